package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;

/** The rules that answer for one place: those of its bundle and of the bundles around it. */
final class Plan {
  private final FactsIndex index;
  private final PackSnapshot.Chain chain;
  private final List<ClauseIndex> bundles;

  /**
   * A plan.
   *
   * @param bundles rules of the bundles that answer, in their order
   */
  Plan(FactsIndex index, PackSnapshot.Chain chain, List<ClauseIndex> bundles) {
    this.index = index;
    this.chain = chain;
    this.bundles = List.copyOf(bundles);
  }

  FactsIndex facts() {
    return index;
  }

  PackSnapshot.Chain chain() {
    return chain;
  }

  /** The place whose bundle answers; the whole country when there is none at all. */
  Locality used() {
    return chain.answering().stream().findFirst().map(Pack::locality).orElse(Locality.NATIONAL);
  }

  /**
   * Hands over every clause in force that may hold for an act told from one side, and few others;
   * in no order, one may come twice. Where no rule of that side names the act (returning a gift is
   * the same deed from both), the rules of the other side speak.
   */
  void candidates(String act, Side side, LocalDate day, EventFacts facts, Consumer<Clause> found) {
    Side speaking = speaking(act, side);
    long epochDay = day.toEpochDay();
    for (ClauseIndex bundle : bundles) {
      bundle.candidates(
          act,
          speaking,
          facts,
          clause -> {
            if (clause.inForce(epochDay)) {
              found.accept(clause);
            }
          });
    }
  }

  /**
   * Clauses in force that together speak of all facts and limits of which those for the act speak;
   * the first is the first of them all.
   */
  List<Clause> speakers(String act, Side side, LocalDate day) {
    Side speaking = speaking(act, side);
    List<Clause> speakers = new ArrayList<>();
    for (ClauseIndex bundle : bundles) {
      bundle.speakers(act, speaking, day, speakers::add);
    }
    speakers.sort(Clause.IN_ORDER);
    return speakers;
  }

  private Side speaking(String act, Side side) {
    Side other = side == Side.OFFICIAL ? Side.ENTERPRISE : Side.OFFICIAL;
    return !named(act, side) && named(act, other) ? other : side;
  }

  private boolean named(String act, Side side) {
    for (ClauseIndex bundle : bundles) {
      if (bundle.names(act, side)) {
        return true;
      }
    }
    return false;
  }
}
