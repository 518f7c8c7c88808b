package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/**
 * The rules of the snapshots used last, made ready to be asked. A bundle is made ready once for all
 * places, and again only when it or the facts model changes. Safe for use by several threads.
 */
final class PreparedRules {
  private volatile Kept kept = new Kept(new Prepared(PackSnapshot.EMPTY, Optional.empty()));

  /**
   * What is kept.
   *
   * @param newest of the snapshot that came last
   * @param before of the one before it, by which some may still be answering
   */
  private record Kept(Prepared newest, Prepared before) {
    Kept(Prepared only) {
      this(only, only);
    }

    Optional<Prepared> of(PackSnapshot snapshot) {
      return newest.snapshot == snapshot
          ? Optional.of(newest)
          : before.snapshot == snapshot ? Optional.of(before) : Optional.empty();
    }
  }

  /** One bundle, made ready when it is first wanted. */
  private static final class Bundle {
    private final FactsIndex index;
    private final Pack pack;
    private volatile @Nullable ClauseIndex clauses;

    Bundle(FactsIndex index, Pack pack) {
      this.index = index;
      this.pack = pack;
    }

    ClauseIndex clauses() {
      ClauseIndex known = clauses;
      return known == null ? make() : known;
    }

    private synchronized ClauseIndex make() {
      ClauseIndex known = clauses;
      if (known == null) {
        known = new ClauseIndex(index, pack);
        clauses = known;
      }
      return known;
    }
  }

  /** One snapshot. */
  private static final class Prepared {
    private final PackSnapshot snapshot;
    private final FactsIndex index;
    private final Map<Pack, Bundle> before;
    private final Map<Pack, Bundle> bundles = new IdentityHashMap<>();
    private final Map<Locality, Plan> plans = new ConcurrentHashMap<>();

    Prepared(PackSnapshot snapshot, Optional<Prepared> before) {
      this.snapshot = snapshot;
      FactsModel model = snapshot.facts();
      Optional<Prepared> alike = before.filter(other -> other.snapshot.facts().equals(model));
      this.index = alike.map(other -> other.index).orElseGet(() -> new FactsIndex(model));
      this.before = alike.map(Prepared::bundles).orElse(Map.of());
    }

    private synchronized Map<Pack, Bundle> bundles() {
      return new IdentityHashMap<>(bundles);
    }

    /** Only of bundles that answer for a place that was asked for. */
    private synchronized Bundle bundle(Pack pack) {
      Bundle known = bundles.get(pack);
      if (known == null) {
        Bundle earlier = before.get(pack);
        known = earlier == null ? new Bundle(index, pack) : earlier;
        bundles.put(pack, known);
      }
      return known;
    }

    Plan plan(Locality place) {
      Plan known = plans.get(place);
      return known == null ? plans.computeIfAbsent(place, this::make) : known;
    }

    private Plan make(Locality place) {
      PackSnapshot.Chain chain = snapshot.chain(place);
      List<ClauseIndex> rules = new ArrayList<>();
      for (Pack pack : chain.answering()) {
        rules.add(bundle(pack).clauses());
      }
      return new Plan(index, chain, rules);
    }
  }

  /** The rules of a snapshot that answer for a place; made ready now if they are not yet. */
  Plan plan(PackSnapshot snapshot, Locality place) {
    return kept.of(snapshot).orElseGet(() -> keep(snapshot)).plan(place);
  }

  private synchronized Prepared keep(PackSnapshot snapshot) {
    return kept.of(snapshot)
        .orElseGet(
            () -> {
              Prepared next = new Prepared(snapshot, Optional.of(kept.newest()));
              kept = new Kept(next, kept.newest());
              return next;
            });
  }

  /**
   * Makes a snapshot ready for the places that were asked for by the one before.
   *
   * @return these places
   */
  Set<Locality> prepare(PackSnapshot snapshot) {
    Set<Locality> places = new TreeSet<>(Comparator.comparing(Locality::code));
    places.addAll(kept.newest().plans.keySet());
    places.addAll(kept.before().plans.keySet());
    Prepared prepared = keep(snapshot);
    places.forEach(prepared::plan);
    return places;
  }
}
