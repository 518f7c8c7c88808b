package org.qinqing.classroom.plan.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans.Prepared;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanFinding.Code;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Question;

/**
 * Goes through a plan once: looks everything up, says what is wrong, and makes what the class is
 * asked. For one call; what is installed may be different at the next.
 */
final class Inspection {
  private final ClassPlan plan;
  private final Installed installed;
  private final Asking asking;
  private final Set<String> places;
  private final List<PlanFinding> findings = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private final Map<String, String> commentary = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  private Inspection(ClassPlan plan, Installed installed) {
    this.plan = plan;
    this.installed = installed;
    this.asking = new Asking(installed);
    this.places =
        new HashSet<>(
            installed.snapshot().chain(plan.locality()).answering().stream()
                .map(Pack::id)
                .toList());
  }

  /** The findings, and the agenda when none of them is an error. */
  static Prepared of(ClassPlan plan, Installed installed) {
    Inspection inspection = new Inspection(plan, installed);
    inspection.whole();
    for (int i = 0; i < plan.parts().size(); i++) {
      inspection.part(plan.parts().get(i), i + 1);
    }
    List<PlanFinding> findings = inspection.findings;
    Optional<ClassAgenda> agenda =
        findings.stream().anyMatch(PlanFinding::isError)
            ? Optional.empty()
            : Optional.of(new ClassAgenda(plan.title().strip(), inspection.rounds, plan.teams()));
    return new Prepared(agenda, findings, inspection.commentary);
  }

  private void find(Code code, int part, String subject, String key, Object... arguments) {
    findings.add(new PlanFinding(code, part, subject, Messages.text(key, arguments)));
  }

  private void whole() {
    if (plan.title().isBlank()) {
      find(Code.EMPTY, 0, "", "finding.noTitle");
    }
    if (plan.parts().isEmpty()) {
      find(Code.EMPTY, 0, "", "finding.noParts");
    }
    Set<String> names = new HashSet<>();
    for (String team : plan.teams()) {
      if (team.isBlank()) {
        find(Code.TEAMS, 0, team, "finding.teamBlank");
      } else if (!names.add(team)) {
        find(Code.TEAMS, 0, team, "finding.teamTwice", team);
      }
    }
    if (plan.teams().size() == 1) {
      find(Code.TEAMS, 0, plan.teams().getFirst(), "finding.teamAlone");
    }
    if (plan.planned() > plan.minutes()) {
      find(
          Code.TOO_LONG,
          0,
          "",
          "finding.tooLong",
          plan.planned(),
          plan.minutes(),
          plan.planned() - plan.minutes());
    }
  }

  private void part(PlanPart part, int number) {
    if (part.title().isBlank()) {
      find(Code.EMPTY, number, "", "finding.partNoTitle", number);
    }
    switch (part) {
      case Slide slide -> slide(slide, number);
      case QuestionRound round -> round(round, number);
    }
  }

  private void slide(Slide slide, int number) {
    provisions(slide.basis(), number);
    if (!slide.title().isBlank()) {
      rounds.add(
          new Round(
              Mode.LECTURE,
              slide.title().strip(),
              PlainMarkdown.of(slide.text()),
              List.of(),
              0,
              0,
              List.of(),
              Optional.empty()));
    }
  }

  private void round(QuestionRound round, int number) {
    boolean fits = fits(round, number);
    if (round.questions().isEmpty()) {
      find(Code.EMPTY, number, "", "finding.noQuestions", number);
    }
    List<ClassQuestion> questions = new ArrayList<>();
    Set<Address> basis = new LinkedHashSet<>();
    for (String id : round.questions()) {
      Optional<Question> known = installed.question(id);
      if (known.isEmpty()) {
        find(Code.UNKNOWN_QUESTION, number, id, "finding.unknownQuestion", id);
      } else if (!asked.add(id)) {
        find(Code.TWICE, number, id, "finding.twice", id);
      } else {
        basis.addAll(known.get().basis());
        question(known.get(), round, number, questions);
      }
    }
    provisions(List.copyOf(basis), number);
    time(round, questions.size(), number);
    if (fits && !questions.isEmpty() && !round.title().isBlank()) {
      rounds.add(
          new Round(
              round.mode(),
              round.title().strip(),
              round.text().strip(),
              questions,
              round.points(),
              round.penalty(),
              round.mode() == Mode.STAKE ? round.stakes() : List.of(),
              round.limit()));
    }
  }

  private boolean fits(QuestionRound round, int number) {
    int before = findings.size();
    if (round.answering() == Answering.ALOUD && !round.mode().firstWins()) {
      find(Code.MISFIT, number, "", "finding.aloud", number);
    }
    if (round.mode() == Mode.TIMED && round.limit().isEmpty()) {
      find(Code.MISFIT, number, "", "finding.noLimit", number);
    }
    List<Integer> stakes = round.stakes();
    if (round.mode() == Mode.STAKE
        && (stakes.isEmpty() || !stakes.stream().sorted().distinct().toList().equals(stakes))) {
      find(Code.MISFIT, number, "", "finding.stakes", number);
    }
    return findings.size() == before;
  }

  private void question(
      Question question, QuestionRound round, int number, List<ClassQuestion> questions) {
    String id = question.id();
    if (!places.contains(question.pack())) {
      find(Code.OTHER_PLACE, number, id, "finding.otherPlace", id, question.pack());
    }
    String read = plan.readings().get(id);
    if (read != null && !read.equals(Installed.reading(question))) {
      find(Code.QUESTION_CHANGED, number, id, "finding.questionChanged", id);
    }
    if (round.answering() == Answering.ALOUD && !round.mode().firstWins()) {
      return; // said of the round
    }
    Asking.Asked how = asking.ask(question, round);
    if (!how.objection().isEmpty()) {
      find(Code.NOT_ASKABLE, number, id, "finding.notAskable", id, how.objection());
      return;
    }
    if (!how.leftOut().isEmpty()) {
      find(Code.LEFT_OUT, number, id, "finding.leftOut", id, how.leftOut());
    }
    questions.addAll(how.questions());
    if (!how.commentary().isBlank()) {
      commentary.put(id, how.commentary());
    }
  }

  private void provisions(List<Address> basis, int number) {
    for (Address address : basis) {
      String subject = address.toString();
      Optional<Document> document = installed.document(address);
      if (document.isEmpty()) {
        find(Code.PROVISION_GONE, number, subject, "finding.provisionGone", subject);
        continue;
      }
      String title = installed.title(address);
      switch (document.get().status(installed.asOf())) {
        case REPEALED ->
            find(Code.PROVISION_NOT_IN_FORCE, number, subject, "finding.repealed", title);
        case NOT_YET ->
            find(
                Code.PROVISION_NOT_IN_FORCE,
                number,
                subject,
                "finding.notYet",
                title,
                document.get().effective());
        case IN_FORCE -> {}
      }
      String read = plan.readings().get(subject);
      if (read != null && !installed.reading(address).equals(Optional.of(read))) {
        find(Code.PROVISION_CHANGED, number, subject, "finding.provisionChanged", title);
      }
    }
  }

  private void time(QuestionRound round, int questions, int number) {
    if (round.limit().isEmpty()) {
      return;
    }
    Duration needed = round.limit().get().multipliedBy((long) questions * round.mode().votes());
    if (needed.compareTo(Duration.ofMinutes(round.minutes())) > 0) {
      find(
          Code.TOO_LONG,
          number,
          "",
          "finding.partTooLong",
          number,
          questions,
          Math.ceilDiv(needed.toSeconds(), 60),
          round.minutes());
    }
  }

  /** The ids of questions and addresses of provisions that a plan stands on, with how they read. */
  static Map<String, String> readings(ClassPlan plan, Installed installed) {
    Map<String, String> readings = new HashMap<>();
    Set<Address> addresses = new LinkedHashSet<>();
    for (PlanPart part : plan.parts()) {
      switch (part) {
        case Slide slide -> addresses.addAll(slide.basis());
        case QuestionRound round ->
            round
                .questions()
                .forEach(
                    id ->
                        installed
                            .question(id)
                            .ifPresent(
                                question -> {
                                  readings.put(id, Installed.reading(question));
                                  addresses.addAll(question.basis());
                                }));
      }
    }
    addresses.forEach(
        address ->
            installed
                .reading(address)
                .ifPresent(reading -> readings.put(address.toString(), reading)));
    return readings;
  }
}
