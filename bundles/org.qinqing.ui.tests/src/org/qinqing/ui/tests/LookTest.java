package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Locality;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.OptionRow;

/**
 * Every room in every look: all Chinese, nothing cut off; pictures of it in {@code
 * target/screenshots}.
 */
@Order(4)
class LookTest {
  private static final Pattern FOREIGN = Pattern.compile("[A-Za-z]{4,}");

  /** Keys, file kinds, and addresses of provisions such as cn:discipline/art-97. */
  private static final Pattern MAY_STAND =
      Pattern.compile(
          "Ctrl|Enter|Alt|Shift|html|qinqing|[a-z]+:[a-z0-9./@-]+|\\d+\\.\\d+\\.\\d+\\S*");

  private static final Point SMALLEST = new Point(1024, 700);
  private static final Point USUAL = new Point(1280, 800);
  private static final Point LARGE = new Point(1920, 1080);
  private Person person;

  /** A state of the window worth a picture. */
  private record Page(String name, Runnable open) {}

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
    person.context().workplace().place(Locality.of("440100").orElseThrow());
    person.settle();
  }

  private void judged(String text, String verdict) {
    person.ask();
    person.type(text);
    person.read(verdict);
  }

  private List<Page> pages() {
    return List.of(
        new Page(
            "empty",
            () -> {
              person.ask();
              person.type("");
              person.until("the examples", () -> person.verdict().isEmpty());
            }),
        new Page("verdict", () -> judged("服务对象请我打高尔夫，能去吗？", "不可以")),
        new Page("question", () -> judged("老同学现在开公司，请我吃饭，他买单", "还差一个事实")),
        new Page("browse", () -> person.browse()),
        new Page(
            "library",
            () -> {
              person.open(Target.room("library"));
              person.see(Text.class).stream()
                  .filter(field -> field.getMessage().startsWith("搜条文、话题，"))
                  .forEach(field -> field.setText(""));
              person.until("the documents", () -> person.label("规则包里的文件"));
            }),
        new Page(
            "reading",
            () -> {
              person.open(new Target("library", "address", "cn:discipline/art-97"));
              person.until("the provision", () -> !person.painted("练习题").isEmpty());
            }),
        new Page(
            "hits",
            () -> {
              person.open(new Target("library", "query", "礼品礼金"));
              person.until("hits", () -> person.label("处，用时"));
            }),
        new Page(
            "training",
            () -> {
              person.open(new Target("training", "topic", "gift"));
              person.go("训练");
              person.until("options", () -> !person.see(OptionRow.class).isEmpty());
            }),
        new Page(
            "answered",
            () -> {
              person.press(person.see(OptionRow.class).getFirst(), 0, 'b');
              if (!person.painted("交卷").isEmpty()) {
                person.act("交卷");
              }
              person.until("the explanation", () -> person.label("为什么是"));
            }),
        new Page(
            "packs",
            () -> {
              person.go("规则包");
              person.until("the bundles", () -> !person.row("440100").isEmpty());
            }));
  }

  private List<String> foreign(String where) {
    return person.texts().stream()
        .filter(LookTest::isForeign)
        .map(text -> where + ": " + text)
        .toList();
  }

  static boolean isForeign(String text) {
    return FOREIGN.matcher(MAY_STAND.matcher(text).replaceAll(" ")).find();
  }

  /** Labels that have less room than they need. */
  static List<String> cutOff(Person person, String where) {
    List<String> found = new ArrayList<>();
    for (Label label : person.see(Label.class)) {
      if (label.getText().isBlank()) {
        continue;
      }
      Point has = label.getSize();
      boolean wraps = (label.getStyle() & SWT.WRAP) != 0;
      Point wants = label.computeSize(wraps ? has.x : SWT.DEFAULT, SWT.DEFAULT);
      if (wants.y > has.y + 1 || !wraps && wants.x > has.x + 1) {
        found.add(where + ": " + label.getText() + " wants " + wants + " has " + has);
      }
    }
    return found;
  }

  @Test
  void everyRoomReadsWellInEveryLookAndSize() {
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark", "hc")) {
      person.look(look);
      for (Point size : look.equals("hc") ? List.of(USUAL) : List.of(SMALLEST, USUAL, LARGE)) {
        person.size(size.x, size.y);
        for (Page page : pages()) {
          page.open.run();
          String name = page.name + "-" + size.x + "-" + look;
          person.screenshot(name);
          wrong.addAll(foreign(name));
          wrong.addAll(cutOff(person, name));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void switchingTheLookKeepsRoomAndText() {
    String text = "企业老板中秋送来一箱酒，我没收";
    person.ask();
    person.type(text);
    person.until("a verdict", () -> !person.verdict().isEmpty());
    String verdict = person.verdict();
    for (String look : List.of("深色", "浅色")) {
      person.choose(() -> person.act("设置"), look);
      assertEquals(look.equals("深色") ? "dark" : "light", person.context().theme().name());
      assertEquals(text, person.situation().getText());
      person.read(verdict);
    }
  }

  @Test
  void platformSpeaksChinese() throws ReflectiveOperationException {
    assertEquals("确定", JFaceResources.getString("ok"));
    Class<?> workbench =
        org.eclipse.core.runtime.Platform.getBundle("org.eclipse.ui.workbench")
            .loadClass("org.eclipse.ui.internal.WorkbenchMessages");
    assertEquals("出了问题。", workbench.getField("WorkbenchStatusDialog_ProblemOccurred").get(null));
    assertEquals("确定", SWT.getMessage("SWT_OK"));
  }
}
