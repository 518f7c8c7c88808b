package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Row;

/** What the people of the product do with it, from the first word to the last. */
@Order(2)
class JourneysTest {
  private static final String GOLF = "服务对象请我打高尔夫，能去吗？";
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
  }

  private void guangzhou() {
    person.choose(() -> person.act("全国底线"), "广州");
    assertEquals("440100", person.context().workplace().place().code());
    person.until("the place in the status line", () -> !person.painted("广州").isEmpty());
  }

  private Row basis(Predicate<String> wanted) {
    return person.see(Row.class).stream()
        .filter(row -> wanted.test(row.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person.texts()));
  }

  /** The words of the provision that a row of the verdict names. */
  private static String wording(String citation) {
    for (Pack pack : Person.packs().packs()) {
      for (Document document : pack.documents()) {
        String title =
            document.shortNames().isEmpty() ? document.title() : document.shortNames().getFirst();
        for (Document.Provision provision : document.provisions()) {
          if (citation.equals(title + "  " + provision.label()) && !provision.text().isBlank()) {
            return provision.text().strip().lines().findFirst().orElseThrow();
          }
        }
      }
    }
    throw new AssertionError(citation);
  }

  private boolean reads(String words) {
    return person.see(StyledText.class).stream().anyMatch(text -> text.getText().contains(words));
  }

  private void answerFirst() {
    person.until("options", () -> !person.see(OptionRow.class).isEmpty());
    person.press(person.see(OptionRow.class).getFirst(), 0, 'a');
    if (!person.painted("交卷").isEmpty()) {
      person.act("交卷");
    }
    person.until("the explanation", () -> person.label("为什么是"));
  }

  @Test
  void cadreAsksReadsTheSourceAndPractises() {
    guangzhou();
    person.type(GOLF);
    person.read("不可以");
    Row local = basis(name -> name.startsWith("广州"));
    Row national = basis(name -> !name.startsWith("广州"));
    String localWords = wording(local.name());
    String nationalName = national.name();

    local.act();
    person.until("the Guangzhou provision", () -> reads(localWords));
    person.press(person.shell(), org.eclipse.swt.SWT.ALT, org.eclipse.swt.SWT.ARROW_LEFT);
    person.read("不可以");
    assertEquals(GOLF, person.situation().getText());

    basis(nationalName::equals).act();
    person.until("the national provision", () -> reads(wording(nationalName)));
    person.act("练习题");
    person.until("questions about it", () -> person.label("有关的题"));
    answerFirst();
  }

  @Test
  void trainerGoesThroughQuestionsByKeyboard() {
    person.tab("chosen");
    person.until("the first question", () -> person.label("第 1 题"));
    answerFirst();
    person.act("下一题");
    person.until("the second question", () -> person.label("第 2 题"));
    answerFirst();
  }

  @Test
  void ruleAuthorSeesWhichBundlesAreInUse() {
    person.go("规则包");
    person.until(
        "all bundles", () -> !person.row("000000").isEmpty() && !person.row("330182").isEmpty());
    for (String place : List.of("全国", "广州", "杭州", "哈尔滨", "建德")) {
      assertFalse(person.row(place).isEmpty(), () -> place + " in " + person.texts());
    }
    assertEquals(6, person.row("").size(), () -> person.texts().toString());
    assertTrue(person.row("不能使用").isEmpty(), () -> person.texts().toString());
  }

  @Test
  void followUpQuestionDecides() {
    person.type("老同学现在开公司，请我吃饭，他买单");
    person.read("还差一个事实");
    List<OptionRow> answers = person.see(OptionRow.class);
    assertFalse(answers.isEmpty());
    person.act("不归管");
    person.read("可以");
    assertTrue(person.see(OptionRow.class).isEmpty(), "the question has gone");
  }

  @Test
  void deedIsSeenFromTheOtherSide() {
    person.type(GOLF);
    person.read("不可以");
    person.act("换企业一方看");
    person.until("the enterprise's side", () -> person.label("企业一方"));
    assertEquals(GOLF, person.situation().getText());
  }
}
