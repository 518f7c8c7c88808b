package org.qinqing.training.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.qinqing.training.exchange.QuestionExchange.Remark;
import org.qinqing.training.exchange.internal.XmlTree.Element;

/**
 * A QTI content package: a zip with a manifest and one file an item. Tags are keywords of the
 * items' metadata in the manifest.
 */
final class Qti {
  private static final String MANIFEST = "imsmanifest.xml";
  private static final String LOM = "http://ltsc.ieee.org/xsd/LOM";
  private static final int MOST_FILES = 20_000;
  private static final int LARGEST_FILE = 4 << 20;
  private static final long LARGEST = 64L << 20;

  private final boolean three;
  private final Remarks remarks;

  /**
   * A package of version 2.1, or of 3.0.
   *
   * @param three whether it is 3.0
   */
  Qti(boolean three, Remarks remarks) {
    this.three = three;
    this.remarks = remarks;
  }

  // --- writing -----------------------------------------------------------------------------------

  byte[] write(List<Portable> items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, MANIFEST, manifest(items));
      for (int i = 0; i < items.size(); i++) {
        entry(zip, name(i), QtiItem.write(items.get(i), three));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String name(int place) {
    return "items/item-" + (place + 1) + ".xml";
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The same questions make the same file.
    entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private byte[] manifest(List<Portable> items) {
    String space =
        three
            ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
            : "http://www.imsglobal.org/xsd/imscp_v1p1";
    XmlText xml = new XmlText().open("manifest", "xmlns", space, "identifier", "qinqing-questions");
    xml.open("metadata");
    xml.leaf("schema", three ? "QTI Package" : "QTIv2.1 Package");
    xml.leaf("schemaversion", three ? "3.0.0" : "1.0.0").close();
    xml.open("organizations").close();
    xml.open("resources");
    for (int i = 0; i < items.size(); i++) {
      xml.open(
          "resource",
          "identifier",
          "item-" + (i + 1),
          "type",
          three ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p1",
          "href",
          name(i));
      xml.open("metadata").open("lom", "xmlns", LOM).open("general");
      for (String tag : items.get(i).tags()) {
        xml.open("keyword").leaf("string", tag, "language", "x-none").close();
      }
      xml.close().close().close();
      xml.open("file", "href", name(i)).close();
      xml.close();
    }
    return xml.close().close().bytes();
  }

  // --- reading -----------------------------------------------------------------------------------

  List<Portable> read(Path file) throws BadFile {
    Map<String, byte[]> files = files(file);
    byte[] manifest = files.get(MANIFEST);
    if (manifest == null) {
      throw new BadFile(0, "error.qti.manifest");
    }
    List<Portable> items = new ArrayList<>();
    for (Element resource : parsed(MANIFEST, manifest).deep("resource").toList()) {
      if (!resource.attribute("type").startsWith("imsqti_item_xml")) {
        continue;
      }
      String href = resource.attribute("href");
      byte[] content = files.get(href);
      if (content == null) {
        remarks.error(href, resource.line(), "error.qti.missing", href);
        continue;
      }
      item(href, content, keywords(resource), items);
    }
    return items;
  }

  private void item(String href, byte[] content, List<String> tags, List<Portable> items) {
    try {
      QtiItem.read(parsed(href, content), tags)
          .ifPresentOrElse(
              items::add, () -> remarks.add(Remark.Kind.SKIPPED, href, 0, "remark.otherKind"));
    } catch (BadFile e) {
      remarks.error(href, e.line(), e.key(), e.arguments());
    }
  }

  private static Element parsed(String name, byte[] content) throws BadFile {
    try {
      return XmlTree.read(content);
    } catch (BadFile e) {
      throw new BadFile(e.line(), "error.inFile", name, Messages.text(e.key(), e.arguments()));
    }
  }

  private static List<String> keywords(Element resource) {
    return resource
        .deep("keyword")
        .flatMap(keyword -> keyword.deep())
        .filter(e -> e.name().equals("string") || e.name().equals("langstring"))
        .map(Element::text)
        .toList();
  }

  /** The XML files of the package; what a name, a count or a size says of it is not believed. */
  private static Map<String, byte[]> files(Path file) throws BadFile {
    Map<String, byte[]> files = new HashMap<>();
    long all = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_FILES) {
        throw new BadFile(0, "error.tooLarge");
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith("/")
            || name.contains("\\")
            || name.matches("[A-Za-z]:.*")
            || List.of(name.split("/")).contains("..")) {
          throw new BadFile(0, "error.qti.path", name);
        }
        if (entry.isDirectory() || !name.endsWith(".xml")) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readNBytes(LARGEST_FILE + 1);
          all += content.length;
          if (content.length > LARGEST_FILE || all > LARGEST) {
            throw new BadFile(0, "error.tooLarge");
          }
          if (files.put(name, content) != null) {
            throw new BadFile(0, "error.qti.twice", name);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // It could be opened just now; an archive tells in many ways that it is damaged.
      throw new BadFile(0, "error.zip");
    }
    return files;
  }
}
