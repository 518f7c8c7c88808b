package org.qinqing.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.training.Training.Selection;

/**
 * Service: questions that have to be looked at again, because what they cite is no longer what it
 * was when their bundle was reviewed. Works on the bundles that are installed at the moment of the
 * call.
 */
public interface ItemFlags {
  /**
   * What is to be said against a question on a day, in the order of its basis; empty when nothing
   * is.
   *
   * @param asOf the day whose law counts
   */
  List<Flag> of(Question question, LocalDate asOf);

  /** The questions of a selection of which something is to be said, in the selection's order. */
  List<Flagged> all(Selection selection, LocalDate asOf);

  /**
   * A question and what is to be said against it.
   *
   * @param question the question
   * @param flags never empty
   */
  record Flagged(Question question, List<Flag> flags) {
    /** Makes the list unchangeable. */
    public Flagged {
      flags = List.copyOf(flags);
    }
  }

  /** Why a question is flagged. */
  enum Reason {
    /** Nothing is found at the address. */
    GONE,
    /** The provision is no longer in force. */
    REPEALED,
    /** The provision is not yet in force. */
    NOT_YET,
    /** The provision reads otherwise than on the day on which the bundle was reviewed. */
    CHANGED,
    /** The rule that the question practises does not apply on that day, or is not there. */
    RULE_OFF
  }

  /**
   * One reason.
   *
   * @param reason why
   * @param address the cited provision; for {@link Reason#RULE_OFF} the first that is cited
   * @param since first day on which it is so, when that is known
   * @param words one sentence that names the provision, in the language of the program
   */
  record Flag(Reason reason, Address address, Optional<LocalDate> since, String words) {}
}
