package org.qinqing.ui.checker.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.Vault;
import org.qinqing.store.VaultItem;

/**
 * Whether situations are kept, and the way into the vault. Nothing is kept unless the person chose
 * so and the vault is open. Safe for use by several threads.
 */
final class History {
  private volatile @Nullable Vault vault;
  private final Set<String> forgotten = new HashSet<>();
  private boolean wanted;
  private String kept = "";

  void vault(@Nullable Vault service) {
    vault = service;
  }

  /** The vault, as long as there is one to be had. */
  Optional<Vault> vault() {
    return Optional.ofNullable(vault);
  }

  /** Whether what is asked is kept. */
  synchronized boolean keeps() {
    return wanted && vault().filter(v -> v.state() == Vault.State.OPEN).isPresent();
  }

  /** Sets whether what is asked is kept, once the vault is open. */
  synchronized void keep(boolean value) {
    wanted = value;
  }

  /**
   * Keeps a situation as it is now, if that is wanted and anything changed.
   *
   * @param id the same for one situation as long as it stands on the page
   * @throws IOException when the vault cannot be written
   */
  synchronized void keep(String id, Case now) throws IOException {
    Vault open = vault;
    if (open == null || !keeps() || now.text().isBlank() || forgotten.contains(id)) {
      return;
    }
    String content = new CaseText().write(now);
    if (!kept.equals(id + content)) {
      open.keep(new VaultItem(id, Instant.now(), CaseText.KIND, now.title(), content));
      kept = id + content;
    }
  }

  /** Forgets one; it is not kept again although it may still stand on the page. */
  synchronized void forget(Vault open, String id) throws IOException {
    open.forget(id);
    forgotten.add(id);
  }

  /** Forgets everything, and keeps nothing from now on. */
  synchronized void forgetAll(Vault any) throws IOException {
    any.forgetAll();
    wanted = false;
    kept = "";
  }

  /** What was kept; empty when it cannot be read. */
  Optional<Case> read(VaultItem item) {
    return item.kind().equals(CaseText.KIND)
        ? new CaseText().read(item.content())
        : Optional.empty();
  }
}
