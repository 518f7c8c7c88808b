package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/** The versions of a document that installed bundles carry. */
record Versions(PackSnapshot snapshot) {
  /**
   * All versions, oldest first: of the same document, and those it replaced or that replaced it.
   */
  List<Document> of(Document document) {
    Map<Address, Document> found = new LinkedHashMap<>();
    List<Address> open = new ArrayList<>(List.of(document.address()));
    while (!open.isEmpty()) {
      Address next = open.removeFirst();
      for (Document other : carried(next)) {
        if (found.putIfAbsent(other.address(), other) == null) {
          open.addAll(other.replaces());
          other.repealedBy().ifPresent(open::add);
        }
      }
    }
    return found.values().stream().sorted(Comparator.comparing(Document::effective)).toList();
  }

  private List<Document> carried(Address address) {
    return snapshot.pack(address.pack()).map(Pack::documents).orElse(List.of()).stream()
        .filter(
            document ->
                document.address().pack().equals(address.pack())
                    && document.address().document().equals(address.document()))
        .toList();
  }
}
