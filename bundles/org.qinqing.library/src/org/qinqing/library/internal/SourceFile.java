package org.qinqing.library.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;

/**
 * Reads a file of whatever format: what it is, is seen from its content first and from its name
 * where the content does not tell. A file that cannot be read gives a finding, never an exception.
 */
final class SourceFile {
  private static final long MEGABYTE = 1024L * 1024;
  private static final long LARGEST = 20 * MEGABYTE;
  private static final long LARGEST_PDF = 50 * MEGABYTE;

  private static final Map<String, TextFile.Kind> TEXT =
      Map.of(
          "md", TextFile.Kind.MARKDOWN,
          "markdown", TextFile.Kind.MARKDOWN,
          "txt", TextFile.Kind.PLAIN,
          "text", TextFile.Kind.PLAIN,
          "html", TextFile.Kind.HTML,
          "htm", TextFile.Kind.HTML,
          "xhtml", TextFile.Kind.HTML,
          // Office programs of web offices save web pages under this name.
          "doc", TextFile.Kind.HTML);

  private static final List<String> OFFICE = List.of("docx", "docm", "doc", "wps", "pdf");
  private static final List<String> LATER = List.of("ofd", "rtf", "odt", "wpt", "mht", "mhtml");

  /**
   * What came of a file.
   *
   * @param document the document; empty when the file was refused
   * @param structure what the document was made of; with nothing in it but the findings when the
   *     file was refused
   * @param original the bytes of the file; empty when it was refused
   */
  record Result(Optional<Document> document, ImportStructure structure, byte[] original) {
    /** What was wrong, or noticed. */
    List<Diagnostic> findings() {
      return structure.findings();
    }

    private static Result refused(String name, Diagnostic finding) {
      ImportStructure nothing =
          new ImportStructure(
              name,
              "",
              "",
              "",
              "",
              "",
              Optional.empty(),
              Optional.empty(),
              "",
              List.of(),
              List.of(),
              List.of(),
              List.of(finding));
      return new Result(Optional.empty(), nothing, new byte[0]);
    }
  }

  private SourceFile() {}

  /** Whether an import of a folder passes the file over without a word. */
  static boolean isPassedOver(Path file) {
    return CollectionLayout.isFolderPage(file);
  }

  /**
   * Reads a file.
   *
   * @param corrections what a person said about its structure
   */
  static Result read(Path file, ImportCorrections corrections) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    if (!Files.exists(file)) {
      return Result.refused(name, Findings.error("I-101", name, "import.missing", name));
    }
    try {
      String suffix = suffix(name);
      if (!TEXT.containsKey(suffix) && !OFFICE.contains(suffix)) {
        throw unknown(suffix);
      }
      return read(name, CollectionLayout.category(file), bytes(file), corrections);
    } catch (Refusal e) {
      return Result.refused(name, e.finding(name));
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName();
      return Result.refused(name, Findings.error("I-102", name, "import.unreadable", name, reason));
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name of the file, with its suffix
   * @param category folders of a collection it lies in, see {@link CollectionLayout#category}
   */
  static Result read(
      String name, List<String> category, byte[] bytes, ImportCorrections corrections) {
    try {
      FileContent content = content(name, bytes);
      Optional<ImportReader.Read> read = ImportReader.read(name, content, category, corrections);
      if (read.isEmpty()) {
        throw new Refusal("I-103", "import.empty");
      }
      return new Result(Optional.of(read.get().document()), read.get().structure(), bytes);
    } catch (Refusal e) {
      return Result.refused(name, e.finding(name));
    }
  }

  private static byte[] bytes(Path file) throws IOException, Refusal {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] head = in.readNBytes(8);
      long most = starts(head, "%PDF-") ? LARGEST_PDF : LARGEST;
      if (size > most) {
        throw new Refusal("I-105", "import.large", most / MEGABYTE);
      }
      // It may grow while it is read.
      byte[] rest = in.readNBytes((int) (most - head.length));
      byte[] bytes = new byte[head.length + rest.length];
      System.arraycopy(head, 0, bytes, 0, head.length);
      System.arraycopy(rest, 0, bytes, head.length, rest.length);
      return bytes;
    }
  }

  private static FileContent content(String name, byte[] bytes) throws Refusal {
    String suffix = suffix(name);
    try {
      if (starts(bytes, "%PDF-") || (suffix.equals("pdf") && isPdfAfterResidue(bytes))) {
        return PdfFile.read(name, bytes);
      }
      if (starts(bytes, "PK\3\4")) {
        return WordFile.read(name, bytes);
      }
      if (bytes.length > 8 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
        return OldWordFile.read(name, bytes);
      }
    } catch (StackOverflowError | OutOfMemoryError e) {
      // Files made to break readers; what was built up for them is already let go.
      throw new Refusal("I-112", "import.bomb");
    }
    if (starts(bytes, "{\\rtf")) {
      throw new Refusal("I-106", "import.later", "rtf");
    }
    TextFile.Kind kind = TEXT.get(suffix);
    boolean page = !suffix.equals("doc") || isMarkup(bytes);
    if (kind == null || !page) {
      throw bytes.length == 0
          ? new Refusal("I-103", "import.empty")
          : OFFICE.contains(suffix)
              ? new Refusal("I-111", "import.damaged", suffix)
              : unknown(suffix);
    }
    return text(name, bytes, kind);
  }

  private static FileContent text(String name, byte[] bytes, TextFile.Kind kind) throws Refusal {
    FileText text = FileText.of(bytes).orElseThrow(() -> new Refusal("I-104", "import.binary"));
    FileContent content = TextFile.read(text, kind);
    if (text.clean()) {
      return content;
    }
    List<Diagnostic> findings = new ArrayList<>();
    findings.add(Findings.warning("I-204", name, "import.charset", name, text.charset().name()));
    findings.addAll(content.findings());
    return new FileContent(
        content.format(), content.charset(), content.meta(), content.blocks(), findings);
  }

  private static Refusal unknown(String suffix) {
    return LATER.contains(suffix)
        ? new Refusal("I-106", "import.later", suffix)
        : new Refusal("I-107", "import.suffix", suffix);
  }

  private static boolean starts(byte[] bytes, String mark) {
    byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPdfAfterResidue(byte[] bytes) {
    return head(bytes).contains("%PDF-");
  }

  private static boolean isMarkup(byte[] bytes) {
    String head = head(bytes).toLowerCase(Locale.ROOT).replace("\0", "");
    return head.contains("<html") || head.contains("<!doctype html");
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(1024, bytes.length), StandardCharsets.ISO_8859_1);
  }

  private static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
