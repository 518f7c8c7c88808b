package org.qinqing.trust.internal;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an administrator decided for this computer. Without a file users decide for themselves.
 *
 * @param unsignedAllowed whether unsigned bundles may be installed after a warning
 * @param roots roots that count whatever users pin
 * @param rootsLocked whether users may pin no others
 * @param publishers fingerprints of the certificates that may publish here; empty for all
 */
record Policy(
    boolean unsignedAllowed,
    List<Certificate> roots,
    boolean rootsLocked,
    Optional<Set<String>> publishers) {
  /** Names the policy file; else it is {@code policy.yaml} in the data folder. */
  static final String PROPERTY = "qinqing.policy";

  static final String FILE = "policy.yaml";

  /** Nothing decided. */
  static final Policy NONE = new Policy(true, List.of(), false, Optional.empty());

  private static final long LARGEST = 1L << 20;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Policy {
    roots = List.copyOf(roots);
    publishers = publishers.map(Set::copyOf);
  }

  /** Whether a certificate may publish here. */
  boolean allows(Certificate certificate) {
    return publishers.isEmpty() || publishers.get().contains(certificate.fingerprint().sha256());
  }

  /** The same, but anybody may publish; for statements of those who do so no longer. */
  Policy withoutPublishers() {
    return new Policy(unsignedAllowed, roots, rootsLocked, Optional.empty());
  }

  /**
   * Reads the policy.
   *
   * @param named by {@link #PROPERTY}, empty when it is not set; a named file must exist
   * @throws Refusal when it cannot be read or has another shape: nothing is installed then, because
   *     what it forbade cannot be known
   */
  static Policy read(String named, Path dataFolder) throws Refusal {
    Path file = named.isEmpty() ? dataFolder.resolve(FILE) : Path.of(named);
    if (named.isEmpty() && Files.notExists(file)) {
      return NONE;
    }
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > LARGEST) {
        throw new Refusal(broken(name, "1 MB"));
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(false)
              .setAllowRecursiveKeys(false)
              .setMaxAliasesForCollections(0)
              .build();
      return mapped(name, json(Optional.ofNullable(new Load(settings).loadFromString(text))));
    } catch (IOException | YamlEngineException e) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Refusal(broken(name, first));
    }
  }

  private static Diagnostic broken(String name, String why) {
    return Code.POLICY_BROKEN.at(name, new SourceLocation(name, 0), why);
  }

  private static Policy mapped(String name, JsonNode root) throws IOException, Refusal {
    List<Diagnostic> wrong = new ArrayList<>();
    for (Error error : schema().validate(root)) {
      wrong.add(broken(name, error.getInstanceLocation() + " " + error.getMessage()));
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    List<Certificate> roots = new ArrayList<>();
    for (JsonNode pinned : root.path("roots").path("certificates")) {
      try {
        List<Pem.Part> parts = Pem.parse(pinned.stringValue());
        if (parts.size() != 1 || !parts.get(0).kind().equals(Pem.CERTIFICATE)) {
          throw new Certificate.Unusable(Code.NO_CERTIFICATE);
        }
        roots.add(Certificate.of(parts.get(0).der()));
      } catch (Certificate.Unusable e) {
        throw new Refusal(List.of(broken(name, "roots.certificates"), e.code().about(name, name)));
      }
    }
    Set<String> publishers = new TreeSet<>();
    root.path("publishers").forEach(p -> publishers.add(p.path("fingerprint").asString("")));
    return new Policy(
        !root.path("unsigned").asString("").equals("refuse"),
        roots,
        root.path("roots").path("locked").asBoolean(false),
        root.has("publishers") ? Optional.of(publishers) : Optional.empty());
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        Optional.ofNullable(Policy.class.getResourceAsStream("policy.schema.json")).orElseThrow()) {
      return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(in, InputFormat.JSON);
    }
  }

  private static JsonNode json(Optional<Object> value) {
    return value.isEmpty() ? JSON.nullNode() : json(value.get());
  }

  private static JsonNode json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach(
            (key, each) -> object.set(String.valueOf(key), json(Optional.ofNullable(each))));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(each -> array.add(json(Optional.ofNullable(each))));
        yield array;
      }
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case BigInteger number -> JSON.numberNode(number);
      case Number number -> JSON.numberNode(new BigDecimal(number.toString()));
      default -> JSON.stringNode(String.valueOf(value));
    };
  }
}
