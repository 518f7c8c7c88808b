package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Segments;

/** Writing a bundle for an invented place in the window, and comparing places. */
@Order(7)
class AuthoringTest {
  private static final String ID = "yunxi";
  private static final String PLACE = "云溪";
  private static final Locality CODE = Locality.of("519800").orElseThrow();
  private static final String INVITED = "有家企业下周开业庆典，请我去参加，还没跟单位说。";

  private static final Pattern MARK = Pattern.compile("更严|更宽|一致|未规定");

  /** Ids of rules and tests, and paths inside a bundle. */
  private static final Pattern NAMED =
      Pattern.compile("[a-z]+(-[a-z0-9]+)+|[a-z_-]+/[a-z0-9_./:-]+|" + ID);

  @TempDir private Path folder;
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
    person.go("规则包");
  }

  @AfterEach
  void clearTheDesk() throws IOException {
    page("编写");
    if (person.label("未保存")) {
      person.act("保存");
    }
    if (!person.painted("更多").isEmpty()) {
      person.choose(() -> person.act("更多"), "关掉");
    }
    PackInstaller installer = service(PackInstaller.class);
    if (installer.list().stream().anyMatch(listed -> listed.id().equals(ID))) {
      installer.remove(ID);
      person.until("the bundle gone", () -> Person.packs().pack(ID).isEmpty());
    }
    page("已安装");
  }

  private void page(String name) {
    person.until(
        "the pages", () -> person.see(Segments.class).stream().anyMatch(t -> at(t, name) >= 0));
    Segments tabs =
        person.see(Segments.class).stream()
            .filter(one -> at(one, name) >= 0)
            .findFirst()
            .orElseThrow();
    tabs.choose(at(tabs, name));
    person.settle();
  }

  /** Where a page stands among the others; -1 when it is not there. */
  private static int at(Segments tabs, String name) {
    for (int i = 0; i < tabs.labels().size(); i++) {
      if (tabs.labels().get(i).startsWith(name)) {
        return i;
      }
    }
    return -1;
  }

  /** A bundle begun from the template, without the window. */
  private Path begun() throws IOException {
    Path made = folder.resolve(ID);
    service(PackAuthoring.class)
        .create(new PackAuthoring.NewPack(ID, PLACE, CODE, "", PackAuthoring.BLANK), made);
    return made;
  }

  private void open(Path bundle) {
    person.open(new Target("packs", "author", bundle.toString()));
    person.until("its rules", () -> !rules().isEmpty());
    person.until("the tests have run", () -> person.label("全部通过"));
  }

  private Listing list() {
    return person.see(Listing.class).getFirst();
  }

  private List<Listing.Line> rules() {
    return person.see(Listing.class).stream().flatMap(one -> one.lines().stream()).toList();
  }

  /** The field that stands below a label. */
  private <T extends Control> T field(String label, Class<T> kind) {
    Composite group =
        person.see(Label.class).stream()
            .filter(one -> one.getText().startsWith(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " " + person.texts()))
            .getParent();
    return person.see(kind).stream()
        .filter(one -> isIn(one, group))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label));
  }

  private static boolean isIn(Control control, Composite group) {
    for (Control at = control; at != null; at = at.getParent()) {
      if (at == group) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            folder.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return content;
  }

  private static void push(org.eclipse.swt.widgets.Shell dialog, String text) {
    Person.in(dialog, Button.class).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow()
        .notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void verdictOfARuleTurnsItsTestRedUntilItIsTakenBack() throws IOException {
    Path bundle = begun();
    Map<String, String> before = content(bundle);
    open(bundle);
    assertEquals("测试全过", rules().getFirst().state());

    person.choose(() -> field("结论", FlatButton.class).act(), "不可以");
    person.until("a red test", () -> person.label("个未过"));
    assertEquals("有测试未过", rules().getFirst().state());
    assertTrue(person.label("未保存"));
    person.act("撤销");
    person.until("green again", () -> person.label("全部通过"));
    assertEquals("测试全过", rules().getFirst().state());
    assertFalse(person.label("未保存"), "nothing is left to save");
    assertEquals(before, content(bundle), "nothing was written");

    StyledText say = field("一句话", StyledText.class);
    String words = say.getText();
    say.setText(words + "先问清楚。");
    person.until("the draft took it", () -> person.label("未保存"));
    assertEquals(words.length() + 5, say.getCharCount(), "the field keeps what was typed");
    person.press(say, SWT.MOD1, 's');
    person.until("it is saved", () -> !person.label("未保存"));

    Map<String, String> after = content(bundle);
    assertEquals(before.keySet(), after.keySet());
    List<String> changed =
        after.keySet().stream().filter(f -> !after.get(f).equals(before.get(f))).toList();
    assertEquals(1, changed.size(), changed::toString);
    assertEquals(
        before.get(changed.getFirst()).replace(words, words + "先问清楚。"),
        after.get(changed.getFirst()));
  }

  @Test
  void typingIsNotDisturbedAndTakenBackInItsField() throws IOException {
    open(begun());
    StyledText say = field("一句话", StyledText.class);
    String before = say.getText();
    say.setFocus();
    say.replaceTextRange(3, 0, "先");
    say.setCaretOffset(4);
    person.until("the draft took it", () -> person.label("未保存"));
    person.until("it is checked", () -> person.label("已检查"));
    assertTrue(say.isFocusControl());
    assertEquals(4, say.getCaretOffset());
    person.press(say, SWT.MOD1, 'z');
    assertEquals(before, say.getText());
    person.until("nothing is left to save", () -> !person.label("未保存"));
    person.press(say, SWT.MOD1, 'y');
    assertEquals(before.length() + 1, say.getCharCount());
  }

  @Test
  void leavingTheRoomLosesNothing() throws IOException {
    Path bundle = begun();
    open(bundle);
    StyledText say = field("一句话", StyledText.class);
    say.setText("示例：改了一半。");
    person.go("文库");
    person.look("dark");
    person.go("规则包");
    page("编写");
    person.until("the draft", () -> !person.see(Listing.class).isEmpty());
    assertEquals("示例：改了一半。", field("一句话", StyledText.class).getText());
    assertTrue(person.label("未保存"));
  }

  @Test
  void closingTheWindowAsksFirst() throws IOException {
    open(begun());
    field("一句话", StyledText.class).setText("示例：还没有保存。");
    person.until("the draft took it", () -> person.label("未保存"));
    person.inDialog(() -> person.shell().close(), dialog -> push(dialog, "先不走"));
    assertFalse(person.shell().isDisposed());
    assertTrue(person.label("未保存"));
  }

  @Test
  void partIsAddedTakenAwayAndBroughtBack() throws IOException {
    open(begun());
    int before = rules().size();
    person.choose(() -> person.act("新增"), "测试");
    person.until("the new test", () -> !person.label("全部通过") || person.label("个未过"));
    assertEquals("yunxi-t-normal-contact-3", list().chosen().orElseThrow().id());
    person.act("删除");
    assertTrue(rules().stream().noneMatch(line -> line.id().equals("yunxi-t-normal-contact-3")));
    person.act("撤销");
    assertTrue(rules().stream().anyMatch(line -> line.id().equals("yunxi-t-normal-contact-3")));
    kinds().choose(0);
    assertEquals(before, rules().size());
  }

  @Test
  void takingBackShowsThePartItChanges() throws IOException {
    open(begun());
    field("一句话", StyledText.class).setText("示例：改过。");
    person.until("the draft took it", () -> person.label("未保存"));
    kinds().choose(1);
    assertEquals("卡片", kinds().name());
    person.act("撤销");
    assertEquals("规则", kinds().name());
    assertFalse(field("一句话", StyledText.class).getText().contains("改过"));
    person.act("重做");
    assertEquals("示例：改过。", field("一句话", StyledText.class).getText());
  }

  @Test
  void brokenSourceIsKeptAndSaid() throws IOException {
    open(begun());
    person.see(Segments.class).stream()
        .filter(one -> one.name().equals("表单"))
        .findFirst()
        .orElseThrow()
        .choose(1);
    person.until("the source", () -> source().getText().contains("modality: conditional"));
    String whole = source().getText();
    source().setText(whole.replace("topic: normal_contact", "topic: [normal_contact"));
    person.until("what is wrong", () -> person.label("还不是完整的 YAML"));
    person.until("no tests can run", () -> person.label("改好之前不能跑测试"));
    source().setText(whole);
    person.until("all is well again", () -> person.label("全部通过"));
    assertFalse(person.label("未保存"));
  }

  private StyledText source() {
    return person.situation();
  }

  @Test
  void fileThatSomebodyElseChangedIsNotWrittenOver() throws IOException {
    Path bundle = begun();
    open(bundle);
    Path file = bundle.resolve("rules").resolve("normal_contact.yaml");
    String theirs = Files.readString(file) + "# changed by somebody else\n";
    Files.writeString(file, theirs);
    field("一句话", StyledText.class).setText("示例：我的改动。");
    person.inDialog(() -> person.act("保存"), dialog -> push(dialog, "先不动"));
    assertEquals(theirs, Files.readString(file));
    assertTrue(person.label("未保存"));
    person.inDialog(() -> person.act("保存"), dialog -> push(dialog, "重新读"));
    assertFalse(person.label("未保存"));
    assertFalse(field("一句话", StyledText.class).getText().contains("我的改动"));
    assertEquals(theirs, Files.readString(file));
  }

  @Test
  void newBundleAnswersInTheSameRun() {
    page("编写");
    person.act("新建");
    field("地方", Text.class).setText(PLACE);
    field("行政区划代码", Text.class).setText(CODE.code());
    field("编号", Text.class).setText(ID);
    field("放在哪里", Text.class).setText(folder.resolve(ID).toString());
    person.act("新建并打开");
    person.until("the new bundle", () -> !rules().isEmpty());
    person.until("its tests", () -> person.label("全部通过"));

    person.inDialog(() -> person.act("试用"), dialog -> push(dialog, "试用"));
    person.act("去口袋书问一问");
    assertEquals(CODE, person.context().workplace().place());
    person.type(INVITED);
    person.read("报告或批准后可以");
    assertTrue(person.label("在" + PLACE), () -> person.texts().toString());

    // Tried again after a change, the newer words answer.
    person.go("规则包");
    page("编写");
    field("一句话", StyledText.class).setText("示例：云溪改过的说法。");
    person.until("the draft took it", () -> person.label("未保存"));
    person.inDialog(() -> person.act("试用"), dialog -> push(dialog, "试用"));
    person.act("去口袋书问一问");
    person.until("the newer words", () -> person.label("云溪改过的说法"));

    person.go("规则包");
    page("已安装");
    person.until("it is listed", () -> !person.row(CODE.code()).isEmpty());
    assertTrue(person.row(CODE.code()).getFirst().said().contains("未签名"));
  }

  private void compareGuangzhou() {
    person.open(new Target("packs", "compare", "440100"));
    person.until("the topics", () -> person.label("点开看哪些情形不同"));
    person.until("the place", () -> !person.painted("广州").isEmpty());
  }

  private List<Painted> topics() {
    return person.painted("条规则").stream().filter(row -> MARK.matcher(row.name()).find()).toList();
  }

  @Test
  void levelsStandSideBySide() {
    compareGuangzhou();
    assertTrue(
        topics().size() > person.painted("未规定").size(),
        () -> "Guangzhou says nothing on any topic: " + person.texts());
    Painted answered =
        topics().stream().filter(row -> !row.name().contains("未规定")).findFirst().orElseThrow();
    int before = person.texts().size();
    answered.act();
    assertTrue(person.texts().size() > before, "its situations are below it");
    assertEquals(List.of(), english("compare"));
    answered.act();
    assertEquals(before, person.texts().size());
  }

  @Test
  void pagesComeAndGoWithTheirServices() throws BundleException {
    Bundle authoring =
        Arrays.stream(Person.bundles().getBundles())
            .filter(bundle -> bundle.getSymbolicName().equals("org.qinqing.authoring"))
            .findFirst()
            .orElseThrow();
    page("编写");
    authoring.stop(Bundle.STOP_TRANSIENT);
    try {
      person.until(
          "no page to write on",
          () -> person.see(Segments.class).stream().noneMatch(tabs -> at(tabs, "编写") >= 0));
      assertFalse(person.row("440100").isEmpty(), "what is installed is still shown");
    } finally {
      authoring.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    }
    page("编写");
    assertTrue(person.label("给一个地方写规则包"));
  }

  /** Texts of ours in another language; what an author writes is left aside. */
  private List<String> english(String where) {
    List<String> texts = new ArrayList<>();
    person.see(Label.class).forEach(label -> texts.add(label.getText()));
    person.see(Painted.class).forEach(painted -> texts.add(painted.name()));
    person.see(Text.class).forEach(text -> texts.add(text.getMessage()));
    return texts.stream()
        .map(text -> NAMED.matcher(text).replaceAll(" "))
        .filter(LookTest::isForeign)
        .map(text -> where + ": " + text)
        .toList();
  }

  @Test
  void pagesReadWellInEveryLookAndSize() throws IOException {
    open(begun());
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark", "hc")) {
      person.look(look);
      person.go("规则包");
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        page("编写");
        for (String kind : List.of("规则", "卡片", "测试", "题目")) {
          kinds().choose(List.of("规则", "卡片", "测试", "题目").indexOf(kind));
          person.until("the check", () -> person.label("已检查"));
          look("author-" + kind, size, look, wrong);
        }
        kinds().choose(0);
        compareGuangzhou();
        look("compare", size, look, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private Segments kinds() {
    return person.see(Segments.class).stream()
        .filter(one -> List.of("规则", "卡片", "测试", "题目").contains(one.name()))
        .findFirst()
        .orElseThrow();
  }

  private void look(String name, Point size, String look, List<String> wrong) {
    String where = name + "-" + size.x + "-" + look;
    person.screenshot(where);
    wrong.addAll(english(where));
    wrong.addAll(LookTest.cutOff(person, where));
  }

  @Test
  void everythingIsReachedByKeyboard() throws IOException {
    open(begun());
    person.shell().forceActive();
    list().setFocus();
    KeyboardTest.everythingIsReached(person, "author");
    list().setFocus();
    person.press(list(), 0, SWT.END);
    person.press(list(), 0, SWT.HOME);
    assertEquals(rules().getFirst().id(), list().chosen().orElseThrow().id());
    compareGuangzhou();
    person.painted("广州").stream()
        .filter(FlatButton.class::isInstance)
        .findFirst()
        .orElseThrow()
        .setFocus();
    KeyboardTest.everythingIsReached(person, "compare");
  }

  @Test
  void whatIsInstalledStandsByItself() {
    PackSnapshot now = Person.packs();
    assertTrue(now.pack(ID).isEmpty());
    // The room reads in the background.
    person.until(
        "what is installed",
        () ->
            person.see(Segments.class).stream()
                .anyMatch(tabs -> tabs.labels().contains("已安装 " + now.packs().size())));
  }
}
