package org.qinqing.pocketbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.checker.CheckResult;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.internal.SheetMaking;

/**
 * A request for instructions (请示单) on a situation that the rules leave undecided, ready to be put
 * on one page. All text is in plain words; nothing in it is a ruling.
 *
 * @param topic id of the topic, may be empty
 * @param topicLabel its name, may be empty
 * @param place name of the place by whose rules was judged
 * @param asOf by the rules of which day
 * @param made the day it was made
 * @param verdict what the rules give so far
 * @param situation the person's own words
 * @param facts what was understood
 * @param provisions what was found, the weightiest first
 * @param near whether the provisions only belong to the same topic, for none decides
 * @param question the conflict or the open question; never empty
 * @param handling the proposed handling, in order; never empty
 * @param ask whom to ask; never empty
 */
public record RequestSheet(
    String topic,
    String topicLabel,
    String place,
    LocalDate asOf,
    LocalDate made,
    Verdict verdict,
    String situation,
    List<Fact> facts,
    List<Provision> provisions,
    boolean near,
    List<String> question,
    List<String> handling,
    String ask) {
  public RequestSheet {
    facts = List.copyOf(facts);
    provisions = List.copyOf(provisions);
    question = List.copyOf(question);
    handling = List.copyOf(handling);
  }

  /**
   * A fact.
   *
   * @param presumed whether it was supposed because nobody said it
   */
  public record Fact(String label, String value, boolean presumed) {}

  /**
   * A provision.
   *
   * @param citation title and number, such as 《…》第九十七条
   * @param plain what it means here, in plain words; may be empty
   */
  public record Provision(Address address, String citation, String plain) {}

  /** Whether a verdict leaves something to ask somebody. */
  public static boolean isDue(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.OPEN || verdict == Verdict.CONDITIONAL;
  }

  /**
   * Makes a sheet of an answer.
   *
   * @param event index of the deed it is about; empty for the leading one
   * @param snapshot the bundles that answered; they give the names
   * @param made the day it is made
   */
  public static RequestSheet of(
      CheckResult result, Optional<Integer> event, PackSnapshot snapshot, LocalDate made) {
    return new SheetMaking(result, snapshot).sheet(event, made);
  }
}
