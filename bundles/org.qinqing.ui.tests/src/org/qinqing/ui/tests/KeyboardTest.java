package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.qinqing.ui.kit.Painted;

/** Everything can be done without a mouse. */
@Order(3)
class KeyboardTest {
  private static final int MOST_STEPS = 200;
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
    person.shell().forceActive();
  }

  /** Whether Tab, pressed again and again, comes to everything one can act on. */
  static void everythingIsReached(Person person, String where) {
    Set<Control> reached = new LinkedHashSet<>();
    for (int i = 0; i < MOST_STEPS; i++) {
      Control at = person.display().getFocusControl();
      if (at == null || !reached.add(at)) {
        break;
      }
      at.traverse(SWT.TRAVERSE_TAB_NEXT);
      person.settle();
    }
    List<String> missed =
        person.painted("").stream()
            .filter(control -> !reached.contains(control))
            .map(Painted::name)
            .toList();
    assertEquals(List.of(), missed, where + ", reached " + reached.size());
  }

  @Test
  void tabReachesEverythingInEveryRoom() {
    for (String room : List.of("口袋书", "文库", "训练", "课堂", "规则包")) {
      person.go(room);
      person.settle();
      everythingIsReached(person, room);
    }
    person.ask();
    person.type("老同学现在开公司，请我吃饭，他买单");
    person.read("还差一个事实");
    person.situation().setFocus();
    everythingIsReached(person, "verdict");
  }

  @Test
  void searchBoxFindsInTheLibrary() {
    person.press(person.situation(), SWT.MOD1, 'k');
    Text field = assertInstanceOf(Text.class, person.display().getFocusControl());
    field.setText("礼品礼金");
    field.notifyListeners(SWT.DefaultSelection, new Event());
    person.until(
        "hits in the library",
        () ->
            person.see(Painted.class).stream()
                .anyMatch(row -> row.getClass().getSimpleName().equals("HitRow")));
  }

  @Test
  void controlAndEnterInTheSearchBoxJudges() {
    person.go("规则包");
    person.press(person.shell(), SWT.MOD1, 'k');
    Text field = assertInstanceOf(Text.class, person.display().getFocusControl());
    field.setText("服务对象请我打高尔夫，能去吗？");
    person.press(field, SWT.MOD1, SWT.CR);
    person.read("不可以");
  }

  @Test
  void numbersChangeTheRoom() {
    for (String room : List.of("文库", "训练", "课堂", "规则包", "口袋书")) {
      person.press(person.shell(), SWT.ALT, '1' + person.rail().indexOf(room));
      person.until(room, () -> person.label(room) || !room.equals("口袋书"));
    }
    assertEquals("", person.verdict());
  }
}
