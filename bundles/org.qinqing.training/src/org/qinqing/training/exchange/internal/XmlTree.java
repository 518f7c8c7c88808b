package org.qinqing.training.exchange.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML file in memory. Document types are refused, so no entity can lead to another file or grow;
 * depth and size are bounded.
 */
final class XmlTree {
  private static final int DEEPEST = 100;
  private static final int MOST = 2_000_000;

  private XmlTree() {}

  /**
   * An element.
   *
   * @param name without its prefix
   * @param line where it begins
   * @param attributes without prefixes
   * @param content elements and texts ({@link String}) in order
   */
  record Element(String name, int line, Map<String, String> attributes, List<Object> content) {
    String attribute(String key) {
      return attributes.getOrDefault(key, "");
    }

    Stream<Element> elements() {
      return content.stream().filter(Element.class::isInstance).map(Element.class::cast);
    }

    Stream<Element> all(String wanted) {
      return elements().filter(element -> element.name.equals(wanted));
    }

    Optional<Element> one(String wanted) {
      return all(wanted).findFirst();
    }

    /** This and everything below, from outside in. */
    Stream<Element> deep() {
      return Stream.concat(Stream.of(this), elements().flatMap(Element::deep));
    }

    Stream<Element> deep(String wanted) {
      return deep().filter(element -> element.name.equals(wanted));
    }

    /** All text below. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (Object part : content) {
        text.append(part instanceof Element element ? element.text() : part);
      }
      return text.toString();
    }
  }

  /**
   * Reads a file.
   *
   * @throws BadFile when it is no well-formed XML or holds what may not be there
   */
  static Element read(byte[] bytes) throws BadFile {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader;
    try {
      reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    } catch (XMLStreamException e) {
      throw broken(e, 0);
    }
    try {
      return read(reader);
    } catch (XMLStreamException e) {
      throw broken(e, reader.getLocation().getLineNumber());
    } catch (RuntimeException e) {
      // The parser of the JDK reports some broken encodings so.
      throw new BadFile(Math.max(reader.getLocation().getLineNumber(), 0), "error.xml", e);
    }
  }

  private static BadFile broken(XMLStreamException e, int line) {
    int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
    // The parser's own words begin with the place, which the remark says already.
    String said = String.valueOf(e.getMessage()).replaceAll("(?s)^ParseError.*?Message: ", "");
    return new BadFile(Math.max(at, 0), "error.xml", said.lines().findFirst().orElse(""));
  }

  private static Element read(XMLStreamReader reader) throws XMLStreamException, BadFile {
    Deque<Element> open = new ArrayDeque<>();
    Optional<Element> root = Optional.empty();
    int parts = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      int line = reader.getLocation().getLineNumber();
      if (++parts > MOST || open.size() > DEEPEST) {
        throw new BadFile(line, "error.tooLarge");
      }
      switch (event) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadFile(line, "error.doctype");
        case XMLStreamConstants.START_ELEMENT -> {
          Element element =
              new Element(reader.getLocalName(), line, attributes(reader), new ArrayList<>());
          if (open.isEmpty()) {
            root = Optional.of(element);
          } else {
            open.peek().content().add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().content().add(reader.getText());
          }
        }
        default -> {}
      }
    }
    return root.orElseThrow(() -> new BadFile(0, "error.xml", ""));
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }
}
