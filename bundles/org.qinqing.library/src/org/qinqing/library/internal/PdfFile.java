package org.qinqing.library.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.qinqing.library.internal.Blocks.Block;
import org.qinqing.pack.Diagnostic;

/**
 * Reads the text layer of pdf files: lines become paragraphs again, and what stands at the head and
 * foot of the pages goes.
 */
final class PdfFile {
  private static final PdfFonts FONTS = new PdfFonts();
  private static final int MOST_PAGES = 3000;
  private static final int LONGEST = 20_000_000;
  private static final int MOST_LINES = 400_000;
  private static final long LARGEST_STREAM = 64L * 1024 * 1024;
  private static final int DEEPEST = 12;

  /** A page with fewer characters is a picture with a stamp or a page number on it. */
  private static final int LEAST_TEXT = 8;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–－―_·. ]*\\d{1,4}[-—–－―_·. ]*|第\\s*[\\d零〇一二三四五六七八九十百]+\\s*页.{0,14}"
              + "|\\d{1,4}\\s*/\\s*\\d{1,4}|[-—–－ ]*[ivxlcIVXLC]{1,7}[-—–－ ]*|共\\s*\\d+\\s*页.{0,8}"
              + "|(?i:page)\\s*\\d+.{0,10}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Part of the height of a page, at its head and foot, where furniture may stand. */
  private static final double MARGIN = 0.12;

  private static final int FURNITURE_LINES = 3;
  private static final int LEAST_REPEATED = 3;

  /** A line of a page; lengths in points, {@code y} from the top. */
  record Line(
      int page,
      double pageWidth,
      double pageHeight,
      double x0,
      double x1,
      double y,
      double size,
      String text) {
    boolean inMargin() {
      return y < pageHeight * MARGIN || y > pageHeight * (1 - MARGIN);
    }
  }

  private PdfFile() {}

  /**
   * Reads a file.
   *
   * @throws Refusal when it is damaged, locked by a password, has no text or is made to break
   *     readers
   */
  static FileContent read(String name, byte[] bytes) throws Refusal {
    // The fonts of this machine are of no use to a text layer, and looking for them takes long and
    // leaves a file in the home folder. The setting holds for this process.
    FontMappers.set(FONTS);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      int pages = document.getNumberOfPages();
      if (pages > MOST_PAGES) {
        throw new Refusal("I-113", "import.pages", MOST_PAGES);
      }
      if (!document.getCurrentAccessPermission().canExtractForAccessibility()) {
        throw new Refusal("I-109", "import.locked");
      }
      List<Line> lines = lines(document);
      return content(name, pages, lines);
    } catch (InvalidPasswordException e) {
      throw new Refusal("I-109", "import.locked");
    } catch (IOException | RuntimeException e) {
      throw new Refusal("I-111", "import.damaged", "pdf");
    }
  }

  private static List<Line> lines(PDDocument document) throws IOException, Refusal {
    Set<COSStream> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PDPage page : document.getPages()) {
      Iterator<PDStream> streams = page.getContentStreams();
      while (streams.hasNext()) {
        check(streams.next().getCOSObject(), seen);
      }
      checkForms(page.getResources(), seen, 0);
    }
    PdfLines reading = new PdfLines(MOST_LINES, LONGEST);
    List<Line> lines = reading.read(document);
    if (reading.isFull()) {
      throw new Refusal("I-112", "import.bomb");
    }
    return lines;
  }

  /** A stream of a few kilobytes can unpack to gigabytes, and is unpacked as a whole. */
  private static void check(COSStream stream, Set<COSStream> seen) throws Refusal {
    if (!seen.add(stream) || !isFlate(stream)) {
      return;
    }
    long size = 0;
    byte[] buffer = new byte[16384];
    try (InputStream raw = stream.createRawInputStream();
        InputStream in = new InflaterInputStream(raw)) {
      int read = in.read(buffer);
      while (read >= 0 && size <= LARGEST_STREAM) {
        size += read;
        read = in.read(buffer);
      }
    } catch (IOException e) {
      // Damaged streams are read as far as they go, here and later.
    }
    if (size > LARGEST_STREAM) {
      throw new Refusal("I-112", "import.bomb");
    }
  }

  private static boolean isFlate(COSStream stream) {
    COSBase filter = stream.getFilters();
    COSBase first =
        filter instanceof COSArray array && array.size() > 0 ? array.getObject(0) : filter;
    return COSName.FLATE_DECODE.equals(first) || COSName.FLATE_DECODE_ABBREVIATION.equals(first);
  }

  private static void checkForms(PDResources resources, Set<COSStream> seen, int depth)
      throws IOException, Refusal {
    if (resources == null || depth > DEEPEST) {
      return;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (!resources.isImageXObject(name)) {
        PDXObject object = resources.getXObject(name);
        if (object instanceof PDFormXObject form && !seen.contains(form.getCOSObject())) {
          check(form.getCOSObject(), seen);
          checkForms(form.getResources(), seen, depth + 1);
        }
      }
    }
  }

  private static FileContent content(String name, int pages, List<Line> lines) throws Refusal {
    Map<Integer, Integer> characters = new HashMap<>();
    for (Line line : lines) {
      characters.merge(
          line.page(), (int) line.text().chars().filter(PdfFile::isText).count(), Integer::sum);
    }
    long read = characters.values().stream().filter(count -> count >= LEAST_TEXT).count();
    if (read == 0) {
      throw new Refusal("I-110", "import.nolayer");
    }
    List<Diagnostic> findings = new ArrayList<>();
    if (read < pages) {
      findings.add(Findings.warning("I-205", name, "import.blank", name, pages - read));
    }
    long all = lines.stream().flatMapToInt(line -> line.text().chars()).count();
    long odd =
        lines.stream().flatMapToInt(line -> line.text().chars()).filter(PdfFile::isOdd).count();
    if (odd * 20 > all) {
      findings.add(Findings.warning("I-207", name, "import.garbled", name));
    }
    List<Block> blocks =
        PdfParagraphs.of(withoutFurniture(lines, pages)).stream()
            .map(text -> new Block(text, 0, 0))
            .toList();
    return new FileContent("pdf", "", Map.of(), blocks, findings);
  }

  private static boolean isText(int c) {
    return Character.isLetterOrDigit(c);
  }

  /** Characters that fonts without a table of their characters give. */
  private static boolean isOdd(int c) {
    return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || (c < 32 && c != '\n' && c != '\t');
  }

  /** Leaves out page numbers, and what stands at the head or foot of most pages. */
  private static List<Line> withoutFurniture(List<Line> lines, int pages) {
    Map<Integer, List<Line>> byPage = new HashMap<>();
    lines.forEach(line -> byPage.computeIfAbsent(line.page(), p -> new ArrayList<>()).add(line));
    Set<Line> candidates = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, Set<Integer>> repeated = new HashMap<>();
    for (List<Line> page : byPage.values()) {
      List<Line> sorted = new ArrayList<>(page);
      sorted.sort(java.util.Comparator.comparingDouble(Line::y));
      int last = sorted.size() - 1;
      for (int i = 0; i < Math.min(FURNITURE_LINES, sorted.size()); i++) {
        for (Line line : List.of(sorted.get(i), sorted.get(last - i))) {
          if (line.inMargin()) {
            candidates.add(line);
            repeated.computeIfAbsent(pattern(line), p -> new HashSet<>()).add(line.page());
          }
        }
      }
    }
    int most = Math.max(LEAST_REPEATED, (int) Math.ceil(pages * 0.4));
    List<Line> kept = new ArrayList<>();
    for (Line line : lines) {
      boolean furniture =
          candidates.contains(line)
              && (PAGE_NUMBER.matcher(line.text().strip()).matches()
                  || repeated.getOrDefault(pattern(line), Set.of()).size() >= most);
      if (!furniture) {
        kept.add(line);
      }
    }
    return kept;
  }

  /** Even and odd pages may differ in what stands at the side, not in what it says. */
  private static String pattern(Line line) {
    return DIGITS.matcher(Blocks.squeeze(line.text())).replaceAll("0").replace(" ", "");
  }
}
