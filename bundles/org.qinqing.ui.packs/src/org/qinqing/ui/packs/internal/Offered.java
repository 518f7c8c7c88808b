package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.Version;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/**
 * What the sites offer, as it was last known; nothing is asked on the network unless a person wants
 * it. Used on the UI thread.
 */
final class Offered {
  /**
   * What is known.
   *
   * @param sites where one could ask
   * @param updates newer versions of what is installed
   * @param fresh the newest of each bundle that is not installed
   */
  record Known(
      List<PackSites.Site> sites, List<PackSites.Offer> updates, List<PackSites.Offer> fresh) {
    static final Known NOTHING = new Known(List.of(), List.of(), List.of());

    Known {
      sites = List.copyOf(sites);
      updates = List.copyOf(updates);
      fresh = List.copyOf(fresh);
    }

    Optional<PackSites.Offer> update(String id) {
      return updates.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }
  }

  private final Services services;
  private final PackInstaller installer;
  private final Words words;
  private final Background background;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Known known = Known.NOTHING;
  private boolean busy;

  Offered(Control owner, Services services, PackInstaller installer, Words words) {
    this.services = services;
    this.installer = installer;
    this.words = words;
    background = new Background(owner);
  }

  Known known() {
    return known;
  }

  /** Whether sites are being asked. */
  boolean busy() {
    return busy;
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Takes what is known already. */
  void reload() {
    Optional<PackSites> sites = services.sites();
    if (sites.isEmpty()) {
      take(Known.NOTHING);
      return;
    }
    learn(() -> sorted(sites.get(), sites.get().known()), failure -> take(Known.NOTHING));
  }

  /**
   * Asks every site.
   *
   * @param failed told when what was learnt cannot be kept
   */
  void ask(Consumer<Exception> failed) {
    Optional<PackSites> sites = services.sites();
    if (sites.isEmpty() || busy) {
      return;
    }
    busy = true;
    listeners.forEach(Runnable::run);
    learn(
        () -> sorted(sites.get(), sites.get().refresh()),
        failure -> {
          busy = false;
          listeners.forEach(Runnable::run);
          failed.accept(failure);
        });
  }

  private void learn(Callable<Known> work, Consumer<Exception> failed) {
    background.run(
        words.say("job"),
        work,
        found -> {
          busy = false;
          take(found);
        },
        failed);
  }

  private void take(Known found) {
    known = found;
    listeners.forEach(Runnable::run);
  }

  private Known sorted(PackSites sites, List<PackSites.Offer> offers) throws IOException {
    Set<String> installed =
        installer.list().stream().map(PackInstaller.Listed::id).collect(Collectors.toSet());
    Map<String, PackSites.Offer> newest = new HashMap<>();
    for (PackSites.Offer offer : offers) {
      if (!installed.contains(offer.id())) {
        newest.merge(
            offer.id(),
            offer,
            (one, other) -> version(one).compareTo(version(other)) >= 0 ? one : other);
      }
    }
    List<PackSites.Offer> fresh = new ArrayList<>(newest.values());
    fresh.sort(Comparator.comparing(PackSites.Offer::locality).thenComparing(PackSites.Offer::id));
    return new Known(sites.sites(), sites.updates(), fresh);
  }

  private static Version version(PackSites.Offer offer) {
    try {
      return Version.parseVersion(offer.version());
    } catch (IllegalArgumentException e) {
      // The file itself will be refused; until then it is the oldest of all.
      return Version.emptyVersion;
    }
  }
}
