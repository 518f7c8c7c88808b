package org.qinqing.checker.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Verdict;

/**
 * What the rules say of one event.
 *
 * @param facts the completed facts
 * @param verdict the verdict
 * @param applied clauses that hold and count, the deciding one first
 * @param overruled clauses that hold but gave way
 * @param undecided clauses that could still change the class, strictest first; empty unless the
 *     verdict is NEEDS_INFO
 * @param remarks undecided clauses that change nothing but add something
 * @param asked facts that would decide, the first is the one to ask; empty unless the verdict is
 *     NEEDS_INFO
 * @param outcomes verdicts that are still possible; the verdict alone when it stands
 */
record Decision(
    Map<String, FactValue> facts,
    Verdict verdict,
    List<Clause> applied,
    List<Clause> overruled,
    List<Clause> undecided,
    List<Clause> remarks,
    List<Ask> asked,
    Set<Verdict> outcomes) {

  /**
   * A fact to ask.
   *
   * @param fact its id
   * @param branches every possible answer
   */
  record Ask(String fact, List<Branch> branches) {}

  /**
   * A possible answer and what follows from it.
   *
   * @param answer the answer
   * @param decision what follows
   */
  record Branch(Answers.Answer answer, Decision decision) {}
}
