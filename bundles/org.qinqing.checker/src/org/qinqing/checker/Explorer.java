package org.qinqing.checker;

import java.util.List;
import java.util.Optional;

/**
 * Service: what else can be asked about a situation that was judged. Events are numbered as in the
 * {@link CheckResult} of the same request over the same bundles.
 */
public interface Explorer {
  /**
   * Every other value of every changeable fact that would put the verdict into another class: what
   * was presumed first, values of one fact together. Slower than {@link #check}, which names four
   * at most.
   *
   * @return empty when nothing changes, while a question is open, or when there is no such event
   */
  List<CheckResult.Boundary> boundaries(CheckRequest request, int event);

  /**
   * The same facts judged by the rules of another place or day, or told from the other side.
   *
   * @return empty when there is no such event, or when the deed has no other side
   */
  Optional<CheckResult.Judgement> again(CheckRequest request, int event, Viewpoint view);

  /** Documents named in the text that were no longer in force on the day of the request. */
  List<CheckResult.Superseded> superseded(CheckRequest request);
}
