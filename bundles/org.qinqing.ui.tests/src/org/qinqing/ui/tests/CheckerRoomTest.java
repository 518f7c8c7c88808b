package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Locality;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Row;

/** The page 问一问: everything one can do with an answer. */
@Order(3)
class CheckerRoomTest {
  private static final String GOLF = "服务对象请我打高尔夫，能去吗？";
  private static final String GIFT = "我管的企业老板中秋送了两瓶酒，我收下了";
  private static final String MEAL = "老同学现在开公司，请我吃饭，他买单";
  private static final String TWO = "供应商请我吃了顿饭，又塞给我一个红包";
  private Person person;
  @TempDir Path temp;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
  }

  private void guangzhou() {
    person.context().workplace().place(Locality.of("440100").orElseThrow());
    person.settle();
  }

  private void judged(String text, String verdict) {
    person.type(text);
    person.read(verdict);
  }

  /** Parts of a kind that only the room knows, by name. */
  private List<Painted> parts(String kind) {
    return person.see(Painted.class).stream()
        .filter(part -> part.getClass().getSimpleName().equals(kind))
        .toList();
  }

  private Painted part(String kind, String name) {
    person.until(kind + " " + name, () -> parts(kind).stream().anyMatch(has(name)));
    return parts(kind).stream().filter(has(name)).findFirst().orElseThrow();
  }

  private static java.util.function.Predicate<Painted> has(String name) {
    return part -> part.name().contains(name);
  }

  @Test
  void correctedChipChangesTheVerdictAndCanBeTakenBack() {
    judged(GOLF, "不可以");
    assertTrue(person.painted("撤销上一步").isEmpty());
    person.choose(() -> part("Chip", "归你管").act(), "不归管");
    person.read("可以");
    assertEquals(GOLF, person.situation().getText());
    person.act("撤销上一步");
    person.read("不可以");
    assertTrue(person.painted("撤销上一步").isEmpty());
  }

  @Test
  void answeringAndNotKnowingAreBothAnswers() {
    judged(MEAL, "还差一个事实");
    assertTrue(person.label("为什么问"), () -> person.texts().toString());
    assertTrue(person.label("缺的事实定了才知道用哪条"), () -> person.texts().toString());
    int before = person.see(OptionRow.class).size();
    assertTrue(before >= 2);
    OptionRow unknown =
        person.see(OptionRow.class).stream()
            .filter(row -> row.name().contains("不清楚"))
            .findFirst()
            .orElseThrow();
    String asked =
        person.see(Label.class).stream()
            .map(Label::getText)
            .filter(text -> text.endsWith("？"))
            .findFirst()
            .orElseThrow();
    unknown.act();
    person.until(
        "another question or none",
        () -> person.see(Label.class).stream().noneMatch(label -> label.getText().equals(asked)));
    Painted chip = part("Chip", "不清楚");
    assertTrue(chip.name().contains("归你管"), chip.name());
    person.choose(() -> part("Chip", "归你管").act(), "不归管");
    person.read("可以");
    assertEquals(MEAL, person.situation().getText());
  }

  @Test
  void boundaryIsAppliedAndUndone() {
    judged(GOLF, "不可以");
    int few = parts("BoundaryRow").size();
    assertTrue(few >= 1 && few <= 4, "rows " + few);
    person.act("看全部");
    person.until("all of them", () -> !person.painted("只看几条").isEmpty());
    assertTrue(parts("BoundaryRow").size() >= few);
    person.act("只看几条");
    person.until("a few of them", () -> !person.painted("看全部").isEmpty());
    part("BoundaryRow", "不归管").act();
    person.read("可以");
    person.act("撤销上一步");
    person.read("不可以");
  }

  @Test
  void bothSidesStandBesideEachOther() {
    judged(GIFT, "不可以");
    person.act("换企业一方看");
    person.until("both sides", () -> person.label("企业一方") && person.label("送礼品"));
    assertTrue(person.label("公职人员一方"));
    assertEquals(GIFT, person.situation().getText());
    person.screenshot("other-side");
    person.act("回到公职人员一方");
    person.until("one side", () -> !person.label("送礼品"));
  }

  @Test
  void anotherYearStandsBesideToday() {
    judged(GIFT, "不可以");
    person.act("2017 年会怎样");
    person.until("the rules of 2017", () -> person.label("按 2017-07-01 的规定"));
    person.until(
        "the text in force then",
        () -> person.see(Row.class).stream().anyMatch(row -> row.name().contains("2015年")));
    assertTrue(person.label("当时有效的文件不同"), () -> person.texts().toString());
    person.screenshot("other-year");
    person.choose(() -> person.act("2017-07-01"), "2020 年");
    person.until("the rules of 2020", () -> person.label("按 2020-07-01 的规定"));
    person.act("只看今天");
    person.until("today alone", () -> !person.label("按 2020-07-01 的规定"));
  }

  @Test
  void basisShowsPlainAndOfficialWordsAndOpensTheSource() {
    judged(GIFT, "不可以");
    person.act("对照白话和官方文本");
    person.until("both wordings", () -> person.label("白话解读"));
    assertTrue(person.label("还没有导入这份文件的官方文本"), () -> person.texts().toString());
    person.screenshot("wordings");
    person.act("收起对照");
    person.until("the short form", () -> !person.label("白话解读"));
    person.see(Row.class).getFirst().act();
    person.until("the library", () -> !person.painted("练习题").isEmpty());
  }

  @Test
  void placeSaysHowItDiffersFromTheCountry() {
    guangzhou();
    judged(GOLF, "不可以");
    assertTrue(person.label("广州和全国结论一样"), () -> person.texts().toString());
    person.type("在监管的企业放了十万块钱，拿正常利息");
    person.until("the difference", () -> person.label("广州比全国更严"));
    assertTrue(person.label("因为广州另有规定"), () -> person.texts().toString());
    person.screenshot("difference");
  }

  @Test
  void afterAMistakeThePageSaysWhatRemainsOpen() {
    judged(GIFT, "不可以");
    assertTrue(person.label("已经做了，还可以补救"), () -> person.texts().toString());
    assertTrue(person.label("用到的事实"));
    judged("我管的企业老板要送两瓶酒，能收吗", "不可以");
    person.until("advice for beforehand alone", () -> !person.label("还可以补救"));
    assertTrue(person.label("现在可以这样做"));
  }

  @Test
  void answerIsCopiedWithItsBasis() {
    judged(GIFT, "不可以");
    person.act("复制结论和依据");
    person.until("the word that it was copied", () -> person.label("已复制结论和依据"));
    Clipboard clipboard = new Clipboard(person.display());
    try {
      String copied = (String) clipboard.getContents(TextTransfer.getInstance());
      for (String part : List.of(GIFT, "不可以：", "还可以补救", "纪律处分条例", "cn:discipline", "不是处理决定")) {
        assertTrue(copied.contains(part), part + " in " + copied);
      }
    } finally {
      clipboard.dispose();
    }
  }

  @Test
  void oldTextsAreNamed() {
    person.type("按廉政准则，" + GIFT);
    person.until("the old text", () -> person.label("不再有效"));
    assertTrue(person.label("廉洁从政若干准则"), () -> person.texts().toString());
  }

  @Test
  void severalDeedsAreTabs() {
    person.type(TWO);
    person.until("two deeds", () -> parts("EventTab").size() == 2);
    assertTrue(parts("EventTab").getFirst().name().startsWith("第 1 件"));
    String leading = person.verdict();
    parts("EventTab").get(1).act();
    person.until(
        "the second deed", () -> parts("EventTab").size() == 2 && !person.verdict().isEmpty());
    assertFalse(leading.isEmpty());
  }

  @Test
  void wrongAnswerBecomesAFileAndNothingElse() throws IOException {
    judged(GIFT, "不可以");
    person.act("报告这个答案有误");
    person.until("the form", () -> person.label("写成一个文件"));
    Path file = temp.resolve("有误.txt");
    field(".txt").setText(file.toString());
    StyledText opinion =
        person.see(StyledText.class).stream()
            .filter(text -> text.getEditable() && text != person.situation())
            .findFirst()
            .orElseThrow();
    opinion.setText("两瓶酒是我买的");
    person.choose(() -> person.act("说不准"), "报告或批准后可以");
    person.screenshot("wrong-answer");
    person.act("存成文件");
    person.until("the file", () -> person.label("已存到"));
    String written = Files.readString(file);
    for (String part :
        List.of(GIFT, "两瓶酒是我买的", "应当是：报告或批准后可以", "PROHIBITED", "cn 1", "under_jurisdiction")) {
      assertTrue(written.contains(part), part + " in " + written);
    }
    person.choose(() -> part("Chip", "归你管").act(), "不归管");
    person.until("judged again", () -> !person.painted("撤销上一步").isEmpty());
    assertTrue(
        person.see(StyledText.class).stream().anyMatch(t -> t.getText().equals("两瓶酒是我买的")),
        "nothing typed is lost");
  }

  @Test
  void nothingIsKeptUntilThePersonMakesAVault() {
    person.history();
    person.until("the offer", () -> !person.painted("建保险柜").isEmpty());
    person.ask();
    judged(GIFT, "不可以");
    person.choose(() -> person.act("不联网，不保存"), "存在加密保险柜");
    person.until("the offer", () -> !person.painted("建保险柜").isEmpty());
    try {
      passphrases("短", "短");
      person.act("建保险柜");
      person.until("too short", () -> person.label("口令至少"));
      passphrases("清风明月两袖自在", "清风明月两袖自由");
      person.act("建保险柜");
      person.until("not the same", () -> person.label("两遍写的不一样"));
      person.screenshot("vault-new");
      passphrases("清风明月两袖自在", "清风明月两袖自在");
      person.act("建保险柜");
      person.until("an open vault", () -> person.label("保险柜开着，问过的事会存进去"));
      person.ask();
      person.until("what is kept", () -> !person.painted("不联网，存在加密保险柜").isEmpty());
      person.choose(() -> part("Chip", "归你管").act(), "不归管");
      person.until("another verdict", () -> !person.verdict().equals("不可以"));
      String verdict = person.verdict();
      person.history();
      person.until("the case", () -> !person.painted(GIFT).isEmpty());
      person.screenshot("vault-open");
      person.act("锁上");
      person.until("a locked vault", () -> person.label("保险柜锁着"));
      assertTrue(person.painted(GIFT).isEmpty());
      passphrases("不是这个口令呀呀");
      person.act("打开");
      person.until("a refusal", () -> person.label("口令不对"));
      person.screenshot("vault-locked");
      passphrases("清风明月两袖自在");
      person.act("打开");
      person.until("the case again", () -> !person.painted(GIFT).isEmpty());
      person.act("换口令");
      person.until("three fields", () -> secrets().size() == 3);
      passphrases("清风明月两袖自在", "另一个口令八个字", "另一个口令八个字");
      person.painted("换口令").getLast().act();
      person.until("changed", () -> secrets().isEmpty() && !person.painted(GIFT).isEmpty());
      person.ask();
      person.act("清空");
      person.until("the examples", () -> person.verdict().isEmpty());
      person.history();
      person.act(GIFT);
      person.read(verdict);
      assertEquals(GIFT, person.situation().getText());
      person.history();
      person.act("忘掉这条");
      person.until("an empty vault", () -> person.label("里面还没有东西"));
    } finally {
      person.history();
      person.act("全部忘掉");
    }
    person.until("nothing left", () -> !person.painted("建保险柜").isEmpty());
    person.ask();
    assertFalse(person.painted("不联网，不保存").isEmpty());
  }

  @Test
  void requestSheetIsWrittenAndTheReplyNoted() throws IOException {
    judged(MEAL, "还差一个事实");
    person.act("写请示单");
    person.until("the form", () -> person.label("拿不准的地方"));
    assertTrue(person.label("请示谁"));
    person.screenshot("request-form");
    Path file = temp.resolve("请示.docx");
    field(".docx").setText(file.toString());
    person.act("存成文件");
    person.until("the file", () -> person.label("已存到"));
    String written = words(file);
    assertTrue(written.contains(MEAL), written);
    assertTrue(written.contains("请示"), written);
    person.requests();
    person.until("the page", () -> person.label("记一条答复"));
    assertTrue(person.texts().contains(MEAL), "what was asked stands there already");
    person.act("记下来");
    person.until("what is missing", () -> person.label("请写上题目、答复和哪天"));
    List<Text> fields =
        person.see(Text.class).stream().filter(text -> text.getMessage().isEmpty()).toList();
    fields.get(0).setText("同学请吃饭");
    person.see(StyledText.class).stream()
        .filter(StyledText::getEditable)
        .findFirst()
        .orElseThrow()
        .setText("不归管的可以去，各付各的");
    person.act("记下来");
    person.until("the reply", () -> !person.painted("拿掉这条：同学请吃饭").isEmpty());
    person.screenshot("requests");
    person.act("拿掉这条：同学请吃饭");
    person.until("none", () -> person.painted("拿掉这条：同学请吃饭").isEmpty());
  }

  /** The words of a Word document. */
  private static String words(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("word/document.xml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", "");
    }
  }

  @Test
  void pocketBookIsBrowsedAndPrinted() throws IOException {
    guangzhou();
    person.browse();
    person.until("the topics", () -> !person.painted("礼品礼金").isEmpty());
    person.act("宴请与接待");
    person.until("the topic", () -> person.label("谁出钱、他归不归你管"));
    for (String column : List.of("可以做", "办了手续可以", "不可以做", "怎么做", "依据，点开看原处")) {
      assertTrue(person.label(column), column);
    }
    person.until(
        "how the place differs",
        () -> person.texts().stream().anyMatch(text -> text.matches(".*广州有 \\d+ 处.*")));
    person.screenshot("browse-topic");
    if (!person.painted("另外").isEmpty()) {
      int before = person.see(Row.class).size();
      person.act("另外");
      person.until("more", () -> person.see(Row.class).size() > before);
    }
    person.act("印成小册子");
    person.until("the form", () -> person.label("A6 大小"));
    Path file = temp.resolve("册子.pdf");
    field(".pdf").setText(file.toString());
    person.screenshot("booklet-form");
    person.act("存成文件");
    person.until("the booklet", () -> person.label("已存到"));
    assertEquals("%PDF", new String(Files.readAllBytes(file), 0, 4, StandardCharsets.US_ASCII));
    person.act("收起");
    person.until("the page alone", () -> !person.label("A6 大小"));
  }

  private List<Text> secrets() {
    return person.see(Text.class).stream().filter(text -> text.getEchoChar() != 0).toList();
  }

  private void passphrases(String... words) {
    person.until("the fields", () -> secrets().size() == words.length);
    for (int i = 0; i < words.length; i++) {
      secrets().get(i).setText(words[i]);
    }
  }

  private Text field(String ending) {
    return person.see(Text.class).stream()
        .filter(text -> text.getText().endsWith(ending))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void verdictOfFormerWordsIsNotShownForNewOnes() {
    List<String> seen = new ArrayList<>();
    person.type(GIFT);
    // No turn of the window's thread between the two: the first verdict is still on its way.
    person.painted("判一判").getFirst().act();
    person.type(MEAL);
    person.until(
        "a verdict",
        () -> {
          seen.add(person.verdict());
          return !seen.getLast().isEmpty();
        });
    assertEquals("还差一个事实", seen.getLast(), () -> seen + " " + person.texts());
  }

  @Test
  void clearedWordsCanBeBroughtBack() {
    judged(GOLF, "不可以");
    person.choose(() -> part("Chip", "归你管").act(), "不归管");
    person.read("可以");
    person.act("清空");
    person.until("the examples", () -> person.verdict().isEmpty());
    assertEquals("", person.situation().getText());
    person.act("找回刚才写的");
    person.read("可以");
    assertEquals(GOLF, person.situation().getText());
  }

  @Test
  void givenFactsStayWhenTheLookChanges() {
    judged(GOLF, "不可以");
    person.choose(() -> part("Chip", "归你管").act(), "不归管");
    person.read("可以");
    person.look("dark");
    person.read("可以");
    assertEquals(GOLF, person.situation().getText());
    person.look("light");
    person.read("可以");
  }

  @Test
  void everythingOpenReadsWellAndIsReachedByKeyboard() {
    guangzhou();
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark")) {
      person.look(look);
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String name = size.x + "-" + look;
        judged(GIFT, "不可以");
        person.until("this deed", () -> person.label("还可以补救"));
        shot("card-" + name, wrong);
        person.act("看全部");
        person.until("all", () -> !person.painted("只看几条").isEmpty());
        person.act("换企业一方看");
        person.until("both sides", () -> person.label("企业一方"));
        person.act("2017 年会怎样");
        person.until("2017", () -> person.label("按 2017-07-01 的规定"));
        shot("compare-" + name, wrong);
        person.act("报告这个答案有误");
        person.until("the form", () -> person.label("写成一个文件"));
        shot("form-" + name, wrong);
        person.type("");
        person.until("the examples", () -> person.verdict().isEmpty());
        person.type(TWO);
        person.until("two deeds", () -> parts("EventTab").size() == 2);
        shot("deeds-" + name, wrong);
        judged(MEAL, "还差一个事实");
        shot("open-" + name, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
    judged(GIFT, "不可以");
    person.act("换企业一方看");
    person.until("both sides", () -> person.label("企业一方"));
    person.shell().forceActive();
    person.situation().setFocus();
    KeyboardTest.everythingIsReached(person, "an answer with the other side");
  }

  private void shot(String name, List<String> wrong) {
    person.screenshot("ask-" + name);
    wrong.addAll(LookTest.cutOff(person, name));
    person.texts().stream()
        .filter(text -> LookTest.isForeign(text) && !text.contains("/"))
        .forEach(text -> wrong.add(name + ": " + text));
  }
}
