package org.qinqing.classroom.plan.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans.Drafted;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanFinding.Code;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.classroom.plan.PlanTemplate;
import org.qinqing.classroom.plan.PlanWish;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Question;

/**
 * Fills a template. Questions are drawn by a hash over seed and id, so that one bundle more or less
 * leaves the other draws as they are, and so that topics, bundles and kinds take turns: a class
 * hears of its own place and of the country, and not ten times of gifts.
 */
final class Drafting {
  /** How many provisions one slide shows at most. */
  private static final int MOST_PROVISIONS = 3;

  /** How many characters of a provision a slide shows at most. */
  private static final int MOST_TEXT = 90;

  /** The topic of what fits no other; there is nothing to lecture on. */
  private static final String OTHER = "other";

  /** Up to this difficulty a question suits a rush. */
  private static final int QUICK = 2;

  private static final Set<Question.Kind> FOR_RUSH =
      Set.of(Question.Kind.SINGLE, Question.Kind.JUDGE);

  /** The parts of a template: how many, and minutes in all of each. */
  private record Shape(
      String id,
      int slides,
      int slideMinutes,
      int cases,
      int caseMinutes,
      int rush,
      int rushMinutes,
      int test,
      int testMinutes,
      int signInMinutes,
      int summaryMinutes) {
    int minutes() {
      return slideMinutes
          + caseMinutes
          + rushMinutes
          + testMinutes
          + signInMinutes
          + summaryMinutes;
    }

    PlanTemplate template() {
      return new PlanTemplate(
          id,
          Messages.text("template." + id),
          minutes(),
          Messages.text(
              "template.course",
              slideMinutes,
              caseMinutes,
              rushMinutes,
              testMinutes,
              signInMinutes + summaryMinutes));
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("discipline-90", 3, 24, 2, 24, 8, 14, 10, 18, 3, 7),
          new Shape("discipline-45", 2, 10, 1, 12, 5, 8, 6, 9, 2, 4));

  private final PlanWish wish;
  private final Installed installed;
  private final List<Question> pool;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> topicUses = new HashMap<>();
  private final Map<String, Integer> packUses = new HashMap<>();
  private final Map<Question.Kind, Integer> kindUses = new HashMap<>();
  private final List<PlanFinding> findings = new ArrayList<>();
  private final List<PlanPart> parts = new ArrayList<>();

  private Drafting(PlanWish wish, Installed installed, List<Question> questions) {
    this.wish = wish;
    this.installed = installed;
    this.pool =
        questions.stream()
            .filter(question -> wish.topics().isEmpty() || wish.topics().contains(question.topic()))
            .filter(this::inForce)
            .toList();
  }

  static List<PlanTemplate> templates() {
    return SHAPES.stream().map(Shape::template).toList();
  }

  /**
   * @param questions those of the place and side
   * @throws IllegalArgumentException when there is no such template
   */
  static Drafted draft(PlanWish wish, Installed installed, List<Question> questions) {
    Shape shape =
        SHAPES.stream()
            .filter(each -> each.id().equals(wish.template()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(wish.template()));
    Drafting drafting = new Drafting(wish, installed, questions);
    drafting.fill(shape);
    ClassPlan plan =
        new ClassPlan(
            drafting.id(),
            wish.title().isBlank() ? Messages.text("template." + shape.id()) : wish.title().strip(),
            wish.locality(),
            wish.side(),
            shape.minutes(),
            List.of(),
            drafting.parts,
            Map.of());
    return new Drafted(plan.withReadings(Inspection.readings(plan, installed)), drafting.findings);
  }

  /** The same wish gives the same id. */
  private String id() {
    String words =
        Fingerprint.of(
            List.of(
                wish.title(),
                wish.locality().code(),
                wish.side().toString(),
                new TreeSet<>(wish.topics()).toString(),
                wish.asOf().toString(),
                Long.toString(wish.seed())));
    return wish.template() + "-" + words.substring(0, 8);
  }

  private boolean inForce(Question question) {
    return question.basis().stream()
        .allMatch(
            address ->
                installed
                    .document(address)
                    .filter(
                        document -> document.status(installed.asOf()) == Document.Status.IN_FORCE)
                    .isPresent());
  }

  private void fill(Shape shape) {
    QuestionRound cases =
        QuestionRound.of(Mode.OPINION, Messages.text("part.cases"), shape.caseMinutes(), List.of());
    QuestionRound rush =
        QuestionRound.of(Mode.RUSH, Messages.text("part.rush"), shape.rushMinutes(), List.of());
    QuestionRound test =
        new QuestionRound(
            Mode.TIMED,
            Messages.text("part.test"),
            shape.testMinutes(),
            Messages.text("part.test.text"),
            List.of(),
            Answering.CHOSEN,
            10,
            0,
            List.of(),
            Optional.of(Duration.ofSeconds(60)));

    List<Question> caseQuestions = pick(shape.cases(), cases, question -> true);
    List<Question> rushQuestions =
        pick(
            shape.rush(),
            rush,
            question -> FOR_RUSH.contains(question.kind()) && question.difficulty() <= QUICK);
    if (rushQuestions.size() < shape.rush()) {
      rushQuestions.addAll(
          pick(
              shape.rush() - rushQuestions.size(),
              rush,
              question -> FOR_RUSH.contains(question.kind())));
    }
    List<Question> testQuestions = pick(shape.test(), test, question -> true);

    List<Question> all = new ArrayList<>(caseQuestions);
    all.addAll(rushQuestions);
    all.addAll(testQuestions);
    slides(shape, all);
    round(cases, caseQuestions, shape.cases());
    round(rush, rushQuestions, shape.rush());
    round(test, testQuestions, shape.test());
    parts.add(
        new Slide(
            Slide.Kind.SIGN_IN,
            Messages.text("part.signIn"),
            shape.signInMinutes(),
            Messages.text("part.signIn.text"),
            List.of()));
    parts.add(summary(shape.summaryMinutes(), all));
  }

  /** The next questions in turn; fewer when there are not so many. */
  private List<Question> pick(int count, QuestionRound round, Predicate<Question> wanted) {
    Asking asking = new Asking(installed);
    Map<String, String> lots = new HashMap<>();
    List<Question> left =
        new ArrayList<>(
            pool.stream()
                .filter(wanted)
                .filter(question -> !taken.contains(question.id()))
                .filter(question -> asking.ask(question, round).objection().isEmpty())
                .toList());
    left.forEach(question -> lots.put(question.id(), lot(question.id())));
    Comparator<Question> turn =
        Comparator.<Question>comparingInt(q -> topicUses.getOrDefault(q.topic(), 0))
            .thenComparingInt(q -> packUses.getOrDefault(q.pack(), 0))
            .thenComparingInt(q -> kindUses.getOrDefault(q.kind(), 0))
            .thenComparing(q -> lots.getOrDefault(q.id(), ""))
            .thenComparing(Question::id);
    List<Question> picked = new ArrayList<>();
    while (picked.size() < count && !left.isEmpty()) {
      Question next = left.stream().min(turn).orElseThrow();
      left.remove(next);
      picked.add(next);
      taken.add(next.id());
      topicUses.merge(next.topic(), 1, Integer::sum);
      packUses.merge(next.pack(), 1, Integer::sum);
      kindUses.merge(next.kind(), 1, Integer::sum);
    }
    return picked;
  }

  private String lot(String word) {
    return Fingerprint.of(List.of(Long.toString(wish.seed()), word));
  }

  private void round(QuestionRound round, List<Question> questions, int wanted) {
    if (questions.isEmpty()) {
      find("shortage.none", round.title());
      return;
    }
    parts.add(round.withQuestions(questions.stream().map(Question::id).toList()));
    if (questions.size() < wanted) {
      find("shortage.few", round.title(), wanted, questions.size());
    }
  }

  private void find(String key, Object... arguments) {
    findings.add(new PlanFinding(Code.SHORTAGE, 0, "", Messages.text(key, arguments)));
  }

  /** The topics of what is asked later, those of the cases first. */
  private void slides(Shape shape, List<Question> questions) {
    Map<String, Integer> weights = new HashMap<>();
    for (Question question : questions) {
      boolean opinions = question.kind() == Question.Kind.OPINIONS;
      weights.merge(question.topic(), opinions ? questions.size() : 1, Integer::sum);
    }
    List<String> topics =
        weights.keySet().stream()
            .filter(topic -> !topic.equals(OTHER) || weights.size() == 1)
            .sorted(
                Comparator.<String>comparingInt(topic -> -weights.getOrDefault(topic, 0))
                    .thenComparing(this::lot))
            .limit(shape.slides())
            .toList();
    if (topics.isEmpty()) {
      find("shortage.none", Messages.text("part.lecture"));
      return;
    }
    if (topics.size() < shape.slides()) {
      find("shortage.slides", shape.slides(), topics.size());
    }
    for (int i = 0; i < topics.size(); i++) {
      // Whole minutes; what does not divide goes to the first slides.
      int minutes =
          shape.slideMinutes() / topics.size() + (i < shape.slideMinutes() % topics.size() ? 1 : 0);
      parts.add(slide(topics.get(i), minutes, questions));
    }
  }

  private Slide slide(String id, int minutes, List<Question> questions) {
    Set<Address> basis = new LinkedHashSet<>();
    questions.stream()
        .filter(question -> question.topic().equals(id))
        .flatMap(question -> question.basis().stream())
        .filter(address -> installed.wording(address).filter(text -> !text.isBlank()).isPresent())
        .forEach(basis::add);
    List<Address> shown = basis.stream().limit(MOST_PROVISIONS).toList();
    Optional<FactsModel.Topic> topic = installed.snapshot().facts().topic(id);
    StringBuilder text = new StringBuilder(topic.map(FactsModel.Topic::say).orElse(""));
    for (Address address : shown) {
      text.append("\n\n**")
          .append(escaped(installed.title(address)))
          .append("** ")
          .append(escaped(beginning(installed.wording(address).orElse(""))));
    }
    return new Slide(
        Slide.Kind.LECTURE,
        Messages.text("part.lecture.about", topic.map(FactsModel.Topic::label).orElse(id)),
        minutes,
        text.toString().strip(),
        shown);
  }

  /** The provisions of the cases once more. */
  private Slide summary(int minutes, List<Question> questions) {
    Set<Address> basis = new LinkedHashSet<>();
    questions.stream()
        .filter(question -> question.kind() == Question.Kind.OPINIONS)
        .flatMap(question -> question.basis().stream())
        .forEach(basis::add);
    List<Address> shown = basis.stream().limit(MOST_PROVISIONS).toList();
    StringBuilder text = new StringBuilder(Messages.text("part.summary.text"));
    shown.forEach(address -> text.append("\n- ").append(escaped(installed.title(address))));
    return new Slide(
        Slide.Kind.SUMMARY, Messages.text("part.summary"), minutes, text.toString(), shown);
  }

  /** Whole sentences as far as they fit, else as much as fits. */
  private static String beginning(String text) {
    if (text.length() <= MOST_TEXT) {
      return text;
    }
    int end = text.substring(0, MOST_TEXT).lastIndexOf('。');
    if (end > 0) {
      return text.substring(0, end + 1);
    }
    int most = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
    return text.substring(0, most) + "…";
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1");
  }
}
