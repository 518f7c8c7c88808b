package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackUpdates;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustPolicy;
import org.qinqing.trust.TrustRoots;

/**
 * The services about signatures and sites as far as they are there; they come and go on any thread.
 */
final class TrustServices implements AutoCloseable {
  private final BundleContext context =
      FrameworkUtil.getBundle(TrustServices.class).getBundleContext();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Here<PackSigner> signer = new Here<>(PackSigner.class);
  private final Here<SigningKeys> keys = new Here<>(SigningKeys.class);
  private final Here<TrustRoots> roots = new Here<>(TrustRoots.class);
  private final Here<PackSites> sites = new Here<>(PackSites.class);
  private final Here<TrustPolicy> policy = new Here<>(TrustPolicy.class);
  private final Here<PackUpdates> updates = new Here<>(PackUpdates.class);
  private final Here<Extensions> extensions = new Here<>(Extensions.class);

  /** Those of one kind that are there, the one that ranks highest last. */
  private final class Here<S> implements ServiceTrackerCustomizer<S, S> {
    private final NavigableMap<ServiceReference<S>, S> there = new ConcurrentSkipListMap<>();
    private final ServiceTracker<S, S> tracker;

    Here(Class<S> type) {
      tracker = new ServiceTracker<>(context, type, this);
      tracker.open();
    }

    Optional<S> first() {
      return Optional.ofNullable(there.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public @Nullable S addingService(ServiceReference<S> reference) {
      S service = context.getService(reference);
      if (service != null) {
        there.put(reference, service);
        changed();
      }
      return service;
    }

    @Override
    public void modifiedService(ServiceReference<S> reference, S service) {}

    @Override
    public void removedService(ServiceReference<S> reference, S service) {
      there.remove(reference);
      context.ungetService(reference);
      changed();
    }
  }

  Optional<PackSigner> signer() {
    return signer.first();
  }

  Optional<SigningKeys> keys() {
    return keys.first();
  }

  Optional<TrustRoots> roots() {
    return roots.first();
  }

  Optional<PackSites> sites() {
    return sites.first();
  }

  Optional<TrustPolicy> policy() {
    return policy.first();
  }

  Optional<PackUpdates> updates() {
    return updates.first();
  }

  Optional<Extensions> extensions() {
    return extensions.first();
  }

  /** Whether bundles can be signed. */
  boolean signs() {
    return signer().isPresent() && keys().isPresent();
  }

  /** Tells of every change, on the thread it happens on; the returned action ends that. */
  Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void close() {
    listeners.clear();
    List.of(signer, keys, roots, sites, policy, updates, extensions)
        .forEach(here -> here.tracker.close());
  }
}
