package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.training.Training;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Row;

/**
 * A cadre practises in the training room: every kind of question, by keyboard alone, and is kept.
 */
@Order(6)
class PracticeRoomTest {
  private static final List<String> KINDS =
      List.of("cn-q-kinds-1", "cn-q-kinds-3", "cn-q-kinds-5", "cn-q-kinds-7");
  private Person person;

  @BeforeEach
  void sitDown() throws IOException {
    person = Person.atTheWindow();
    person.shell().forceActive();
    nobodyIsThere();
  }

  @AfterEach
  void leave() throws IOException {
    nobodyIsThere();
  }

  private void nobodyIsThere() throws IOException {
    person.tab("daily");
    person.until("the head", () -> who().isPresent());
    if (!who().orElseThrow().name().equals("不保存")) {
      person.choose(() -> who().orElseThrow().act(), "不保存练习");
      person.until("nobody", () -> who().filter(one -> one.name().equals("不保存")).isPresent());
    }
    PeopleStore store = service(PeopleStore.class);
    for (Profile profile : store.profiles()) {
      store.remove(profile.id());
    }
  }

  /** The button at the head that says who practises. */
  private Optional<Painted> who() {
    return person.see(FlatButton.class).stream()
        .filter(button -> "谁在练".equals(button.getToolTipText()))
        .map(Painted.class::cast)
        .findFirst();
  }

  private void isThere(String name) {
    person.until(name, () -> who().filter(one -> one.name().equals(name)).isPresent());
  }

  /** The room is made anew when the store behind its exams comes or goes. */
  private void opensFor(String name) {
    person.until(
        name,
        () -> {
          person.tab("daily");
          return who().filter(one -> one.name().equals(name)).isPresent();
        });
  }

  /** Chooses from the menu of the head what opens a dialog, fills it and waits until it is done. */
  private void fill(String item, String button, String... typed) {
    person.inDialog(
        () -> person.choose(() -> who().orElseThrow().act(), item),
        dialog -> {
          write(dialog, typed);
          press(dialog, button);
          person.until("done: " + item + said(dialog), dialog::isDisposed);
        });
  }

  private static String said(Shell dialog) {
    return " " + Person.in(dialog, Label.class).stream().map(Label::getText).toList();
  }

  private static void write(Shell dialog, String... typed) {
    List<Text> fields = Person.in(dialog, Text.class);
    assertEquals(typed.length, fields.size());
    IntStream.range(0, typed.length).forEach(i -> fields.get(i).setText(typed[i]));
  }

  private static void press(Shell dialog, String button) {
    Person.in(dialog, FlatButton.class).stream()
        .filter(one -> one.name().equals(button))
        .findFirst()
        .orElseThrow()
        .act();
  }

  // --- answering by keyboard ---------------------------------------------------------------------

  /** A key where the keyboard is; fails when it is nowhere. */
  private void key(int code) {
    Control focus = person.display().getFocusControl();
    assertNotNull(focus, () -> "the keyboard is nowhere; " + person.texts());
    person.press(focus, 0, code);
  }

  private Question shown() {
    person.until("a question", () -> !person.see(OptionRow.class).isEmpty());
    List<String> read = person.see(StyledText.class).stream().map(StyledText::getText).toList();
    return service(Training.class)
        .questions(
            new Training.Selection(
                person.context().workplace().place(),
                Optional.empty(),
                Optional.of(person.context().workplace().side()),
                Optional.empty()))
        .stream()
        .filter(question -> read.contains(question.stem()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person.texts()));
  }

  private int row(String text) {
    List<OptionRow> rows = person.see(OptionRow.class);
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).name().substring(2).strip().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " in " + person.texts()));
  }

  /** Answers as the keys go, and hands in; the answer is explained then. */
  private void answer(Question question, boolean right) {
    person.until("the keyboard at the question", () -> atARow());
    switch (question.content()) {
      case Question.Choice choice -> {
        boolean several = choice.kind() == Question.Kind.MULTIPLE;
        List<Question.Option> options = choice.options();
        if (right) {
          options.stream().filter(Question.Option::right).forEach(this::letter);
        } else if (several && options.stream().allMatch(Question.Option::right)) {
          letter(options.getFirst());
        } else {
          letter(options.stream().filter(option -> !option.right()).findFirst().orElseThrow());
        }
        if (several) {
          key(SWT.CR);
        }
      }
      case Question.Opinions opinions ->
          opinions.opinions().stream()
              .filter(opinion -> opinion.holds() == right)
              .findFirst()
              .ifPresent(opinion -> key(Character.toLowerCase(opinion.key().charAt(0))));
      case Question.Matching matching -> join(matching, right);
      case Question.Ordering ordering -> order(ordering, right);
      case Question.Judgement judgement -> {
        Verdict verdict =
            right
                ? judgement.verdict()
                : Arrays.stream(Verdict.values())
                    .filter(other -> other != judgement.verdict())
                    .findFirst()
                    .orElseThrow();
        Address provision =
            right
                ? judgement.provision()
                : judgement.offered().stream()
                    .filter(other -> !other.equals(judgement.provision()))
                    .findFirst()
                    .orElse(judgement.provision());
        key('a' + verdict.ordinal());
        key('1' + judgement.offered().indexOf(provision));
        key(SWT.CR);
      }
    }
    person.until("the explanation", () -> person.label("为什么"));
    assertEquals(right, person.label("答对了"), () -> question.id() + " " + person.texts());
  }

  private boolean atARow() {
    if (person.display().getActiveShell() != person.shell()) {
      // Nobody gives the window the keyboard back after a dialog where there is no window manager.
      person.shell().forceActive();
    }
    return person.display().getFocusControl() instanceof OptionRow;
  }

  private void letter(Question.Option option) {
    key(Character.toLowerCase(option.key().charAt(0)));
  }

  private void join(Question.Matching matching, boolean right) {
    int firsts = matching.pairs().size();
    for (int i = 0; i < firsts; i++) {
      Question.Pair pair = matching.pairs().get(i);
      String second = right ? pair.second() : matching.pairs().get((i + 1) % firsts).second();
      key('1' + i);
      key('a' + row(second) - firsts);
    }
    key(SWT.CR);
  }

  private void order(Question.Ordering ordering, boolean right) {
    List<String> wanted = new ArrayList<>(ordering.steps());
    if (!right) {
      java.util.Collections.reverse(wanted);
    }
    // Touched at least once, also when it stands as wanted already.
    key('1');
    key(SWT.ARROW_DOWN);
    key(SWT.ARROW_UP);
    for (int place = 0; place < wanted.size(); place++) {
      int from = row(wanted.get(place));
      key('1' + from);
      for (int i = from; i > place; i--) {
        key(SWT.ARROW_UP);
      }
    }
    key(SWT.CR);
  }

  private boolean spacing(String word) {
    return person.painted(word).stream()
        .anyMatch(button -> button.getClass().getSimpleName().equals("SpacingButton"));
  }

  /** Answers what the day asks; says how well it was recalled by a digit. */
  private Question daily(boolean right) {
    Question question = shown();
    answer(question, right);
    person.until("how well it was recalled", () -> spacing("重来"));
    assertEquals(right, spacing("想起来了"), "a wrong answer only comes again");
    key(right ? '3' : '1');
    String stem = question.stem();
    person.until(
        "what comes next",
        () ->
            person.see(StyledText.class).stream()
                .noneMatch(text -> text.isVisible() && text.getText().equals(stem)));
    return question;
  }

  private List<String> mistakes() {
    person.tab("mistakes");
    person.until("the mistakes", () -> !person.see(Row.class).isEmpty() || person.label("错题本是空的"));
    return person.see(Row.class).stream().map(Row::name).toList();
  }

  // --- journeys ----------------------------------------------------------------------------------

  @Test
  void cadrePractisesByKeyboardAloneAndFindsItAgain() throws BundleException {
    fill("新建档案", "新建档案", "甲同志");
    isThere("甲同志");
    person.tab("daily");
    person.until("the day", () -> person.label("今天 6 题，已做 0"));
    Question wrong = daily(false);
    for (int i = 0; i < 5; i++) {
      daily(true);
    }
    person.until("nothing left for the moment", () -> person.label("先歇一会儿"));
    for (String id : KINDS) {
      person.open(new Target("training", "question", id));
      Question question = shown();
      assertEquals(id, question.id());
      answer(question, true);
    }
    List<String> book = mistakes();
    assertEquals(1, book.size(), book::toString);
    assertTrue(wrong.stem().startsWith(book.getFirst().replace("…", "").substring(0, 10)));

    Bundle store = bundle("org.qinqing.store");
    store.stop(Bundle.STOP_TRANSIENT);
    try {
      opensFor("不保存");
      assertEquals(List.of(), mistakes(), "nothing of hers is left in the window");
    } finally {
      store.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    }
    opensFor("甲同志");
    assertEquals(book, mistakes());
    person.tab("daily");
    person.until("what was done today", () -> person.label("先歇一会儿") || person.label("今天的做完了"));

    fill("新建档案", "新建档案", "乙同志");
    isThere("乙同志");
    assertEquals(List.of(), mistakes(), "another person's book");
    person.tab("daily");
    person.until("another person's day", () -> person.label("今天 6 题，已做 0"));
  }

  private static Bundle bundle(String name) {
    return Arrays.stream(Person.bundles().getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKindAnsweredWronglyIsExplained() {
    for (String id : KINDS) {
      person.open(new Target("training", "question", id));
      answer(shown(), false);
      assertFalse(person.painted("下一题").isEmpty());
    }
  }

  @Test
  void passphraseIsAskedForWhenTheProgramIsStartedAgain() throws BundleException {
    fill("新建档案", "新建档案", "甲同志");
    isThere("甲同志");
    fill("加口令", "加口令", "一棵树", "一棵树");
    isThere("甲同志");
    Bundle store = bundle("org.qinqing.store");
    store.stop(Bundle.STOP_TRANSIENT);
    opensFor("不保存");
    store.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    opensFor("甲同志（要口令）");
    person.until("what is wanted", () -> person.label("要口令才能打开"));
    person.inDialog(
        () -> person.act("打开档案"),
        dialog -> {
          write(dialog, "一棵树");
          press(dialog, "打开档案");
          person.until("open" + said(dialog), dialog::isDisposed);
        });
    isThere("甲同志");
    assertFalse(person.label("要口令才能打开"));
  }

  @Test
  void passphraseLocksAndOpens() throws IOException {
    fill("新建档案", "新建档案", "甲同志");
    isThere("甲同志");
    fill("加口令", "加口令", "一棵树", "一棵树");
    isThere("甲同志");
    assertTrue(service(PeopleStore.class).profiles().getFirst().locked());
    person.choose(() -> who().orElseThrow().act(), "不保存练习");
    isThere("不保存");
    person.inDialog(
        () -> person.choose(() -> who().orElseThrow().act(), "甲同志"),
        dialog -> {
          write(dialog, "两棵树");
          press(dialog, "打开档案");
          person.until("that it is the wrong one", () -> said(dialog).contains("口令不对"));
          assertFalse(dialog.isDisposed());
          write(dialog, "一棵树");
          press(dialog, "打开档案");
          person.until("open" + said(dialog), dialog::isDisposed);
        });
    isThere("甲同志");
    fill("换口令", "换口令", "一棵树", "三棵树", "三棵树");
    fill("去掉口令", "去掉口令", "三棵树");
    person.until("unlocked", this::unlocked);
    isThere("甲同志");
  }

  private boolean unlocked() {
    try {
      return service(PeopleStore.class).profiles().stream().noneMatch(Profile::locked);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void twoPassphrasesThatDifferAndATakenNameAreRefused() {
    fill("新建档案", "新建档案", "甲同志");
    isThere("甲同志");
    refused("加口令", dialog -> write(dialog, "一", "二"), "两次写的口令不一样");
    refused("加口令", dialog -> write(dialog, "", ""), "口令不能是空的");
    refused("新建档案", dialog -> write(dialog, "甲同志"), "已经有");
    refused("新建档案", dialog -> write(dialog, " "), "这个名字不能用");
    isThere("甲同志");
  }

  private void refused(String item, Consumer<Shell> writes, String words) {
    person.inDialog(
        () -> person.choose(() -> who().orElseThrow().act(), item),
        dialog -> {
          writes.accept(dialog);
          press(dialog, item);
          person.until("a refusal", () -> said(dialog).contains(words));
          assertFalse(dialog.isDisposed());
        });
  }

  @Test
  void profileIsRenamedAndRemovedAfterAsking() throws IOException {
    fill("新建档案", "新建档案", "甲同志");
    isThere("甲同志");
    fill("改名", "改名", "丙同志");
    isThere("丙同志");
    PeopleStore store = service(PeopleStore.class);
    // First thought better of, then done; the last item of that name is the one that removes.
    person.inDialog(this::removes, dialog -> press(dialog, "取消"));
    assertEquals(1, store.profiles().size());
    person.inDialog(
        this::removes,
        dialog -> {
          assertTrue(said(dialog).contains("不能恢复"));
          press(dialog, "删除");
          person.until("removed", dialog::isDisposed);
        });
    isThere("不保存");
    assertEquals(List.of(), store.profiles());
  }

  private void removes() {
    person.chooseLast(() -> who().orElseThrow().act(), "丙同志");
  }

  @Test
  void whatTheCheckerWasAskedIsPractised() {
    person.ask();
    person.type("服务对象请我打高尔夫，能去吗？");
    person.read("不可以");
    person.tab("chosen");
    person.see(org.qinqing.ui.kit.Segments.class).stream()
        .filter(ways -> ways.name().equals("按话题"))
        .findFirst()
        .orElseThrow()
        .choose(3);
    person.until("the topics", () -> person.label("问过的话题："));
    person.until("questions", () -> !person.see(OptionRow.class).isEmpty());
    assertTrue(person.label("只记话题，不记你写的字"));
    assertFalse(person.texts().toString().contains("高尔夫，能去吗"), "never what was typed");
  }

  // --- the look ----------------------------------------------------------------------------------

  @Test
  void roomReadsWellInEveryLookAndSize() {
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark", "hc")) {
      person.look(look);
      for (Point size :
          look.equals("hc")
              ? List.of(new Point(1280, 800))
              : List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String name = size.x + "-" + look;
        // Someone new each time, so that each day begins alike.
        fill("新建档案", "新建档案", name);
        isThere(name);
        person.tab("daily");
        shown();
        seen("practice-daily-" + name, wrong);
        answer(shown(), size.x == 1280);
        person.until("the spacing", () -> spacing("重来"));
        seen("practice-spacing-" + name, wrong);
        for (String id : KINDS) {
          person.open(new Target("training", "question", id));
          Question question = shown();
          seen("practice-" + question.kind().name().toLowerCase(Locale.ROOT) + "-" + name, wrong);
          answer(question, id.equals(KINDS.get(1)));
          seen(
              "practice-" + question.kind().name().toLowerCase(Locale.ROOT) + "-done-" + name,
              wrong);
        }
        mistakes();
        seen("practice-mistakes-" + name, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private void seen(String name, List<String> wrong) {
    person.screenshot(name);
    person.texts().stream()
        .filter(text -> LookTest.isForeign(text.replaceAll("(light|dark)", "")))
        .forEach(text -> wrong.add(name + ": " + text));
    wrong.addAll(LookTest.cutOff(person, name));
  }
}
