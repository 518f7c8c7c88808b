package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackComparison;
import org.qinqing.authoring.PackExchange;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;

/**
 * The services for authors, and those about sites, signatures and extensions, as far as they are
 * there; they come and go on any thread.
 */
final class Services {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable PackAuthoring authoring;
  private volatile @Nullable PackExchange exchange;
  private volatile @Nullable PackComparison comparison;
  private volatile @Nullable PackSites sites;
  private volatile @Nullable PackSigner signer;
  private volatile @Nullable Extensions extensions;

  Optional<PackAuthoring> authoring() {
    return Optional.ofNullable(authoring);
  }

  Optional<PackExchange> exchange() {
    return Optional.ofNullable(exchange);
  }

  Optional<PackComparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  Optional<PackSites> sites() {
    return Optional.ofNullable(sites);
  }

  Optional<PackSigner> signer() {
    return Optional.ofNullable(signer);
  }

  Optional<Extensions> extensions() {
    return Optional.ofNullable(extensions);
  }

  void authoring(@Nullable PackAuthoring service) {
    authoring = service;
    changed();
  }

  void exchange(@Nullable PackExchange service) {
    exchange = service;
    changed();
  }

  void comparison(@Nullable PackComparison service) {
    comparison = service;
    changed();
  }

  void sites(@Nullable PackSites service) {
    sites = service;
    changed();
  }

  void signer(@Nullable PackSigner service) {
    signer = service;
    changed();
  }

  void extensions(@Nullable Extensions service) {
    extensions = service;
    changed();
  }

  /** Tells of every change, on the thread it happens on; the returned action ends that. */
  Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
