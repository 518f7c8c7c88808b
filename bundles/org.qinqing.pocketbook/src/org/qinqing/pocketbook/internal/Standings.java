package org.qinqing.pocketbook.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.Standing;

/** Weighs the rules of a place against those of the country. */
public final class Standings {
  private Standings() {}

  /** See {@link Standing#of}. */
  public static Map<String, Standing> of(
      Checker checker, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    Map<String, Standing> found = new TreeMap<>();
    for (Pack pack : snapshot.chain(place).answering()) {
      if (pack.locality().equals(Locality.NATIONAL)) {
        continue;
      }
      for (PackTest test : pack.tests()) {
        if (test.given() instanceof PackTest.Given.Facts(List<Map<String, FactContent>> events)
            && test.asOf().isEmpty()
            && test.locality().isEmpty()) {
          CheckResult here = checker.check(request(events, place, asOf));
          CheckResult nation = checker.check(request(events, Locality.NATIONAL, asOf));
          weigh(here, nation, pack, found);
        }
      }
    }
    return found;
  }

  private static CheckRequest request(
      List<Map<String, FactContent>> events, Locality place, LocalDate asOf) {
    return new CheckRequest("", place, Optional.empty(), asOf, List.of(), events);
  }

  private static void weigh(
      CheckResult here, CheckResult nation, Pack pack, Map<String, Standing> found) {
    for (int i = 0; i < here.events().size() && i < nation.events().size(); i++) {
      CheckResult.Judgement own = here.events().get(i);
      if (own.applied().isEmpty() || own.verdict().kind() == Verdict.Kind.OPEN) {
        continue;
      }
      Verdict country = nation.events().get(i).verdict();
      for (CheckResult.Applied applied : own.applied()) {
        if (applied.rule().pack().equals(pack.id()) && applied.verdict() == own.verdict()) {
          found.merge(
              applied.rule().id(),
              standing(own.verdict(), country),
              (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
  }

  private static Standing standing(Verdict here, Verdict country) {
    if (here.kind() == country.kind()) {
      return Standing.MORE_CONCRETE;
    }
    if (country.kind() == Verdict.Kind.OPEN) {
      return Standing.DECIDES;
    }
    return here.stricterThan(country) ? Standing.STRICTER : Standing.MILDER;
  }
}
