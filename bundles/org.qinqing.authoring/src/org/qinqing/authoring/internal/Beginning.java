package org.qinqing.authoring.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.authoring.PackAuthoring.NewPack;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/** The files a new bundle begins with. */
final class Beginning {
  static final String VERSION = "0.1.0";

  private static final String NATIONAL = "cn";
  private static final List<String> BLANK =
      List.of(
          "cases/normal_contact.yaml",
          "documents/local-opinion.md",
          "parameters.yaml",
          "questions/normal_contact.yaml",
          "rules/normal_contact.yaml",
          "tests/normal_contact.yaml",
          "vocabulary/local.yaml");
  private static final List<String> LEVELS = List.of("national", "province", "city", "county");

  /** {@code placeholder:} on a line of its own, and within braces. */
  private static final Pattern OPEN_LINE = Pattern.compile("(?m)^( *)placeholder:[ ]*([^\\r\\n]*)");

  private static final Pattern OPEN_FLOW =
      Pattern.compile(",\\s*placeholder:\\s*(?:\"[^\"]*\"|[^,{}\\r\\n]*)");

  private final NewPack what;
  private final PackSnapshot installed;
  private final LocalDate today;

  Beginning(NewPack what, PackSnapshot installed, LocalDate today) {
    this.what = what;
    this.installed = installed;
    this.today = today;
  }

  /** The worked examples of this program. */
  SortedMap<String, byte[]> blank() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : BLANK) {
      try (InputStream in =
          Objects.requireNonNull(Beginning.class.getResourceAsStream("blank/" + path))) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        files.put(path, bytes(filled(text)));
      }
    }
    return withHead(files, Messages.text(Locale.ROOT, "new.contact"), "CC-BY-4.0");
  }

  private String filled(String text) {
    return text.replace("{{id}}", what.id())
        .replace("{{place}}", what.place())
        .replace("{{publisher}}", YamlScalars.text(publisher(), false))
        .replace("{{year}}", Integer.toString(today.getYear()));
  }

  /**
   * An installed bundle, filled in for the place.
   *
   * @param template the bundle
   * @param raw its files
   */
  SortedMap<String, byte[]> from(Pack template, SortedMap<String, byte[]> raw) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    String prefix = prefix(template);
    raw.forEach(
        (path, content) -> {
          if (path.endsWith(".yaml") || path.endsWith(".md")) {
            files.put(
                path, bytes(moved(new String(content, StandardCharsets.UTF_8), template, prefix)));
          } else {
            files.put(path, content);
          }
        });
    return withHead(files, template.contact(), template.licence());
  }

  /** What the ids of a bundle begin with; its own id when they have nothing in common. */
  private static String prefix(Pack template) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String id : ids(template)) {
      int hyphen = id.indexOf('-');
      if (hyphen > 0) {
        counts.merge(id.substring(0, hyphen), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(template.id());
  }

  private static List<String> ids(Pack pack) {
    List<String> ids = new ArrayList<>();
    pack.rules().forEach(rule -> ids.add(rule.id()));
    pack.tests().forEach(test -> ids.add(test.id()));
    pack.questions().forEach(question -> ids.add(question.id()));
    pack.scenes().forEach(scene -> ids.add(scene.id()));
    pack.parameters().forEach(parameter -> ids.add(parameter.id()));
    pack.casework().cards().forEach(card -> ids.add(card.id()));
    pack.casework().checklists().forEach(list -> ids.add(list.id()));
    pack.casework().forms().forEach(form -> ids.add(form.id()));
    pack.casework().routings().forEach(routing -> ids.add(routing.id()));
    pack.casework().plans().forEach(plan -> ids.add(plan.id()));
    pack.casework().ladders().forEach(ladder -> ids.add(ladder.id()));
    pack.casework().samplings().forEach(sampling -> ids.add(sampling.id()));
    return ids;
  }

  private String moved(String text, Pack template, String prefix) {
    String moved = text;
    for (String id : ids(template)) {
      if (!id.startsWith(prefix + "-")) {
        moved = replaced(moved, id, what.id() + "-" + id);
      }
    }
    Pattern ids =
        Pattern.compile("(?<![A-Za-z0-9._:/-])" + Pattern.quote(prefix) + "-(?=[a-z0-9])");
    moved = ids.matcher(moved).replaceAll(Matcher.quoteReplacement(what.id() + "-"));
    moved = moved.replaceAll("param:" + Pattern.quote(prefix) + "-", "param:" + what.id() + "-");
    Pattern addresses =
        Pattern.compile("(?<![A-Za-z0-9._-])" + Pattern.quote(template.id()) + ":(?=[a-z0-9])");
    moved = addresses.matcher(moved).replaceAll(Matcher.quoteReplacement(what.id() + ":"));
    moved =
        moved.replaceAll(
            "(?m)(^|[{,]\\s*|\\s)locality:\\s*\"?(?:template|" + template.id() + ")\"?",
            "$1locality: \"" + what.locality().code() + "\"");
    if (what.locality().equals(Locality.TEMPLATE)) {
      return moved;
    }
    // A date nobody has set yet is no date; as a comment it keeps the bundle from being published.
    Matcher open = OPEN_LINE.matcher(moved);
    moved =
        open.replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1)
                        + "# "
                        + Messages.text(Locale.ROOT, "new.openDate", m.group(2).strip())));
    return OPEN_FLOW.matcher(moved).replaceAll("");
  }

  private static String replaced(String text, String id, String by) {
    return Pattern.compile("(?<![A-Za-z0-9._-])" + Pattern.quote(id) + "(?![A-Za-z0-9._-])")
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(by));
  }

  private String publisher() {
    return what.publisher().isBlank()
        ? Messages.text(Locale.ROOT, "new.publisher")
        : what.publisher().strip().replaceAll("\\s+", " ");
  }

  private SortedMap<String, byte[]> withHead(
      SortedMap<String, byte[]> files, String contact, String licence) {
    boolean template = what.locality().equals(Locality.TEMPLATE);
    String title = Messages.text(Locale.ROOT, "new.title", what.place());
    String code = what.locality().code();
    Optional<Pack> national = installed.pack(NATIONAL);
    String least = national.map(Pack::version).orElse("1.0.0");
    List<String> head =
        List.of(
            "format: 1",
            "id: " + what.id(),
            "title: " + scalar(title),
            "place: " + scalar(what.place()),
            "locality: \"" + code + "\"",
            "level: " + (template ? "template" : LEVELS.get(what.locality().depth())),
            "version: " + VERSION,
            "publisher: " + scalar(publisher()),
            "contact: " + scalar(contact),
            "maturity: " + (template ? "template" : "draft"),
            "review: {on: "
                + today
                + ", by: "
                + YamlScalars.text(publisher(), true)
                + ", every: P1Y}",
            "licence: " + scalar(licence),
            "requires: [{id: cn, version: \"" + least + "\"}]",
            "changes:",
            "  - {version: "
                + VERSION
                + ", say: "
                + YamlScalars.text(Messages.text(Locale.ROOT, "new.change"), true)
                + "}");
    files.put("pack.yaml", bytes(String.join("\n", head) + "\n"));
    // No manifest: packing writes it from this head, so that a new version is one line here.
    return files;
  }

  private static String scalar(String text) {
    return YamlScalars.text(text, false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
