package org.qinqing.checker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * The answer to a request.
 *
 * @param text the text judged
 * @param asked the place asked for
 * @param used the place whose bundle answered (the nearest with one)
 * @param asOf the day whose rules were used
 * @param verdict the leading verdict
 * @param leading index of the leading event, empty when no event was found
 * @param events each deed with its own verdict
 * @param diagnostics bundles that are not healthy, or overdue for review
 */
public record CheckResult(
    String text,
    Locality asked,
    Locality used,
    LocalDate asOf,
    Verdict verdict,
    Optional<Integer> leading,
    List<Judgement> events,
    List<Diagnostic> diagnostics) {
  public CheckResult {
    events = List.copyOf(events);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The leading judgement. */
  public Optional<Judgement> lead() {
    return leading.map(events::get);
  }

  /**
   * The verdict on one event.
   *
   * @param event the event with all facts, presumed and default ones included
   * @param verdict its verdict
   * @param topic its topic
   * @param side from whose side
   * @param reason one sentence
   * @param applied rules that hold and count, the deciding one first
   * @param overruled rules that hold but gave way
   * @param hangsOn when a fact is missing: rules of which it is not known whether they hold, the
   *     strictest first; else empty
   * @param missing facts that would decide, the first is the one to ask
   * @param remarks sentences that add to the answer without changing it
   * @param steps what to do, in order
   * @param ask whom to ask, may be empty
   * @param boundaries one fact changed, and the verdict that follows; at most four
   * @param restsOn ids of the known facts on which the deciding rule rests, in the order of the
   *     event
   * @param remedies what remains open after the deed is done, in order; never a penalty; empty
   *     before the deed and where nothing has to be put right
   */
  public record Judgement(
      Event event,
      Verdict verdict,
      String topic,
      Side side,
      String reason,
      List<Applied> applied,
      List<Applied> overruled,
      List<Applied> hangsOn,
      List<Missing> missing,
      List<String> remarks,
      List<String> steps,
      String ask,
      List<Boundary> boundaries,
      List<String> restsOn,
      List<String> remedies) {
    public Judgement {
      applied = List.copyOf(applied);
      overruled = List.copyOf(overruled);
      hangsOn = List.copyOf(hangsOn);
      missing = List.copyOf(missing);
      remarks = List.copyOf(remarks);
      steps = List.copyOf(steps);
      boundaries = List.copyOf(boundaries);
      restsOn = List.copyOf(restsOn);
      remedies = List.copyOf(remedies);
    }

    /** The rules behind the answer, the deciding one first: those it hangs on, those that hold. */
    public List<Applied> rules() {
      return Stream.concat(hangsOn.stream(), applied.stream()).toList();
    }
  }

  /**
   * A rule that holds, or may hold.
   *
   * @param rule the rule
   * @param verdict what it says here
   * @param locality the place of its bundle
   */
  public record Applied(Rule rule, Verdict verdict, Locality locality) {}

  /**
   * A fact that would decide.
   *
   * @param fact its id
   * @param question what to ask
   * @param why why it matters
   * @param branches each possible answer and the verdict it leads to
   */
  public record Missing(String fact, String question, String why, List<Branch> branches) {
    public Missing {
      branches = List.copyOf(branches);
    }
  }

  /**
   * A possible answer.
   *
   * @param value as a person or a program would write it
   * @param label as it is shown
   * @param content as it is given back in a {@link CheckRequest.Given}
   * @param verdict where it leads
   */
  public record Branch(String value, String label, FactContent content, Verdict verdict) {}

  /**
   * A fact with another value, and the verdict that follows.
   *
   * @param fact id of the fact
   * @param value as a person or a program would write it
   * @param label as it is shown
   * @param content as it is given back in a {@link CheckRequest.Given}
   * @param verdict of another class than the verdict of the event
   */
  public record Boundary(
      String fact, String value, String label, FactContent content, Verdict verdict) {}

  /**
   * A document that the words name although it is no longer in force.
   *
   * @param document with its version
   * @param title its title
   * @param until first day on which it was no longer in force
   * @param by what replaced it, if the bundle says so
   * @param byTitle title of what replaced it, empty when unknown
   */
  public record Superseded(
      Address document, String title, LocalDate until, Optional<Address> by, String byTitle) {}
}
