package org.qinqing.pack.internal;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Stops a YAML text that nests too deep, before building it could exhaust the stack, that has more
 * parts than any list people write, or more marks on a character than any writing.
 */
final class BoundedParser implements Parser {
  private static final int DEEPEST = 60;
  private static final int MOST = 150_000;

  private final Parser parser;
  private int depth;
  private int parts;

  BoundedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof ScalarEvent scalar && Marks.tooMany(scalar.getValue())) {
      throw new ParserException("marks > " + Marks.MOST, scalar.getStartMark());
    }
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> depth++;
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    if (++parts > MOST) {
      throw new YamlEngineException("parts > " + MOST);
    }
    if (depth > DEEPEST) {
      throw new YamlEngineException("nesting > " + DEEPEST);
    }
    return event;
  }
}
