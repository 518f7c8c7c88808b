package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.library.Library;
import org.qinqing.library.Watches;
import org.qinqing.pack.Locality;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Painted;

/** The left side of the library: searching, filters, what is kept, and own files. */
@Order(8)
class LibrarySearchTest {
  private static final Pattern NUMBER = Pattern.compile("(\\d+) 处");
  private static final Pattern COUNTED = Pattern.compile("(.+)（(\\d+)）");
  private static final int MANY = 120;

  @TempDir private Path folder;
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
    person.open(Target.room("library"));
    field().setText("");
    person.until("the documents", () -> person.label("规则包里的文件"));
    if (!chips().isEmpty()) {
      person.act("清除筛选");
    }
  }

  @AfterEach
  void clearTheShelf() throws IOException {
    field().setText("");
    Library library = service(Library.class);
    for (Library.OwnDocument own : library.imports()) {
      library.removeImport(own.address());
    }
    Watches watches = service(Watches.class);
    for (Watches.Saved saved : watches.all()) {
      watches.remove(saved.id());
    }
  }

  private Text field() {
    return person.see(Text.class).stream()
        .filter(text -> text.getMessage().startsWith("搜条文"))
        .reduce((frame, room) -> room)
        .orElseThrow();
  }

  /** Types as a person does: nothing is pressed afterwards. */
  private void search(String words) {
    field().setText(words);
    person.until("an answer to " + words, () -> person.label("处") && !hits().isEmpty());
  }

  private List<Painted> hits() {
    return person.see(Painted.class).stream()
        .filter(row -> row.getClass().getSimpleName().equals("HitRow"))
        .toList();
  }

  private Painted filter(String says) {
    return person.see(Painted.class).stream()
        .filter(one -> one.getClass().getSimpleName().equals("FilterButton"))
        .filter(one -> one.name().contains(says))
        .findFirst()
        .orElseThrow(() -> new AssertionError(says + " " + person.texts()));
  }

  private List<Painted> chips() {
    return person.see(Painted.class).stream()
        .filter(one -> one.getClass().getSimpleName().equals("FilterChip"))
        .toList();
  }

  /** How many were found, as the line above the hits says. */
  private int found() {
    for (Label label : person.see(Label.class)) {
      Matcher matcher = NUMBER.matcher(label.getText());
      if (label.getText().contains("用时") && matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    return -1;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** The values a filter offers that would leave some hits out, without their counts. */
  private List<String> narrowing(String says, int all) {
    return person.offered(() -> filter(says).act()).stream()
        .map(COUNTED::matcher)
        .filter(matcher -> matcher.matches() && Integer.parseInt(matcher.group(2)) < all)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  @Test
  void filterNarrowsAndItsChipTakesItAway() {
    search("礼品");
    int all = found();
    List<String> levels = narrowing("类别", all);
    assertTrue(levels.size() > 1, levels::toString);
    person.choose(() -> filter("类别").act(), levels.getFirst());
    person.until("fewer", () -> found() > 0 && found() < all);
    assertEquals(levels.subList(0, 1), chips().stream().map(Painted::name).toList());
    int one = found();
    person.choose(() -> filter("类别").act(), levels.get(1));
    person.until("more again", () -> found() > one);
    assertEquals(2, chips().size(), "any of the values will do");
    chips().getFirst().act();
    person.settle();
    person.until("one filter less", () -> chips().size() == 1);
    person.act("清除筛选");
    person.until("all again", () -> found() == all && chips().isEmpty());
  }

  @Test
  void historyIsLeftOutUntilAskedFor() {
    search("处分条例 礼品礼金");
    int now = found();
    assertTrue(hits().size() > 0);
    person.until("the way to history", () -> person.label("处在历史版本里"));
    person.act("一并显示");
    person.until("more", () -> found() > now);
    assertEquals(List.of("含历史"), chips().stream().map(Painted::name).toList());
    person.act("清除筛选");
    person.until("as before", () -> found() == now);
  }

  @Test
  void otherPlacesFollowMarkedAndCanBeLeftOut() {
    person.context().workplace().place(Locality.of("440100").orElseThrow());
    search("建德");
    int all = found();
    assertTrue(hits().stream().anyMatch(row -> tip(row).contains("jiande:")), () -> tips());
    person.choose(() -> filter("广州").act(), "只看");
    person.until("fewer", () -> found() >= 0 && found() < all);
    assertTrue(hits().stream().noneMatch(row -> tip(row).contains("jiande:")), () -> tips());
    person.act("清除筛选");
    person.until("all", () -> found() == all);
    search("亲清");
    person.until("its own first", () -> hits().stream().anyMatch(r -> !tip(r).contains("jiande:")));
    person.choose(() -> filter("广州").act(), "建德（");
    person.until(
        "only one place",
        () -> found() > 0 && hits().stream().allMatch(row -> tip(row).contains("jiande:")));
    assertEquals(List.of("建德"), chips().stream().map(Painted::name).toList());
    person.act("清除筛选");
  }

  private String tips() {
    return hits().stream().map(LibrarySearchTest::tip).toList().toString();
  }

  @Test
  void furtherFiltersHaveWordsAndCounts() {
    search("礼品");
    int all = found();
    List<String> values = narrowing("更多", all);
    assertTrue(values.contains("党员干部") || values.contains("公职人员"), values::toString);
    assertFalse(values.stream().anyMatch(LookTest::isForeign), values::toString);
    person.choose(() -> filter("更多").act(), values.getLast());
    person.until("fewer", () -> found() > 0 && found() < all);
    assertTrue(chips().getFirst().name().endsWith("：" + values.getLast()), () -> chips() + "");
    person.act("清除筛选");
  }

  @Test
  void whatWasProbablyMeantIsOneClickAway() {
    field().setText("配藕移居");
    person.until("a suggestion", () -> person.label("是不是要找"));
    person.act("配偶移居");
    person.until("what was meant", () -> !hits().isEmpty() && !person.label("是不是要找"));
    assertEquals("配偶移居", field().getText());
  }

  @Test
  void newestWordsWinAndTheListDoesNotFlicker() {
    search("礼品");
    List<Painted> before = hits();
    for (String words : List.of("礼", "礼品", "礼品礼", "礼品礼金", "宴请")) {
      field().setText(words);
      person.settle();
      assertFalse(hits().isEmpty(), "the old hits stay until the new ones are there");
    }
    person.until(
        "what was typed last",
        () ->
            hits().stream().anyMatch(row -> tip(row).contains("宴") || row.name().contains("宴"))
                || found() > 0);
    assertTrue(hits().stream().allMatch(before::contains) || hits().size() > before.size());
  }

  private static String tip(Control control) {
    return Optional.ofNullable(control.getToolTipText()).orElse("");
  }

  @Test
  void tenAreInSight() {
    for (Point size : List.of(new Point(1280, 800), new Point(1920, 1080))) {
      person.size(size.x, size.y);
      search("礼品");
      person.settle();
      List<Painted> rows = hits();
      assertTrue(rows.size() >= 10, () -> "only " + rows.size());
      Control pane = rows.getFirst().getParent().getParent().getParent();
      int bottom = person.display().map(rows.get(9), pane, 0, rows.get(9).getSize().y).y;
      assertTrue(bottom <= pane.getSize().y, bottom + " in " + pane.getSize());
    }
  }

  @Test
  void everythingByKeyboard() {
    person.shell().forceActive();
    field().setFocus();
    search("礼品礼金");
    person.press(field(), 0, SWT.ARROW_DOWN);
    assertEquals(hits().getFirst(), person.display().getFocusControl());
    person.press(hits().getFirst(), 0, SWT.ARROW_DOWN);
    assertEquals(hits().get(1), person.display().getFocusControl());
    person.press(hits().get(1), 0, SWT.CR);
    String second = tip(hits().get(1));
    String item =
        second.substring(second.indexOf('》') + 1, second.indexOf('条', second.indexOf('》')) + 1);
    person.until("the second hit", () -> person.label(item));
    person.press(hits().get(1), 0, SWT.ARROW_UP);
    person.press(hits().getFirst(), 0, SWT.ARROW_UP);
    assertInstanceOf(Text.class, person.display().getFocusControl());
    field().notifyListeners(SWT.DefaultSelection, new Event());
    person.settle();
    person.press(field(), 0, SWT.ESC);
    person.until("the documents", () -> person.label("规则包里的文件"));
    assertEquals("", field().getText());
  }

  @Test
  void watchedWordsFireWhenAFileBringsThem() throws IOException {
    String word = "青瓷茶罐";
    field().setText(word);
    person.until("nothing yet", () -> !person.painted("盯住这个词").isEmpty());
    person.act("盯住这个词");
    person.until("it is watched", () -> !person.painted("已盯住").isEmpty());
    Path file = file("试行办法.txt", "云溪区礼品登记试行办法\n\n第一条　收到" + word + "的，三日内登记。\n第二条　登记后上交。\n");
    Path parent = Files.createDirectory(folder.resolve("in"));
    Files.copy(file, parent.resolve("试行办法.txt"));
    person.open(new Target("library", "import", parent.toString()));
    person.until("the import", () -> person.label("新导入 1 份"));
    person.until("it fires", () -> !person.painted("盯住的词有").isEmpty());
    person.act("盯住的词有");
    person.until("what is new", () -> person.label("盯住的词有 1 处新内容"));
    person.until("where", () -> !person.painted("试行办法").isEmpty());
    person.screenshot("watch-fired");
    person.painted("试行办法》").getFirst().act();
    person.until("it is seen", () -> !person.label("盯住的词有"));
    assertEquals(List.of(), service(Watches.class).fired());
    assertTrue(person.label("我保存的搜索（1）"), () -> person.texts().toString());
    putAway();
  }

  private void putAway() {
    List<Painted> close = person.painted("").stream().filter(one -> tip(one).equals("收起")).toList();
    close.forEach(Painted::act);
    person.settle();
  }

  @Test
  void importOfAFolderStopsWhenToldAndKeepsWhatItHas() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < MANY; i++) {
      Files.writeString(
          many.resolve("办法" + i + ".md"),
          "# 云溪区第" + i + "号试行办法\n\n**第一条** 第" + i + "件事要登记。\n\n**第二条** 登记后公开。\n");
    }
    person.open(new Target("library", "import", many.toString()));
    person.act("停下");
    person.screenshot("import-stopping");
    person.until("the end", () -> person.label("新导入"));
    int kept = service(Library.class).imports().size();
    assertTrue(kept < MANY, "stopped in time");
    assertTrue(person.label("没有处理"), () -> person.texts().toString());
    assertTrue(person.label("新导入 " + kept + " 份"), () -> kept + " " + person.texts());

    person.open(new Target("library", "import", many.toString()));
    person.until("all of them", () -> person.label("新导入 " + (MANY - kept) + " 份"));
    assertEquals(MANY, service(Library.class).imports().size());
    person.until("the list", () -> person.label("我导入的文件（" + MANY + " 份）"));
    person.inDialog(
        () -> person.act("看明细"),
        dialog -> {
          List<String> texts = Person.in(dialog, Label.class).stream().map(Label::getText).toList();
          assertTrue(texts.stream().anyMatch(text -> text.contains("另有")), texts.toString());
          pictureOf(dialog, "import-details");
        });
    putAway();
  }

  @Test
  void correctionsOfThePreviewReachWhatIsKept() throws IOException {
    Path file = file("通知.txt", "云溪区礼品登记试行办法\n\n打印本页\n\n第一条　收到礼品的，三日内登记。\n\n第二条　登记后上交。\n");
    person.inDialog(
        () -> person.open(new Target("library", "import", file.toString())),
        dialog -> {
          Listing listing = Person.in(dialog, Listing.class).getFirst();
          person.until("its structure", () -> listing.lines().size() >= 3);
          List<Text> fields = Person.in(dialog, Text.class);
          assertEquals("云溪区礼品登记试行办法", fields.getFirst().getText());
          fields.getFirst().setText("云溪区礼品登记办法");
          fields.get(1).setText("云纪〔2026〕9号");
          fields.get(4).setText("2026-03-01");
          int wrong = index(listing, "打印本页");
          listing.choose(wrong);
          button(dialog, "不要").act();
          person.until("it is left out", () -> listing.lines().get(wrong).state().equals("改为不要"));
          pictureOf(dialog, "import-preview");
          button(dialog, "导入").act();
        });
    person.until("the import", () -> person.label("新导入 1 份"));
    Library library = service(Library.class);
    Library.OwnDocument kept = library.imports().getFirst();
    assertEquals("云溪区礼品登记办法", kept.title());
    assertEquals("云纪〔2026〕9号", kept.number());
    assertEquals(LocalDate.of(2026, 3, 1), kept.effective());
    Library.Page page =
        library.show(kept.address().toString(), LocalDate.of(2026, 5, 1)).orElseThrow();
    List<String> texts = new ArrayList<>();
    texts.add(page.provision().text());
    page.parts().forEach(part -> texts.add(part.text()));
    assertFalse(String.join("\n", texts).contains("打印本页"), texts.toString());
    putAway();
  }

  private void pictureOf(Shell dialog, String name) {
    dialog.setLocation(100, 40);
    person.settle();
    person.screenshot(name);
  }

  private static int index(Listing listing, String text) {
    for (int i = 0; i < listing.lines().size(); i++) {
      if (listing.lines().get(i).text().contains(text)) {
        return i;
      }
    }
    throw new AssertionError(text + " " + listing.lines());
  }

  private static FlatButton button(Shell dialog, String text) {
    return Person.in(dialog, FlatButton.class).stream()
        .filter(button -> button.name().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ownFileIsRemovedAfterAsking() throws IOException {
    Path in = Files.createDirectory(folder.resolve("one"));
    Files.writeString(in.resolve("a.md"), "# 云溪区来访登记办法\n\n**第一条** 来访要登记。\n");
    person.open(new Target("library", "import", in.toString()));
    person.until("the import", () -> person.label("我导入的文件（1 份）"));
    Painted trash =
        person.painted("").stream()
            .filter(one -> tip(one).equals("移除“云溪区来访登记办法”"))
            .findFirst()
            .orElseThrow();
    person.inDialog(trash::act, dialog -> {});
    assertEquals(1, service(Library.class).imports().size(), "closing the question keeps it");
    person.inDialog(
        trash::act,
        dialog ->
            Person.in(dialog, org.eclipse.swt.widgets.Button.class).stream()
                .filter(button -> button.getText().equals("移除"))
                .findFirst()
                .orElseThrow()
                .notifyListeners(SWT.Selection, new Event()));
    person.until("it is gone", () -> person.label("还没有导入过文件"));
    assertEquals(List.of(), service(Library.class).imports());
    putAway();
  }

  @Test
  void leftSideReadsWellInEveryLookAndSize() {
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark")) {
      person.look(look);
      person.open(Target.room("library"));
      person.context().workplace().place(Locality.of("440100").orElseThrow());
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String where = size.x + "-" + look;
        search("礼品");
        person.screenshot("search-" + where);
        wrong.addAll(LookTest.cutOff(person, "search-" + where));
        person.choose(() -> filter("类别").act(), "（");
        person.until("the chip", () -> chips().size() == 1);
        person.choose(() -> filter("今天有效").act(), "含历史");
        person.until("two chips", () -> chips().size() == 2);
        person.screenshot("filtered-" + where);
        wrong.addAll(LookTest.cutOff(person, "filtered-" + where));
        person.act("清除筛选");
        field().setText("嚯嚯嚯");
        person.until("nothing", () -> person.label("没有找到"));
        person.screenshot("none-" + where);
        wrong.addAll(LookTest.cutOff(person, "none-" + where));
        field().setText("");
        person.until("the documents", () -> person.label("规则包里的文件"));
        person.screenshot("home-" + where);
        wrong.addAll(LookTest.cutOff(person, "home-" + where));
      }
    }
    assertEquals("", String.join("\n", wrong));
  }
}
