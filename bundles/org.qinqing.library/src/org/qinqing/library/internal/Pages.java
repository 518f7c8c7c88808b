package org.qinqing.library.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qinqing.library.Library.Counterpart;
import org.qinqing.library.Library.Page;
import org.qinqing.library.Library.Version;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;

/** Puts together a provision and all that hangs on it. */
final class Pages {
  private final Documents documents;
  private final LocalDate asOf;

  Pages(Documents documents, LocalDate asOf) {
    this.documents = documents;
    this.asOf = asOf;
  }

  /** The page of an address or a citation. */
  Optional<Page> of(String reference) throws IOException {
    Optional<Address> address = Address.parse(reference);
    return address.isPresent() ? at(address.get()) : cited(reference);
  }

  private Optional<Page> cited(String reference) throws IOException {
    String folded = Folding.foldQuery(reference);
    Optional<ArticleReference> citation = ArticleReference.in(folded);
    if (citation.isEmpty()) {
      String title = folded.replaceAll("[《》]", "");
      for (Source source : candidates(documents.names().find(title))) {
        return at(source.document().address());
      }
      return Optional.empty();
    }
    List<String> keys = documents.names().find(citation.get().name());
    if (keys.isEmpty()) {
      keys = documents.names().guess(citation.get().name());
    }
    for (Source source : candidates(keys)) {
      Address base = source.document().address();
      Optional<Page> page =
          at(new Address(base.pack(), base.document(), base.version(), citation.get().anchor()));
      if (page.isPresent()) {
        return page;
      }
    }
    return Optional.empty();
  }

  /** Versions in force first, then the newest. */
  private List<Source> candidates(List<String> keys) throws IOException {
    List<Source> found = new ArrayList<>();
    for (String key : keys) {
      Optional<Address> address = Address.parse(key);
      if (address.isPresent()) {
        documents.versions(address.get()).stream()
            .filter(source -> source.key().equals(key))
            .forEach(found::add);
      }
    }
    found.sort(
        Comparator.comparing((Source source) -> source.span().status(asOf))
            .thenComparing(source -> source.document().effective(), Comparator.reverseOrder())
            .thenComparing(Source::key));
    return found;
  }

  private Optional<Page> at(Address address) throws IOException {
    Optional<Source> source = documents.source(address, asOf);
    Optional<Provision> provision = source.flatMap(s -> provision(s.document(), address));
    return source.isPresent() && provision.isPresent()
        ? Optional.of(page(source.get(), provision.get()))
        : Optional.empty();
  }

  private static Optional<Provision> provision(Document document, Address address) {
    if (address.anchor().isEmpty()) {
      return Optional.of(whole(document));
    }
    return document.provisions().stream()
        .filter(provision -> provision.address().anchor().equals(address.anchor()))
        .findFirst();
  }

  /** The document itself, for addresses without an anchor. */
  private static Provision whole(Document document) {
    return new Provision(
        document.address(),
        "",
        document.title(),
        List.of(),
        "",
        Certainty.A,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new SourceLocation(document.location().file(), 1));
  }

  private static List<Provision> parts(Document document, Provision provision) {
    return document.provisions().stream()
        .filter(other -> !other.address().anchor().equals(provision.address().anchor()))
        .filter(other -> provision.address().contains(other.address()))
        .toList();
  }

  private Page page(Source source, Provision provision) throws IOException {
    Document document = source.document();
    List<Provision> peers = peers(document, provision);
    int here = peers.indexOf(provision);
    List<Citation> citing = citing(provision.address());
    return new Page(
        document,
        provision,
        parts(document, provision),
        source.span().status(asOf),
        source.locality(),
        versions(source, provision),
        here > 0 ? Optional.of(peers.get(here - 1).address()) : Optional.empty(),
        here >= 0 && here + 1 < peers.size()
            ? Optional.of(peers.get(here + 1).address())
            : Optional.empty(),
        counterpart(document, provision),
        rules(citing),
        questions(citing),
        others(citing));
  }

  /** Units of the same depth and kind in order; for a paragraph or item its neighbours too. */
  private static List<Provision> peers(Document document, Provision provision) {
    int depth = provision.address().segments().size();
    if (depth == 0) {
      return List.of();
    }
    return document.provisions().stream()
        .filter(other -> other.address().segments().size() == depth)
        .toList();
  }

  /**
   * The same provision in the other wording: of the documents of that name the one of the same day,
   * else the only one.
   */
  private Optional<Counterpart> counterpart(Document document, Provision provision)
      throws IOException {
    if (!documents.hasOwn()) {
      return Optional.empty();
    }
    boolean own = document.address().pack().equals(Corpus.USER);
    List<Source> others = new ArrayList<>();
    for (Source source : candidates(documents.names().find(IndexedNames.bare(document.title())))) {
      boolean ownToo = source.document().address().pack().equals(Corpus.USER);
      if (ownToo != own
          && IndexedNames.same(source.document().title(), document.title())
          && source.document().wording() != document.wording()) {
        others.add(source);
      }
    }
    Optional<Source> meant =
        others.stream()
            .filter(source -> source.document().effective().equals(document.effective()))
            .findFirst();
    if (meant.isEmpty() && others.size() == 1) {
      meant = Optional.of(others.getFirst()).filter(source -> undated(source, document));
    }
    return meant.flatMap(
        source ->
            provision(source.document(), provision.address())
                .map(
                    found ->
                        new Counterpart(
                            source.document(), found, parts(source.document(), found))));
  }

  /** Without a day an imported file may be of any version; the newest is the likely one. */
  private boolean undated(Source source, Document document) {
    boolean anyDay =
        source.document().address().version().isEmpty() || document.address().version().isEmpty();
    Source digest =
        source.document().address().pack().equals(Corpus.USER)
            ? new Source(document, source.locality(), source.span(), Map.of())
            : source;
    return anyDay && digest.document().status(asOf) == Document.Status.IN_FORCE;
  }

  /**
   * Walks the links of continuation both ways. Numbers of versions that nobody carries are shown
   * too. Versions of an imported document, which carry no links, are joined by their numbers.
   */
  private List<Version> versions(Source source, Provision provision) throws IOException {
    Map<String, Version> found = new LinkedHashMap<>();
    if (provision.address().pack().equals(Corpus.USER)) {
      for (Source other : documents.versions(provision.address())) {
        provision(other.document(), provision.address())
            .ifPresent(same -> found.put(same.address().toString(), version(other, same)));
      }
    } else {
      collect(source, provision, found);
    }
    return found.values().stream()
        .sorted(Comparator.comparing(Version::from).thenComparing(v -> v.address().toString()))
        .toList();
  }

  private static Version version(Source source, Provision provision) {
    Document document = source.document();
    return new Version(
        provision.address(), provision.label(), document.title(), document.effective(), true);
  }

  private void collect(Source source, Provision provision, Map<String, Version> found)
      throws IOException {
    Address address = provision.address();
    if (found.containsKey(address.toString())) {
      return;
    }
    found.put(address.toString(), version(source, provision));
    for (Address older : provision.continues()) {
      Optional<Source> carrier = documents.source(older, asOf);
      Optional<Provision> carried = carrier.flatMap(s -> provision(s.document(), older));
      if (carrier.isPresent() && carried.isPresent()) {
        collect(carrier.get(), carried.get(), found);
      } else {
        found.putIfAbsent(
            older.toString(),
            new Version(
                older,
                Labels.of(older.anchor()),
                source.document().title(),
                older.version().orElse(ImportReader.UNDATED),
                false));
      }
    }
    for (List<Document> line : documents.corpus().documents().values()) {
      for (Document other : line) {
        for (Provision newer : other.provisions()) {
          if (continues(newer, address)) {
            Optional<Source> carrier = documents.source(other.address(), asOf);
            if (carrier.isPresent()) {
              collect(carrier.get(), newer, found);
            }
          }
        }
      }
    }
  }

  private boolean continues(Provision newer, Address address) throws IOException {
    for (Address link : newer.continues()) {
      if (same(link, address)) {
        return true;
      }
    }
    return false;
  }

  private boolean same(Address link, Address address) throws IOException {
    if (link.equals(address)) {
      return true;
    }
    boolean open = link.version().isEmpty() && link.equals(address.unversioned());
    return open
        && documents
            .source(link, asOf)
            .map(source -> source.document().address().version().equals(address.version()))
            .orElse(false);
  }

  /** What points at a provision or a part of it, each thing once, by kind and id. */
  private List<Citation> citing(Address address) throws IOException {
    Map<String, Citation> found = new TreeMap<>();
    for (Pack pack : documents.corpus().snapshot().packs()) {
      for (Citation citation : Citation.of(pack)) {
        if (hangs(address, citation.address())) {
          found.putIfAbsent(citation.kind() + " " + citation.id(), citation);
        }
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparing(Citation::kind).thenComparing(Citation::id))
        .toList();
  }

  private List<Rule> rules(List<Citation> citing) {
    Set<String> ids = ids(citing, Citation.Kind.RULE);
    return documents.corpus().snapshot().packs().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> ids.contains(rule.id()))
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  private List<Question> questions(List<Citation> citing) {
    Set<String> ids = ids(citing, Citation.Kind.QUESTION);
    return documents.corpus().snapshot().packs().stream()
        .flatMap(pack -> pack.questions().stream())
        .filter(question -> ids.contains(question.id()))
        .sorted(Comparator.comparing(Question::id))
        .toList();
  }

  private static Set<String> ids(List<Citation> citing, Citation.Kind kind) {
    return citing.stream()
        .filter(citation -> citation.kind() == kind)
        .map(Citation::id)
        .collect(Collectors.toSet());
  }

  private static List<Citation> others(List<Citation> citing) {
    return citing.stream()
        .filter(
            citation ->
                switch (citation.kind()) {
                  case RULE, QUESTION, TEST -> false;
                  default -> true;
                })
        .toList();
  }

  /** A basis without a version means the one in force on the day, else the newest. */
  private boolean hangs(Address address, Address basis) throws IOException {
    if (!address.unversioned().contains(basis.unversioned())) {
      return false;
    }
    Optional<LocalDate> meant =
        basis.version().isPresent()
            ? basis.version()
            : documents.source(basis, asOf).map(source -> source.document().effective());
    boolean sameVersion =
        address.version().isEmpty() || meant.isEmpty() || meant.equals(address.version());
    return sameVersion && address.contains(basis);
  }
}
