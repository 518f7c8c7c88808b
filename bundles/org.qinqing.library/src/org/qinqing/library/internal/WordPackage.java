package org.qinqing.library.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a docx file, read as a stream each: a part is never held in memory as a whole, and
 * one that unpacks to more than any document holds is refused.
 */
final class WordPackage implements AutoCloseable {
  private static final long LARGEST_PART = 100L * 1024 * 1024;
  private static final int LARGEST_RELATIONS = 4 * 1024 * 1024;
  private static final String DOCUMENT = "word/document.xml";

  private final ZipFile zip;
  private final String document;
  private final Map<String, String> relations;

  private WordPackage(ZipFile zip, String document, Map<String, String> relations) {
    this.zip = zip;
    this.document = document;
    this.relations = relations;
  }

  /**
   * Opens a file.
   *
   * @throws Refusal when it is damaged or no docx
   */
  static WordPackage open(byte[] bytes) throws Refusal {
    ZipFile zip;
    try {
      zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
    } catch (IOException | RuntimeException e) {
      throw damaged();
    }
    try {
      String document = document(zip);
      return new WordPackage(zip, document, relations(zip, document));
    } catch (Refusal e) {
      close(zip);
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      close(zip);
      throw damaged();
    }
  }

  static Refusal damaged() {
    return new Refusal("I-111", "import.damaged", "docx");
  }

  private static String document(ZipFile zip) throws Refusal, IOException, XMLStreamException {
    for (Map.Entry<String, String> relation : targets(zip, "_rels/.rels", "").entrySet()) {
      if (relation.getKey().equals("officeDocument")) {
        String target = relation.getValue();
        if (target.startsWith("xl/") || target.startsWith("ppt/")) {
          throw new Refusal("I-107", "import.suffix", target.startsWith("xl/") ? "xlsx" : "pptx");
        }
        if (zip.getEntry(target) != null) {
          return target;
        }
      }
    }
    if (zip.getEntry(DOCUMENT) != null) {
      return DOCUMENT;
    }
    throw foreign(zip);
  }

  private static Refusal foreign(ZipFile zip) throws IOException {
    if (zip.getEntry("OFD.xml") != null) {
      return new Refusal("I-106", "import.later", "ofd");
    }
    ZipArchiveEntry type = zip.getEntry("mimetype");
    if (type != null) {
      try (InputStream in = zip.getInputStream(type)) {
        String name = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
        if (name.contains("opendocument")) {
          return new Refusal("I-106", "import.later", "odt");
        }
      }
    }
    return damaged();
  }

  private static Map<String, String> relations(ZipFile zip, String document)
      throws IOException, XMLStreamException {
    int slash = document.lastIndexOf('/');
    String folder = slash < 0 ? "" : document.substring(0, slash + 1);
    return targets(zip, folder + "_rels/" + document.substring(slash + 1) + ".rels", folder);
  }

  /** Names of parts by the last word of the kind of relation. */
  private static Map<String, String> targets(ZipFile zip, String name, String folder)
      throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      return targets;
    }
    try (InputStream in = new Limited(zip.getInputStream(entry), LARGEST_RELATIONS)) {
      XMLStreamReader reader = reader(in);
      while (reader.hasNext()) {
        if (next(reader) == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("Relationship")
            && !"External".equals(reader.getAttributeValue(null, "TargetMode"))) {
          String type = Optional.ofNullable(reader.getAttributeValue(null, "Type")).orElse("");
          String target = Optional.ofNullable(reader.getAttributeValue(null, "Target")).orElse("");
          String path = target.startsWith("/") ? target.substring(1) : folder + target;
          targets.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
        }
      }
    }
    return targets;
  }

  /** A part that is read to its end. */
  interface Reading {
    void read(XMLStreamReader reader) throws XMLStreamException;
  }

  /** Reads the main part. */
  void document(Reading reading) throws Refusal {
    part(document, reading);
  }

  /**
   * Reads a part that belongs to the main one; a missing one is no fault.
   *
   * @param relation kind of part, such as styles
   */
  void related(String relation, Reading reading) throws Refusal {
    String name = relations.get(relation);
    if (name != null && zip.getEntry(name) != null) {
      part(name, reading);
    }
  }

  private void part(String name, Reading reading) throws Refusal {
    try (InputStream in = new Limited(zip.getInputStream(zip.getEntry(name)), LARGEST_PART)) {
      XMLStreamReader reader = reader(in);
      reading.read(reader);
      reader.close();
    } catch (TooLargeException e) {
      throw new Refusal("I-112", "import.bomb");
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw e.getCause() instanceof TooLargeException
              || (e instanceof XMLStreamException x
                  && x.getNestedException() instanceof TooLargeException)
          ? new Refusal("I-112", "import.bomb")
          : damaged();
    }
  }

  /** A reader that knows no document type and fetches nothing. */
  private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entity");
        });
    return factory.createXMLStreamReader(in);
  }

  /**
   * The next event.
   *
   * @throws XMLStreamException also when there is a document type, which no docx has
   */
  static int next(XMLStreamReader reader) throws XMLStreamException {
    int event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("document type");
    }
    return event;
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      // It lies in memory; there is nothing to lose.
    }
  }

  /** Stops a part that unpacks without end. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new TooLargeException();
      }
    }
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
