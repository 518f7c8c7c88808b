package org.qinqing.library.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes docx files with the parts a test asks for. */
final class WordSamples {
  private static final String SPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
  private static final String TYPE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();

  WordSamples() {
    part(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\""
            + TYPE
            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  }

  /** Adds a part as it is. */
  WordSamples part(String name, String content) {
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a part that belongs to the main one. */
  WordSamples related(String kind, String root, String content) {
    relations.append(
        "<Relationship Id=\""
            + kind
            + "\" Type=\""
            + TYPE
            + kind
            + "\" Target=\""
            + kind
            + ".xml\"/>");
    return part(
        "word/" + kind + ".xml", "<w:" + root + SPACES + ">" + content + "</w:" + root + ">");
  }

  /** Adds what stands in the body. */
  WordSamples body(String xml) {
    body.append(xml);
    return this;
  }

  /** Adds a paragraph. */
  WordSamples plain(String text) {
    return styled("", text);
  }

  /** Adds a paragraph with properties. */
  WordSamples styled(String properties, String text) {
    return body("<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>");
  }

  /** Adds a paragraph of a list. */
  WordSamples numbered(int list, int level, String text) {
    return styled(
        "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>",
        text);
  }

  static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  /** A level of a list. */
  static String level(int level, String format, String text, String more) {
    return "<w:lvl w:ilvl=\""
        + level
        + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
        + format
        + "\"/>"
        + more
        + "<w:lvlText w:val=\""
        + text
        + "\"/></w:lvl>";
  }

  /** The file. */
  byte[] bytes() throws IOException {
    part("word/document.xml", document(body.toString()));
    part(
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relations
            + "</Relationships>");
    return zip(parts);
  }

  static String document(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document"
        + SPACES
        + "><w:body>"
        + body
        + "</w:body></w:document>";
  }

  static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
