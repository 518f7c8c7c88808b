package org.qinqing.ui.library.internal;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Status;
import org.qinqing.pack.Locality;

/**
 * What a person wants to see of what there is.
 *
 * @param time which versions
 * @param chainOnly whether only the place asked for and the places around it count
 * @param chosen values of the other facets, never empty sets; any value of a facet will do
 */
record Filters(Time time, boolean chainOnly, Map<Facet, Set<String>> chosen) {
  /** What is in force today, wherever it comes from. */
  static final Filters PLAIN = new Filters(Time.IN_FORCE, false, Map.of());

  /** Which versions count. */
  enum Time {
    IN_FORCE,
    ALL,
    HISTORY,
    NOT_YET;

    /** Names of the states it means; empty for all. */
    Set<String> names() {
      return switch (this) {
        case IN_FORCE -> Set.of(Status.IN_FORCE.name());
        case ALL -> Set.of();
        case HISTORY -> Set.of(Status.HISTORIC.name(), Status.REPEALED.name());
        case NOT_YET -> Set.of(Status.NOT_YET.name());
      };
    }
  }

  Filters {
    chosen = Map.copyOf(chosen);
  }

  Filters at(Time wanted) {
    return new Filters(wanted, chainOnly, chosen);
  }

  /** All places, or only those that answer for the place asked for; single places are given up. */
  Filters chainOnly(boolean only) {
    return new Filters(time, only, without(chosen, Facet.PLACE));
  }

  boolean has(Facet facet, String value) {
    return chosen.getOrDefault(facet, Set.of()).contains(value);
  }

  /** A value more, or one less. */
  Filters toggled(Facet facet, String value) {
    Set<String> values = new LinkedHashSet<>(chosen.getOrDefault(facet, Set.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    Map<Facet, Set<String>> all = without(chosen, facet);
    if (!values.isEmpty()) {
      all.put(facet, values);
    }
    return new Filters(time, chainOnly && facet != Facet.PLACE, all);
  }

  /** What a search is told. */
  Map<Facet, Set<String>> only(Locality place) {
    Map<Facet, Set<String>> only = without(chosen, Facet.STATUS);
    if (time != Time.ALL) {
      only.put(Facet.STATUS, time.names());
    }
    if (chainOnly) {
      only.put(Facet.PLACE, codes(place.chain()));
    }
    return only;
  }

  /** The same without one facet, to count what its other values would bring. */
  Map<Facet, Set<String>> onlyBeside(Facet facet, Locality place) {
    return without(only(place), facet);
  }

  private static Set<String> codes(Collection<Locality> places) {
    return places.stream().map(Locality::code).collect(Collectors.toUnmodifiableSet());
  }

  private static Map<Facet, Set<String>> without(Map<Facet, Set<String>> all, Facet facet) {
    Map<Facet, Set<String>> rest = new EnumMap<>(Facet.class);
    rest.putAll(all);
    rest.remove(facet);
    return rest;
  }

  /** The facets that are behind 更多, in order. */
  static List<Facet> further() {
    return List.of(Facet.ISSUER, Facet.TOPIC, Facet.BINDS, Facet.BUNDLE);
  }
}
