package org.qinqing.classroom.report.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.data.AtomicFile;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.report.Report;

/** Reports out of the records of classes. */
@Component(service = ClassReports.class)
public final class RecordReports implements ClassReports {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final int LONGEST_NAME = 30;

  private final PackRegistry registry;

  /** Names provisions by what is installed at each call. */
  @Activate
  public RecordReports(@Reference PackRegistry registry) {
    this.registry = registry;
  }

  @Override
  public ClassReport of(ClassRecord record, int smallestGroup) {
    PackSnapshot snapshot = registry.snapshot();
    LocalDate day = record.startedAt().atZone(ZoneId.systemDefault()).toLocalDate();
    return Figures.of(
        record,
        smallestGroup,
        new Figures.Sources() {
          @Override
          public String provision(String address) {
            return Address.parse(address)
                .flatMap(parsed -> title(snapshot, parsed, day))
                .orElse(address);
          }

          @Override
          public boolean holds(String question, String choice) {
            return snapshot.packs().stream()
                .flatMap(pack -> pack.questions().stream())
                .filter(known -> known.id().equals(question))
                .findFirst()
                .filter(known -> RecordReports.holds(known, choice))
                .isPresent();
          }
        });
  }

  private static Optional<String> title(PackSnapshot snapshot, Address address, LocalDate day) {
    return snapshot
        .document(address, day)
        .map(
            document ->
                Messages.text(
                    "provision",
                    document.title(),
                    snapshot
                        .provision(address, day)
                        .map(Document.Provision::label)
                        .orElse(address.anchor())));
  }

  private static boolean holds(Question question, String choice) {
    return question.content() instanceof Question.Opinions opinions
        && opinions.opinions().stream()
            .anyMatch(opinion -> opinion.holds() && opinion.key().equals(choice));
  }

  @Override
  public Report document(ClassReport report, ZoneId zone, LocalDate date) {
    return Paper.of(report, zone, date);
  }

  @Override
  public void workbook(ClassReport report, ZoneId zone, Path file) throws IOException {
    AtomicFile.write(file, Sheets.file(new Tables(zone).report(report)));
  }

  @Override
  public void answers(ClassRecord record, ZoneId zone, Table table, Path file) throws IOException {
    Sheets.Table answers = new Tables(zone).answers(record);
    AtomicFile.write(
        file,
        switch (table) {
          case CSV -> Tables.csv(answers);
          case XLSX -> Sheets.file(List.of(answers));
        });
  }

  @Override
  public String fileName(ClassReport report, ZoneId zone) {
    StringBuilder name = new StringBuilder();
    report
        .title()
        .codePoints()
        .filter(point -> Character.isLetterOrDigit(point) || point == '-' || point == '_')
        .limit(LONGEST_NAME)
        .forEach(name::appendCodePoint);
    String day = DAY.format(report.startedAt().atZone(zone));
    return (name.isEmpty() ? "class" : name.toString()) + "-" + day;
  }
}
