package org.qinqing.authoring.internal;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The nodes of one YAML text, with the places in the text at which they stand. */
final class YamlNodes {
  private static final int DEEPEST = 60;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(16 << 20)
          .setUseMarks(true)
          .build();

  private final String text;
  private final Node root;
  private final int skipped;
  private final boolean plane;

  private YamlNodes(String text, Node root, int skipped) {
    this.text = text;
    this.root = root;
    this.skipped = skipped;
    this.plane = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  /** Reads a text; empty when it is no YAML, or holds nothing. */
  static Optional<YamlNodes> of(String text) {
    int skipped = text.startsWith("\uFEFF") ? 1 : 0;
    try {
      Parser parser =
          new Bounded(
              new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.substring(skipped))));
      return new Composer(SETTINGS, parser)
          .getSingleNode()
          .map(root -> new YamlNodes(text, root, skipped));
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  Node root() {
    return root;
  }

  /** Where a node starts. */
  int start(Node node) {
    return node.getStartMark().map(this::offset).orElse(0);
  }

  /** Where a node ends; what follows it up to the next token may be counted in. */
  int end(Node node) {
    return node.getEndMark().map(this::offset).orElse(text.length());
  }

  /** Line a node starts in, from 0. */
  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0);
  }

  /** Column a node starts in, from 0. */
  static int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(0);
  }

  /** Marks count code points; a text counts its characters beyond the first plane twice. */
  private int offset(Mark mark) {
    return plane
        ? Math.min(text.length(), mark.getIndex() + skipped)
        : text.offsetByCodePoints(skipped, mark.getIndex());
  }

  /** Stops a text that nests too deep, before building it could exhaust the stack. */
  private static final class Bounded implements Parser {
    private final Parser parser;
    private int depth;

    Bounded(Parser parser) {
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
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEEPEST) {
        throw new YamlEngineException("nesting > " + DEEPEST);
      }
      return event;
    }
  }
}
