package org.qinqing.library.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qinqing.library.Library.Page;
import org.qinqing.library.Library.Version;
import org.qinqing.library.internal.Corpus.Source;
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
  private final Corpus corpus;
  private final LocalDate asOf;

  Pages(Corpus corpus, LocalDate asOf) {
    this.corpus = corpus;
    this.asOf = asOf;
  }

  /** The page of an address or a citation. */
  Optional<Page> of(String reference) {
    Optional<Address> address = Address.parse(reference);
    return address.isPresent() ? at(address.get()) : cited(reference);
  }

  private Optional<Page> cited(String reference) {
    String folded = Folding.foldQuery(reference);
    Optional<ArticleReference> citation = ArticleReference.in(folded);
    if (citation.isEmpty()) {
      String title = folded.replaceAll("[《》]", "");
      return candidates(corpus.names().find(title)).stream()
          .findFirst()
          .flatMap(source -> at(source.document().address()));
    }
    List<String> keys = corpus.names().find(citation.get().name());
    if (keys.isEmpty()) {
      keys = corpus.names().guess(citation.get().name());
    }
    return candidates(keys).stream()
        .flatMap(source -> anchored(source, citation.get().anchor()).stream())
        .findFirst();
  }

  private Optional<Page> anchored(Source source, String anchor) {
    Address base = source.document().address();
    return at(new Address(base.pack(), base.document(), base.version(), anchor));
  }

  /** Versions in force first, then the newest. */
  private List<Source> candidates(List<String> keys) {
    return keys.stream()
        .map(key -> corpus.sources().get(key))
        .filter(java.util.Objects::nonNull)
        .sorted(
            Comparator.comparing((Source source) -> source.span().status(asOf))
                .thenComparing(source -> source.document().effective(), Comparator.reverseOrder())
                .thenComparing(Source::key))
        .toList();
  }

  private Optional<Page> at(Address address) {
    return corpus
        .source(address, asOf)
        .flatMap(source -> provision(source.document(), address).map(p -> page(source, p)));
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

  private Page page(Source source, Provision provision) {
    Document document = source.document();
    List<Provision> parts =
        document.provisions().stream()
            .filter(other -> !other.address().anchor().equals(provision.address().anchor()))
            .filter(other -> provision.address().contains(other.address()))
            .toList();
    List<Provision> peers = peers(document, provision);
    int here = peers.indexOf(provision);
    List<Citation> citing = citing(provision.address());
    return new Page(
        document,
        provision,
        parts,
        source.span().status(asOf),
        source.locality(),
        versions(source, provision),
        here > 0 ? Optional.of(peers.get(here - 1).address()) : Optional.empty(),
        here >= 0 && here + 1 < peers.size()
            ? Optional.of(peers.get(here + 1).address())
            : Optional.empty(),
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
   * Walks the links of continuation both ways. Numbers of versions that nobody carries are shown
   * too.
   */
  private List<Version> versions(Source source, Provision provision) {
    Map<String, Version> found = new LinkedHashMap<>();
    collect(source, provision, found);
    return found.values().stream()
        .sorted(Comparator.comparing(Version::from).thenComparing(v -> v.address().toString()))
        .toList();
  }

  private void collect(Source source, Provision provision, Map<String, Version> found) {
    Address address = provision.address();
    if (found.containsKey(address.toString())) {
      return;
    }
    Document document = source.document();
    found.put(
        address.toString(),
        new Version(address, provision.label(), document.title(), document.effective(), true));
    for (Address older : provision.continues()) {
      Optional<Source> carrier = corpus.source(older, asOf);
      Optional<Provision> carried = carrier.flatMap(s -> provision(s.document(), older));
      if (carrier.isPresent() && carried.isPresent()) {
        collect(carrier.get(), carried.get(), found);
      } else {
        found.putIfAbsent(
            older.toString(),
            new Version(
                older,
                Labels.of(older.anchor()),
                document.title(),
                older.version().orElse(ImportReader.UNDATED),
                false));
      }
    }
    for (Source other : corpus.sources().values()) {
      for (Provision newer : other.document().provisions()) {
        if (newer.continues().stream().anyMatch(link -> same(link, address))) {
          collect(other, newer, found);
        }
      }
    }
  }

  private boolean same(Address link, Address address) {
    return link.equals(address)
        || (link.version().isEmpty()
            && link.equals(address.unversioned())
            && corpus
                .source(link, asOf)
                .map(source -> source.document().address().version().equals(address.version()))
                .orElse(false));
  }

  /** What points at a provision or a part of it, each thing once, by kind and id. */
  private List<Citation> citing(Address address) {
    Map<String, Citation> found = new TreeMap<>();
    for (Pack pack : corpus.snapshot().packs()) {
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
    return corpus.snapshot().packs().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> ids.contains(rule.id()))
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  private List<Question> questions(List<Citation> citing) {
    Set<String> ids = ids(citing, Citation.Kind.QUESTION);
    return corpus.snapshot().packs().stream()
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
  private boolean hangs(Address address, Address basis) {
    Optional<LocalDate> meant =
        basis.version().isPresent()
            ? basis.version()
            : corpus.source(basis, asOf).map(source -> source.document().effective());
    boolean sameVersion =
        address.version().isEmpty() || meant.isEmpty() || meant.equals(address.version());
    return sameVersion && address.contains(basis);
  }
}
