package org.qinqing.pack.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;

/**
 * Finds documents and provisions of several bundles quickly. A bundle is looked through when an
 * address points into it; most of many bundles need not be read. For one thread.
 */
final class AddressIndex {
  private final Map<String, List<Pack>> packs = new HashMap<>();
  private final Map<String, Documents> read = new HashMap<>();

  /** The documents of the bundles of one id. */
  private static final class Documents {
    private final Map<String, List<Document>> documents = new HashMap<>();
    private final Map<Address, Set<String>> anchors = new HashMap<>();

    Documents(List<Pack> packs) {
      for (Pack pack : packs) {
        for (Document document : pack.documents()) {
          Address address = document.address();
          documents.computeIfAbsent(address.document(), k -> new ArrayList<>()).add(document);
          Set<String> known = anchors.computeIfAbsent(address, k -> new HashSet<>());
          document.provisions().forEach(p -> known.add(p.address().anchor()));
        }
      }
    }
  }

  AddressIndex(List<Pack> all) {
    all.forEach(pack -> packs.computeIfAbsent(pack.id(), k -> new ArrayList<>()).add(pack));
  }

  private Documents of(Address address) {
    return read.computeIfAbsent(
        address.pack(), id -> new Documents(packs.getOrDefault(id, List.of())));
  }

  /** The versions an address can mean: the one it names, or all. */
  List<Document> versions(Address address) {
    return of(address).documents.getOrDefault(address.document(), List.of()).stream()
        .filter(d -> address.version().map(day -> day.equals(d.effective())).orElse(true))
        .toList();
  }

  /** The versions an address can mean that have the provision (or are the document) it names. */
  List<Document> holding(Address address) {
    Map<Address, Set<String>> anchors = of(address).anchors;
    return versions(address).stream()
        .filter(
            d ->
                address.anchor().isEmpty()
                    || anchors.getOrDefault(d.address(), Set.of()).contains(address.anchor()))
        .toList();
  }

  /** Whether some version has the provision (or is the document) that the address names. */
  boolean exists(Address address) {
    return !holding(address).isEmpty();
  }
}
