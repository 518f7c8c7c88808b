package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.internal.Statement.HandOver;
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
      Optional<Former> before = former(newest.get());
      if (before.isEmpty() || before.get().office().equals(verified.identity())) {
        return List.of();
      }
      Former former = before.get();
      Optional<HandOver> given = verified.handOver(former.office());
      if (given.isEmpty()) {
        return List.of(
            Code.ANOTHER_PUBLISHER.about(id, former.office().name(), verified.identity().name()));
      }
      // Who publishes after a hand-over has the bundle, whatever was handed over before.
      return given.get().signedAt().isBefore(former.signedAt())
          ? List.of(Code.HAND_OVER_SPENT.about(id, former.office().name()))
          : List.of();
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
      return former(newest.get())
          .map(before -> List.of(Code.UNSIGNED_AFTER_SIGNED.about(id, before.office().name())))
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
    return newest.isEmpty() ? Optional.empty() : former(newest.get()).map(Former::office);
  }

  private Optional<PackStore.Stored> newest() {
    return stored.stream()
        .filter(each -> each.id().equals(id))
        .max(Comparator.comparing(PackStore.Stored::number));
  }

  /**
   * Who signed a stored version.
   *
   * @param signedAt when, by his own clock
   */
  private record Former(Identity office, Instant signedAt) {}

  /** Empty when it is unsigned. */
  private static Optional<Former> former(PackStore.Stored stored) throws IOException, Refusal {
    byte[] bytes = Files.readAllBytes(stored.file());
    if (!Fingerprint.of(bytes).sha256().equals(stored.sha256())) {
      // Whom it was from cannot be asked any more.
      throw new Refusal(Code.DAMAGED.about(stored.id(), stored.file()));
    }
    Container container = Container.read(stored.id(), bytes);
    if (!Verifier.claims(container)) {
      return Optional.empty();
    }
    Verifier.Claim claim = Verifier.claim(stored.id(), container);
    return Optional.of(new Former(ChainCheck.identity(claim.chain()), claim.content().signedAt()));
  }
}
