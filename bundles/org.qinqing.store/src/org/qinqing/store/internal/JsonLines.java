package org.qinqing.store.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import org.qinqing.store.Entry;
import org.qinqing.store.State;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A shelf for people to take away: one JSON object a line. */
final class JsonLines {
  private static final String FORMAT = "qinqing-shelf";
  private static final int VERSION = 1;

  private final JsonFactory json = new JsonFactory();
  private final Writer out;
  private long entries;
  private long states;

  /** What stands in a line. */
  private interface Line {
    void write(JsonGenerator line);
  }

  JsonLines(Writer out) {
    this.out = out;
  }

  private void line(Line content) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator line = json.createGenerator(ObjectWriteContext.empty(), text)) {
      line.writeStartObject();
      content.write(line);
      line.writeEndObject();
    }
    out.append(text.getBuffer()).append('\n');
  }

  /** The name is empty for what belongs to the computer. */
  void begin(String name, Instant made, Instant now) throws IOException {
    line(
        line -> {
          line.writeStringProperty("format", FORMAT);
          line.writeNumberProperty("version", VERSION);
          line.writeStringProperty("exported", now.toString());
          if (!name.isEmpty()) {
            line.writeStringProperty("name", name);
            line.writeStringProperty("made", made.toString());
          }
        });
  }

  void entry(Entry entry) throws IOException {
    entries++;
    line(
        line -> {
          line.writeNumberProperty("entry", entry.number());
          line.writeStringProperty("kind", entry.kind());
          line.writeStringProperty("subject", entry.subject());
          line.writeStringProperty("at", entry.at().toString());
          payload(line, entry.payload());
        });
  }

  void state(State state) throws IOException {
    states++;
    line(
        line -> {
          line.writeNumberProperty("state", state.revision());
          line.writeStringProperty("kind", state.kind());
          line.writeStringProperty("key", state.key());
          line.writeStringProperty("changed", state.changed().toString());
          payload(line, state.payload());
        });
  }

  private static void payload(JsonGenerator line, String payload) {
    line.writeName("payload");
    // Within JSON a line break stands between parts only, where a blank means the same.
    line.writeRawValue(payload.replace('\n', ' ').replace('\r', ' '));
  }

  void end() throws IOException {
    line(
        line -> {
          line.writeNumberProperty("entries", entries);
          line.writeNumberProperty("states", states);
        });
  }
}
