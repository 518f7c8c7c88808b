package org.qinqing.authoring.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Pack;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The manifest of a bundle, from what its {@code pack.yaml} says. */
final class PackHead {

  /** Most bytes of one line of a manifest. */
  private static final int WIDTH = 72;

  private PackHead() {}

  /** Id → least version of the bundles that a {@code pack.yaml} asks for. */
  static Map<String, String> requirements(String packYaml) {
    Map<String, String> needed = new LinkedHashMap<>();
    Optional<Node> list =
        YamlNodes.of(packYaml).flatMap(nodes -> Outline.value(nodes.root(), "requires"));
    if (list.isPresent() && list.get() instanceof SequenceNode members) {
      for (Node member : members.getValue()) {
        scalar(member, "id")
            .ifPresent(id -> needed.put(id, scalar(member, "version").orElse("0.0.0")));
      }
    }
    return needed;
  }

  private static Optional<String> scalar(Node mapping, String key) {
    return Outline.value(mapping, key)
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue().strip());
  }

  /**
   * A manifest with the only headers a rule bundle may have.
   *
   * @param needed id → least version of the bundles it needs
   */
  static byte[] manifest(Pack pack, Map<String, String> needed) {
    String id = pack.id();
    String version = pack.version();
    StringBuilder text = new StringBuilder();
    line(text, "Manifest-Version: 1.0");
    line(text, "Bundle-ManifestVersion: 2");
    line(text, "Bundle-Name: " + pack.title().strip().replaceAll("\\s+", " "));
    line(text, "Bundle-SymbolicName: org.qinqing.pack." + id + ";singleton:=true");
    line(text, "Bundle-Version: " + version);
    line(
        text,
        "Provide-Capability: qinqing.pack;id=\"%s\";locality=\"%s\";format:Version=\"1.0\";version:Version=\"%s\""
            .formatted(id, pack.locality().code(), version));
    StringBuilder required = new StringBuilder("Require-Capability: ");
    needed.forEach(
        (other, least) ->
            required.append(
                "qinqing.pack;filter:=\"(&(id=%s)(version>=%s))\",".formatted(other, least)));
    line(
        text, required.append("osgi.extender;filter:=\"(osgi.extender=qinqing.pack)\"").toString());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A header, continued on lines that start with a space where it is too long. */
  private static void line(StringBuilder text, String header) {
    int width = 0;
    for (int i = 0; i < header.length(); ) {
      String character = Character.toString(header.codePointAt(i));
      int bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (width + bytes > WIDTH) {
        text.append("\n ");
        width = 1;
      }
      text.append(character);
      width += bytes;
      i += character.length();
    }
    text.append('\n');
  }
}
