package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.ClassSummary;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.pack.Locality;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Painted;

/** A trainer prepares a class, rehearses it, holds it with telephones, and leaves with a report. */
@Order(20)
class ClassroomRoomTest {
  private static final String PROJECTOR = "亲清 · 课堂投影";
  private static final String PLAN = "亲清政商关系 90 分钟";
  private static final Point USUAL = new Point(1280, 800);
  private static final Point LARGE = new Point(1920, 1080);
  private final List<Telephone> telephones = new ArrayList<>();
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
    person.context().workplace().place(Locality.of("440100").orElseThrow());
    person.go("课堂");
    home();
    person.until("the plans", () -> person.label("备好的课"));
  }

  @AfterEach
  void tidyUp() throws IOException {
    for (Telephone telephone : telephones) {
      telephone.close();
    }
    for (Shell window : projectors()) {
      window.close();
    }
    if (!person.painted("结束排练").isEmpty()) {
      person.act("结束排练");
      person.until("the end", () -> person.label("排练结束"));
    } else if (!person.painted("下课").isEmpty()) {
      person.inDialog(() -> person.act("下课"), dialog -> press(dialog, "下课，不保留"));
      person.until("the end", () -> person.label("课堂报告"));
    }
    home();
    for (ClassPlan plan : service(ClassPlans.class).kept().plans()) {
      service(ClassPlans.class).remove(plan.id());
    }
    for (ClassSummary kept : service(Classroom.class).kept()) {
      service(Classroom.class).forget(kept.id());
    }
  }

  private void home() {
    if (person.label("编辑一节课")) {
      if (person.label("有改动没有保存")) {
        person.inDialog(() -> person.act("返回"), dialog -> press(dialog, "不保存"));
      } else {
        person.act("返回");
      }
    } else if (!person.see(OptionRow.class).isEmpty()) {
      person.act("返回");
    }
    if (!person.painted("返回课堂").isEmpty()) {
      if (person.label("没有保留。需要报告")) {
        person.inDialog(() -> person.act("返回课堂"), dialog -> press(dialog, "离开"));
      } else {
        person.act("返回课堂");
      }
      person.until("the plans", () -> person.label("备好的课"));
    }
  }

  private static void press(Shell dialog, String text) {
    Button button =
        Person.in(dialog, Button.class).stream()
            .filter(one -> one.getText().replace("&", "").equals(text))
            .findFirst()
            .orElseThrow();
    button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
  }

  private List<Shell> projectors() {
    return Arrays.stream(person.display().getShells())
        .filter(shell -> shell.getText().equals(PROJECTOR))
        .toList();
  }

  private Shell projector() {
    person.until("the projector", () -> !projectors().isEmpty());
    return projectors().getFirst();
  }

  private Canvas slide() {
    return (Canvas) projector().getChildren()[0];
  }

  /** What stands on the projector, as a screen reader hears it. */
  private String aloud() {
    org.eclipse.swt.accessibility.AccessibleEvent event =
        new org.eclipse.swt.accessibility.AccessibleEvent(slide());
    try {
      var method = slide().getClass().getDeclaredMethod("slide");
      method.setAccessible(true);
      Object shown = method.invoke(slide());
      var words = shown.getClass().getDeclaredMethod("aloud");
      words.setAccessible(true);
      return (String) words.invoke(shown);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(event.toString(), e);
    }
  }

  private static Optional<Control> focused(Person person) {
    return Optional.ofNullable(person.display().getFocusControl());
  }

  /** Acts on what has the keyboard, as Enter does. */
  private void enter(String name) {
    person.until(
        "the keyboard on " + name,
        () ->
            focused(person)
                .filter(Painted.class::isInstance)
                .filter(control -> ((Painted) control).name().contains(name))
                .isPresent());
    person.press(focused(person).orElseThrow(), 0, SWT.CR);
  }

  private String read(String pattern) {
    return person.see(Label.class).stream()
        .map(Label::getText)
        .filter(text -> text.matches(pattern))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person.texts()));
  }

  private URI address() {
    String line = read("地址 127\\.0\\.0\\.1:\\d+　.*");
    return URI.create("http://" + line.replaceFirst("地址 ", "").replaceFirst("　.*", "") + "/");
  }

  private Telephone telephone(int number) {
    return telephone(number, "");
  }

  private Telephone telephone(int number, String team) {
    Telephone telephone = joined(number, team);
    telephone.listen();
    return telephone;
  }

  /** A telephone that joined and is not connected. */
  private Telephone joined(int number, String team) {
    Telephone telephone = new Telephone(address(), "token-%036d".formatted(number));
    telephones.add(telephone);
    String code = read("\\d{3} \\d{3}").replace(" ", "");
    assertEquals(200, telephone.join(code, "学员" + number, team));
    return telephone;
  }

  private void phoneSees(Telephone telephone, String phase) {
    person.until(
        "the telephone to see " + phase,
        () -> telephone.told().contains("\"phase\":\"" + phase + "\""));
  }

  private void draft() {
    person.choose(() -> person.act("新建一节课"), "90");
    person.until("the editor", () -> person.label("编辑一节课"));
    person.see(Text.class).stream()
        .filter(field -> !field.getText().isEmpty() && field.isVisible())
        .filter(field -> field.getText().length() > 4)
        .findFirst()
        .orElseThrow()
        .setText(PLAN);
  }

  private void shots(String name) {
    for (String look : List.of("light", "dark")) {
      person.look(look);
      for (Point size : List.of(USUAL, LARGE)) {
        person.size(size.x, size.y);
        person.shell().forceActive();
        person.settle();
        person.screenshot("class-" + name + "-" + size.x + "-" + look);
        assertEquals(List.of(), LookTest.cutOff(person, name + size + look));
      }
    }
    person.look("light");
    person.size(USUAL.x, USUAL.y);
  }

  private void projected(String name, Point size) {
    Shell window = projector();
    window.setBounds(0, 0, size.x, size.y);
    window.forceActive();
    person.settle();
    person.screenshot(window, "projector-" + name + "-" + size.x);
    person.shell().forceActive();
    person.settle();
  }

  private void projected(String name) {
    projected(name, USUAL);
    projected(name, LARGE);
  }

  /** The next step, by keyboard, and that it was taken. */
  private void step(String button, String then) {
    enter(button);
    person.until(then, () -> person.texts().stream().anyMatch(text -> text.contains(then)));
  }

  private boolean hasPart(String name) {
    return person.painted(name).stream()
        .anyMatch(row -> row.getClass().getSimpleName().equals("AgendaRow"));
  }

  // --- the trainer's journey ---------------------------------------------------------------------

  @Test
  void trainerPreparesRehearsesAndLeavesNothing() throws IOException {
    draft();
    person.until("the sum", () -> person.label("合计 "));
    shots("editor");
    KeyboardTest.everythingIsReached(person, "editor");
    person.act("保存");
    person.until("kept", () -> !person.label("有改动没有保存"));
    assertEquals(PLAN, service(ClassPlans.class).kept().plans().getFirst().title());
    person.act("返回");
    person.until("the plan", () -> person.label(PLAN));
    shots("home");

    person.act("排练");
    person.until("the console", () -> person.painted("结束排练").size() == 1);
    Shell window = projector();
    assertEquals("127.0.0.1", address().getHost());
    assertTrue(aloud().contains(read("\\d{3} \\d{3}")) || aloud().contains("127.0.0.1"));
    Telephone one = telephone(1);
    Telephone two = telephone(2);
    person.until("two online", () -> count("在线", 2) && count("已签到", 2));
    shots("lobby");
    projected("lobby");

    person.shell().forceActive();
    walkTo("分歧意见", one, two);
    walkOpinions(one, two);
    walkToTheEnd(one, two);
    person.act("结束排练");
    person.until("the end", () -> person.label("排练结束"));
    person.until("the report", () -> !person.painted("导出报告").isEmpty());
    assertEquals(List.of(), service(Classroom.class).kept(), "nothing of a rehearsal is kept");
    assertTrue(aloud().contains("课堂结束"), aloud());
    shots("report");
    assertFalse(window.isDisposed());
    person.act("返回课堂");
    person.until("the plans", () -> person.label("备好的课"));
    assertEquals(List.of(), projectors(), "the projector is closed with the report");
  }

  /** Whether the figure above that word is this. */
  private boolean count(String word, int number) {
    List<Label> labels = person.see(Label.class);
    for (int i = 1; i < labels.size(); i++) {
      if (labels.get(i).getText().equals(word)
          && labels.get(i - 1).getText().equals(Integer.toString(number))) {
        return true;
      }
    }
    return false;
  }

  private void walkTo(String tag, Telephone one, Telephone two) {
    for (int i = 0; i < 40 && !tagged(tag); i++) {
      String button = onward();
      enter(button);
      person.until("a step after " + button, () -> !onward().equals(button) || tagged(tag));
      if (person.texts().contains("讲解") && i == 0) {
        shots("lecture");
        projected("lecture");
      }
    }
    assertTrue(tagged(tag), () -> person.texts().toString());
  }

  private boolean tagged(String tag) {
    return person.see(Painted.class).stream()
        .anyMatch(
            part -> part.getClass().getSimpleName().equals("Tags") && part.name().equals(tag));
  }

  private String onward() {
    person.until(
        "the main button",
        () ->
            person.painted("").stream()
                .anyMatch(
                    one ->
                        "PageDown".equals(one.getToolTipText())
                            && one.getClass().getSimpleName().equals("FlatButton")));
    return person.painted("").stream()
        .filter(one -> "PageDown".equals(one.getToolTipText()))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private void walkOpinions(Telephone one, Telephone two) {
    phoneSees(one, "OPEN");
    phoneSees(two, "OPEN");
    assertTrue(one.choices().size() >= 2, one.told());
    assertEquals(200, one.answer(one.choices().get(0)));
    person.until("one answer", () -> person.label("已答 1 / 2"));
    assertTrue(person.label("结果未公布"));
    assertTrue(person.label("签到号 2"), "who has not answered");
    assertFalse(aloud().contains("%"), "the projector hides the distribution: " + aloud());
    shots("vote");
    person.size(1024, 700);
    person.screenshot("class-vote-1024-light");
    assertEquals(List.of(), LookTest.cutOff(person, "narrow"));
    assertTrue(person.label("还没答的人"), "the hall stands below");
    person.size(USUAL.x, USUAL.y);
    projected("vote");
    assertEquals(200, two.answer(two.choices().get(1)));
    person.until("two answers", () -> person.label("已答 2 / 2"));
    step("截止", "已截止，结果未公布");
    assertFalse(aloud().contains("%"), aloud());
    step("公布第一次结果", "结果已公布");
    phoneSees(one, "REVEALED");
    person.until("the distribution", () -> aloud().contains("50%"));
    shots("revealed");
    projected("revealed");
    step("开始第二次表态", "第二次表态");
    phoneSees(one, "OPEN");
    phoneSees(two, "OPEN");
    assertEquals(200, one.answer(one.choices().get(1)));
    assertEquals(200, two.answer(two.choices().get(1)));
    person.until("two answers", () -> person.label("已答 2 / 2"));
    step("截止", "已截止，结果未公布");
    step("公布第二次结果", "结果已公布");
    person.until("both votes", () -> aloud().contains("第二次100%"));
    assertTrue(aloud().contains("第一次50%"), aloud());
    projected("votes");
  }

  /** Steps through all that follows; whoever is asked answers. */
  private void walkToTheEnd(Telephone one, Telephone two) {
    boolean shot = false;
    for (int i = 0; i < 300 && !person.label("安排都走完了"); i++) {
      String button = onward();
      if (button.equals("截止")) {
        phoneSees(one, "OPEN");
        if (!one.choices().isEmpty() && one.told().contains("\"form\":\"SINGLE\"")) {
          one.answer(one.choices().get(0));
          two.answer(two.choices().get(two.choices().size() - 1));
          if (!shot) {
            shot = true;
            person.until("answers", () -> person.label("已答 2 / 2") || person.label("先后次序"));
            shots("question");
            projected("question");
          }
        }
      }
      enter(button);
      person.until(
          "a step after " + button, () -> person.label("安排都走完了") || !onward().equals(button));
    }
    assertTrue(person.label("安排都走完了"), () -> person.texts().toString());
    shots("scores");
    projected("scores");
  }

  @Test
  void classIsHeldEndedAndReported(@TempDir Path folder) throws Exception {
    draft();
    person.act("保存");
    person.until("kept", () -> !person.label("有改动没有保存"));
    person.act("开课");
    person.until("the addresses", () -> !person.see(OptionRow.class).isEmpty());
    shots("ready");
    person.until("the addresses", () -> !person.painted("只有这台电脑能进").isEmpty());
    person.painted("只有这台电脑能进").getFirst().act();
    Text port = field("端口", "8421");
    port.setText("70000");
    person.act("开课");
    person.until("what is wrong", () -> person.label("端口请填 1 到 65535 的整数"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port.setText(Integer.toString(taken.getLocalPort()));
      person.act("开课");
      person.until("the port that is taken", () -> person.label("（K-102）"));
      person.screenshot("class-port-taken");
    }
    port.setText("0");
    enterOn("开课");
    person.until("the console", () -> person.painted("下课").size() == 1);
    assertFalse(person.label("（K-102）"), "what was told is gone with the page");
    URI at = address();
    Telephone one = telephone(1);
    person.until("one online", () -> count("在线", 1));

    person.act("名单");
    person.until("the list", () -> !person.see(Listing.class).isEmpty());
    Listing list = person.see(Listing.class).getFirst();
    list.choose(0);
    person.screenshot("class-roster");
    person.act("请出课堂");
    person.until("put out", () -> list.lines().getFirst().state().equals("已请出"));
    assertTrue(person.label("请出签到号 1"));
    person.act("请回来");
    person.until("let in", () -> !list.lines().getFirst().state().equals("已请出"));
    person.act("回到题目");
    joined(2, "");
    person.until("one that is not connected", () -> count("正在重连", 1) && count("在线", 1));
    assertEquals(1, person.painted("").stream().filter(p -> p.name().equals("名单")).count());

    person.inDialog(() -> person.act("下课"), dialog -> press(dialog, "先停下，以后接着上"));
    person.until("the plans", () -> person.label("没有下课") || person.texts().contains("没有下课"));
    assertNobodyListens(at);
    person.act("接着上");
    person.until("the addresses", () -> !person.see(OptionRow.class).isEmpty());
    person.painted("只有这台电脑能进").getFirst().act();
    field("端口", "8421").setText("0");
    enterOn("接着上");
    person.until("the console", () -> person.painted("下课").size() == 1);
    assertTrue(count("已签到", 2), "who had joined is there");

    person.inDialog(() -> person.act("下课"), dialog -> press(dialog, "下课，保留记录"));
    person.until("the report", () -> !person.painted("导出报告").isEmpty());
    Text where = person.see(Text.class).stream().filter(Text::isVisible).toList().getLast();
    where.setText(folder.resolve("missing").toString());
    person.act("导出报告");
    person.until("what is wrong", () -> person.label("没有这个文件夹"));
    where.setText(folder.toString());
    person.act("导出报告");
    person.until("both files", () -> files(folder).size() == 2 && person.label(".xlsx"));
    assertTrue(files(folder).stream().anyMatch(name -> name.endsWith(".docx")));
    person.inDialog(() -> person.act("导出原始答卷"), dialog -> press(dialog, "取消"));
    assertEquals(2, files(folder).size(), "single answers only when they are asked for");
    person.inDialog(() -> person.act("导出原始答卷"), dialog -> press(dialog, "导出"));
    person.until("the answers", () -> files(folder).size() == 3);
    person.act("返回课堂");
    person.until("the kept class", () -> !person.painted("看报告").isEmpty());
    assertEquals(1, service(Classroom.class).kept().size());
    person.act("看报告");
    person.until("the report", () -> !person.painted("导出报告").isEmpty());
    person.act("返回课堂");
    person.until("the kept class", () -> !person.painted("删除记录").isEmpty());
    person.inDialog(() -> person.act("删除记录"), dialog -> press(dialog, "删除记录"));
    person.until("it gone", () -> person.label("上过并且保留下来的课会在这里"));
    assertEquals(List.of(), service(Classroom.class).kept());
  }

  /** A class of all ways of going, with teams; it comes into the room by being gone on with. */
  @Test
  void everyWayOfGoingIsLedFromTheConsole() throws IOException {
    ClassAgenda agenda =
        new ClassAgenda(
            "各种玩法",
            List.of(
                round(Mode.EVERYONE, question("e1", Form.MULTIPLE), question("e2", Form.ORDERING)),
                round(Mode.RUSH, question("r1", Form.SPOKEN)),
                round(Mode.TIMED, question("t1", Form.SINGLE)),
                round(Mode.STAKE, question("s1", Form.SINGLE)),
                round(Mode.TIE_BREAK, question("b1", Form.SINGLE))),
            List.of("红队", "蓝队"));
    InetAddress here = InetAddress.getLoopbackAddress();
    LiveClass live = service(Classroom.class).start(agenda, new ClassSettings(here, 0, 20, 1));
    live.close();
    person.go("训练");
    person.go("课堂");
    person.context().workplace().place(Locality.of("330100").orElseThrow());
    person.until("the class", () -> !person.painted("接着上").isEmpty());
    person.act("接着上");
    person.until("the addresses", () -> !person.see(OptionRow.class).isEmpty());
    person.painted("只有这台电脑能进").getFirst().act();
    field("端口", "8421").setText("0");
    field("满几人才显示分布", "5").setText("1");
    enterOn("接着上");
    person.until("the console", () -> person.painted("下课").size() == 1);
    Telephone red = telephone(1, "红队");
    Telephone blue = telephone(2, "蓝队");
    person.until("both", () -> count("在线", 2));
    person.act("投影窗口");
    projector();
    person.shell().forceActive();
    assertTrue(aloud().contains("各种玩法"), aloud());

    step("开始“EVERYONE”", "可以选多项");
    phoneSees(red, "OPEN");
    phoneSees(blue, "OPEN");
    assertEquals(200, red.answer("A", "C"));
    assertEquals(200, blue.answer("A"));
    person.until("both answers", () -> person.label("已答 2 / 2") && person.label("都答了"));
    step("截止", "已截止，结果未公布");
    assertFalse(aloud().contains("正确"), aloud());
    assertFalse(aloud().contains("解析"), aloud());
    step("公布结果", "结果已公布");
    person.until("the key", () -> aloud().contains("A100%") || aloud().contains("100%"));
    assertTrue(aloud().contains("解析"), aloud());
    step("下一题", "排出顺序");
    phoneSees(red, "OPEN");
    assertEquals(200, red.answer("D", "C", "B", "A"));
    person.until("the answer", () -> person.label("顺序全对的有 1 人"));
    person.screenshot("class-ordering");
    step("截止", "已截止，结果未公布");
    step("公布结果", "结果已公布");
    person.until("the order", () -> aloud().contains("正确顺序：D → C → B → A"));

    step("开始“RUSH”", "抢到后口头回答");
    phoneSees(red, "OPEN");
    phoneSees(blue, "OPEN");
    assertEquals(200, red.answer());
    assertEquals(200, blue.answer());
    person.until("both in order", () -> person.painted("判对").size() == 2);
    person.screenshot("class-rush");
    projected("rush");
    person.painted("判错").getFirst().act();
    person.until("the judgement", () -> person.label("答错"));
    person.act("撤销上一次判定");
    person.until("it undone", () -> !person.label("答错"));
    assertTrue(person.label("撤销签到号 1 的判定"));
    person.painted("判对").getFirst().act();
    person.until("the judgement", () -> person.label("答对"));
    person.until("the teams", () -> person.label("队伍"));
    shots("rush");
    step("截止", "已截止，结果未公布");
    step("公布结果", "结果已公布");

    step("开始“TIMED”", "结果未公布");
    assertTrue(
        person.see(Label.class).stream().anyMatch(l -> l.getText().matches("0[01]:\\d\\d")),
        "the time that is left");
    phoneSees(blue, "OPEN");
    assertEquals(200, blue.answer("B"));
    person.screenshot("class-timed");
    projected("timed");
    step("截止", "已截止，结果未公布");
    step("公布结果", "结果已公布");

    step("开始“STAKE”", "正在押分");
    phoneSees(blue, "STAKING");
    assertFalse(aloud().contains("s1 题干"), "the question is hidden: " + aloud());
    assertEquals(200, blue.stake(20));
    person.until("the stake", () -> person.label("已押分 1 / 2"));
    person.screenshot("class-stake");
    projected("stake");
    step("公布题目", "结果未公布");
    phoneSees(blue, "OPEN");
    assertEquals(200, blue.answer("B"));
    step("截止", "已截止，结果未公布");
    step("公布结果", "结果已公布");
    // Nobody is level, so the tie-break is passed over.
    step("看得分表", "安排都走完了");
    assertTrue(aloud().contains("红队") && aloud().contains("蓝队"), aloud());
    assertTrue(hasPart("TIE_BREAK"));
    shots("teams");
    projected("teams");
    KeyboardTest.everythingIsReached(person, "console");
    person.choose(() -> person.act("换到"), "签到页");
    person.until("the lobby", () -> person.label("大屏上有二维码"));
    person.choose(() -> person.act("投影窗口已开"), "深色");
    projected("lobby-dark");
    person.choose(() -> person.act("投影窗口已开"), "关闭投影窗口");
    assertEquals(List.of(), projectors());
    person.inDialog(() -> person.act("下课"), dialog -> press(dialog, "下课，不保留"));
    person.until("the report", () -> person.label("没有保留。需要报告"));
    shots("dropped");
    assertEquals(List.of(), service(Classroom.class).kept());
  }

  private static ClassQuestion question(String id, Form form) {
    List<Choice> choices =
        form == Form.SPOKEN
            ? List.of()
            : Stream.of("A", "B", "C", "D")
                .map(letter -> new Choice(letter, id + " 选项 " + letter))
                .toList();
    List<String> key =
        switch (form) {
          case SINGLE -> List.of("B");
          case MULTIPLE -> List.of("A", "C");
          case ORDERING -> List.of("D", "C", "B", "A");
          case OPINION, SPOKEN -> List.of();
        };
    return new ClassQuestion(
        id, form, id + " 题干", choices, key, id + " 解析", List.of("cn:discipline/art-97"));
  }

  private static Round round(Mode mode, ClassQuestion... questions) {
    return new Round(
        mode,
        mode.name(),
        "",
        List.of(questions),
        10,
        4,
        mode == Mode.STAKE ? List.of(5, 10, 20) : List.of(),
        mode == Mode.TIMED ? Optional.of(Duration.ofSeconds(60)) : Optional.empty());
  }

  private Text field(String label, String text) {
    return person.see(Text.class).stream()
        .filter(one -> one.getText().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + ": " + person.texts()));
  }

  private void enterOn(String name) {
    Painted button = person.painted(name).getLast();
    for (Painted one : person.painted(name)) {
      if (one.name().equals(name)) {
        button = one;
      }
    }
    button.setFocus();
    person.press(button, 0, SWT.CR);
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertNobodyListens(URI at) {
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      throw new AssertionError("still listening: " + socket);
    } catch (ConnectException e) {
      // As it has to be.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void planIsWrittenFromNothing() throws IOException {
    person.choose(() -> person.act("新建一节课"), "空白的课");
    person.until("the editor", () -> person.label("编辑一节课"));
    person.until("that it is empty", () -> person.label("要看一眼的地方"));
    person.choose(() -> person.act("加一部分"), "微课");
    assertEquals(1, person.see(Listing.class).getFirst().lines().size());
    StyledText text =
        person.see(StyledText.class).stream()
            .filter(StyledText::getEditable)
            .findFirst()
            .orElseThrow();
    text.setText("# 可能影响公正执行公务\n- 看关系\n- 看时间");
    person.choose(() -> person.act("加一部分"), "必答");
    person.until("the bank", () -> person.see(Listing.class).size() == 3);
    Listing bank = person.see(Listing.class).get(2);
    person.until("questions", () -> bank.lines().size() > 10);
    bank.choose(0);
    person.press(bank, 0, SWT.CR);
    bank.choose(1);
    person.act("加入这道题");
    assertEquals(2, person.see(Listing.class).get(1).lines().size());
    person.until("the minutes", () -> person.label("合计 15 分钟，计划 90 分钟，还余 75 分钟"));
    person.screenshot("class-editor-written");
    field("分钟", "90").setText("12");
    person.until("too long", () -> person.label("超出 3 分钟"));
    person.inDialog(() -> person.act("返回"), dialog -> press(dialog, "保存"));
    person.until("the plans", () -> person.label("备好的课"));
    ClassPlan kept = service(ClassPlans.class).kept().plans().getFirst();
    assertEquals(2, kept.parts().size());
    assertEquals(12, kept.minutes());
    person.until("the plan", () -> !person.painted("排练").isEmpty());
    person.act("排练");
    person.until("why not", () -> person.label("（K-101）"));
    assertEquals(List.of(), projectors());
    person.inDialog(() -> person.act("删除"), dialog -> press(dialog, "删除"));
    person.until("it gone", () -> person.label("还没有备好的课"));
  }
}
