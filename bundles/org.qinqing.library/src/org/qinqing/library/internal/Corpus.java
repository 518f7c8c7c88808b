package org.qinqing.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;

/** All documents at one moment: those of the installed bundles and the user's own. Immutable. */
final class Corpus {
  /** Pack id of imported documents. */
  static final String USER = "user";

  private final PackSnapshot snapshot;
  private final Map<String, Source> sources;
  private final Map<String, List<Source>> versions;
  private final DocumentNames names;
  private final Synonyms synonyms;

  /**
   * A document version and what the index must know of it; equal sources need no new indexing.
   *
   * @param document its document
   * @param locality of its bundle
   * @param span when it is in force
   * @param people words of the rules and questions that mean this version, by the address they
   *     stand on (unversioned)
   */
  record Source(
      Document document,
      Locality locality,
      SearchUnit.Span span,
      Map<Address, List<String>> people) {
    String key() {
      return document.address().toString();
    }
  }

  Corpus(PackSnapshot snapshot, List<Document> imports) {
    this.snapshot = snapshot;
    Map<String, List<Document>> byDocument = new TreeMap<>();
    Map<String, Locality> localities = new TreeMap<>();
    for (Pack pack : snapshot.packs()) {
      for (Document document : pack.documents()) {
        add(byDocument, document);
        localities.put(pack.id(), pack.locality());
      }
    }
    imports.forEach(document -> add(byDocument, document));
    Map<String, Map<Address, Set<String>>> people = peoplesWords(snapshot);
    this.sources = new LinkedHashMap<>();
    this.versions = new TreeMap<>();
    byDocument.forEach(
        (id, documents) -> {
          documents.sort(
              Comparator.comparing(Document::effective)
                  .thenComparing(document -> document.address().toString()));
          List<Source> line = new ArrayList<>();
          for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            Locality locality =
                localities.getOrDefault(document.address().pack(), Locality.NATIONAL);
            Source source =
                new Source(
                    document,
                    locality,
                    span(documents, i),
                    meaning(document, documents.getLast(), people.getOrDefault(id, Map.of())));
            line.add(source);
            sources.put(source.key(), source);
          }
          versions.put(id, List.copyOf(line));
        });
    this.names = new DocumentNames(sources.values());
    this.synonyms = new Synonyms(snapshot);
  }

  private static void add(Map<String, List<Document>> byDocument, Document document) {
    byDocument.computeIfAbsent(id(document.address()), key -> new ArrayList<>()).add(document);
  }

  private static String id(Address address) {
    return address.pack() + ":" + address.document();
  }

  private static SearchUnit.Span span(List<Document> documents, int i) {
    Document newest = documents.getLast();
    return new SearchUnit.Span(
        documents.get(i).effective(),
        documents.get(i).repealed().orElse(LocalDate.MAX),
        i + 1 < documents.size() ? documents.get(i + 1).effective() : LocalDate.MAX,
        newest.repealed().orElse(LocalDate.MAX));
  }

  private static Map<String, Map<Address, Set<String>>> peoplesWords(PackSnapshot snapshot) {
    Map<String, Map<Address, Set<String>>> found = new TreeMap<>();
    for (Pack pack : snapshot.packs()) {
      for (Rule rule : pack.rules()) {
        rule.basis().forEach(basis -> add(found, basis, rule.say()));
      }
      for (Question question : pack.questions()) {
        question.basis().forEach(basis -> add(found, basis, question.stem()));
      }
    }
    return found;
  }

  private static void add(
      Map<String, Map<Address, Set<String>>> found, Address basis, String words) {
    found
        .computeIfAbsent(id(basis), key -> new TreeMap<>())
        .computeIfAbsent(basis, key -> new LinkedHashSet<>())
        .add(words);
  }

  /**
   * The words that mean one version: those that name it, and for the newest also those that name
   * none. The same number may stand for another matter in another version.
   */
  private static Map<Address, List<String>> meaning(
      Document document, Document newest, Map<Address, Set<String>> words) {
    Map<Address, List<String>> meant = new TreeMap<>();
    words.forEach(
        (address, texts) -> {
          boolean means =
              address.version().map(document.effective()::equals).orElse(document == newest);
          if (means) {
            meant.computeIfAbsent(address.unversioned(), key -> new ArrayList<>()).addAll(texts);
          }
        });
    return meant;
  }

  PackSnapshot snapshot() {
    return snapshot;
  }

  /** Document versions by their address. */
  Map<String, Source> sources() {
    return sources;
  }

  DocumentNames names() {
    return names;
  }

  Synonyms synonyms() {
    return synonyms;
  }

  /** All versions of the document an address points into, oldest first. */
  List<Source> versions(Address address) {
    return versions.getOrDefault(id(address), List.of());
  }

  /** The version an address names, or the one in force on the day, or the newest. */
  Optional<Source> source(Address address, LocalDate asOf) {
    List<Source> line = versions(address);
    if (address.version().isPresent()) {
      return line.stream()
          .filter(source -> source.document().effective().equals(address.version().get()))
          .findFirst();
    }
    return line.stream()
        .filter(source -> source.document().status(asOf) == Document.Status.IN_FORCE)
        .reduce((older, newer) -> newer)
        .or(() -> line.stream().reduce((older, newer) -> newer));
  }

  /** What the index holds of a document. */
  static List<SearchUnit> units(Source source) {
    Document document = source.document();
    List<String> names = new ArrayList<>(document.shortNames());
    names.add(document.number());
    Map<String, List<Provision>> around = new LinkedHashMap<>();
    Map<String, List<Provision>> inside = new LinkedHashMap<>();
    nest(document, around, inside);
    List<SearchUnit> units = new ArrayList<>();
    for (Provision provision : document.provisions()) {
      String anchor = provision.address().anchor();
      units.add(unit(source, names, provision, list(around, anchor), list(inside, anchor)));
    }
    return units;
  }

  /** The units around and inside each unit, by its anchor. */
  private static void nest(
      Document document, Map<String, List<Provision>> around, Map<String, List<Provision>> inside) {
    Map<String, Provision> byAnchor = new LinkedHashMap<>();
    document.provisions().forEach(p -> byAnchor.put(p.address().anchor(), p));
    byAnchor.forEach(
        (anchor, provision) -> {
          for (int cut = anchor.indexOf('/'); cut >= 0; cut = anchor.indexOf('/', cut + 1)) {
            Provision outer = byAnchor.get(anchor.substring(0, cut));
            if (outer != null) {
              around.computeIfAbsent(anchor, key -> new ArrayList<>()).add(outer);
              inside
                  .computeIfAbsent(outer.address().anchor(), key -> new ArrayList<>())
                  .add(provision);
            }
          }
        });
  }

  private static List<Provision> list(Map<String, List<Provision>> lists, String anchor) {
    return lists.getOrDefault(anchor, List.of());
  }

  private static SearchUnit unit(
      Source source,
      List<String> names,
      Provision provision,
      List<Provision> around,
      List<Provision> inside) {
    Document document = source.document();
    boolean full = document.wording() == Document.Wording.FULL;
    boolean article = isArticle(provision);
    // The official wording is found by whole articles, our digest by what each paragraph says.
    boolean composed = !inside.isEmpty() && (provision.text().isBlank() || (full && article));
    boolean partOfArticle = full && around.stream().anyMatch(Corpus::isArticle);
    boolean ranked = composed ? full && article : !partOfArticle;
    List<Provision> shown = composed ? withOwn(provision, inside) : List.of(provision);
    return new SearchUnit(
        provision.address(),
        document.title(),
        names,
        provision.label(),
        heading(provision, around),
        context(provision, around),
        String.join("\n", shown.stream().map(Provision::text).filter(t -> !t.isBlank()).toList()),
        shown.stream().flatMap(p -> p.errata().values().stream()).sorted().toList(),
        people(source, provision),
        document.wording(),
        source.locality(),
        source.span(),
        ranked);
  }

  private static boolean isArticle(Provision provision) {
    List<String> segments = provision.address().segments();
    return !segments.isEmpty() && segments.getLast().startsWith("art-");
  }

  private static List<Provision> withOwn(Provision provision, List<Provision> inside) {
    List<Provision> all = new ArrayList<>();
    all.add(provision);
    all.addAll(inside);
    return all;
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

  private static List<String> people(Source source, Provision provision) {
    Address here = provision.address().unversioned();
    Set<String> words = new LinkedHashSet<>();
    source
        .people()
        .forEach(
            (address, texts) -> {
              boolean near =
                  !address.anchor().isEmpty() && (address.contains(here) || here.contains(address));
              if (near) {
                words.addAll(texts);
              }
            });
    return List.copyOf(words);
  }
}
