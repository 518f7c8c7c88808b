package org.qinqing.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.classroom.report.internal.RecordReports;
import org.qinqing.pack.PackSnapshot;

/** Whatever happens in a class, at any moment it has a report, and the figures are figures. */
class ReportsOfRandomClassesTest {
  @TempDir Path folder;
  private final ClassReports reports = new RecordReports(() -> PackSnapshot.EMPTY);

  private static void share(Optional<Double> share) {
    share.ifPresent(value -> assertTrue(value >= 0 && value <= 1, "" + value));
  }

  private static void holds(ClassReport report, ClassRecord record) {
    assertEquals(record.participants().size(), report.attendance().size());
    for (ClassReport.Attendee line : report.attendance()) {
      assertTrue(line.answered() <= line.possible(), line.toString());
      share(line.share());
    }
    for (ClassReport.QuestionFigures question : report.questions()) {
      share(question.facility());
      assertTrue(question.answered() <= question.present(), question.toString());
      if (question.answered() < report.smallestGroup()) {
        assertTrue(question.facility().isEmpty() && question.choices().isEmpty());
      }
      for (ClassReport.ChoiceFigures choice : question.choices()) {
        assertTrue(choice.count() <= question.answered(), choice.toString());
        assertFalse(Double.isNaN(choice.share()));
      }
    }
    for (ClassReport.VoteFigures vote : report.votes()) {
      assertTrue(vote.both() <= Math.min(vote.first(), vote.second()), vote.toString());
      int flows = vote.flows().stream().mapToInt(ClassReport.Flow::count).sum();
      assertEquals(vote.changed().isPresent() ? vote.both() : 0, flows);
      int first = vote.choices().stream().mapToInt(o -> o.first().orElse(0)).sum();
      assertEquals(vote.first() >= report.smallestGroup() ? vote.first() : 0, first);
    }
    for (ClassReport.ProvisionFigures provision : report.provisions()) {
      share(provision.missed());
    }
    report.rounds().forEach(round -> share(round.facility()));
    assertEquals(record.scores().size(), report.scores().size());
  }

  @Test
  void everyMomentOfEveryClassHasAReport() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Play play = new Play(seed % 2 == 0 ? Agendas.full() : Agendas.full("红队", "蓝队", "绿队"));
      int group = 1 + seed % 5;
      play.random(
          new SplittableRandom(seed),
          300,
          decision -> {
            if (play.events.size() % 8 != 0) {
              return;
            }
            ClassRecord record = new Scoring(play.session).record();
            holds(reports.of(record, group), record);
          });
      ClassReport last = reports.of(new Scoring(play.session).record(), group);
      assertFalse(
          reports.document(last, ZoneOffset.UTC, LocalDate.of(2026, 11, 22)).blocks().isEmpty());
      Path file = folder.resolve("r.xlsx");
      reports.workbook(last, ZoneOffset.UTC, file);
      assertTrue(Files.size(file) > 0);
    }
  }
}
