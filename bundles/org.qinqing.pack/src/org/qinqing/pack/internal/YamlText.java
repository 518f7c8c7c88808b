package org.qinqing.pack.internal;

import java.util.Optional;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML 1.2 text into nodes that know their lines. Aliases to collections are refused. */
final class YamlText {
  private static final int LONGEST = AllowList.TEXT_LIMIT;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(LONGEST)
          .setUseMarks(true)
          .build();

  private YamlText() {}

  /** What came of composing a text; nothing of it is reported yet. */
  record Composed(Optional<Node> root, Optional<YamlEngineException> failure) {}

  /** Composes a text; takes most of the time of reading, and may be done on any thread. */
  static Composed compose(String text) {
    try {
      Composer composer =
          new Composer(
              SETTINGS,
              new BoundedParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))));
      return new Composed(composer.getSingleNode(), Optional.empty());
    } catch (YamlEngineException e) {
      return new Composed(Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Reads a text.
   *
   * @param skipped lines of the file before the text starts (front matter)
   * @return empty when it is no YAML, which is then a finding, or holds nothing at all
   */
  static Optional<Item> read(String file, String text, int skipped, Findings findings) {
    return read(file, compose(text), skipped, findings);
  }

  /** Reports on a text that was composed before, and gives its root. */
  static Optional<Item> read(String file, Composed composed, int skipped, Findings findings) {
    if (composed.failure().isPresent()) {
      YamlProblem problem = YamlProblem.of(composed.failure().get());
      findings.add(
          Code.YAML_SYNTAX, new SourceLocation(file, problem.line() + skipped), problem.text());
      return Optional.empty();
    }
    if (composed.root().isEmpty()) {
      findings.add(
          Code.YAML_SYNTAX, new SourceLocation(file, skipped + 1), Messages.text("yaml.empty"));
    }
    Optional<Item> item = composed.root().map(node -> new Item(node, file, skipped, findings));
    item.ifPresent(Item::uniqueKeys);
    return item;
  }
}
