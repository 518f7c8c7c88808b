package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Segments;

/** Reading in the library: tabs, outline, versions, notes, official texts beside plain words. */
@Order(9)
class LibraryReaderTest {
  private static final String ROOM = "library";
  private static final String GIFTS = "cn:discipline/art-97";
  private static final String PAIR =
      "cn:discipline@2018-10-01/art-90 cn:discipline@2024-01-01/art-99";
  private static final String FIRST =
      """
      ## 第一条 上船以前 {#art-1}

      游船公司请机关干部坐船看灯，一律先问单位，不问就不上船。

      ## 第二条 下船以后 {#art-2}

      船上发的纪念品当场退回，退不掉的三日内交到单位。
      """;
  private static final String SECOND =
      """
      ## 第一条 总的要求 {#art-1}

      接待从简，不搞排场，费用各付各的。

      ## 第二条 下船以后 {#art-2}

      船上发的纪念品当场退回，退不掉的三日内交到单位。

      ## 第三条 上船以前 {#art-3}
      <!-- continues: yunhe:boats/art-1 -->

      游船公司请机关干部坐船看灯，一律先书面请示单位，不请示就不上船。
      """;

  @TempDir private Path folder;
  private Person person;

  @BeforeEach
  void sitDown() throws IOException {
    person = Person.atTheWindow();
    person.go("文库");
    closeTabs();
  }

  @AfterEach
  void clearTheDesk() throws IOException {
    closeTabs();
    Notes notes = service(Notes.class);
    for (Notes.Placed placed : notes.all()) {
      notes.remove(placed.mark().id());
    }
    PackInstaller installer = service(PackInstaller.class);
    if (installer.list().stream().anyMatch(listed -> listed.id().equals(RiverBundle.ID))) {
      installer.remove(RiverBundle.ID);
      person.until("the bundle gone", () -> Person.packs().pack(RiverBundle.ID).isEmpty());
    }
    Library library = service(Library.class);
    for (Library.OwnDocument own : library.imports()) {
      library.removeImport(own.address());
    }
  }

  private void closeTabs() {
    open(GIFTS);
    for (int i = 0; i < 40 && !tabs().isEmpty(); i++) {
      person.press(person.shell(), SWT.MOD1, 'w');
    }
    assertEquals("打开的条文", strip().name());
  }

  // --- seeing ------------------------------------------------------------------------------------

  private Painted strip() {
    return person.see(Painted.class).stream()
        .filter(one -> one.getClass().getSimpleName().equals("TabStrip"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person.texts()));
  }

  /** The name of the tab that is read and how many there are; empty for none. */
  private String tabs() {
    String name = strip().name();
    return name.equals("打开的条文") ? "" : name;
  }

  private boolean reads(String words) {
    return person.see(StyledText.class).stream().anyMatch(text -> text.getText().contains(words));
  }

  private StyledText text(String words) {
    return person.see(StyledText.class).stream()
        .filter(text -> text.getText().contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(words + " in " + person.texts()));
  }

  private Painted named(String name) {
    person.until(name, () -> person.painted(name).stream().anyMatch(p -> p.name().equals(name)));
    return person.painted(name).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Text field(String hint) {
    return person.see(Text.class).stream()
        .filter(text -> text.getMessage().contains(hint))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person.texts()));
  }

  private void open(String address) {
    person.open(new Target(ROOM, "address", address));
  }

  private void aside(String address) {
    person.open(new Target(ROOM, "tab", address));
  }

  private void back() {
    person.press(person.shell(), SWT.ALT, SWT.ARROW_LEFT);
  }

  private void select(StyledText text, String words) {
    int from = text.getText().indexOf(words);
    assertTrue(from >= 0, text.getText());
    text.setFocus();
    text.setSelection(from, from + words.length());
    text.notifyListeners(SWT.KeyUp, new Event());
    person.settle();
  }

  private StyledText editor() {
    person.until(
        "the editor",
        () -> person.see(StyledText.class).stream().anyMatch(StyledText::getEditable));
    return person.situation();
  }

  // --- tabs and outline --------------------------------------------------------------------------

  @Test
  void tabsOutlineAndTheWayBack() {
    open(GIFTS);
    person.until("the provision", () -> tabs().startsWith("第九十七条"));
    aside("cn:discipline/art-98");
    person.until("a second tab", () -> tabs().equals("第九十八条，打开的 2 条之一"));
    open("cn:discipline/art-101");
    person.until("in the same tab", () -> tabs().equals("第一百零一条，打开的 2 条之一"));

    person.press(person.see(StyledText.class).getFirst(), SWT.MOD1, 'f');
    Text find = field("在目录里找");
    assertTrue(find.isFocusControl());
    find.setText("违规办企业");
    find.notifyListeners(SWT.DefaultSelection, new Event());
    person.until("found by typing", () -> tabs().startsWith("第一百零八条，"));

    back();
    person.until("the one before", () -> tabs().startsWith("第一百零一条，"));
    back();
    person.until("the one before that", () -> tabs().equals("第九十八条，打开的 2 条之一"));
    back();
    person.until("the other tab", () -> tabs().equals("第九十七条，打开的 2 条之一"));
    person.press(person.shell(), SWT.ALT, SWT.ARROW_RIGHT);
    person.until("forward to the tab", () -> tabs().equals("第九十八条，打开的 2 条之一"));

    person.press(strip(), SWT.MOD1, SWT.TAB);
    person.until("the next tab", () -> tabs().startsWith("第九十七条"));
    person.go("训练");
    person.look("dark");
    person.go("文库");
    person.until("both tabs again", () -> tabs().equals("第九十七条，打开的 2 条之一"));
    person.until("its text", () -> person.label("收受礼品礼金"));
    person.press(person.shell(), SWT.MOD1, 'w');
    person.until("one tab", () -> tabs().equals("第九十八条，打开的 1 条之一"));
    person.look("light");
  }

  @Test
  void atMostTwelveTabsAndHeldOnesStay() {
    List<String> articles = List.of("63", "81", "94", "95", "96", "97", "98", "99", "100", "101");
    articles.forEach(number -> aside("cn:discipline/art-" + number));
    person.until("ten", () -> tabs().contains("打开的 10 条之一"));
    person.press(strip(), 0, SWT.ARROW_LEFT);
    person.until("one to the left", () -> tabs().startsWith("第一百条"));
    for (String number : List.of("102", "103", "104", "105", "106")) {
      aside("cn:discipline/art-" + number);
    }
    person.until("no more than twelve", () -> tabs().contains("打开的 12 条之一"));
    person.press(strip(), 0, SWT.DEL);
    person.until("one less", () -> tabs().contains("打开的 11 条之一"));
  }

  @Test
  void textThatNoLongerCountsSaysSoAndLeadsOn() {
    open("cn:discipline@2018-10-01/art-88");
    person.until("the banner", () -> person.label("不再适用"));
    person.act("看现行的第九十七条");
    person.until("the text in force", () -> tabs().startsWith("第九十七条"));
    person.until("no banner", () -> !person.label("不再适用"));

    person.context().workplace().day(Optional.of(LocalDate.of(2017, 5, 1)));
    person.until("not yet on that day", () -> person.label("还不适用") || person.label("2017-05-01"));
    open("cn:discipline/art-83");
    person.until("the version of that day", () -> person.label("第八十三条"));
    assertFalse(person.label("不再适用"), () -> person.texts().toString());
  }

  // --- versions ----------------------------------------------------------------------------------

  private Listing changes() {
    person.until(
        "the articles",
        () -> person.see(Listing.class).stream().anyMatch(list -> !list.lines().isEmpty()));
    return person.see(Listing.class).getFirst();
  }

  private boolean isMarked(boolean newer) {
    return person.see(StyledText.class).stream()
        .flatMap(text -> Arrays.stream(text.getStyleRanges()))
        .anyMatch(style -> newer ? isAdded(style) : style.strikeout && style.underline);
  }

  private static boolean isAdded(StyleRange style) {
    return style.underline && !style.strikeout && style.fontStyle == SWT.BOLD;
  }

  @Test
  void twoVersionsAreComparedFromOneChangeToTheNext() throws IOException {
    open("cn:discipline@2024-01-01/art-99");
    person.until("its history", () -> !person.painted("这一条的来历").isEmpty());
    named("对照 2018-10-01 与 2024-01-01").act();
    Listing list = changes();
    assertEquals("第九十九条", list.chosen().orElseThrow().title());
    assertTrue(list.chosen().orElseThrow().text().startsWith("原第九十条"));
    person.until("what was taken away", () -> isMarked(false));
    assertTrue(isMarked(true), "what was added");
    person.until("where we are", () -> person.label("第 "));

    String before = place();
    person.press(person.shell(), 0, SWT.F7);
    String next = place();
    assertFalse(next.equals(before), next);
    person.press(person.shell(), SWT.SHIFT, SWT.F7);
    assertEquals(before, place());

    Path file = folder.resolve("对照.html");
    named("导出对照表").act();
    export(file, 2);
    String table = Files.readString(file, StandardCharsets.UTF_8);
    assertTrue(table.contains("第九十九条"), table);
    assertTrue(table.contains("〔"), "marks that need no colour");

    person.choose(() -> person.act("2018-10-01 版"), "2016-01-01");
    person.until("another version", () -> !person.painted("2016-01-01 版").isEmpty());
    back();
    person.until("the pair before", () -> !person.painted("2018-10-01 版").isEmpty());
    back();
    person.until("reading again", () -> tabs().startsWith("第九十九条"));
  }

  private Address imported(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Library.Imported imported =
        service(Library.class).importFiles(List.of(file), Library.ImportProgress.NONE).getFirst();
    return imported.document().orElseThrow().address();
  }

  @Test
  void twoOfficialFilesOfOneTitleAreComparedToo() throws IOException {
    Address older =
        imported(
            "旧.md",
            """
            # 云河游船管理办法

            第一条 为了安全，制定本办法。

            第二条 游船每船不超过二十人。

            第三条 船票由市里定价。

            第四条 本办法自2019年5月1日起施行。
            """);
    Address newer =
        imported(
            "新.md",
            """
            # 云河游船管理办法

            第一条 为了安全，制定本办法。

            第二条 游船每船不超过三十人。

            第三条 夜航须开灯，并配两名船员值守。

            第四条 本办法自2024年5月1日起施行。
            """);
    assertFalse(older.equals(newer), older.toString());
    person.open(new Target(ROOM, "compare", older + " " + newer));
    Listing list = changes();
    List<String> states = list.lines().stream().map(Listing.Line::state).toList();
    assertTrue(states.containsAll(List.of("未变", "改动")), states.toString());
    person.until("the first change", () -> place().startsWith("第 1 处"));
    assertEquals("第二条", list.chosen().orElseThrow().title());
    assertTrue(reads("三十人") && reads("二十人"), () -> person.texts().toString());
    int all = list.lines().size();
    filter("只看有改动的", 1);
    assertTrue(list.lines().size() < all);
    assertTrue(list.lines().stream().noneMatch(line -> line.state().equals("未变")));
    assertTrue(person.label("左右都是官方文本"), () -> person.texts().toString());
  }

  private String place() {
    return person.texts().stream()
        .filter(text -> text.matches("第 \\d+ 处，共 \\d+ 处"))
        .findFirst()
        .orElse("");
  }

  private void filter(String name, int index) {
    person.see(Segments.class).stream()
        .filter(one -> one.name().equals("全部") || one.name().equals(name))
        .findFirst()
        .orElseThrow()
        .choose(index);
    person.settle();
  }

  /** Fills in the form below and waits for the file. */
  private void export(Path file, int format) {
    person.until(
        "the form",
        () -> person.see(Text.class).stream().anyMatch(t -> t.getText().endsWith(".docx")));
    person.see(Segments.class).stream()
        .filter(one -> one.name().equals("Word 文档"))
        .findFirst()
        .orElseThrow()
        .choose(format);
    Text path =
        person.see(Text.class).stream()
            .filter(text -> text.getText().matches(".*\\.(docx|pdf|html)"))
            .findFirst()
            .orElseThrow();
    path.setText(file.toString());
    named("导出").act();
    person.until("the file", () -> person.label("已导出"));
    assertTrue(Files.exists(file));
  }

  @Test
  void documentBecomesAFileInEveryFormat() throws IOException {
    open(GIFTS);
    person.until("the provision", () -> person.label("收受礼品礼金"));
    for (int format = 0; format < 3; format++) {
      String ending = List.of(".docx", ".pdf", ".html").get(format);
      person.choose(() -> person.act("更多："), "导出");
      Path file = folder.resolve("九十七" + ending);
      export(file, format);
      byte[] bytes = Files.readAllBytes(file);
      String head = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
      switch (format) {
        case 0 -> assertTrue(head.startsWith("PK"), head);
        case 1 -> assertEquals("%PDF", head);
        default ->
            assertTrue(new String(bytes, StandardCharsets.UTF_8).contains("不是官方文本"), "a digest");
      }
      named("关闭").act();
    }
    person.choose(() -> person.act("更多："), "导出");
    segments("这一条").choose(1);
    field("如 97-99").setText("97、99");
    Path some = folder.resolve("两条.html");
    export(some, 2);
    String text = Files.readString(some, StandardCharsets.UTF_8);
    assertTrue(text.contains("第九十七条") && text.contains("第九十九条"), text);
    assertFalse(text.contains("第九十八条"), text);
  }

  private Segments segments(String chosen) {
    person.until(
        chosen,
        () -> person.see(Segments.class).stream().anyMatch(one -> one.name().equals(chosen)));
    return person.see(Segments.class).stream()
        .filter(one -> one.name().equals(chosen))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void printingHandsAFileToTheViewer() throws IOException {
    open(GIFTS);
    person.until("the provision", () -> person.label("收受礼品礼金"));
    named("打印").act();
    person.until("where it is", () -> person.label(".pdf"));
    String said =
        person.texts().stream().filter(text -> text.endsWith(".pdf")).findFirst().orElseThrow();
    byte[] bytes = Files.readAllBytes(Path.of(said.substring(said.indexOf('：') + 1)));
    assertEquals("%PDF", new String(bytes, 0, 4, StandardCharsets.ISO_8859_1));
  }

  @Test
  void citationIsCopiedAsAnOfficialPaperHasIt() {
    open(GIFTS);
    person.until("the provision", () -> person.label("收受礼品礼金"));
    person.choose(() -> named("引用").act(), "复制引用");
    assertEquals("《中国共产党纪律处分条例》第九十七条（2024年1月1日起施行）", clipboard());
    StyledText text = text("分两种情形");
    select(text, "只要有可能影响公正办事");
    person.press(text, SWT.MOD1, 'i');
    assertTrue(clipboard().startsWith("《中国共产党纪律处分条例》第九十七条第一款（2024年1月1日起施行）"), clipboard());
    assertTrue(clipboard().endsWith("只要有可能影响公正办事"), clipboard());
  }

  private String clipboard() {
    Clipboard clipboard = new Clipboard(person.display());
    try {
      Object content = clipboard.getContents(TextTransfer.getInstance());
      assertNotNull(content);
      return content.toString();
    } finally {
      clipboard.dispose();
    }
  }

  // --- notes -------------------------------------------------------------------------------------

  private void install(String version, String articles) throws IOException {
    PackInstaller.Outcome outcome =
        service(PackInstaller.class).install(RiverBundle.write(folder, version, articles), true);
    assertTrue(outcome.done(), outcome.findings().toString());
    PackRegistry registry = service(PackRegistry.class);
    person.until(
        "version " + version,
        () ->
            registry
                .snapshot()
                .pack(RiverBundle.ID)
                .filter(pack -> pack.version().equals(version))
                .isPresent());
  }

  @Test
  void noteIsKeptOrMovesWithItsTextWhenTheBundleIsUpdated() throws IOException {
    install("1.0.0", FIRST);
    open("yunhe:boats/art-1");
    person.until("the provision", () -> reads("坐船看灯"));
    select(text("坐船看灯"), "一律先问单位");
    person.press(text("坐船看灯"), SWT.MOD1, 'j');
    editor().setText("先打电话问老李。");
    person.press(editor(), SWT.MOD1, SWT.CR);
    person.until("the note", () -> person.label("先打电话问老李"));
    assertTrue(person.label("“一律先问单位”"), () -> person.texts().toString());
    assertTrue(
        Arrays.stream(text("坐船看灯").getStyleRanges()).anyMatch(style -> style.underline),
        "the stretch is marked in the text");

    open("yunhe:boats/art-2");
    person.until("the provision", () -> reads("纪念品当场退回"));
    select(text("纪念品当场退回"), "三日内交到单位");
    person.press(text("纪念品当场退回"), SWT.MOD1, 'h');
    person.until(
        "the highlight",
        () ->
            Arrays.stream(text("纪念品当场退回").getStyleRanges())
                .anyMatch(style -> style.background != null));

    install("1.1.0", SECOND);
    person.until("kept", () -> !tagged("随版本保留").isEmpty() && person.label("“三日内交到单位”"));
    open("yunhe:boats/art-3");
    person.until("the moved note", () -> person.label("先打电话问老李"));
    person.until("said to have moved", () -> !tagged("已随条文移来").isEmpty());
    person.act("看改动");
    person.until("what changed", () -> isMarked(false) && isMarked(true));
    person.screenshot("note-moved");
    person.act("就放在这里");
    person.until("settled", () -> !tagged("随版本保留").isEmpty());

    service(PackInstaller.class).remove(RiverBundle.ID);
    person.until("the bundle gone", () -> Person.packs().pack(RiverBundle.ID).isEmpty());
    person.open(new Target(ROOM, "notes", ""));
    person.until("all notes", () -> person.label("全部笔记（2）"));
    assertTrue(person.label("先打电话问老李"), "an orphan is not lost");
    assertEquals(2, tagged("原处已无").size(), () -> person.texts().toString());
  }

  private List<Painted> tagged(String words) {
    return person.see(Painted.class).stream()
        .filter(one -> one.getClass().getSimpleName().equals("Tags"))
        .filter(one -> one.name().contains(words))
        .toList();
  }

  @Test
  void whatIsBeingWrittenIsNotLost() throws IOException {
    open(GIFTS);
    person.until("the provision", () -> person.label("收受礼品礼金"));
    named("记一笔").act();
    editor().setText("写到一半");
    open("cn:discipline/art-98");
    person.until("another", () -> tabs().startsWith("第九十八条"));
    assertTrue(person.see(StyledText.class).stream().noneMatch(StyledText::getEditable));
    person.look("dark");
    open(GIFTS);
    assertEquals("写到一半", editor().getText());
    person.screenshot("note-draft");
    person.press(editor(), 0, SWT.ESC);
    person.until(
        "no editor",
        () -> person.see(StyledText.class).stream().noneMatch(StyledText::getEditable));
    assertEquals(List.of(), service(Notes.class).all());
    person.look("light");
  }

  @Test
  void favouriteIsKeptAndFoundAgain() throws IOException {
    open(GIFTS);
    person.until("the provision", () -> person.label("收受礼品礼金"));
    named("收藏").act();
    named("已收藏");
    Notes.Placed placed = service(Notes.class).all().getFirst();
    assertEquals(Notes.Kind.FAVOURITE, placed.mark().kind());
    person.choose(() -> person.act("更多："), "全部笔记");
    person.until("all notes", () -> person.label("全部笔记（1）"));
    person.act("《中国共产党纪律处分条例》第九十七条");
    person.until("the provision", () -> person.label("收受礼品礼金"));
    named("已收藏").act();
    named("收藏");
    assertEquals(List.of(), service(Notes.class).all());
  }

  // --- official text -----------------------------------------------------------------------------

  @Test
  void officialTextStandsBesideThePlainWords() throws IOException {
    open(GIFTS);
    person.until("the invitation", () -> person.label("还没有导入这份文件的官方文本"));
    Address own =
        imported(
            "条例.md",
            """
            # 中国共产党纪律处分条例

            ## 第八章 对违反廉洁纪律行为的处分

            第九十六条 测试用的第九十六条。

            第九十七条 测试用的第九十七条第一款文字。

            测试用的第九十七条第二款文字。

            第九十八条 测试用的第九十八条。

            第一百五十八条 本条例自2024年1月1日起施行。
            """);
    open("cn:discipline/art-98");
    open(GIFTS);
    person.until("both", () -> reads("测试用的第九十七条第一款") && reads("分两种情形"));
    assertFalse(person.label("还没有导入这份文件"), () -> person.texts().toString());
    person.screenshot("side-by-side");
    StyledText plain = text("分两种情形");
    StyledText official = text("测试用的第九十七条第一款");
    assertTrue(
        plain.toDisplay(0, 0).x < official.toDisplay(0, 0).x, "plain words left, official right");
    open(own + "/art-97");
    person.until("from the other side", () -> reads("分两种情形") && reads("测试用的第九十七条第一款"));
    service(Library.class).removeImport(own);
  }

  // --- keys and looks ----------------------------------------------------------------------------

  @Test
  void everythingIsReachedByKeyboard() {
    person.shell().forceActive();
    open(GIFTS);
    person.until("the provision", () -> person.label("收受礼品礼金"));
    assertTrue(strip().setFocus());
    KeyboardTest.everythingIsReached(person, "reading");
    person.open(new Target(ROOM, "compare", PAIR));
    changes();
    person.until("where we are", () -> !place().isEmpty());
    changes().setFocus();
    KeyboardTest.everythingIsReached(person, "comparing");
    assertInstanceOf(Painted.class, person.display().getFocusControl());
    person.press(person.shell(), 0, SWT.ESC);
    person.until("reading again", () -> tabs().startsWith("第九十九条"));
  }

  @Test
  void readsWellInEveryLookAndSize() throws IOException {
    Notes notes = service(Notes.class);
    Address gifts = Address.parse("cn:discipline@2024-01-01/art-97/p-1").orElseThrow();
    notes.add(Notes.Kind.NOTE, gifts, Optional.empty(), "开会讲这条时，先举“退卡留凭据”的例子。");
    notes.add(Notes.Kind.HIGHLIGHT, gifts, Optional.of(new Notes.Quote("只要有可能影响公正办事", "", "")), "");
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark", "hc")) {
      person.look(look);
      for (Point size :
          look.equals("hc")
              ? List.of(new Point(1280, 800))
              : List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String name = "-" + size.x + "-" + look;
        person.go("文库");
        aside("cn:discipline/art-99");
        open(GIFTS);
        person.until("the provision", () -> person.label("退卡留凭据"));
        look("reader" + name, wrong);
        person.choose(() -> person.act("更多："), "导出");
        person.until("the form", () -> person.label("导出成文件"));
        look("export" + name, wrong);
        named("关闭").act();
        open("cn:discipline@2018-10-01/art-88");
        person.until("the banner", () -> person.label("不再适用"));
        look("earlier" + name, wrong);
        person.open(new Target(ROOM, "compare", PAIR));
        changes();
        person.until("where we are", () -> !place().isEmpty());
        look("compare" + name, wrong);
        person.open(new Target(ROOM, "notes", ""));
        person.until("all notes", () -> person.label("全部笔记（2）"));
        look("notes" + name, wrong);
      }
    }
    person.look("light");
    assertEquals("", String.join("\n", wrong));
  }

  private void look(String name, List<String> wrong) {
    person.settle();
    person.screenshot(name);
    person.texts().stream()
        .map(text -> text.replaceAll("Word|\\S*\\.docx", ""))
        .filter(LookTest::isForeign)
        .forEach(text -> wrong.add(name + ": " + text));
    wrong.addAll(LookTest.cutOff(person, name));
  }
}
