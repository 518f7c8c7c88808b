package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Question;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.training.certificate.CertificateCheck;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.LearnerRecords;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Row;

/** Tabs 模拟考试 and 成绩: an exam by keyboard alone, killed and gone on with; certificate; charts. */
class ExamRoomTest {
  private static final String TITLE = "20 题，20 分钟";
  private Person person;
  @TempDir Path folder;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
  }

  private void exams() {
    person.open(new Target("training", "tab", "exam"));
    person.until("the blueprints", () -> !rows(TITLE).isEmpty());
  }

  private List<Row> rows(String part) {
    return person.see(Row.class).stream().filter(row -> row.name().contains(part)).toList();
  }

  private FlatButton button(String text) {
    person.until("the button " + text, () -> !buttons(text).isEmpty());
    return buttons(text).getFirst();
  }

  private List<FlatButton> buttons(String text) {
    return person.see(FlatButton.class).stream()
        .filter(button -> button.name().equals(text))
        .toList();
  }

  private void enter(Painted on) {
    person.press(on, 0, SWT.CR);
  }

  /** A key that a person presses wherever the keyboard is. */
  private void key(int code) {
    List<OptionRow> options = person.see(OptionRow.class);
    Control on = options.isEmpty() ? button("标记") : options.getFirst();
    person.press(on, 0, code);
  }

  private void begin() {
    exams();
    enter(rows(TITLE).getFirst());
    person.until("the rules", () -> person.label("到时自动交卷"));
    person.until(
        "a bank that is large enough",
        () -> !buttons("开始考试").isEmpty() && button("开始考试").isEnabled());
  }

  private Question asked() {
    List<String> texts = person.see(StyledText.class).stream().map(StyledText::getText).toList();
    List<String> options = person.see(OptionRow.class).stream().map(OptionRow::name).toList();
    for (Pack pack : Person.packs().packs()) {
      for (Question question : pack.questions()) {
        boolean same =
            texts.contains(question.stem())
                && question.options().stream()
                    .allMatch(option -> options.stream().anyMatch(o -> o.endsWith(option.text())));
        if (same) {
          return question;
        }
      }
    }
    // Rule tests are asked as scenes too; they are no questions of a bundle.
    return null;
  }

  private static char letterOf(List<String> options, String text) {
    return options.stream()
        .filter(option -> option.contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " in " + options))
        .charAt(0);
  }

  private List<String> options() {
    return person.see(OptionRow.class).stream().map(OptionRow::name).toList();
  }

  /** Answers rightly by keyboard; whether there was a way to know what is right. */
  private boolean answer() {
    Question question = asked();
    if (question == null) {
      return false;
    }
    switch (question.content()) {
      case Question.Choice choice ->
          choice.options().stream()
              .filter(Question.Option::right)
              .forEach(option -> key(Character.toLowerCase(letterOf(options(), option.text()))));
      case Question.Opinions opinions ->
          opinions.opinions().stream()
              .filter(Question.Opinion::holds)
              .forEach(opinion -> key(Character.toLowerCase(letterOf(options(), opinion.text()))));
      case Question.Matching matching -> {
        for (int i = 0; i < matching.pairs().size(); i++) {
          key('1' + i);
          String second = matching.pairs().get(i).second();
          key(
              Character.toLowerCase(
                  letterOf(
                      options().stream().filter(o -> Character.isLetter(o.charAt(0))).toList(),
                      second)));
        }
      }
      case Question.Ordering ordering -> {
        for (int place = 0; place < ordering.steps().size(); place++) {
          String step = ordering.steps().get(place);
          int at = letterOf(options(), step) - '1';
          key('1' + at);
          for (; at > place; at--) {
            key(SWT.ARROW_UP);
          }
        }
      }
      case Question.Judgement judgement -> {
        key('a' + judgement.verdict().ordinal());
        key('1' + judgement.offered().indexOf(judgement.provision()));
      }
    }
    return true;
  }

  private void at(int number) {
    person.until("question " + number, () -> person.label("第 " + number + " 题，共 20 题"));
  }

  /** Makes a profile and chooses it. */
  private Profile learner(String name) throws IOException {
    Profile profile = service(PeopleStore.class).make(name + " " + System.nanoTime() % 100000);
    person.open(new Target("training", "tab", "exam"));
    person.until("the chooser", () -> !choosers().isEmpty());
    person.choose(() -> choosers().getFirst().act(), profile.name());
    person.until("the profile", () -> choosers().getFirst().name().equals(profile.name()));
    return profile;
  }

  private void leave(Profile profile) throws IOException {
    person.choose(() -> choosers().getFirst().act(), "不保存");
    person.until("nobody", () -> choosers().getFirst().name().equals("不保存"));
    service(PeopleStore.class).remove(profile.id());
  }

  /** What is on the disk, read as another program would. */
  private static <T> T onDisk(Profile profile, Function<LearnerRecord, T> read) throws IOException {
    try (Shelf shelf = service(PeopleStore.class).open(profile.id())) {
      return read.apply(service(LearnerRecords.class).of(shelf));
    }
  }

  @Test
  void anExamByKeyboardAloneKilledMidwayAndCertified() throws IOException {
    Profile profile = learner("考");
    begin();
    person.screenshot("exam-rules");
    enter(button("开始考试"));
    at(1);
    person.screenshot("exam-question");
    int answered = 0;
    for (int i = 1; i <= 3; i++) {
      answered += answer() ? 1 : 0;
      key(SWT.PAGE_DOWN);
      at(i + 1);
    }
    key('0');
    person.until("the flag", () -> !buttons("取消标记").isEmpty());
    String kept = "共 20 题，已答 " + answered;
    person.until("the count", () -> person.label(kept));

    Sitting onDisk = onDisk(profile, record -> record.sittings().all().getFirst());
    assertEquals(answered, onDisk.answers().size());
    assertEquals(1, onDisk.flagged().size());

    // Another look makes the room anew; what it knew is gone.
    person.look("dark");
    backInTheSitting();
    person.until("the same paper", () -> person.label(kept));
    person.screenshot("exam-question-dark");
    person.look("light");
    backInTheSitting();
    person.until("the same paper", () -> person.label(kept));

    enter(button("暂停（还有 1 次）"));
    person.until("the pause", () -> person.label("暂停了"));
    assertTrue(person.see(OptionRow.class).isEmpty());
    person.screenshot("exam-paused");
    enter(button("接着考"));
    person.until("the question again", () -> number() > 0);

    // Where a person goes on is the first question without an answer.
    while (!person.label("第 1 题，共 20 题")) {
      int before = number();
      key(SWT.PAGE_UP);
      person.until("the question before", () -> number() == before - 1);
    }
    List<Integer> open = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      at(i);
      if (i == 20 || !answer()) {
        open.add(i);
      }
      key(SWT.PAGE_DOWN);
    }
    person.until("the count of what is open", () -> person.label("还有 " + open.size() + " 题没有答"));
    person.screenshot("exam-hand-in");
    assertFalse(button("交卷").isFocusControl());
    enter(button("交卷"));
    person.until("the marks", () -> person.label("合格　"));
    assertTrue(person.label(open.size() + " 题没有答"), "" + person.texts());
    person.screenshot("exam-sheet");
    person.size(1920, 1080);
    person.screenshot("exam-sheet-1920");
    person.size(1280, 800);

    enter(person.see(Row.class).getFirst());
    person.until("the explanation", () -> !buttons("回到成绩单").isEmpty());
    person.screenshot("exam-explained");
    enter(button("回到成绩单"));

    enter(button("出具证书"));
    person.until("the form", () -> !buttons("写出证书").isEmpty());
    enter(button("写出证书"));
    person.until("what is missing", () -> person.label("姓名和签发方都要填"));
    Path file = folder.resolve("证书.pdf");
    fields().get(0).setText("某干部");
    fields().get(1).setText("某单位");
    fields().get(2).setText(file.toString());
    person.screenshot("exam-certificate");
    enter(button("写出证书"));
    person.until("the certificate", () -> person.label("证书写好了"));
    person.screenshot("exam-certificate-done");
    checkCertificate(Files.readAllBytes(file));
    Path shown = Path.of(System.getProperty("qinqing.data")).resolveSibling("screenshots");
    Files.write(shown.resolve("certificate.pdf"), Files.readAllBytes(file));

    person.open(new Target("training", "tab", "results"));
    person.until("the results", () -> person.label("共答 "));
    person.screenshot("results-one-exam");
    List<Attempt> attempts = onDisk(profile, record -> record.attempts().all());
    assertEquals(20 - open.size(), attempts.size());
    assertTrue(attempts.stream().allMatch(one -> one.source() == Attempt.Source.EXAM));
    leave(profile);
  }

  @Test
  void anOwnBlueprintIsMadeSavedSatAndRemoved() {
    exams();
    person.screenshot("exam-choice");
    enter(button("新编"));
    person.until("the form", () -> !buttons("看题够不够").isEmpty());
    List<Text> fields = fields();
    fields.get(0).setText("");
    enter(button("保存"));
    person.until("what is wrong", () -> person.label("名称应当是"));
    fields().get(0).setText("小测");
    fields().get(1).setText("5");
    fields().get(3).setText("499");
    person.choose(() -> button("题型不限").act(), "排序");
    person.until("the shortage", () -> person.label("要 499 题，题库里只有"));
    person.screenshot("exam-edit");
    fields().get(3).setText("1");
    enter(button("看题够不够"));
    person.until("enough", () -> !person.label("题库里只有"));
    enter(button("保存"));
    person.until("the rules", () -> person.label("一共 1 题：排序 1 题"));
    assertTrue(person.label("时间 5 分钟"));
    assertTrue(person.label("不能暂停"));
    enter(button("回到模拟考试"));
    person.until("it among the others", () -> !rows("小测").isEmpty());
    enter(rows("小测").getFirst());
    person.until("the rules again", () -> !buttons("开始考试").isEmpty() && button("开始考试").isEnabled());
    enter(button("开始考试"));
    person.until("the question", () -> person.label("第 1 题，共 1 题"));
    assertTrue(buttons("暂停").isEmpty());
    assertTrue(answer());
    enter(button("看看答齐没有"));
    person.until("all answered", () -> person.label("1 题都答了"));
    enter(button("交卷"));
    person.until("the marks", () -> person.label("合格　1 分，满分 1 分"));
  }

  private int number() {
    return person.texts().stream()
        .filter(text -> text.matches("第 \\d+ 题，共 20 题"))
        .map(text -> Integer.parseInt(text.replaceAll("第 (\\d+) .*", "$1")))
        .findFirst()
        .orElse(-1);
  }

  private List<Text> fields() {
    return person.see(Text.class).stream()
        .filter(field -> !field.getText().isEmpty() || field.getMessage() != null)
        .filter(field -> inRoom(field))
        .toList();
  }

  /** Not the search box at the top. */
  private boolean inRoom(Control control) {
    return person.display().map(control, person.shell(), 0, 0).y > 60;
  }

  private void backInTheSitting() {
    person.open(new Target("training", "tab", "exam"));
    person.until(
        "the sitting",
        () -> !buttons("接着考").isEmpty() || !buttons("标记").isEmpty() || !buttons("取消标记").isEmpty());
    if (!buttons("接着考").isEmpty()) {
      enter(button("接着考"));
      person.until("the question", () -> number() > 0);
    }
  }

  private static void checkCertificate(byte[] pdf) {
    CertificateCheck check = service(CertificateCheck.class);
    Instant now = Instant.now().plusSeconds(1);
    CertificateCheck.Checked sound = check.check(pdf, Set.of(), now);
    assertEquals(CertificateCheck.Finding.VALID, sound.finding(), sound.words());
    assertEquals("某干部", sound.statement().orElseThrow().holder());
    assertEquals(TITLE, sound.statement().orElseThrow().exam());
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] changed = pdf.clone();
      changed[random.nextInt(pdf.length)] ^= (byte) (1 << random.nextInt(8));
      CertificateCheck.Finding finding = check.check(changed, Set.of(), now).finding();
      assertTrue(
          finding == CertificateCheck.Finding.ALTERED
              || finding == CertificateCheck.Finding.NO_CERTIFICATE,
          "" + finding);
    }
  }

  @Test
  void resultsAreShownAsPicturesAndAsFigures() throws IOException {
    Profile profile = learner("图");
    onDisk(
        profile,
        record -> {
          fill(record);
          return true;
        });
    person.open(new Target("training", "tab", "results"));
    person.until("the results", () -> person.label("练过 "));
    assertFalse(person.label("隔一天以上再答过，这里就有图"));
    person.screenshot("results-light");
    person.size(1920, 1080);
    person.screenshot("results-light-1920");
    person.look("dark");
    person.open(new Target("training", "tab", "results"));
    person.until("the results", () -> person.label("练过 "));
    person.screenshot("results-dark-1920");
    person.size(1280, 800);
    person.screenshot("results-dark");
    person.look("hc");
    person.open(new Target("training", "tab", "results"));
    person.until("the results", () -> person.label("练过 "));
    person.screenshot("results-hc");
    person.look("light");
    person.open(new Target("training", "tab", "results"));
    person.until("the results", () -> person.label("练过 "));
    int figures = buttons("看数字").size();
    assertTrue(figures >= 4, "" + person.texts());
    while (!buttons("看数字").isEmpty()) {
      int left = buttons("看数字").size();
      enter(buttons("看数字").getFirst());
      person.until("the figures", () -> buttons("看数字").size() == left - 1);
    }
    assertEquals(figures, buttons("看图").size());
    assertTrue(person.label("把握范围"), "" + person.texts());
    person.screenshot("results-figures");
    leave(profile);
  }

  private List<FlatButton> choosers() {
    return person.see(FlatButton.class).stream()
        .filter(button -> "谁在练".equals(button.getToolTipText()))
        .toList();
  }

  /** Forty days of practice on the installed questions; some topics go worse than others. */
  private static void fill(LearnerRecord record) {
    Random random = new Random(5);
    List<Question> questions =
        new ArrayList<>(
            Person.packs().packs().stream().flatMap(pack -> pack.questions().stream()).toList());
    Collections.shuffle(questions, random);
    questions = questions.subList(0, 60);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (int day = 40; day >= 0; day--) {
      if (day % 7 == 3 || day == 12) {
        continue;
      }
      for (int i = random.nextInt(14) + 2; i > 0; i--) {
        Question question = questions.get(random.nextInt(questions.size()));
        double chance = 0.55 + 0.4 * (question.topic().hashCode() & 7) / 7;
        boolean right = random.nextDouble() < chance;
        Set<Lean> leans =
            right ? Set.of() : random.nextInt(3) == 0 ? Set.of(Lean.LAX) : Set.of(Lean.STRICT);
        record
            .attempts()
            .append(
                new Attempt(
                    question.id(),
                    question.topic(),
                    Set.of(
                        question.basis().getFirst().pack()
                            + ":"
                            + question.basis().getFirst().document()),
                    "f",
                    now.minus(day, ChronoUnit.DAYS),
                    Duration.ofSeconds(20),
                    right,
                    leans,
                    Attempt.Source.PRACTICE));
      }
    }
  }
}
