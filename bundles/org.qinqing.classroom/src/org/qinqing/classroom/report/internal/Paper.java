package org.qinqing.classroom.report.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReport.Attendee;
import org.qinqing.classroom.report.ClassReport.Discrimination;
import org.qinqing.classroom.report.ClassReport.Flow;
import org.qinqing.classroom.report.ClassReport.Opinion;
import org.qinqing.classroom.report.ClassReport.ProvisionFigures;
import org.qinqing.classroom.report.ClassReport.QuestionFigures;
import org.qinqing.classroom.report.ClassReport.RoundFigures;
import org.qinqing.classroom.report.ClassReport.ScoreLine;
import org.qinqing.classroom.report.ClassReport.TeamLine;
import org.qinqing.classroom.report.ClassReport.VoteFigures;
import org.qinqing.report.Block;
import org.qinqing.report.Report;

/** A report as a document to be filed. */
final class Paper {
  private static final int MOST_TEXT = 60;
  private static final int MOST_DISTRACTORS = 2;

  /** In the document; all of them stand in the workbook. */
  private static final int MOST_PROVISIONS = 20;

  private static final int MOST_SCORES = 20;

  private final ClassReport report;
  private final Words words;
  private final List<Block> blocks = new ArrayList<>();
  private int headings;

  private Paper(ClassReport report, ZoneId zone) {
    this.report = report;
    this.words = new Words(zone);
  }

  static Report of(ClassReport report, ZoneId zone, LocalDate date) {
    Paper paper = new Paper(report, zone);
    paper.overview();
    paper.questions();
    paper.provisions();
    paper.votes();
    paper.scores();
    paper.attendance();
    return new Report(
        Messages.text("paper.title", report.title()),
        "",
        List.of(Messages.text("paper.day", paper.words.dayInWords(report.startedAt()))),
        paper.blocks,
        "",
        date);
  }

  private void heading(String key) {
    headings++;
    blocks.add(
        new Block.Heading(
            1, Messages.text("paper.heading." + headings) + Messages.text("paper." + key)));
  }

  private void say(String key, Object... arguments) {
    blocks.add(Block.Paragraph.of(Messages.text(key, arguments)));
  }

  private void table(List<String> head, List<List<String>> rows, Double... widths) {
    blocks.add(new Block.Table(head, rows, List.of(widths)));
  }

  private static List<String> heads(String... keys) {
    return java.util.Arrays.stream(keys).map(key -> Messages.text("column." + key)).toList();
  }

  private void overview() {
    heading("overview");
    int removed = report.attendance().size() - report.present();
    say(
        "paper.overview.text",
        words.timeInWords(report.startedAt()),
        report.endedAt().map(words::timeInWords).orElse(Messages.text("paper.notEnded")),
        report.attendance().size(),
        report.asked());
    report
        .endedAt()
        .ifPresent(
            end ->
                say(
                    "paper.length",
                    Math.max(0, Duration.between(report.startedAt(), end).toMinutes())));
    if (removed > 0) {
      say("paper.removed", removed);
    }
    say("paper.group", report.smallestGroup());
    if (!report.rounds().isEmpty()) {
      table(
          heads("roundNumber", "round", "mode", "turns", "answers", "facility"),
          report.rounds().stream().map(Paper::round).toList(),
          1.0,
          3.0,
          1.5,
          1.0,
          1.2,
          1.3);
    }
  }

  private static List<String> round(RoundFigures round) {
    return List.of(
        Integer.toString(round.number()),
        round.title(),
        Messages.text("mode." + round.mode()),
        Integer.toString(round.turns()),
        Integer.toString(round.answers()),
        Words.percent(round.facility()));
  }

  private void questions() {
    heading("questions");
    if (report.questions().isEmpty()) {
      say("paper.questions.none");
      return;
    }
    say("paper.questions.text");
    List<List<String>> rows = new ArrayList<>();
    for (QuestionFigures question : report.questions()) {
      Optional<Discrimination> discrimination = question.discrimination();
      rows.add(
          List.of(
              Words.place(question.turn().round(), question.turn().question()),
              Words.beginning(question.text(), MOST_TEXT),
              question.answered() + "/" + question.present(),
              Words.percent(question.facility()),
              discrimination
                  .map(
                      figures ->
                          Messages.text(
                              "paper.discrimination",
                              Words.figure(Optional.of(figures.upperMinusLower())),
                              Words.figure(figures.pointBiserial()),
                              figures.people()))
                  .orElse("—"),
              Words.distractors(question, MOST_DISTRACTORS)));
    }
    table(
        heads("place", "question", "answeredOf", "facility", "discrimination", "distractors"),
        rows,
        0.8,
        3.2,
        1.2,
        1.2,
        1.6,
        2.6);
    long without = report.questions().stream().filter(q -> q.discrimination().isEmpty()).count();
    if (without > 0) {
      blocks.add(
          new Block.Note(
              Messages.text(
                  "paper.discrimination.few", without, ClassReport.FEWEST_FOR_DISCRIMINATION)));
    }
  }

  private void provisions() {
    heading("provisions");
    List<ProvisionFigures> known =
        report.provisions().stream().filter(p -> p.wrong().isPresent()).toList();
    if (known.isEmpty()) {
      say("paper.provisions.none");
      return;
    }
    say("paper.provisions.text");
    table(
        heads("provision", "answers", "wrong", "missed"),
        known.stream()
            .limit(MOST_PROVISIONS)
            .map(
                p ->
                    List.of(
                        p.title(),
                        Integer.toString(p.answers()),
                        Integer.toString(p.wrong().orElse(0)),
                        Words.percent(p.missed())))
            .toList(),
        5.0,
        1.0,
        1.0,
        1.2);
    if (known.size() > MOST_PROVISIONS) {
      blocks.add(new Block.Note(Messages.text("paper.provisions.more", MOST_PROVISIONS)));
    }
  }

  private void votes() {
    heading("votes");
    if (report.votes().isEmpty()) {
      say("paper.votes.none");
      return;
    }
    for (VoteFigures vote : report.votes()) {
      blocks.add(
          new Block.Heading(
              2,
              Messages.text(
                  "paper.votes.case",
                  Words.place(vote.round(), vote.question()),
                  Words.beginning(vote.text(), MOST_TEXT))));
      vote(vote);
    }
  }

  private void vote(VoteFigures vote) {
    say("paper.votes.count", vote.first(), vote.second(), vote.both());
    if (vote.choices().stream().allMatch(o -> o.first().isEmpty() && o.second().isEmpty())) {
      say("paper.votes.few");
      return;
    }
    table(
        heads("opinion", "first", "second"),
        vote.choices().stream().map(opinion -> opinion(opinion, vote)).toList(),
        4.0,
        1.8,
        1.8);
    vote.changed()
        .ifPresent(
            changed -> {
              say("paper.votes.changed", vote.both(), changed);
              List<Flow> moves =
                  vote.flows().stream().filter(flow -> !flow.from().equals(flow.to())).toList();
              if (!moves.isEmpty()) {
                table(
                    heads("from", "to", "people"),
                    moves.stream()
                        .map(
                            flow -> List.of(flow.from(), flow.to(), Integer.toString(flow.count())))
                        .toList(),
                    1.0,
                    1.0,
                    1.0);
              }
            });
  }

  private static List<String> opinion(Opinion opinion, VoteFigures vote) {
    String text = opinion.id() + ". " + opinion.text();
    return List.of(
        opinion.holds() ? Messages.text("paper.votes.holds", text) : text,
        votes(opinion.first(), vote.first()),
        votes(opinion.second(), vote.second()));
  }

  private static String votes(Optional<Integer> count, int all) {
    return count
        .map(
            votes ->
                Messages.text(
                    "paper.votes.share", votes, Words.percent(Optional.of((double) votes / all))))
        .orElse("—");
  }

  private void scores() {
    heading("scores");
    boolean scored =
        report.scores().stream().anyMatch(line -> line.points() != 0 || line.tieBreak() != 0);
    if (!scored) {
      say("paper.scores.none");
      return;
    }
    if (!report.teams().isEmpty()) {
      table(
          heads("rankOnly", "team", "members", "mean"),
          report.teams().stream().map(Paper::team).toList(),
          1.0,
          3.0,
          1.0,
          1.5);
    }
    say("paper.scores.text");
    table(
        heads("rankOnly", "number", "points", "tieBreak"),
        report.scores().stream().limit(MOST_SCORES).map(Paper::score).toList(),
        1.0,
        1.0,
        1.0,
        1.0);
  }

  private static List<String> team(TeamLine team) {
    return List.of(
        Integer.toString(team.rank()),
        team.team(),
        Integer.toString(team.members()),
        Words.figure(team.mean()));
  }

  private static List<String> score(ScoreLine line) {
    return List.of(
        Integer.toString(line.rank()),
        Integer.toString(line.number()),
        Integer.toString(line.points()),
        Integer.toString(line.tieBreak()));
  }

  private void attendance() {
    blocks.add(new Block.PageBreak());
    heading("attendance");
    if (report.attendance().isEmpty()) {
      say("paper.attendance.none");
      return;
    }
    boolean teams = !report.teams().isEmpty();
    List<String> head =
        teams
            ? heads("number", "name", "team", "joined", "answeredShare", "remark")
            : heads("number", "name", "joined", "answeredShare", "remark");
    List<List<String>> rows =
        report.attendance().stream().map(line -> attendee(line, teams)).toList();
    if (teams) {
      table(head, rows, 0.8, 2.0, 1.6, 2.4, 1.2, 1.4);
    } else {
      table(head, rows, 0.8, 2.4, 2.6, 1.2, 1.4);
    }
  }

  private List<String> attendee(Attendee line, boolean teams) {
    List<String> row = new ArrayList<>(List.of(Integer.toString(line.number()), line.name()));
    if (teams) {
      row.add(line.team());
    }
    row.add(words.time(line.joinedAt()));
    row.add(Words.percent(line.share()));
    row.add(line.removed() ? Messages.text("removed") : "");
    return row;
  }
}
