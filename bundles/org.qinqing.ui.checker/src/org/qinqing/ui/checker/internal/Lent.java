package org.qinqing.ui.checker.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * A service the room can do without. It comes and goes any time, and is fetched only when it is
 * used, for it may be large.
 */
final class Lent<S> {
  private volatile @Nullable ComponentServiceObjects<S> source;

  /** What is done with it. */
  interface Use<S, R> {
    R with(S service) throws Exception;
  }

  void here(ComponentServiceObjects<S> service) {
    source = service;
  }

  /** That one leaves; another may already have come. */
  void gone(ComponentServiceObjects<S> service) {
    ComponentServiceObjects<S> now = source;
    if (now != null && now.getServiceReference().equals(service.getServiceReference())) {
      source = null;
    }
  }

  boolean isHere() {
    return source != null;
  }

  /** Uses it; empty when it is not there. */
  <R> Optional<R> use(Use<S, R> use) throws Exception {
    ComponentServiceObjects<S> from = source;
    @Nullable S service = from == null ? null : from.getService();
    if (from == null || service == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(use.with(service));
    } finally {
      from.ungetService(service);
    }
  }
}
