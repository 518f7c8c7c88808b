package org.qinqing.ui.checker.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Written;
import org.qinqing.ui.AskedTopics;

/** The services the room can do without, as far as they are there. */
final class Services implements Consultation.OfficialTexts {
  final Lent<Library> library = new Lent<>();
  final Lent<ReportWriter> writer = new Lent<>();
  final Lent<LocalCards> cards = new Lent<>();
  final Lent<AskedTopics> asked = new Lent<>();

  /** The official wording that was imported beside our plain words. */
  @Override
  public Optional<String> wording(Address address, LocalDate day) {
    try {
      return library
          .use(found -> found.show(address.toString(), day))
          .flatMap(page -> page)
          .flatMap(Library.Page::counterpart)
          .filter(other -> other.document().wording() == Document.Wording.FULL)
          .map(other -> text(other.provision(), other.parts()));
    } catch (Exception e) {
      // A verdict does not fail because the library does.
      ILog.of(Services.class).warn("official wording", e);
      return Optional.empty();
    }
  }

  /**
   * Says of what topic a situation was, for who wants to practise that; nothing else of it.
   *
   * @param situation its random id
   */
  void judged(String situation, String topic) {
    try {
      asked.use(
          topics -> {
            topics.judged(situation, topic);
            return topic;
          });
    } catch (Exception e) {
      ILog.of(Services.class).warn("asked topics", e);
    }
  }

  private static String text(Document.Provision whole, List<Document.Provision> parts) {
    return Stream.concat(Stream.of(whole), parts.stream())
        .map(Document.Provision::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Puts a report on the disk.
   *
   * @param none what to say when nobody here can
   * @return what a person should know, a line each
   * @throws SaveLine.NotWritten when there is no file
   */
  List<String> write(Report report, Layout layout, Format format, Path target, String none)
      throws Exception {
    Written written =
        writer
            .use(found -> found.write(report, layout, format, target))
            .orElseThrow(() -> new SaveLine.NotWritten(none));
    List<String> lines = written.findings().stream().map(Services::line).toList();
    if (!written.done()) {
      throw new SaveLine.NotWritten(String.join("\n", lines));
    }
    return lines;
  }

  private static String line(ReportFinding finding) {
    return (finding.message() + finding.mend()).strip();
  }
}
