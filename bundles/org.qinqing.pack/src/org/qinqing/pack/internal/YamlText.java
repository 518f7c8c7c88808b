package org.qinqing.pack.internal;

import java.util.Optional;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML 1.2 text into nodes that know their lines. Aliases to collections are refused. */
final class YamlText {
  private static final int LONGEST = 16 << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(LONGEST)
          .setUseMarks(true)
          .build();

  private YamlText() {}

  /**
   * Reads a text.
   *
   * @param skipped lines of the file before the text starts (front matter)
   * @return empty when it is no YAML, which is then a finding, or holds nothing at all
   */
  static Optional<Item> read(String file, String text, int skipped, Findings findings) {
    try {
      Composer composer =
          new Composer(
              SETTINGS, new BoundedParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))));
      Optional<Node> root = composer.getSingleNode();
      if (root.isEmpty()) {
        findings.add(Code.YAML_SYNTAX, new SourceLocation(file, skipped + 1), "—");
      }
      return root.map(node -> new Item(node, file, skipped, findings));
    } catch (MarkedYamlEngineException e) {
      int line =
          e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(-1) + 1 + skipped;
      findings.add(Code.YAML_SYNTAX, new SourceLocation(file, line), e.getProblem());
    } catch (YamlEngineException e) {
      findings.add(
          Code.YAML_SYNTAX,
          new SourceLocation(file, skipped + 1),
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return Optional.empty();
  }
}
