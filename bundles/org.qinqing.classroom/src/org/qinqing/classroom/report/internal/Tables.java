package org.qinqing.classroom.report.internal;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
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
import org.qinqing.classroom.report.internal.Sheets.Column;
import org.qinqing.classroom.report.internal.Sheets.Share;
import org.qinqing.classroom.report.internal.Sheets.Table;

/** A report, or single answers, as tables. */
final class Tables {
  private static final int NARROW = 10;
  private static final int USUAL = 18;
  private static final int WIDE = 48;

  private final Words words;

  Tables(ZoneId zone) {
    this.words = new Words(zone);
  }

  List<Table> report(ClassReport report) {
    return List.of(
        attendance(report), questions(report), votes(report), provisions(report), scores(report));
  }

  private static Column column(String key, int width) {
    return new Column(Messages.text(key), width);
  }

  private static Object share(Optional<Double> share) {
    return share.<Object>map(Share::new).orElse("");
  }

  private static Object number(Optional<? extends Number> number) {
    return number.<Object>map(value -> value).orElse("");
  }

  private Table attendance(ClassReport report) {
    boolean teams = !report.teams().isEmpty();
    List<Column> columns = new ArrayList<>();
    columns.add(column("column.number", NARROW));
    columns.add(column("column.name", USUAL));
    if (teams) {
      columns.add(column("column.team", USUAL));
    }
    columns.add(column("column.joined", USUAL));
    columns.add(column("column.answered", NARROW));
    columns.add(column("column.possible", NARROW));
    columns.add(column("column.answeredShare", NARROW));
    columns.add(column("column.remark", USUAL));
    List<List<Object>> rows = new ArrayList<>();
    for (Attendee line : report.attendance()) {
      List<Object> row = new ArrayList<>(List.of(line.number(), line.name()));
      if (teams) {
        row.add(line.team());
      }
      row.add(words.time(line.joinedAt()));
      row.add(line.answered());
      row.add(line.possible());
      row.add(share(line.share()));
      row.add(line.removed() ? Messages.text("removed") : "");
      rows.add(row);
    }
    return new Table(Messages.text("sheet.attendance"), columns, rows);
  }

  /** A line for the question, then one for each choice. */
  private static Table questions(ClassReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (QuestionFigures question : report.questions()) {
      Optional<Discrimination> discrimination = question.discrimination();
      rows.add(
          List.of(
              Words.place(question.turn().round(), question.turn().question()),
              question.round(),
              question.text(),
              Words.key(question),
              question.present(),
              question.answered(),
              share(question.facility()),
              number(discrimination.map(Discrimination::upperMinusLower)),
              number(discrimination.flatMap(Discrimination::pointBiserial)),
              number(discrimination.map(Discrimination::people))));
      for (ChoiceFigures choice : question.choices()) {
        boolean order = question.form() == Form.ORDERING;
        String mark = order ? "choice.inPlace" : choice.right() ? "choice.right" : "choice.wrong";
        rows.add(
            List.of(
                "",
                Messages.text(mark),
                choice.text(),
                choice.id(),
                "",
                choice.count(),
                new Share(choice.share()),
                "",
                "",
                ""));
      }
    }
    return new Table(
        Messages.text("sheet.questions"),
        List.of(
            column("column.place", NARROW),
            column("column.round", USUAL),
            column("column.questionOrChoice", WIDE),
            column("column.key", NARROW),
            column("column.present", NARROW),
            column("column.answersOrChosen", NARROW),
            column("column.facilityOrShare", NARROW),
            column("column.discrimination", NARROW),
            column("column.pointBiserial", NARROW),
            column("column.people", NARROW)),
        rows);
  }

  private static Table votes(ClassReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (VoteFigures vote : report.votes()) {
      rows.add(
          List.of(
              Words.place(vote.round(), vote.question()),
              vote.text(),
              "",
              vote.first(),
              vote.second(),
              vote.both(),
              number(vote.changed())));
      for (Opinion opinion : vote.choices()) {
        rows.add(
            List.of(
                "",
                opinion.id() + ". " + opinion.text(),
                opinion.holds() ? Messages.text("holds") : "",
                number(opinion.first()),
                number(opinion.second()),
                "",
                ""));
      }
      for (Flow flow : vote.flows()) {
        rows.add(
            List.of(
                "",
                Messages.text(
                    flow.from().equals(flow.to()) ? "flow.stayed" : "flow", flow.from(), flow.to()),
                "",
                "",
                "",
                flow.count(),
                flow.from().equals(flow.to()) ? 0 : flow.count()));
      }
    }
    return new Table(
        Messages.text("sheet.votes"),
        List.of(
            column("column.place", NARROW),
            column("column.caseOrOpinion", WIDE),
            column("column.holds", NARROW),
            column("column.first", NARROW),
            column("column.second", NARROW),
            column("column.both", NARROW),
            column("column.changed", NARROW)),
        rows);
  }

  private static Table provisions(ClassReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (ProvisionFigures provision : report.provisions()) {
      rows.add(
          List.of(
              provision.title(),
              provision.questions().size(),
              provision.answers(),
              number(provision.wrong()),
              share(provision.missed()),
              provision.address()));
    }
    return new Table(
        Messages.text("sheet.provisions"),
        List.of(
            column("column.provision", WIDE),
            column("column.questions", NARROW),
            column("column.answers", NARROW),
            column("column.wrong", NARROW),
            column("column.missed", NARROW),
            column("column.address", USUAL)),
        rows);
  }

  /** Rounds, teams and people under each other, told apart by the first column. */
  private static Table scores(ClassReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (RoundFigures round : report.rounds()) {
      rows.add(
          List.of(
              Messages.text("score.round"),
              round.number(),
              round.title(),
              round.turns(),
              round.answers(),
              share(round.facility()),
              "",
              ""));
    }
    for (TeamLine team : report.teams()) {
      rows.add(
          List.of(
              Messages.text("score.team"),
              team.rank(),
              team.team(),
              "",
              team.members(),
              "",
              number(team.mean()),
              ""));
    }
    for (ScoreLine line : report.scores()) {
      rows.add(
          List.of(
              Messages.text("score.person"),
              line.rank(),
              Stream.of(Messages.text("score.number", line.number()), line.team())
                  .filter(text -> !text.isEmpty())
                  .reduce((number, team) -> number + "　" + team)
                  .orElse(""),
              "",
              "",
              "",
              line.points(),
              line.tieBreak()));
    }
    return new Table(
        Messages.text("sheet.scores"),
        List.of(
            column("column.what", NARROW),
            column("column.rank", NARROW),
            column("column.who", USUAL),
            column("column.turns", NARROW),
            column("column.answersOrMembers", NARROW),
            column("column.facility", NARROW),
            column("column.points", NARROW),
            column("column.tieBreak", NARROW)),
        rows);
  }

  // --- single answers ----------------------------------------------------------------------------

  Table answers(ClassRecord record) {
    List<List<Object>> rows = new ArrayList<>();
    for (ClassRecord.Asked turn : record.turns()) {
      for (ClassRecord.Answer answer : turn.answers()) {
        ClassRecord.Participant participant =
            record.participants().stream()
                .filter(someone -> someone.number() == answer.participant())
                .findFirst()
                .orElseThrow();
        rows.add(
            List.of(
                turn.turn().round(),
                turn.turn().question(),
                turn.turn().vote(),
                record.agenda().question(turn.turn()).id(),
                answer.participant(),
                participant.team(),
                words.time(answer.at()),
                String.join(" ", answer.choices()),
                answer.right().<Object>map(right -> right ? 1 : 0).orElse(""),
                answer.points(),
                participant.removed() ? 1 : 0));
      }
    }
    return new Table(
        Messages.text("sheet.answers"),
        List.of(
            column("column.roundNumber", NARROW),
            column("column.questionNumber", NARROW),
            column("column.vote", NARROW),
            column("column.questionId", USUAL),
            column("column.number", NARROW),
            column("column.team", USUAL),
            column("column.at", USUAL),
            column("column.chosen", NARROW),
            column("column.right", NARROW),
            column("column.points", NARROW),
            column("column.removed", NARROW)),
        rows);
  }

  /** Lines after RFC 4180 with a byte order mark, without which spreadsheets take it for GBK. */
  static byte[] csv(Table table) {
    StringBuilder text = new StringBuilder("\uFEFF");
    line(text, table.columns().stream().<Object>map(Column::head).toList());
    table.rows().forEach(row -> line(text, row));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, List<Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(field(cells.get(i)));
    }
    text.append("\r\n");
  }

  private static String field(Object cell) {
    if (cell instanceof Number) {
      return cell.toString();
    }
    String text = Sheets.clean(cell.toString());
    // A spreadsheet takes what begins so for a formula and would run it.
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
