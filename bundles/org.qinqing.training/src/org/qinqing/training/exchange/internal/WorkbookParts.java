package org.qinqing.training.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks through a workbook before it is read: a small file can unpack to a very large one. */
final class WorkbookParts {
  private static final long LARGEST = 256L << 20;
  private static final int MOST_PARTS = 2_000;
  private static final int MOST_CELLS = 1_000_000;

  private WorkbookParts() {}

  /**
   * Refuses what is no workbook or too large.
   *
   * @throws BadFile when it is not to be read
   */
  static void check(Path file) throws BadFile {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    long unpacked = 0;
    int cells = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw new BadFile(0, "error.tooLarge");
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        try (InputStream content = zip.getInputStream(entry)) {
          // Unpacked once only to be counted: what the archive says of itself may be untrue.
          long left = LARGEST - unpacked;
          for (byte[] buffer = new byte[1 << 16]; left >= 0; ) {
            int read = content.read(buffer);
            if (read < 0) {
              break;
            }
            left -= read;
          }
          if (left < 0) {
            throw new BadFile(0, "error.tooLarge");
          }
          unpacked = LARGEST - left;
        }
        if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
          try (InputStream content = zip.getInputStream(entry)) {
            cells += cells(xml.createXMLStreamReader(content));
          }
        }
        if (cells > MOST_CELLS) {
          throw new BadFile(0, "error.tooLarge");
        }
      }
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // No zip, an encrypted one, or parts that are no XML: all the same to the person.
      throw new BadFile(0, "error.workbook");
    }
  }

  private static int cells(XMLStreamReader reader) throws XMLStreamException {
    int cells = 0;
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new XMLStreamException("DOCTYPE");
        }
        if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
          cells++;
        }
      }
    } finally {
      reader.close();
    }
    return cells;
  }
}
