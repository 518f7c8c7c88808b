package org.qinqing.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.ComponentServiceObjects;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Written;

/** Writes reports to files. */
interface Printing {
  /** Writes a file, or replaces one, and says what came of it. */
  Written write(Report report, Layout layout, Format format, Path target);

  /** The writer of this program; it is fetched only when something is written, for it is large. */
  static Printing by(ComponentServiceObjects<ReportWriter> source) {
    return (report, layout, format, target) -> {
      ReportWriter writer = source.getService();
      try {
        return writer.write(report, layout, format, target);
      } finally {
        source.ungetService(writer);
      }
    };
  }

  /**
   * The kind of file that a name asks for.
   *
   * @param allowed the kinds that may be asked for
   * @return empty when it ends otherwise
   */
  static Optional<Format> format(Path target, Format... allowed) {
    for (Format format : allowed) {
      if (String.valueOf(target.getFileName()).endsWith("." + format.extension())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Puts what a person should know of a file on standard error. */
  static void tell(Written written, Terminal terminal) {
    for (ReportFinding finding : written.findings()) {
      terminal.err().println((finding.code() + " " + finding.message() + finding.mend()).strip());
    }
  }
}
