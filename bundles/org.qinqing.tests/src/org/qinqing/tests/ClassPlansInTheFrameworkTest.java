package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanWish;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.pack.Locality;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.ReportWriter;

/** From a template to a report with the services of the framework and the installed bundles. */
class ClassPlansInTheFrameworkTest {
  @TempDir Path temp;

  @Test
  void aTemplateBecomesAPlanAClassAndAReport() throws IOException {
    ClassPlans plans = Services.get(ClassPlans.class);
    LocalDate today = LocalDate.now();
    ClassPlans.Drafted drafted =
        plans.draft(
            new PlanWish(
                "discipline-90",
                "",
                Locality.of("440100").orElseThrow(),
                Optional.empty(),
                Set.of(),
                today,
                7));
    assertEquals(List.of(), drafted.findings());
    String id = plans.freshId();
    ClassPlan plan = plans.keep(drafted.plan().withId(id), today);
    assertEquals(Optional.of(plan), plans.kept(id));
    ClassPlans.Prepared prepared = plans.agenda(plan, today);
    assertTrue(prepared.findings().stream().noneMatch(PlanFinding::isError));
    assertFalse(prepared.commentary().isEmpty(), "what to say on the cases");

    LiveClass live =
        Services.get(Classroom.class)
            .start(
                prepared.agenda().orElseThrow(),
                ClassSettings.at(InetAddress.getLoopbackAddress(), 0));
    for (int step = 0; step < 5; step++) {
      assertEquals(Optional.empty(), live.act(new HostAction.Next()));
    }
    ClassRecord record = live.end(false);

    ClassReports reports = Services.get(ClassReports.class);
    ClassReport report = reports.of(record, ClassReport.USUAL_GROUP);
    Path workbook = temp.resolve(reports.fileName(report, ZoneId.systemDefault()) + ".xlsx");
    reports.workbook(report, ZoneId.systemDefault(), workbook);
    assertTrue(Files.size(workbook) > 0);
    Path document = temp.resolve("报告.docx");
    assertTrue(
        Services.get(ReportWriter.class)
            .write(
                reports.document(report, ZoneId.systemDefault(), today),
                Layout.OFFICIAL_A4,
                Format.DOCX,
                document)
            .done());
    assertTrue(Files.size(document) > 0);

    plans.remove(id);
    assertEquals(Optional.empty(), plans.kept(id));
  }
}
