package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.internal.reading.Understanding;
import org.qinqing.checker.internal.reading.Understanding.Candidate;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;

class ReadingChoiceTest {
  private static final ReadingChoice.Caution CAUTION = new ReadingChoice.Caution(1, 0.3, 0.5, 0.5);

  private final ReadingChoice choice =
      new ReadingChoice(
          CAUTION,
          facts ->
              switch (Judge.term(facts, FactsIndex.ACT).orElse("")) {
                case "take" -> Verdict.PROHIBITED;
                case "ask-first" -> Verdict.CONDITIONAL;
                default -> Verdict.PERMITTED;
              });

  private static Event deed(String act) {
    return new Event(Map.of(FactsIndex.ACT, FactValue.answered(FactContent.Terms.of(act))));
  }

  private static Candidate reading(String act, float share) {
    return new Candidate(Optional.of(deed(act)), share);
  }

  private static Understanding text(Map<Verdict, Float> usual, Candidate... candidates) {
    List<Event> events = candidates[0].event().stream().toList();
    Map<String, Float> byName = new java.util.HashMap<>();
    usual.forEach((verdict, share) -> byName.put(Understanding.outcome(verdict), share));
    return new Understanding(events, () -> List.of(candidates), byName);
  }

  private Set<String> acts(Understanding understood) {
    List<Map<String, FactValue>> chosen = choice.choose(understood);
    return chosen.isEmpty()
        ? Set.of()
        : chosen.getFirst().get(FactsIndex.ACT).content() instanceof FactContent.Terms(var values)
            ? values
            : Set.of();
  }

  @Test
  void theLikelierReadingStandsWhenNothingSpeaksAgainstIt() {
    assertEquals(
        Set.of("decline"),
        acts(
            text(
                Map.of(Verdict.PERMITTED, 0.8f, Verdict.PROHIBITED, 0.2f),
                reading("decline", 0.5f),
                reading("take", 0.4f))));
  }

  @Test
  void aReadingThatWouldSurpriseGivesWayToOneNearlyAsLikely() {
    assertEquals(
        Set.of("take"),
        acts(
            text(
                Map.of(Verdict.PERMITTED, 0.1f, Verdict.PROHIBITED, 0.9f),
                reading("decline", 0.5f),
                reading("take", 0.4f))));
  }

  @Test
  void allowingAgainstAnAlarmBecomesAQuestion() {
    assertEquals(
        Set.of("decline", "take"),
        acts(
            text(
                Map.of(Verdict.PERMITTED, 0.6f, Verdict.PROHIBITED, 0.4f),
                reading("decline", 0.9f),
                reading("take", 0.05f))));
  }

  @Test
  void forbiddingWhatIsMostlyAllowedBecomesAQuestion() {
    assertEquals(
        Set.of("decline", "take"),
        acts(
            text(
                Map.of(Verdict.PERMITTED, 0.7f, Verdict.PROHIBITED, 0.3f),
                reading("take", 0.9f),
                reading("decline", 0.05f))));
  }

  @Test
  void withoutAnotherReadingThereIsNothingToAsk() {
    assertEquals(
        Set.of("decline"),
        acts(
            text(
                Map.of(Verdict.PERMITTED, 0.6f, Verdict.PROHIBITED, 0.4f),
                reading("decline", 0.9f),
                reading("ask-first", 0.05f))));
  }

  @Test
  void nothingIsAllowedOnASupposedDeed() {
    Understanding alarming =
        text(Map.of(Verdict.PERMITTED, 0.4f, Verdict.PROHIBITED, 0.6f), reading("decline", 0.9f));
    FactValue act = choice.choose(alarming).getFirst().get(FactsIndex.ACT);
    assertEquals(FactValue.Source.PRESUMED, act.source());
  }

  @Test
  void nothingDoneIsAReadingToo() {
    Candidate none = new Candidate(Optional.empty(), 0.6f);
    Map<Verdict, Float> usual = Map.of(Verdict.NO_RULE, 0.05f, Verdict.PROHIBITED, 0.95f);
    assertEquals(Set.of("take"), acts(text(usual, none, reading("take", 0.3f))));
    Map<Verdict, Float> quiet = Map.of(Verdict.NO_RULE, 0.95f, Verdict.PROHIBITED, 0.05f);
    assertTrue(choice.choose(text(quiet, none, reading("take", 0.3f))).isEmpty());
  }

  @Test
  void severalDeedsStayAsTheyWereRead() {
    Understanding two =
        new Understanding(
            List.of(deed("decline"), deed("take")),
            () -> fail("nobody chooses between readings of several deeds"),
            Map.of(Understanding.outcome(Verdict.PERMITTED), 1f));
    assertEquals(2, choice.choose(two).size());
  }

  @Test
  void severalHarmlessDeedsInAlarmingWordsAreOnlySupposed() {
    List<Event> harmless = List.of(deed("decline"), deed("decline"));
    assertEquals(FactValue.Source.PRESUMED, source(harmless, 0.6f));
    assertEquals(FactValue.Source.ANSWERED, source(harmless, 0.1f));
    assertEquals(FactValue.Source.ANSWERED, source(List.of(deed("decline"), deed("take")), 0.6f));
  }

  private FactValue.Source source(List<Event> deeds, float forbidden) {
    Map<String, Float> usual = Map.of(Understanding.outcome(Verdict.PROHIBITED), forbidden);
    return choice
        .choose(new Understanding(deeds, List::of, usual))
        .getFirst()
        .get(FactsIndex.ACT)
        .source();
  }

  @Test
  void withoutWhatWasLearnedTheReadingIsTaken() {
    Understanding plain = new Understanding(List.of(deed("take")));
    assertEquals(1, choice.choose(plain).size());
  }
}
