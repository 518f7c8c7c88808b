package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;

/**
 * How much a bundle covers, and what its sources leave open.
 *
 * @param documents how many regulations and plans, each version by itself
 * @param provisions how many addressable units they have
 * @param rules how many rules
 * @param unlisted how many items sources count without listing them
 * @param superseded how many of its documents are no longer in force
 */
record Coverage(int documents, int provisions, int rules, int unlisted, int superseded) {
  /** Counts; reads nothing that is not there yet. */
  static Coverage of(Pack pack, LocalDate day) {
    int provisions = 0;
    int unlisted = 0;
    int superseded = 0;
    for (Document document : pack.documents()) {
      provisions += document.provisions().size();
      unlisted += document.provisions().stream().mapToInt(Coverage::unlisted).sum();
      superseded += document.status(day) == Document.Status.REPEALED ? 1 : 0;
    }
    return new Coverage(
        pack.documents().size(), provisions, pack.rules().size(), unlisted, superseded);
  }

  private static int unlisted(Document.Provision provision) {
    Optional<Integer> itemised = provision.itemised();
    return provision.declared().map(all -> Math.max(0, all - itemised.orElse(all))).orElse(0);
  }

  /** Where a source counts more than it lists, such as 第六条：10 种，列出 0 种. */
  static List<Document.Provision> gaps(Pack pack) {
    List<Document.Provision> gaps = new ArrayList<>();
    pack.documents()
        .forEach(
            document ->
                document.provisions().stream()
                    .filter(provision -> unlisted(provision) > 0)
                    .forEach(gaps::add));
    return List.copyOf(gaps);
  }
}
