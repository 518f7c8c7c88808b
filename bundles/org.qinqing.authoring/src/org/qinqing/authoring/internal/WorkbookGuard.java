package org.qinqing.authoring.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a workbook before it is read: a small file can unpack to a very large one, and
 * merged cells leave out values where rows are read one by one.
 */
final class WorkbookGuard {
  private static final long LARGEST_FILE = 64L << 20;
  private static final long LARGEST_UNPACKED = 256L << 20;
  private static final int MOST_PARTS = 2_000;
  private static final int MOST_CELLS = 1_000_000;
  private static final int MOST_COLUMNS = 200;
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Path file;
  private final SheetFindings findings;
  private final XMLInputFactory xml;

  /** Part → first row of merged cells. */
  private final Map<String, Integer> merged = new TreeMap<>();

  private final Map<String, String> sheetNames = new LinkedHashMap<>();
  private final Map<String, String> targets = new LinkedHashMap<>();
  private int cells;
  private long unpacked;

  WorkbookGuard(Path file, SheetFindings findings) {
    this.file = file;
    this.findings = findings;
    xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Whether it can be read; if not, a finding says why. */
  boolean pass() throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      findings.error("W-102", "", 0, "sheet.tooLarge");
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        findings.error("W-102", "", 0, "sheet.tooLarge");
        return false;
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        try (InputStream content = new Counted(zip.getInputStream(entry))) {
          look(entry.getName(), content);
        }
      }
    } catch (TooMuch e) {
      findings.error("W-102", "", 0, "sheet.tooLarge");
      return false;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // Not a zip, an encrypted one, or parts that are no XML: all the same to the person.
      findings.error("W-101", "", 0, "sheet.notWorkbook");
      return false;
    }
    merged.forEach((part, row) -> findings.error("W-106", sheetOf(part), row, "sheet.merged"));
    return merged.isEmpty();
  }

  private String sheetOf(String part) {
    return sheetNames.entrySet().stream()
        .filter(sheet -> part.endsWith("/" + targets.getOrDefault(sheet.getKey(), "?")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(part);
  }

  private void look(String part, InputStream content) throws IOException, XMLStreamException {
    boolean sheet = part.startsWith("xl/worksheets/") && part.endsWith(".xml");
    if (!part.endsWith(".xml") && !part.endsWith(".rels")) {
      content.transferTo(java.io.OutputStream.nullOutputStream());
      return;
    }
    XMLStreamReader reader = xml.createXMLStreamReader(content);
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new XMLStreamException("DOCTYPE");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          start(part, sheet, reader);
        }
      }
    } finally {
      reader.close();
    }
  }

  private void start(String part, boolean sheet, XMLStreamReader reader) throws TooMuch {
    switch (reader.getLocalName()) {
      case "c" -> {
        if (sheet && (++cells > MOST_CELLS || column(attribute(reader, "r")) > MOST_COLUMNS)) {
          throw new TooMuch();
        }
      }
      case "mergeCell" -> {
        if (sheet) {
          merged.putIfAbsent(part, row(attribute(reader, "ref")));
        }
      }
      case "sheet" -> {
        if (part.equals("xl/workbook.xml")) {
          String id = reader.getAttributeValue(RELATION, "id");
          sheetNames.put(id == null ? "" : id, attribute(reader, "name"));
        }
      }
      case "Relationship" -> {
        if (part.equals("xl/_rels/workbook.xml.rels")) {
          targets.put(attribute(reader, "Id"), attribute(reader, "Target").replaceAll(".*/", ""));
        }
      }
      default -> {}
    }
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static int row(String reference) {
    String digits = reference.replaceAll(":.*", "").replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 7 ? 0 : Integer.parseInt(digits);
  }

  private static int column(String reference) {
    int column = 0;
    for (char c : reference.toCharArray()) {
      if (c >= 'A' && c <= 'Z' && column < 100_000) {
        column = column * 26 + c - 'A' + 1;
      }
    }
    return column;
  }

  /** More than one workbook may hold. */
  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts what comes out, whatever the archive says of itself. */
  private final class Counted extends java.io.FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws TooMuch {
      unpacked += bytes;
      if (unpacked > LARGEST_UNPACKED) {
        throw new TooMuch();
      }
    }
  }
}
