package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The small windows that ask or tell something. */
@Order(6)
class DialogsTest {
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
  }

  private static List<String> buttons(Shell dialog) {
    return Person.in(dialog, Button.class).stream().map(Button::getText).toList();
  }

  private static Button ok(Shell dialog) {
    return Person.in(dialog, Button.class).stream()
        .filter(button -> button.getText().equals("确定"))
        .findFirst()
        .orElseThrow();
  }

  private static void enter(Shell dialog, String text) {
    Person.in(dialog, Text.class).getFirst().setText(text);
  }

  private static void confirm(Shell dialog) {
    ok(dialog).notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void helpIsChineseAndCloses() {
    person.inDialog(
        () -> person.press(person.shell(), 0, SWT.F1),
        dialog -> {
          assertEquals(List.of("确定"), buttons(dialog));
          List<String> texts = new ArrayList<>();
          texts.add(dialog.getText());
          Person.in(dialog, Label.class).forEach(label -> texts.add(label.getText()));
          assertTrue(texts.stream().anyMatch(text -> text.contains("Ctrl+K")), texts.toString());
          assertFalse(texts.stream().anyMatch(LookTest::isForeign), texts.toString());
        });
  }

  @Test
  void yesAndNoAreChinese() {
    person.inDialog(
        () -> MessageDialog.openQuestion(person.shell(), "试一试", "看看按钮"),
        dialog ->
            assertEquals(
                List.of("是", "否"),
                buttons(dialog).stream()
                    .map(text -> text.substring(0, 1))
                    .sorted()
                    .toList()
                    .reversed()));
  }

  @Test
  void placeWithoutABundleIsSaid() {
    person.inDialog(
        () -> person.choose(() -> person.act("全国底线"), "别的地方"),
        dialog -> {
          assertTrue(buttons(dialog).contains("取消"));
          enter(dialog, "没有这样的地方");
          assertFalse(ok(dialog).isEnabled());
          enter(dialog, "440300");
          assertTrue(ok(dialog).isEnabled());
          confirm(dialog);
        });
    assertEquals("440300", person.context().workplace().place().code());
    person.type("服务对象请我打高尔夫，能去吗？");
    person.read("不可以");
    assertTrue(person.label("没有本地规则包"), () -> person.texts().toString());
  }

  @Test
  void dayIsAskedAndTakenBack() {
    person.inDialog(
        () -> person.act("按今天"),
        dialog -> {
          enter(dialog, "昨天");
          assertFalse(ok(dialog).isEnabled());
          enter(dialog, "2017-05-01");
          confirm(dialog);
        });
    assertEquals("2017-05-01", person.context().workplace().asOf().toString());
    person.inDialog(
        () -> person.act("2017-05-01"),
        dialog -> {
          enter(dialog, "");
          confirm(dialog);
        });
    assertEquals(Optional.empty(), person.context().workplace().chosenDay());
  }
}
