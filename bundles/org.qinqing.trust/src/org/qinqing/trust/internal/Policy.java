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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.TrustPolicy.Allowed;
import org.qinqing.trust.TrustPolicy.Updates;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
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
 * @param publishers the certificates that may publish here; empty for all
 * @param mirrors pack sites of the administrator
 * @param mirrorsLocked whether users may add no others
 * @param updates whether newer versions come by themselves
 * @param extensionsAllowed whether signed extensions, which are code, may be installed and run
 */
record Policy(
    boolean unsignedAllowed,
    List<Certificate> roots,
    boolean rootsLocked,
    Optional<List<Allowed>> publishers,
    List<String> mirrors,
    boolean mirrorsLocked,
    Updates updates,
    boolean extensionsAllowed) {
  /** Names the policy file; else it is {@code policy.yaml} in the data folder. */
  static final String PROPERTY = "qinqing.policy";

  static final String FILE = "policy.yaml";

  private static final Updates NO_UPDATES = new Updates(false, Optional.empty());

  /** Nothing decided. */
  static final Policy NONE = new Policy(true, List.of(), false, Optional.empty());

  private static final long LARGEST = 1L << 20;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Policy {
    roots = List.copyOf(roots);
    publishers = publishers.map(List::copyOf);
    mirrors = List.copyOf(mirrors);
  }

  /** A policy that says nothing of sites and extensions. */
  Policy(
      boolean unsignedAllowed,
      List<Certificate> roots,
      boolean rootsLocked,
      Optional<List<Allowed>> publishers) {
    this(unsignedAllowed, roots, rootsLocked, publishers, List.of(), false, NO_UPDATES, true);
  }

  /** Whether a certificate may publish here. */
  boolean allows(Certificate certificate) {
    String fingerprint = certificate.fingerprint().sha256();
    return publishers.isEmpty()
        || publishers.get().stream().anyMatch(each -> each.fingerprint().equals(fingerprint));
  }

  /** The same, but anybody may publish; for statements of those who do so no longer. */
  Policy withoutPublishers() {
    return new Policy(
        unsignedAllowed,
        roots,
        rootsLocked,
        Optional.empty(),
        mirrors,
        mirrorsLocked,
        updates,
        extensionsAllowed);
  }

  /** Where the policy lies, or would lie. */
  static Path file(String named, Path dataFolder) {
    return named.isEmpty() ? dataFolder.resolve(FILE) : Path.of(named);
  }

  /**
   * Reads the policy.
   *
   * @param named by {@link #PROPERTY}, empty when it is not set; a named file must exist
   * @throws Refusal when it cannot be read or has another shape: nothing is installed then, because
   *     what it forbade cannot be known
   */
  static Policy read(String named, Path dataFolder) throws Refusal {
    Path file = file(named, dataFolder);
    // A link that leads nowhere is a policy that cannot be read, not one that is absent.
    if (named.isEmpty() && Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > LARGEST) {
        throw new Refusal(broken(name, Code.text("policy.large")));
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
      Optional<Object> root = Optional.ofNullable(new Load(settings).loadFromString(text));
      return mapped(
          file, json(root.orElseThrow(() -> new Refusal(broken(name, Code.text("policy.empty"))))));
    } catch (CharacterCodingException e) {
      throw new Refusal(broken(name, Code.text("policy.encoding")));
    } catch (IOException e) {
      throw new Refusal(broken(name, Code.text("policy.unreadable")));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new Refusal(broken(name, Code.text("policy.line", line)));
    } catch (YamlEngineException e) {
      throw new Refusal(broken(name, Code.text("policy.yaml")));
    }
  }

  private static Diagnostic broken(String name, String why) {
    return Code.POLICY_BROKEN.about(name, why);
  }

  /** What the schema found, by the name of the setting. */
  private static String worded(Error error) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      path.add(String.valueOf(error.getInstanceLocation().getElement(i)));
    }
    Optional.ofNullable(error.getProperty()).ifPresent(path::add);
    String setting = String.join(".", path);
    if (setting.isEmpty()) {
      return Code.text("policy.yaml");
    }
    return switch (error.getKeyword()) {
      case "required" -> Code.text("policy.missing", setting);
      case "additionalProperties" -> Code.text("policy.unknown", setting);
      case "enum", "const" -> Code.text("policy.values", setting, values(error.getSchemaNode()));
      default -> Code.text("policy.value", setting);
    };
  }

  private static String values(JsonNode schema) {
    List<String> values = new ArrayList<>();
    (schema.isArray() ? schema : JSON.arrayNode().add(schema))
        .forEach(value -> values.add(value.asString()));
    return String.join(" / ", values);
  }

  private static Policy mapped(Path file, JsonNode root) throws IOException, Refusal {
    String name = String.valueOf(file.getFileName());
    List<Diagnostic> wrong =
        schema().validate(root).stream()
            .map(Policy::worded)
            .distinct()
            .map(why -> broken(name, why))
            .toList();
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
        throw new Refusal(
            List.of(
                broken(name, Code.text("policy.value", "roots.certificates")),
                e.code().about(name, name)));
      }
    }
    List<Allowed> publishers = new ArrayList<>();
    for (JsonNode each : root.path("publishers")) {
      publishers.add(
          new Allowed(each.path("name").asString(""), each.path("fingerprint").asString("")));
    }
    JsonNode mirrors = root.path("mirrors");
    List<String> places = new ArrayList<>();
    (mirrors.isObject() ? mirrors.path("places") : mirrors)
        .forEach(place -> places.add(place.stringValue()));
    return new Policy(
        !root.path("unsigned").asString("").equals("refuse"),
        roots,
        root.path("roots").path("locked").asBoolean(false),
        root.has("publishers") ? Optional.of(publishers) : Optional.empty(),
        places,
        mirrors.path("locked").asBoolean(false),
        updates(file, root.path("updates")),
        !root.path("extensions").asString("").equals("refuse"));
  }

  private static Updates updates(Path file, JsonNode said) throws Refusal {
    try {
      String folder = said.path("folder").asString("");
      return new Updates(
          said.path("automatic").asBoolean(false),
          folder.isEmpty()
              ? Optional.empty()
              : Optional.of(file.toAbsolutePath().resolveSibling(folder).normalize()));
    } catch (InvalidPathException e) {
      throw new Refusal(
          broken(String.valueOf(file.getFileName()), Code.text("policy.value", "updates.folder")));
    }
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
