package org.qinqing.library.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.qinqing.library.Library.Level;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Locality;

/**
 * A document version and what the index must know of it.
 *
 * @param document its document
 * @param locality of its bundle
 * @param span when it is in force
 * @param attached what rules and questions that mean this version bring, by the address they stand
 *     on (unversioned)
 */
record Source(
    Document document, Locality locality, SearchUnit.Span span, Map<Address, Attached> attached) {

  /** Address of the document version; the key under which all of it is indexed. */
  String key() {
    return document.address().toString();
  }

  /** Tells whether anything around the text changed: when it is in force, and what hangs on it. */
  static String fingerprint(String text, SearchUnit.Span span, Map<Address, Attached> attached) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    List<String> lines = new ArrayList<>(List.of(text, span.toString()));
    attached.forEach(
        (address, brought) -> {
          lines.add(address.toString());
          lines.addAll(brought.lines());
        });
    lines.forEach(
        line -> {
          byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
          digest.update((bytes.length + " ").getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Where the document stands among the others. */
  Level level() {
    if (!locality.equals(Locality.NATIONAL)) {
      return document.kind().equals("report") || document.kind().equals("guide")
          ? Level.EXPLANATION
          : Level.LOCAL;
    }
    return switch (document.kind()) {
      case "party-regulation" -> Level.PARTY;
      case "law" -> Level.LAW;
      case "administrative-regulation" -> Level.ADMINISTRATIVE;
      case "report", "guide" -> Level.EXPLANATION;
      case "import" -> ownLevel();
      default -> Level.NORMATIVE;
    };
  }

  private Level ownLevel() {
    String title = document.title().replaceAll("[（(][^（()）]*[)）]$", "");
    if (title.startsWith("中国共产党")) {
      return Level.PARTY;
    }
    return title.endsWith("法") || title.endsWith("法典") ? Level.LAW : Level.OWN;
  }

  /** What the index holds of it, in order. */
  List<SearchUnit> units() {
    List<String> names = new ArrayList<>(document.shortNames());
    names.add(document.number());
    Map<String, List<Provision>> around = new LinkedHashMap<>();
    Map<String, List<Provision>> inside = new LinkedHashMap<>();
    nest(around, inside);
    List<SearchUnit> units = new ArrayList<>();
    Map<List<String>, Integer> chapters = new HashMap<>();
    for (Provision provision : document.provisions()) {
      String anchor = provision.address().anchor();
      if (withinArticle(around.getOrDefault(anchor, List.of()))) {
        continue;
      }
      units.add(
          unit(
              names,
              provision,
              chapters.computeIfAbsent(provision.headingPath(), path -> chapters.size()),
              around.getOrDefault(anchor, List.of()),
              inside.getOrDefault(anchor, List.of())));
    }
    return units;
  }

  /** The units around and inside each unit, by its anchor. */
  private void nest(Map<String, List<Provision>> around, Map<String, List<Provision>> inside) {
    Map<String, Provision> byAnchor = new LinkedHashMap<>();
    document.provisions().forEach(p -> byAnchor.put(p.address().anchor(), p));
    byAnchor.forEach(
        (anchor, provision) -> {
          for (int slash = anchor.indexOf('/'); slash > 0; slash = anchor.indexOf('/', slash + 1)) {
            Provision outer = byAnchor.get(anchor.substring(0, slash));
            if (outer != null) {
              around.computeIfAbsent(anchor, key -> new ArrayList<>()).add(outer);
              inside
                  .computeIfAbsent(outer.address().anchor(), key -> new ArrayList<>())
                  .add(provision);
            }
          }
        });
  }

  /** Paragraphs of the official wording are in the text of their article. */
  private boolean withinArticle(List<Provision> around) {
    return document.wording() == Document.Wording.FULL
        && around.stream().anyMatch(Source::isArticle);
  }

  private SearchUnit unit(
      List<String> names,
      Provision provision,
      int chapter,
      List<Provision> around,
      List<Provision> inside) {
    boolean full = document.wording() == Document.Wording.FULL;
    boolean article = isArticle(provision);
    // The official wording is found by whole articles, our digest by what each paragraph says.
    boolean composed = !inside.isEmpty() && (provision.text().isBlank() || (full && article));
    boolean ranked = !composed || (full && article);
    List<Provision> shown = new ArrayList<>(List.of(provision));
    if (composed) {
      shown.addAll(inside);
    }
    Attached near = Attached.near(provision.address(), attached);
    return new SearchUnit(
        provision.address(),
        document.title(),
        names,
        provision.label(),
        heading(provision, around),
        context(provision, around),
        chapter,
        String.join("\n", shown.stream().map(Provision::text).filter(t -> !t.isBlank()).toList()),
        shown.stream().flatMap(p -> p.errata().values().stream()).sorted().toList(),
        List.copyOf(new LinkedHashSet<>(near.words())),
        near.topics(),
        near.binds(),
        document.wording(),
        level(),
        document.issuer(),
        locality,
        span,
        ranked);
  }

  private static boolean isArticle(Provision provision) {
    List<String> segments = provision.address().segments();
    return !segments.isEmpty() && segments.getLast().startsWith("art-");
  }

  private static String heading(Provision provision, List<Provision> around) {
    if (!provision.heading().isEmpty()) {
      return provision.heading();
    }
    return around.stream()
        .map(Provision::heading)
        .filter(heading -> !heading.isEmpty())
        .reduce((outer, inner) -> inner)
        .orElse("");
  }

  private static List<String> context(Provision provision, List<Provision> around) {
    List<String> context = new ArrayList<>(provision.headingPath());
    around.stream().map(Provision::heading).filter(h -> !h.isEmpty()).forEach(context::add);
    if (!provision.heading().isEmpty()) {
      context.add(provision.heading());
    }
    return context;
  }
}
