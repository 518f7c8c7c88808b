package org.qinqing.classroom.report.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Answer;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReport.Attendee;
import org.qinqing.classroom.report.ClassReport.ChoiceFigures;
import org.qinqing.classroom.report.ClassReport.Discrimination;
import org.qinqing.classroom.report.ClassReport.Flow;
import org.qinqing.classroom.report.ClassReport.Opinion;
import org.qinqing.classroom.report.ClassReport.ProvisionFigures;
import org.qinqing.classroom.report.ClassReport.QuestionFigures;
import org.qinqing.classroom.report.ClassReport.RoundFigures;
import org.qinqing.classroom.report.ClassReport.ScoreLine;
import org.qinqing.classroom.report.ClassReport.TeamLine;
import org.qinqing.classroom.report.ClassReport.VoteFigures;

/** Computes the figures of a class: the same record always gives the same report. */
final class Figures {
  /** The share of the people in the upper and in the lower group (Kelley). */
  private static final double GROUP = 0.27;

  /** What bundles say that a record does not. */
  interface Sources {
    /** A provision in words. */
    String provision(String address);

    /** Whether the opinion is the right one. */
    boolean holds(String question, String choice);
  }

  /** How somebody did in the other questions, and whether they were right here. */
  private record Person(double others, boolean right) {}

  private final ClassRecord record;
  private final int smallestGroup;
  private final Sources sources;
  private final Map<Integer, Participant> people = new LinkedHashMap<>();

  /** Turns that were asked, with the answers that count, by participant. */
  private final Map<Turn, Map<Integer, Answer>> answers = new TreeMap<>();

  private final Map<Turn, Asked> asked = new TreeMap<>();

  private Figures(ClassRecord record, int smallestGroup, Sources sources) {
    this.record = record;
    this.smallestGroup = smallestGroup;
    this.sources = sources;
    record.participants().stream()
        .filter(participant -> !participant.removed())
        .forEach(participant -> people.put(participant.number(), participant));
    for (Asked turn : record.turns()) {
      if (turn.phase() != Phase.STAKING) {
        asked.put(turn.turn(), turn);
        Map<Integer, Answer> counted = new LinkedHashMap<>();
        turn.answers().stream()
            .filter(answer -> people.containsKey(answer.participant()))
            .forEach(answer -> counted.put(answer.participant(), answer));
        answers.put(turn.turn(), counted);
      }
    }
  }

  /**
   * The report.
   *
   * @throws IllegalArgumentException when the group is less than 1
   */
  static ClassReport of(ClassRecord record, int smallestGroup, Sources sources) {
    if (smallestGroup < 1) {
      throw new IllegalArgumentException("smallest group " + smallestGroup);
    }
    return new Figures(record, smallestGroup, sources).report();
  }

  private ClassReport report() {
    return new ClassReport(
        record.id(),
        record.agenda().title(),
        record.startedAt(),
        record.endedAt(),
        smallestGroup,
        asked.size(),
        record.participants().stream().map(this::attendee).toList(),
        asked.values().stream()
            .filter(turn -> question(turn.turn()).form().hasKey())
            .map(this::question)
            .toList(),
        votes(),
        provisions(),
        rounds(),
        record.scores().stream()
            .map(
                score ->
                    new ScoreLine(
                        score.rank(),
                        score.participant(),
                        team(score.participant()),
                        score.points(),
                        score.tieBreak()))
            .toList(),
        record.teamScores().stream()
            .map(
                team ->
                    new TeamLine(
                        team.rank(),
                        team.team(),
                        team.members(),
                        enough(team.members()) ? Optional.of(team.mean()) : Optional.empty()))
            .toList());
  }

  private boolean enough(int count) {
    return count >= smallestGroup;
  }

  private ClassQuestion question(Turn turn) {
    return record.agenda().question(turn);
  }

  private Mode mode(Turn turn) {
    return record.agenda().round(turn).mode();
  }

  private String team(int participant) {
    Participant known = people.get(participant);
    return known == null ? "" : known.team();
  }

  private Map<Integer, Answer> answers(Turn turn) {
    return answers.getOrDefault(turn, Map.of());
  }

  // --- attendance --------------------------------------------------------------------------------

  private Attendee attendee(Participant participant) {
    int possible = 0;
    int answered = 0;
    for (Asked turn : asked.values()) {
      if (!mode(turn.turn()).firstWins() && over(turn)) {
        boolean gave =
            turn.answers().stream()
                .anyMatch(answer -> answer.participant() == participant.number());
        if (gave || there(participant, turn)) {
          possible++;
          answered += gave ? 1 : 0;
        }
      }
    }
    return new Attendee(
        participant.number(),
        participant.name(),
        participant.team(),
        participant.joinedAt(),
        participant.removed(),
        answered,
        possible);
  }

  private static boolean over(Asked turn) {
    return turn.phase() == Phase.CLOSED || turn.phase() == Phase.REVEALED;
  }

  private static boolean there(Participant participant, Asked turn) {
    return turn.closedAt().filter(end -> end.isAfter(participant.joinedAt())).isPresent();
  }

  // --- questions ---------------------------------------------------------------------------------

  private QuestionFigures question(Asked turn) {
    ClassQuestion question = question(turn.turn());
    Collection<Answer> given = answers(turn.turn()).values();
    int counted =
        turn.eligible()
            .map(those -> (int) those.stream().filter(people::containsKey).count())
            .orElse(turn.present());
    // Who was out when it closed and is in again was there when they answered.
    int present = Math.max(counted, given.size());
    return new QuestionFigures(
        turn.turn(),
        question.id(),
        record.agenda().round(turn.turn()).title(),
        mode(turn.turn()),
        question.form(),
        question.text(),
        question.key(),
        present,
        given.size(),
        enough(given.size()) ? facility(given) : Optional.empty(),
        discrimination(turn),
        enough(given.size()) ? choices(question, given) : List.of());
  }

  /** The share of right answers among those that are right or wrong. */
  private static Optional<Double> facility(Collection<Answer> given) {
    List<Boolean> known = given.stream().flatMap(answer -> answer.right().stream()).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of((double) known.stream().filter(right -> right).count() / known.size());
  }

  private static List<ChoiceFigures> choices(ClassQuestion question, Collection<Answer> given) {
    List<ChoiceFigures> figures = new ArrayList<>();
    for (Choice choice : question.choices()) {
      Predicate<Answer> made =
          question.form() == Form.ORDERING
              ? answer ->
                  answer.choices().indexOf(choice.id()) == question.key().indexOf(choice.id())
              : answer -> answer.choices().contains(choice.id());
      int count = (int) given.stream().filter(made).count();
      figures.add(
          new ChoiceFigures(
              choice.id(),
              choice.text(),
              question.key().contains(choice.id()),
              count,
              (double) count / given.size()));
    }
    return figures;
  }

  /** Turns with a key that everyone was asked: what tells how strong somebody is. */
  private boolean tells(Asked turn) {
    return over(turn) && !mode(turn.turn()).firstWins() && question(turn.turn()).form().hasKey();
  }

  private Optional<Discrimination> discrimination(Asked turn) {
    if (!tells(turn)) {
      return Optional.empty();
    }
    List<Person> persons = new ArrayList<>();
    answers(turn.turn())
        .forEach(
            (number, answer) ->
                answer
                    .right()
                    .ifPresent(
                        right ->
                            others(number, turn.turn())
                                .ifPresent(share -> persons.add(new Person(share, right)))));
    int group = (int) Math.round(GROUP * persons.size());
    if (persons.size() < ClassReport.FEWEST_FOR_DISCRIMINATION || !enough(group)) {
      return Optional.empty();
    }
    // In an order that does not depend on who joined first, so that sums come out to the last bit.
    persons.sort(Comparator.comparingDouble(Person::others).thenComparing(Person::right));
    double difference =
        (rightAmongFirst(persons.reversed(), group) - rightAmongFirst(persons, group)) / group;
    return Optional.of(
        new Discrimination(persons.size(), group, difference, pointBiserial(persons)));
  }

  /** The share of right answers to the other questions that were asked while they were there. */
  private Optional<Double> others(int number, Turn but) {
    Participant participant = people.get(number);
    int possible = 0;
    int right = 0;
    for (Asked turn : asked.values()) {
      if (!turn.turn().equals(but) && tells(turn) && participant != null) {
        Answer answer = answers(turn.turn()).get(number);
        if (answer != null || there(participant, turn)) {
          possible++;
          right += answer != null && answer.right().orElse(false) ? 1 : 0;
        }
      }
    }
    return possible == 0 ? Optional.empty() : Optional.of((double) right / possible);
  }

  /**
   * How many of the first are right; of those who are level at the border as many as would be on
   * average if lots were drawn, for nothing tells them apart.
   */
  private static double rightAmongFirst(List<Person> persons, int count) {
    double right = 0;
    int from = 0;
    while (from < count) {
      double level = persons.get(from).others();
      int to = from;
      int rightHere = 0;
      while (to < persons.size() && persons.get(to).others() == level) {
        rightHere += persons.get(to).right() ? 1 : 0;
        to++;
      }
      int places = Math.min(to, count) - from;
      right += (double) rightHere * places / (to - from);
      from = to;
    }
    return right;
  }

  private static Optional<Double> pointBiserial(List<Person> persons) {
    int count = persons.size();
    double meanRight = (double) persons.stream().filter(Person::right).count() / count;
    double meanOthers = persons.stream().mapToDouble(Person::others).sum() / count;
    boolean level = persons.getFirst().others() == persons.getLast().others();
    if (level || meanRight == 0 || meanRight == 1) {
      return Optional.empty();
    }
    double together = 0;
    double spreadRight = 0;
    double spreadOthers = 0;
    for (Person person : persons) {
      double right = (person.right() ? 1 : 0) - meanRight;
      double others = person.others() - meanOthers;
      together += right * others;
      spreadRight += right * right;
      spreadOthers += others * others;
    }
    double correlation = together / Math.sqrt(spreadRight * spreadOthers);
    return Optional.of(Math.clamp(correlation, -1.0, 1.0));
  }

  // --- votes -------------------------------------------------------------------------------------

  private List<VoteFigures> votes() {
    List<VoteFigures> votes = new ArrayList<>();
    for (Turn turn : asked.keySet()) {
      if (mode(turn) == Mode.OPINION && turn.vote() == 1) {
        votes.add(vote(turn, new Turn(turn.round(), turn.question(), 2)));
      }
    }
    return votes;
  }

  private VoteFigures vote(Turn firstVote, Turn secondVote) {
    ClassQuestion question = question(firstVote);
    Map<Integer, String> first = chosen(firstVote);
    Map<Integer, String> second = chosen(secondVote);
    Set<Integer> both = new HashSet<>(first.keySet());
    both.retainAll(second.keySet());
    int changed = 0;
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (int number : both) {
      String from = first.getOrDefault(number, "");
      String to = second.getOrDefault(number, "");
      counts.computeIfAbsent(from, any -> new HashMap<>()).merge(to, 1, Integer::sum);
      changed += from.equals(to) ? 0 : 1;
    }
    List<Opinion> opinions = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    for (Choice from : question.choices()) {
      opinions.add(
          new Opinion(
              from.id(),
              from.text(),
              sources.holds(question.id(), from.id()),
              count(first, from.id()),
              count(second, from.id())));
      for (Choice to : question.choices()) {
        int count = counts.getOrDefault(from.id(), Map.of()).getOrDefault(to.id(), 0);
        if (count > 0 && enough(both.size())) {
          flows.add(new Flow(from.id(), to.id(), count));
        }
      }
    }
    return new VoteFigures(
        firstVote.round(),
        firstVote.question(),
        question.id(),
        question.text(),
        opinions,
        first.size(),
        second.size(),
        both.size(),
        enough(both.size()) ? Optional.of(changed) : Optional.empty(),
        flows);
  }

  private Map<Integer, String> chosen(Turn turn) {
    return answers(turn).values().stream()
        .collect(Collectors.toMap(Answer::participant, answer -> answer.choices().getFirst()));
  }

  private Optional<Integer> count(Map<Integer, String> chosen, String choice) {
    return enough(chosen.size())
        ? Optional.of((int) chosen.values().stream().filter(choice::equals).count())
        : Optional.empty();
  }

  // --- provisions and rounds ---------------------------------------------------------------------

  private List<ProvisionFigures> provisions() {
    Map<String, Set<Turn>> turns = new TreeMap<>();
    for (Turn turn : asked.keySet()) {
      if (question(turn).form().hasKey()) {
        question(turn)
            .basis()
            .forEach(
                address -> turns.computeIfAbsent(address, any -> new LinkedHashSet<>()).add(turn));
      }
    }
    List<ProvisionFigures> figures = new ArrayList<>();
    turns.forEach((address, those) -> figures.add(provision(address, those)));
    Comparator<ProvisionFigures> missed =
        Comparator.comparing(figure -> figure.missed().orElse(-1.0));
    figures.sort(
        missed
            .thenComparing(figure -> figure.wrong().orElse(0))
            .reversed()
            .thenComparing(ProvisionFigures::address));
    return figures;
  }

  private ProvisionFigures provision(String address, Set<Turn> turns) {
    List<Answer> given =
        turns.stream()
            .flatMap(turn -> answers(turn).values().stream())
            .filter(answer -> answer.right().isPresent())
            .toList();
    int wrong = (int) given.stream().filter(answer -> !answer.right().orElse(true)).count();
    return new ProvisionFigures(
        address,
        sources.provision(address),
        turns.stream().map(turn -> question(turn).id()).distinct().toList(),
        given.size(),
        enough(people(given)) ? Optional.of(wrong) : Optional.empty());
  }

  private static int people(Collection<Answer> given) {
    return (int) given.stream().map(Answer::participant).distinct().count();
  }

  private List<RoundFigures> rounds() {
    List<RoundFigures> figures = new ArrayList<>();
    for (int number = 1; number <= record.agenda().rounds().size(); number++) {
      int wanted = number;
      Round round = record.agenda().rounds().get(number - 1);
      List<Turn> turns = asked.keySet().stream().filter(turn -> turn.round() == wanted).toList();
      if (!turns.isEmpty()) {
        List<Answer> given =
            turns.stream().flatMap(turn -> answers(turn).values().stream()).toList();
        figures.add(
            new RoundFigures(
                number,
                round.title(),
                round.mode(),
                turns.size(),
                given.size(),
                enough(people(given)) ? facility(given) : Optional.empty()));
      }
    }
    return figures;
  }
}
