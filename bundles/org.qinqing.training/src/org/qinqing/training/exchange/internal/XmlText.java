package org.qinqing.training.exchange.internal;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document that is written from outside in. */
final class XmlText {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  XmlText() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** Begins an element with attributes: name, value, name, value… */
  XmlText open(String name, String... attributes) {
    try {
      out.writeStartElement(name);
      for (int i = 0; i < attributes.length; i += 2) {
        out.writeAttribute(attributes[i], attributes[i + 1]);
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    depth++;
    return this;
  }

  XmlText write(String characters) {
    try {
      out.writeCharacters(characters);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  XmlText close() {
    try {
      out.writeEndElement();
      depth--;
      if (depth <= 2) {
        out.writeCharacters("\n");
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** An element with nothing but text. */
  XmlText leaf(String name, String characters, String... attributes) {
    return open(name, attributes).write(characters).close();
  }

  byte[] bytes() {
    try {
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString().strip().concat("\n").getBytes(StandardCharsets.UTF_8);
  }
}
