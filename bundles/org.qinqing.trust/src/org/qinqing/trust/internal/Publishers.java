package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.internal.Statement.Identity;
import org.qinqing.trust.internal.Verifier.Verified;

/**
 * Who publishes a bundle: whoever signed the newest version in the store. The first install pins
 * it; there is no list beside the store that could get lost or be out of step with it.
 */
final class Publishers {
  private final List<PackStore.Stored> stored;
  private final String id;

  /**
   * Of one bundle.
   *
   * @param stored all that is stored
   */
  Publishers(List<PackStore.Stored> stored, String id) {
    this.stored = List.copyOf(stored);
    this.id = id;
  }

  /** Why a signed bundle may not follow what is in the store; empty when it may. */
  List<Diagnostic> next(Verified verified) throws IOException {
    Optional<PackStore.Stored> newest = newest();
    if (newest.isEmpty()) {
      return List.of();
    }
    try {
      Optional<Identity> before = publisher(newest.get());
      boolean may =
          before.isEmpty()
              || before.get().equals(verified.identity())
              || verified
                  .handOver()
                  .filter(h -> h.from().equals(before.get()) && h.to().equals(verified.identity()))
                  .isPresent();
      return may
          ? List.of()
          : List.of(
              Code.ANOTHER_PUBLISHER.about(id, before.get().name(), verified.identity().name()));
    } catch (Refusal refusal) {
      return refusal.findings();
    }
  }

  /** Why an unsigned bundle may not follow what is in the store; empty when it may. */
  List<Diagnostic> unsigned() throws IOException {
    Optional<PackStore.Stored> newest = newest();
    if (newest.isEmpty()) {
      return List.of();
    }
    try {
      return publisher(newest.get())
          .map(before -> List.of(Code.UNSIGNED_AFTER_SIGNED.about(id, before.name())))
          .orElse(List.of());
    } catch (Refusal refusal) {
      return refusal.findings();
    }
  }

  /**
   * Who signed the newest stored version; empty when none is stored or it is unsigned.
   *
   * @throws Refusal when it is damaged and cannot be asked
   */
  Optional<Identity> publisher() throws IOException, Refusal {
    Optional<PackStore.Stored> newest = newest();
    return newest.isEmpty() ? Optional.empty() : publisher(newest.get());
  }

  private Optional<PackStore.Stored> newest() {
    return stored.stream()
        .filter(each -> each.id().equals(id))
        .max(Comparator.comparing(PackStore.Stored::number));
  }

  /** Empty when it is unsigned. */
  private static Optional<Identity> publisher(PackStore.Stored stored) throws IOException, Refusal {
    byte[] bytes = Files.readAllBytes(stored.file());
    if (!Fingerprint.of(bytes).sha256().equals(stored.sha256())) {
      // Whom it was from cannot be asked any more.
      throw new Refusal(Code.DAMAGED.about(stored.id(), stored.file()));
    }
    Container container = Container.read(stored.id(), bytes);
    return Verifier.claims(container)
        ? Optional.of(ChainCheck.identity(Verifier.claim(stored.id(), container).chain()))
        : Optional.empty();
  }
}
