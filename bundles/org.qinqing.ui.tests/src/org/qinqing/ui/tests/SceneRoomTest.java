package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Locality;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Painted;

/** 情景剧: played by keys alone, looked back on, left and taken up again. */
@Order(6)
class SceneRoomTest {
  private static final String MEAL = "检查拖过了饭点";
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
    person.context().workplace().place(Locality.of("440100").orElseThrow());
    person.settle();
  }

  private void list() {
    person.go("训练");
    person.tab("scenes");
    if (!person.painted("回到情景剧目录").isEmpty()) {
      person.act("回到情景剧目录");
    }
    person.until("the scenes", () -> person.label(MEAL) && person.label("一件事从头走到尾"));
  }

  private void key(char key, String then) {
    person.until("something to choose", () -> !person.see(OptionRow.class).isEmpty());
    person.press(person.see(OptionRow.class).getFirst(), 0, key);
    person.until(then, () -> said(then));
  }

  private boolean said(String part) {
    return person.texts().stream().anyMatch(text -> text.contains(part));
  }

  private void begin() {
    person.open(new Target("training", "scene", "gz-s-meal"));
    person.until("the scene", () -> person.label(MEAL) && said("第 ") && !rows().isEmpty());
    if (!person.painted("重来").isEmpty()) {
      person.act("重来");
      person.until("the first step", () -> person.label("第 1 步") && !rows().isEmpty());
    }
  }

  private List<OptionRow> rows() {
    return person.see(OptionRow.class);
  }

  private void playToTheEnd() {
    begin();
    key('b', "尝一小口不算");
    // No verdict is shown before the end.
    assertFalse(person.label("不可以"));
    key('a', "你觉得不妥");
    key('b', "有一截没做好");
    person.until("looking back", () -> person.label("换一种做法"));
  }

  @Test
  void aSceneIsPlayedByKeysAndLookedBackOn() {
    playToTheEnd();
    assertTrue(person.label("第 3 步"));
    assertTrue(person.label("你选了 A　抿一口，给个面子"));
    assertTrue(person.label("偏松") || said("偏松：不该做的做了"));
    assertTrue(person.label("带走的话") && said("把隐患讲清是大事"));
    assertTrue(person.label("个结局没有看过"));
    list();
    assertTrue(
        person.texts().stream().anyMatch(text -> text.contains("结局看过 1 / 3")),
        person.texts().toString());
    assertFalse(person.painted("回看上次：" + MEAL).isEmpty());
    person.act("回看上次：" + MEAL);
    person.until("the same play", () -> person.label("你选了 A　抿一口，给个面子"));
  }

  @Test
  void aPlayLeftHalfWayGoesOnWhereItWas() {
    begin();
    key('c', "回程路上");
    // A change of look makes the room anew.
    person.look("dark");
    list();
    assertTrue(said("演到一半，已选 1 步"));
    person.act("接着演：" + MEAL);
    person.until("where it was left", () -> person.label("接着上次的地方往下走") && said("回程路上"));
    assertTrue(person.label("1．一口水不喝"));
    person.act("重来");
    person.until("the first step", () -> person.label("第 1 步"));
    assertTrue(person.label("还没有开始选"));
  }

  @Test
  void theCheckerAndTheLibraryAreOneClickAway() {
    playToTheEnd();
    person.act("口袋书怎么判：抿一口");
    person.until(
        "the deed in the first room",
        () ->
            person.see(StyledText.class).stream()
                .anyMatch(text -> text.getEditable() && text.getText().contains("抿一口")));
    person.open(new Target("training", "scene", "no-such-scene"));
    person.go("训练");
    person.until("looking back", () -> person.label("带走的话"));
    String provision =
        person.see(Painted.class).stream()
            .map(Painted::name)
            .filter(name -> name.startsWith("《"))
            .findFirst()
            .orElseThrow();
    person.act(provision);
    person.until("the provision", () -> !person.painted("练习题").isEmpty());
  }

  @Test
  void everyPageReadsWellInEveryLookAndSize() {
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark")) {
      person.look(look);
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String suffix = "-" + size.x + "-" + look;
        list();
        shot("scenes" + suffix, wrong);
        begin();
        key('b', "尝一小口不算");
        shot("scene-play" + suffix, wrong);
        key('a', "你觉得不妥");
        key('b', "有一截没做好");
        person.until("looking back", () -> person.label("换一种做法"));
        shot("scene-debrief" + suffix, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private void shot(String name, List<String> wrong) {
    person.screenshot(name);
    person.texts().stream()
        .filter(LookTest::isForeign)
        .forEach(text -> wrong.add(name + ": " + text));
    wrong.addAll(LookTest.cutOff(person, name));
  }
}
