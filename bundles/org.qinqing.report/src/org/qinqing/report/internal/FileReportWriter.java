package org.qinqing.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Written;

/** Makes the file in memory, then puts it in its place in one step. */
@Component
public final class FileReportWriter implements ReportWriter {
  /** In characters; even if each takes four bytes, a name of 255 bytes is not exceeded. */
  private static final int LONGEST_NAME = 50;

  private static final String NAMELESS = "qinqing";
  private static final Pattern NO_NAME = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]+");
  private static final Pattern RESERVED =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private final InstalledFonts fonts;

  /** A writer that takes the fonts of this machine. */
  @Activate
  public FileReportWriter() {
    this(new InstalledFonts(InstalledFonts::filesOfThisMachine));
  }

  FileReportWriter(InstalledFonts fonts) {
    this.fonts = fonts;
  }

  @Override
  public Written write(Report report, Layout layout, Format format, Path target) {
    String name = String.valueOf(target.getFileName());
    Rendered rendered = render(report, layout, format, name);
    List<ReportFinding> findings = new ArrayList<>(rendered.findings());
    if (rendered.bytes().length > 0) {
      put(rendered.bytes(), target.toAbsolutePath(), name, findings);
    }
    return new Written(rendered.pages(), findings);
  }

  @Override
  public Written write(Report report, Layout layout, Format format, OutputStream target)
      throws IOException {
    Rendered rendered = render(report, layout, format, fileName(report, format));
    target.write(rendered.bytes());
    target.flush();
    return new Written(rendered.pages(), rendered.findings());
  }

  @Override
  public String fileName(Report report, Format format) {
    String name = NO_NAME.matcher(CleanText.line(report.title())).replaceAll(" ");
    name =
        name.codePoints()
            .filter(c -> !CleanText.isInvisible(c))
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    name = name.replaceAll("\\s+", " ").replaceAll("^[ .]+|[ .]+$", "");
    if (name.isEmpty()) {
      name = NAMELESS;
    }
    if (RESERVED.matcher(name).matches()) {
      name = "_" + name;
    }
    return name + "." + format.extension();
  }

  private Rendered render(Report report, Layout layout, Format format, String name) {
    try {
      return switch (format) {
        case DOCX -> new Rendered(WordFile.of(report, layout), OptionalInt.empty(), List.of());
        case PDF -> PdfFile.of(report, layout, fonts);
        case HTML ->
            new Rendered(
                HtmlPage.forReaders(report, layout)
                    .document()
                    .outerHtml()
                    .getBytes(StandardCharsets.UTF_8),
                OptionalInt.empty(),
                List.of());
      };
    } catch (IOException | RuntimeException e) {
      return new Rendered(
          new byte[0], OptionalInt.empty(), List.of(Findings.failed(name, e.toString())));
    }
  }

  private static void put(byte[] bytes, Path target, String name, List<ReportFinding> findings) {
    @Nullable Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      findings.add(Findings.folder(name, target.toString()));
      return;
    }
    Path part;
    try {
      Files.createDirectories(folder);
      part = newFile(folder);
    } catch (IOException | RuntimeException e) {
      findings.add(Findings.folder(name, folder.toString()));
      return;
    }
    try {
      try {
        Files.write(part, bytes);
      } catch (IOException e) {
        findings.add(Findings.failed(name, e.toString()));
        return;
      }
      try {
        replace(part, target);
      } catch (IOException e) {
        findings.add(Findings.busy(name));
      }
    } finally {
      remove(part);
    }
  }

  /** A file beside the target: a move within a folder is one step. */
  private static Path newFile(Path folder) throws IOException {
    for (int i = 0; ; i++) {
      Path part = folder.resolve(".qinqing-" + i + ".part");
      try {
        Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
            .close();
        return part;
      } catch (FileAlreadyExistsException e) {
        // Another writer's, or one that was killed.
      }
    }
  }

  private static void replace(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is hidden and harmless; the report itself is in its place or was refused.
    }
  }
}
