package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.checker.Event;
import org.qinqing.checker.internal.CheckerTrial;
import org.qinqing.checker.internal.EngineChecker;
import org.qinqing.checker.internal.reading.ReadingFolds;
import org.qinqing.checker.internal.reading.SituationReader;
import org.qinqing.pack.Address;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Verdict;

/** How right the answers of the checker are. */
final class VerdictRun {
  private static final int PROVISIONS = 3;
  private static final String ACT = "act";
  private static final String SIDE = "side";

  private final Report report;
  private final PrintStream progress;
  private final Bundles bundles;
  private final Checker checker;

  /**
   * A run.
   *
   * @param progress told what is being done
   * @param packs the bundles of the product
   */
  VerdictRun(Report report, PrintStream progress, List<Pack> packs) {
    this.report = report;
    this.progress = progress;
    this.bundles = new Bundles(packs);
    this.checker = new EngineChecker(bundles);
  }

  // --- the evaluation set
  // ----------------------------------------------------------------------------

  /** A situation and what was answered. */
  private record Answer(JudgedText wanted, CheckResult given) {
    boolean exact() {
      return given.verdict() == wanted.verdict();
    }

    boolean sameClass() {
      return answered() == right();
    }

    AnswerClass right() {
      return AnswerClass.of(wanted.verdict());
    }

    AnswerClass answered() {
      return AnswerClass.of(given.verdict());
    }

    /** The provisions under the answer, as they stand on the card. */
    List<Address> basis() {
      return given.lead().stream()
          .flatMap(lead -> lead.rules().stream())
          .flatMap(applied -> applied.rule().basis().stream())
          .map(Address::unversioned)
          .distinct()
          .limit(PROVISIONS)
          .toList();
    }

    List<String> asked() {
      return given.lead().stream()
          .flatMap(lead -> lead.missing().stream())
          .map(CheckResult.Missing::fact)
          .toList();
    }

    String line() {
      return "%s %s: %s → %s %s"
          .formatted(wanted.id(), wanted.text(), wanted.verdict(), given.verdict(), basis());
    }
  }

  /**
   * Asks every situation.
   *
   * @return a line for each whose verdict is not the right one
   */
  List<String> situations(List<JudgedText> texts) {
    progress.println(Messages.text("progress.situations", texts.size()));
    List<Answer> answers =
        texts.stream()
            .map(text -> new Answer(text, checker.check(text.request(bundles.snapshot()))))
            .toList();
    right(answers);
    basis(answers);
    asked(answers);
    groups("topic", answers, answer -> List.of(answer.wanted().topic()));
    groups("side", answers, answer -> List.of(answer.wanted().side()));
    groups("place", answers, answer -> List.of(answer.wanted().place()));
    groups("kind", answers, answer -> answer.wanted().kinds());
    confusion(answers);
    return answers.stream().filter(answer -> !answer.exact()).map(Answer::line).toList();
  }

  private void right(List<Answer> answers) {
    share("verdicts.exact", answers, Answer::exact);
    share("verdicts.class", answers, Answer::sameClass);
    List<Answer> forbidden = only(answers, AnswerClass.FORBIDDEN);
    List<Answer> allowed = only(answers, AnswerClass.ALLOWED);
    List<Answer> dangerous = answered(forbidden, AnswerClass.ALLOWED);
    List<Answer> blocked = answered(allowed, AnswerClass.FORBIDDEN);
    report.add(Figure.less("verdicts.dangerous", "", dangerous.size(), forbidden.size()));
    report.add(Figure.rare("verdicts.dangerous.share", dangerous.size(), forbidden.size()));
    report.add(Figure.rare("verdicts.blocked.share", blocked.size(), allowed.size()));
    for (AnswerClass one : AnswerClass.values()) {
      share("verdicts.class." + one.id(), only(answers, one), Answer::sameClass);
    }
    sentences("heading.dangerous", dangerous);
    sentences("heading.blocked", blocked);
  }

  private void sentences(String heading, List<Answer> wrong) {
    List<String> lines = new ArrayList<>();
    lines.add(Messages.text(heading, wrong.size()));
    lines.add("");
    wrong.forEach(answer -> lines.add("- " + answer.line()));
    report.also(List.of(), lines);
  }

  private void basis(List<Answer> answers) {
    List<Answer> wanting =
        answers.stream().filter(answer -> !answer.wanted().basis().isEmpty()).toList();
    Predicate<Answer> hit =
        answer -> answer.basis().stream().anyMatch(found -> answer.wanted().standsOn(found));
    share("verdicts.basis", wanting, hit);
    share(
        "verdicts.basis.answered",
        wanting.stream().filter(answer -> !answer.basis().isEmpty()).toList(),
        hit);
    for (AnswerClass one : AnswerClass.values()) {
      share("verdicts.basis." + one.id(), only(wanting, one), hit);
    }
  }

  private void asked(List<Answer> answers) {
    List<Answer> open = only(answers, AnswerClass.ASKED);
    share(
        "verdicts.asked.first",
        open,
        answer -> answer.asked().stream().limit(1).toList().equals(wantedFact(answer)));
    share("verdicts.asked.any", open, answer -> answer.asked().containsAll(wantedFact(answer)));
    share(
        "verdicts.asked.needless",
        answered(answers, AnswerClass.ASKED),
        answer -> answer.right() != AnswerClass.ASKED,
        false);
  }

  private static List<String> wantedFact(Answer answer) {
    return answer.wanted().missing().stream().toList();
  }

  private interface Grouping {
    List<String> groups(Answer answer);
  }

  private void groups(String name, List<Answer> answers, Grouping grouping) {
    Map<String, List<Answer>> groups = new TreeMap<>();
    for (Answer answer : answers) {
      for (String group : grouping.groups(answer)) {
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(answer);
      }
    }
    groups.forEach((group, some) -> share("verdicts." + name + "." + group, some, Answer::exact));
  }

  private void confusion(List<Answer> answers) {
    Confusion<AnswerClass> classes = new Confusion<>(AnswerClass.class);
    Confusion<Verdict> verdicts = new Confusion<>(Verdict.class);
    for (Answer answer : answers) {
      classes.add(answer.right(), answer.answered());
      verdicts.add(answer.wanted().verdict(), answer.given().verdict());
    }
    report.also(List.of(), classes.table(AnswerClass::label));
    report.also(
        verdicts.figures("verdicts.confusion", Verdict::name), verdicts.table(Verdict::name));
  }

  private static List<Answer> only(List<Answer> answers, AnswerClass right) {
    return answers.stream().filter(answer -> answer.right() == right).toList();
  }

  private static List<Answer> answered(List<Answer> answers, AnswerClass given) {
    return answers.stream().filter(answer -> answer.answered() == given).toList();
  }

  private <T> void share(String metric, List<T> all, Predicate<T> part) {
    share(metric, all, part, true);
  }

  private <T> void share(String metric, List<T> all, Predicate<T> part, boolean moreIsBetter) {
    if (all.isEmpty()) {
      return;
    }
    int count = (int) all.stream().filter(part).count();
    report.add(
        moreIsBetter
            ? Figure.often(metric, count, all.size())
            : Figure.rare(metric, count, all.size()));
  }

  // --- five-fold over the examples
  // ------------------------------------------------------------------

  /** Counts over examples that were read without having been seen. */
  private static final class FoldTally {
    private final List<Boolean> deeds = new ArrayList<>();
    private final List<Boolean> exact = new ArrayList<>();
    private final List<Boolean> classes = new ArrayList<>();
    private final Map<String, int[]> facts = new TreeMap<>();
    private int dangerous;
    private int forbidden;
    private int blocked;
    private int allowed;

    /** Wanted, read, and both, of a fact. */
    private int[] fact(String id) {
      return facts.computeIfAbsent(id, key -> new int[3]);
    }
  }

  /** Reads each fifth of the examples by what is learned from the others. */
  void folds(Path examples) throws IOException {
    progress.println(Messages.text("progress.examples"));
    ReadingFolds folds = new ReadingFolds(examples, bundles.snapshot(), Ours.DAY);
    FoldTally tally = new FoldTally();
    for (int part = 0; part < ReadingFolds.NUMBER; part++) {
      progress.println(Messages.text("progress.fold", part + 1, ReadingFolds.NUMBER));
      SituationReader reader = folds.withoutPart(part);
      Checker trial = CheckerTrial.with(reader, bundles);
      for (ReadingFolds.Sentence sentence : folds.sentences(part)) {
        count(sentence, reader, trial, tally);
      }
    }
    share("verdicts.folds.deeds", tally.deeds, right -> right);
    share("verdicts.folds.exact", tally.exact, right -> right);
    share("verdicts.folds.class", tally.classes, right -> right);
    report.add(Figure.rare("verdicts.folds.dangerous.share", tally.dangerous, tally.forbidden));
    report.add(Figure.rare("verdicts.folds.blocked.share", tally.blocked, tally.allowed));
    int[] all = new int[3];
    tally.facts.values().forEach(one -> add(all, one));
    facts("verdicts.folds.facts", all);
    List<Figure> each = new ArrayList<>();
    tally.facts.forEach(
        (fact, counts) -> {
          if (counts[0] > 0) {
            each.add(Figure.often("verdicts.folds.fact." + fact, counts[2], counts[0]));
          }
        });
    report.also(each, List.of());
  }

  private static void add(int[] all, int[] one) {
    for (int i = 0; i < all.length; i++) {
      all[i] += one[i];
    }
  }

  private void facts(String metric, int[] counts) {
    if (counts[0] > 0 && counts[1] > 0) {
      report.add(Figure.often(metric + ".found", counts[2], counts[0]));
      report.add(Figure.often(metric + ".right", counts[2], counts[1]));
    }
  }

  private void count(
      ReadingFolds.Sentence sentence, SituationReader reader, Checker trial, FoldTally tally) {
    List<Map<String, FactContent>> read =
        reader
            .read(
                sentence.text(),
                Optional.empty(),
                bundles.snapshot(),
                sentence.place(),
                sentence.asOf())
            .events()
            .stream()
            .map(VerdictRun::contents)
            .toList();
    tally.deeds.add(acts(sentence.said()).equals(acts(read)));
    Verdict right =
        sentence.said().isEmpty()
            ? Verdict.NO_RULE
            : checker.check(request(sentence, "", sentence.said())).verdict();
    Verdict answered = trial.check(request(sentence, sentence.text(), List.of())).verdict();
    tally.exact.add(right == answered);
    tally.classes.add(AnswerClass.of(right) == AnswerClass.of(answered));
    if (AnswerClass.of(right) == AnswerClass.FORBIDDEN) {
      tally.forbidden++;
      tally.dangerous += AnswerClass.of(answered) == AnswerClass.ALLOWED ? 1 : 0;
    } else if (AnswerClass.of(right) == AnswerClass.ALLOWED) {
      tally.allowed++;
      tally.blocked += AnswerClass.of(answered) == AnswerClass.FORBIDDEN ? 1 : 0;
    }
    for (Map<String, FactContent> said : sentence.said()) {
      // Facts can only be compared where the deed was found.
      sameAct(read, said).ifPresent(other -> compare(said, other, tally));
    }
  }

  private static void compare(
      Map<String, FactContent> said, Map<String, FactContent> read, FoldTally tally) {
    Set<String> ids = new TreeSet<>(said.keySet());
    ids.addAll(read.keySet());
    ids.removeAll(Set.of(ACT, SIDE));
    for (String id : ids) {
      int[] counts = tally.fact(id);
      counts[0] += said.containsKey(id) ? 1 : 0;
      counts[1] += read.containsKey(id) ? 1 : 0;
      Optional<FactContent> one = Optional.ofNullable(said.get(id));
      Optional<FactContent> other = Optional.ofNullable(read.get(id));
      boolean same = one.isPresent() && other.isPresent() && same(one.get(), other.get());
      counts[2] += same ? 1 : 0;
    }
  }

  /** A sum is read right when the one that was meant lies within what was read. */
  private static boolean same(FactContent said, FactContent read) {
    if (said instanceof FactContent.Quantity one && read instanceof FactContent.Quantity other) {
      BigDecimal value = one.least().or(one::most).orElse(BigDecimal.ZERO);
      return other.least().map(least -> least.compareTo(value) <= 0).orElse(true)
          && other.most().map(most -> most.compareTo(value) >= 0).orElse(true);
    }
    return said.equals(read);
  }

  private static Optional<Map<String, FactContent>> sameAct(
      List<Map<String, FactContent>> read, Map<String, FactContent> said) {
    return read.stream().filter(one -> acts(List.of(one)).equals(acts(List.of(said)))).findFirst();
  }

  private static Map<String, FactContent> contents(Event event) {
    Map<String, FactContent> contents = new HashMap<>();
    event.facts().forEach((fact, value) -> contents.put(fact, value.content()));
    return contents;
  }

  private static Set<String> acts(List<Map<String, FactContent>> events) {
    return events.stream()
        .flatMap(facts -> Optional.ofNullable(facts.get(ACT)).stream())
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static CheckRequest request(
      ReadingFolds.Sentence sentence, String text, List<Map<String, FactContent>> events) {
    return new CheckRequest(
        text, sentence.place(), Optional.empty(), sentence.asOf(), List.of(), events);
  }
}
