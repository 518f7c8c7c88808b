package org.qinqing.library.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.Library;
import org.qinqing.library.Library.OwnDocument;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Pack;

/**
 * The documents at one moment, as notes need them: the versions of one, what came in its place, and
 * which provision continues which. The user's own are fetched one by one when asked for. Not for
 * several threads.
 */
final class Shelf {
  private final Moment moment;
  private final Library library;
  private final List<Document> ofBundles;
  private final Map<String, List<Document>> lines = new HashMap<>();

  /** They may be many and long, and marks are placed document by document. */
  private final Recent<Address, Optional<Document>> own = new Recent<>(16);

  private @Nullable List<OwnDocument> imports;
  private @Nullable Map<Address, Set<Address>> links;

  Shelf(Moment moment, Library library) {
    this.moment = moment;
    this.library = library;
    this.ofBundles =
        moment.snapshot().packs().stream().map(Pack::documents).flatMap(List::stream).toList();
    for (Document document : ofBundles) {
      lines.computeIfAbsent(Corpus.id(document.address()), key -> new ArrayList<>()).add(document);
    }
    lines.values().forEach(line -> line.sort(Comparator.comparing(Document::effective)));
  }

  Moment moment() {
    return moment;
  }

  private List<OwnDocument> imports() throws IOException {
    List<OwnDocument> known = imports;
    if (known == null) {
      known = library.imports();
      imports = known;
    }
    return known;
  }

  private Optional<Document> own(Address address) throws IOException {
    Optional<Optional<Document>> known = own.get(address);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Document> found;
    try {
      found = library.show(address.toString(), moment.day()).map(Library.Page::document);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    own.put(address, found);
    return found;
  }

  /** The versions that are here of the document an address points into, the oldest first. */
  List<Document> line(Address address) throws IOException {
    if (!address.pack().equals(Corpus.USER)) {
      return lines.getOrDefault(Corpus.id(address), List.of());
    }
    List<Document> line = new ArrayList<>();
    for (OwnDocument entry : imports()) {
      if (Corpus.id(entry.address()).equals(Corpus.id(address))) {
        own(entry.address()).ifPresent(line::add);
      }
    }
    line.sort(Comparator.comparing(Document::effective));
    return line;
  }

  /** The version an address names; without one the version in force, else the newest. */
  Optional<Document> edition(Address address) throws IOException {
    List<Document> line = line(address);
    if (address.version().isEmpty()) {
      return inForce(line).or(() -> line.stream().reduce((older, newer) -> newer));
    }
    return line.stream()
        .filter(document -> document.effective().equals(address.version().get()))
        .findFirst();
  }

  /** The very version an address names, if it is here. */
  Optional<Document> carried(Address address) throws IOException {
    return line(address).stream()
        .filter(document -> document.address().version().equals(address.version()))
        .findFirst();
  }

  /** The newest that is in force today. */
  private Optional<Document> inForce(List<Document> line) {
    return line.stream().filter(this::isInForce).reduce((older, newer) -> newer);
  }

  private boolean isInForce(Document document) {
    return document.status(moment.day()) == Document.Status.IN_FORCE;
  }

  /**
   * What is in force in place of a version: a later version, or documents that replaced it; empty
   * when it is in force itself, is still to come, or nothing came after it.
   */
  List<Document> inPlaceOf(Document document) throws IOException {
    Optional<Document> current = inForce(line(document.address()));
    if (current.isPresent()) {
      return current.get().effective().isAfter(document.effective())
          ? List.of(current.get())
          : List.of();
    }
    return document.status(moment.day()) == Document.Status.REPEALED
        ? replacing(document.address())
        : List.of();
  }

  /** Documents in force that replaced, one after the other, the one at an address. */
  private List<Document> replacing(Address address) throws IOException {
    Map<Address, Document> found = new LinkedHashMap<>();
    Set<String> asked = new LinkedHashSet<>();
    Deque<Address> open = new ArrayDeque<>();
    open.add(address);
    while (!open.isEmpty()) {
      Address next = open.remove();
      if (!asked.add(Corpus.id(next))) {
        continue;
      }
      List<Document> line = line(next);
      Optional<Document> current = inForce(line);
      if (current.isPresent() && !Corpus.id(next).equals(Corpus.id(address))) {
        put(found, current.get());
        continue;
      }
      line.forEach(document -> document.repealedBy().ifPresent(open::add));
      for (Document other : ofBundles) {
        if (other.replaces().stream()
            .anyMatch(replaced -> Corpus.id(replaced).equals(Corpus.id(next)))) {
          open.add(other.address());
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static void put(Map<Address, Document> found, Document document) {
    found.putIfAbsent(document.address(), document);
  }

  /**
   * Where what stood at an address may be now, the likeliest first.
   *
   * @param title of its document, as far as known
   * @param file the user's own file it came from, as far as known
   */
  List<Document> after(Address address, String title, String file) throws IOException {
    Map<Address, Document> found = new LinkedHashMap<>();
    Optional<Document> same = carried(address);
    if (same.isPresent()) {
      inPlaceOf(same.get()).forEach(document -> put(found, document));
      put(found, same.get());
    }
    List<Document> line = line(address);
    inForce(line).ifPresent(document -> put(found, document));
    line.reversed().forEach(document -> put(found, document));
    replacing(address).forEach(document -> put(found, document));
    // A bundle or a file may come to call the same document by another id.
    ofBundles.stream()
        .filter(document -> document.title().equals(title))
        .forEach(document -> put(found, document));
    if (address.pack().equals(Corpus.USER)) {
      for (OwnDocument entry : imports()) {
        boolean alike = entry.title().equals(title) || entry.file().equals(file);
        if (alike) {
          own(entry.address()).ifPresent(document -> put(found, document));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** The provisions that continue the one at an address or that it continues, over any versions. */
  Set<Address> continuations(Address address) throws IOException {
    Map<Address, Set<Address>> known = links;
    if (known == null) {
      known = links();
      links = known;
    }
    Set<Address> found = new LinkedHashSet<>();
    Deque<Address> open = new ArrayDeque<>();
    open.add(versioned(address));
    while (!open.isEmpty()) {
      Address next = open.remove();
      if (found.add(next)) {
        open.addAll(known.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  private Map<Address, Set<Address>> links() throws IOException {
    Map<Address, Set<Address>> both = new LinkedHashMap<>();
    for (Document document : ofBundles) {
      for (Provision provision : document.provisions()) {
        for (Address link : provision.continues()) {
          Address older = versioned(link);
          link(both, provision.address(), older);
          link(both, older, provision.address());
        }
      }
    }
    return both;
  }

  private static void link(Map<Address, Set<Address>> links, Address from, Address to) {
    links.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
  }

  private Address versioned(Address address) throws IOException {
    if (address.version().isPresent()) {
      return address;
    }
    return edition(address)
        .flatMap(document -> document.address().version())
        .map(address::at)
        .orElse(address);
  }
}
