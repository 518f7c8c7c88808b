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

/** Finds documents and provisions of several bundles quickly. */
final class AddressIndex {
  private final Map<String, List<Document>> documents = new HashMap<>();
  private final Map<Address, Set<String>> anchors = new HashMap<>();

  AddressIndex(List<Pack> packs) {
    for (Pack pack : packs) {
      for (Document document : pack.documents()) {
        Address address = document.address();
        documents.computeIfAbsent(key(address), k -> new ArrayList<>()).add(document);
        Set<String> known = anchors.computeIfAbsent(address, k -> new HashSet<>());
        document.provisions().forEach(p -> known.add(p.address().anchor()));
      }
    }
  }

  private static String key(Address address) {
    return address.pack() + ":" + address.document();
  }

  /** The versions an address can mean: the one it names, or all. */
  List<Document> versions(Address address) {
    return documents.getOrDefault(key(address), List.of()).stream()
        .filter(d -> address.version().map(day -> day.equals(d.effective())).orElse(true))
        .toList();
  }

  /** The versions an address can mean that have the provision (or are the document) it names. */
  List<Document> holding(Address address) {
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
