package org.qinqing.trust.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What an extension says of itself in {@code extension.yaml}.
 *
 * @param id that of its rule bundle, or beginning with it and a hyphen
 * @param title for people
 * @param version three numbers
 * @param publisher the name on the certificate of whoever signs it
 * @param pack id of the rule bundle that it belongs to
 * @param program versions of this program that it was made for
 */
record ExtensionDescription(
    String id, String title, String version, String publisher, String pack, VersionRange program) {
  static final String PATH = "extension.yaml";

  private static final int LARGEST = 1 << 14;
  private static final int LONGEST = 200;
  private static final Set<String> TEXTS =
      Set.of("id", "title", "version", "publisher", "pack", "program");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}");

  Version osgiVersion() {
    return Version.parseVersion(version);
  }

  /** Whether its id is one of its rule bundle's, so that no other publisher's can be taken. */
  boolean namedAfterItsPack() {
    return id.equals(pack) || id.startsWith(pack + "-");
  }

  /**
   * Reads it.
   *
   * @param name how to call the file in findings
   */
  static ExtensionDescription read(String name, byte[] content) throws Refusal {
    if (content.length > LARGEST) {
      throw wrong(name, "16 KB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(false)
              .setAllowRecursiveKeys(false)
              .setMaxAliasesForCollections(0)
              .build();
      Optional<Object> root = Optional.ofNullable(new Load(settings).loadFromString(text));
      if (root.isPresent() && root.get() instanceof Map<?, ?> map) {
        return mapped(name, map);
      }
      throw wrong(name, PATH);
    } catch (CharacterCodingException | YamlEngineException e) {
      throw wrong(name, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static ExtensionDescription mapped(String name, Map<?, ?> root) throws Refusal {
    Map<Object, Object> rest = new HashMap<>(root);
    Object format = rest.remove("format");
    if (format instanceof Integer number && number > 1) {
      throw new Refusal(Code.FUTURE_FORMAT.about(name));
    }
    if (!Integer.valueOf(1).equals(format)) {
      throw wrong(name, "format");
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : new TreeSet<>(TEXTS)) {
      boolean sound =
          rest.remove(key) instanceof String text
              && !text.isBlank()
              && text.length() <= LONGEST
              && text.codePoints().noneMatch(Character::isISOControl)
              && texts.put(key, text) == null;
      if (!sound) {
        throw wrong(name, key);
      }
    }
    if (!rest.isEmpty()) {
      throw wrong(name, String.valueOf(rest.keySet().iterator().next()));
    }
    require(name, "id", ID, texts);
    require(name, "pack", ID, texts);
    require(name, "version", VERSION, texts);
    return new ExtensionDescription(
        texts.getOrDefault("id", ""),
        texts.getOrDefault("title", ""),
        texts.getOrDefault("version", ""),
        texts.getOrDefault("publisher", ""),
        texts.getOrDefault("pack", ""),
        range(name, texts.getOrDefault("program", "")));
  }

  private static void require(String name, String key, Pattern form, Map<String, String> texts)
      throws Refusal {
    if (!form.matcher(texts.getOrDefault(key, "")).matches()) {
      throw wrong(name, key);
    }
  }

  private static VersionRange range(String name, String text) throws Refusal {
    try {
      return VersionRange.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "program");
    }
  }

  private static Refusal wrong(String name, String what) {
    return new Refusal(Code.EXTENSION_DESCRIPTION.at(name, new SourceLocation(PATH, 0), what));
  }
}
