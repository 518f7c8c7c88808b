package org.qinqing.ui.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.checker.Explorer;
import org.qinqing.checker.Viewpoint;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;

/** Asks the checker everything the page shows at once, so that all of it is of one moment. */
final class Consultation {
  private final Checker checker;
  private final Explorer explorer;
  private final OfficialTexts texts;

  Consultation(Checker checker, Explorer explorer, OfficialTexts texts) {
    this.checker = checker;
    this.explorer = explorer;
    this.texts = texts;
  }

  /** Finds the official wording of a provision. */
  interface OfficialTexts {
    /** Empty when there is no such wording, or nobody who knows. */
    Optional<String> wording(Address address, LocalDate day);
  }

  /**
   * What to look at beside the verdict.
   *
   * @param event the event shown; none chosen below 0
   * @param allBoundaries whether all facts that would change the verdict are wanted
   * @param wording whether the official wording of the basis is wanted
   * @param otherSide whether the deed is wanted as told by the other side
   * @param otherDay another day whose rules are wanted
   */
  record Wishes(
      int event,
      boolean allBoundaries,
      boolean wording,
      boolean otherSide,
      Optional<LocalDate> otherDay) {}

  /**
   * What came of it.
   *
   * @param request what was asked
   * @param wishes what was looked at beside it
   * @param result the verdict
   * @param event the event shown; below 0 when there is none
   * @param superseded documents named that are no longer in force
   * @param nation the event shown, by the rules of the whole country alone; empty when that is the
   *     place asked for
   * @param boundaries facts that would change the verdict
   * @param otherSide the event shown, told by the other side
   * @param otherDay the event shown, by the rules of the other day
   * @param official official wordings of the basis, as far as there are any
   */
  record Outcome(
      CheckRequest request,
      Wishes wishes,
      CheckResult result,
      int event,
      List<CheckResult.Superseded> superseded,
      Optional<CheckResult.Judgement> nation,
      List<CheckResult.Boundary> boundaries,
      Optional<CheckResult.Judgement> otherSide,
      Optional<CheckResult.Judgement> otherDay,
      Map<Address, String> official) {

    /** The event shown. */
    Optional<CheckResult.Judgement> judgement() {
      return event < 0 ? Optional.empty() : Optional.of(result.events().get(event));
    }
  }

  Outcome ask(CheckRequest request, Wishes wishes) {
    CheckResult result = checker.check(request);
    int event =
        wishes.event() >= 0 && wishes.event() < result.events().size()
            ? wishes.event()
            : result.leading().orElse(result.events().isEmpty() ? -1 : 0);
    List<CheckResult.Boundary> boundaries = List.of();
    Map<Address, String> official = new LinkedHashMap<>();
    if (event >= 0) {
      CheckResult.Judgement shown = result.events().get(event);
      boundaries =
          wishes.allBoundaries() ? explorer.boundaries(request, event) : shown.boundaries();
      if (wishes.wording()) {
        for (Address address : basis(shown)) {
          texts
              .wording(address, request.asOf())
              .ifPresent(wording -> official.put(address, wording));
        }
      }
    }
    boolean local = !request.locality().equals(Locality.NATIONAL);
    return new Outcome(
        request,
        wishes,
        result,
        event,
        explorer.superseded(request),
        local ? again(request, event, Locality.NATIONAL, request.asOf(), false) : Optional.empty(),
        boundaries,
        wishes.otherSide()
            ? again(request, event, request.locality(), request.asOf(), true)
            : Optional.empty(),
        wishes.otherDay().flatMap(day -> again(request, event, request.locality(), day, false)),
        official);
  }

  private Optional<CheckResult.Judgement> again(
      CheckRequest request, int event, Locality place, LocalDate day, boolean otherSide) {
    return event < 0
        ? Optional.empty()
        : explorer.again(request, event, new Viewpoint(place, day, otherSide));
  }

  /** The provisions a judgement stands or hangs on, each once, in the order of its rules. */
  static List<Address> basis(CheckResult.Judgement judgement) {
    List<Address> basis = new ArrayList<>();
    for (CheckResult.Applied applied : judgement.rules()) {
      for (Address address : applied.rule().basis()) {
        if (!basis.contains(address)) {
          basis.add(address);
        }
      }
    }
    return basis;
  }
}
