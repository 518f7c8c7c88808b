package org.qinqing.ui.training.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.ui.kit.Words;

/**
 * The names people know things by, on one day.
 *
 * @param snapshot what is installed
 * @param asOf the day whose documents count
 * @param words of the room
 */
record Names(PackSnapshot snapshot, LocalDate asOf, Words words) {
  private static final int LONG_TITLE = 16;

  /** The names as the window stands now. */
  static Names of(Desk desk) {
    return new Names(desk.registry().snapshot(), desk.context().workplace().asOf(), desk.words());
  }

  /** A topic; its id when no bundle names it. */
  String topic(String id) {
    return snapshot.facts().topics().stream()
        .filter(other -> other.id().equals(id))
        .findFirst()
        .map(FactsModel.Topic::label)
        .orElse(id);
  }

  /** A provision with the short name of its document; its address when it is not installed. */
  String provision(Address address) {
    return snapshot
        .document(address, asOf)
        .map(
            document ->
                words.say(
                    "basis.article",
                    title(document),
                    snapshot.provision(address, asOf).map(Document.Provision::label).orElse("")))
        .orElseGet(address::toString);
  }

  /** A document, long titles by their usual short name. */
  static String title(Document document) {
    return document.title().length() > LONG_TITLE && !document.shortNames().isEmpty()
        ? document.shortNames().getFirst()
        : document.title();
  }

  /** The place whose own question it is; empty for the nation's. */
  Optional<String> place(Question question) {
    return snapshot
        .pack(question.pack())
        .filter(pack -> !pack.locality().equals(Locality.NATIONAL))
        .map(Pack::place);
  }
}
