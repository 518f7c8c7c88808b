package org.qinqing.ui.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest.Given;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;

class GivenFactsTest {
  private static final Optional<String> GIFT = Optional.of("receive-gift");
  private final GivenFacts facts = new GivenFacts();

  private static Given fact(String id, String value) {
    return new Given(Optional.of(0), id, Optional.of(FactContent.Terms.of(value)));
  }

  private static CheckResult deed(String act) {
    return Samples.outcome(
            "",
            Samples.judgement(
                Verdict.PROHIBITED,
                List.of(),
                Map.of("act", FactValue.answered(FactContent.Terms.of(act)))),
            Optional.empty())
        .result();
  }

  @Test
  void laterAnswerReplacesTheEarlierAndCanBeTakenBack() {
    facts.give(fact("payer", "self"), GIFT);
    facts.give(fact("payer", "counterpart"), GIFT);
    assertEquals(List.of(fact("payer", "counterpart")), facts.all());
    facts.undo();
    assertEquals(List.of(fact("payer", "self")), facts.all());
    facts.undo();
    assertEquals(List.of(), facts.all());
    assertFalse(facts.canUndo());
    facts.undo();
  }

  @Test
  void forgettingIsAStepOnlyWhenThereWasSomething() {
    facts.forget("payer", 0);
    assertFalse(facts.canUndo());
    facts.give(fact("payer", "self"), GIFT);
    facts.forget("payer", 1);
    assertEquals(1, facts.all().size());
    facts.forget("payer", 0);
    assertEquals(List.of(), facts.all());
    facts.undo();
    assertEquals(List.of(fact("payer", "self")), facts.all());
  }

  @Test
  void notKnowingIsAnAnswerOfItsEvent() {
    facts.give(new Given(Optional.of(1), "payer", Optional.empty()), GIFT);
    facts.give(new Given(Optional.empty(), "leading", Optional.empty()), GIFT);
    assertEquals(Set.of("leading"), facts.closed(0));
    assertEquals(Set.of("leading", "payer"), facts.closed(1));
  }

  @Test
  void answerForAnotherDeedIsDropped() {
    facts.give(fact("payer", "self"), GIFT);
    assertFalse(facts.fit(deed("receive-gift")));
    assertTrue(facts.fit(deed("accept-meal")));
    assertEquals(List.of(), facts.all());
    assertFalse(facts.canUndo(), "a step back would lay it on the wrong deed");
    facts.give(fact("act", "accept-meal"), GIFT);
    assertFalse(facts.fit(deed("accept-meal")), "the deed itself was corrected");
    facts.give(new Given(Optional.of(3), "payer", Optional.empty()), GIFT);
    assertTrue(facts.fit(deed("accept-meal")), "there is no fourth deed");
  }

  @Test
  void restoredAnswersBelongToTheDeedTheyMeet() {
    facts.restore(List.of(fact("payer", "self")));
    assertFalse(facts.fit(deed("accept-meal")));
    assertTrue(facts.fit(deed("receive-gift")));
  }
}
