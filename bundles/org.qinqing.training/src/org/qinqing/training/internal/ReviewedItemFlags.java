package org.qinqing.training.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.training.Training.Selection;

/**
 * Compares what a question cites on the asked day with what it was on the day of its bundle's
 * review. A question that cites a certain version speaks of that version; it is not flagged for
 * being of the past if it was so at the review already.
 */
@Component(service = ItemFlags.class)
public final class ReviewedItemFlags implements ItemFlags {
  private final Training training;
  private final PackRegistry registry;

  /** Works on whatever is installed at each call. */
  @Activate
  public ReviewedItemFlags(@Reference Training training, @Reference PackRegistry registry) {
    this.training = training;
    this.registry = registry;
  }

  @Override
  public List<Flag> of(Question question, LocalDate asOf) {
    return of(registry.snapshot(), question, asOf);
  }

  @Override
  public List<Flagged> all(Selection selection, LocalDate asOf) {
    PackSnapshot snapshot = registry.snapshot();
    return training.questions(selection).stream()
        .map(question -> new Flagged(question, of(snapshot, question, asOf)))
        .filter(flagged -> !flagged.flags().isEmpty())
        .toList();
  }

  private static List<Flag> of(PackSnapshot snapshot, Question question, LocalDate asOf) {
    List<Flag> flags = new ArrayList<>();
    // Of a question that came from outside no review is known; then only the day itself counts.
    Optional<LocalDate> reviewed =
        snapshot.pack(question.pack()).map(Pack::review).map(Pack.Review::on);
    for (Address address : question.basis()) {
      flag(snapshot, address, reviewed, asOf).ifPresent(flags::add);
    }
    question
        .rule()
        .filter(id -> rule(snapshot, id).filter(rule -> rule.effective().covers(asOf)).isEmpty())
        .ifPresent(id -> flags.add(off(snapshot, question, id, asOf)));
    return List.copyOf(flags);
  }

  private static Optional<Flag> flag(
      PackSnapshot snapshot, Address address, Optional<LocalDate> reviewed, LocalDate asOf) {
    Optional<Document> document = snapshot.document(address, asOf);
    if (document.isEmpty() || !holds(document.get(), address)) {
      return Optional.of(said(Reason.GONE, address, Optional.empty(), snapshot, asOf));
    }
    Document.Status status = document.get().status(asOf);
    boolean meant =
        address.version().isPresent()
            && reviewed.filter(day -> document.get().status(day) == status).isPresent();
    if (status == Document.Status.REPEALED && !meant) {
      return Optional.of(said(Reason.REPEALED, address, document.get().repealed(), snapshot, asOf));
    }
    if (status == Document.Status.NOT_YET && !meant) {
      return Optional.of(
          said(Reason.NOT_YET, address, Optional.of(document.get().effective()), snapshot, asOf));
    }
    return reviewed
        .flatMap(day -> snapshot.document(address, day))
        .filter(before -> !wording(before, address).equals(wording(document.get(), address)))
        .map(
            before ->
                said(
                    Reason.CHANGED,
                    address,
                    // Looking back from a day before the review, the change is still to come.
                    Optional.of(
                        before.effective().isAfter(asOf)
                            ? before.effective()
                            : document.get().effective()),
                    snapshot,
                    asOf));
  }

  private static boolean holds(Document document, Address address) {
    return address.anchor().isEmpty() || !wording(document, address).isEmpty();
  }

  /** What stands at the address and in its parts; of a document as a whole only its title. */
  private static List<String> wording(Document document, Address address) {
    return address.anchor().isEmpty()
        ? List.of(document.title())
        : document.provisions().stream()
            .filter(provision -> address.contains(provision.address()))
            .map(provision -> provision.heading() + "\n" + provision.text())
            .toList();
  }

  private static Optional<Rule> rule(PackSnapshot snapshot, String id) {
    return snapshot.packs().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> rule.id().equals(id))
        .findFirst();
  }

  private static Flag off(PackSnapshot snapshot, Question question, String id, LocalDate asOf) {
    Optional<LocalDate> since =
        rule(snapshot, id)
            .flatMap(
                rule ->
                    rule.effective()
                        .until()
                        .map(last -> last.plusDays(1))
                        .filter(first -> !first.isAfter(asOf))
                        .or(() -> rule.effective().from()));
    return said(Reason.RULE_OFF, question.basis().getFirst(), since, snapshot, asOf);
  }

  private static Flag said(
      Reason reason,
      Address address,
      Optional<LocalDate> since,
      PackSnapshot snapshot,
      LocalDate asOf) {
    String name =
        snapshot
            .document(address, asOf)
            .map(
                document ->
                    Messages.text(
                        "provision",
                        document.title(),
                        snapshot
                            .provision(address, asOf)
                            .map(Document.Provision::label)
                            .orElse("")))
            .orElseGet(address::toString);
    return new Flag(
        reason,
        address,
        since,
        Messages.text("flag." + reason.name(), name, since.map(LocalDate::toString).orElse("")));
  }
}
