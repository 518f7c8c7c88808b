package org.qinqing.pocketbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;

/** What stands in the pocket book of a place. */
class PocketbookTest {
  private static Stream<Pocketbook.Line> lines(Pocketbook.Topic topic) {
    return Stream.of(
            topic.may().lines(), topic.procedure().lines(), topic.mayNot().lines(), topic.how())
        .flatMap(List::stream);
  }

  @Test
  void everyNationalCardStandsUnderItsTopicWordForWord() {
    PackSnapshot snapshot = Installed.content();
    Pocketbook book = Pocketbook.of(snapshot, Locality.NATIONAL, Side.OFFICIAL, Installed.DAY);
    Pack cn = snapshot.pack("cn").orElseThrow();
    int seen = 0;
    for (Casework.Card card : cn.casework().cards()) {
      if (card.kind() != Casework.CardKind.POCKET || card.side() != Side.OFFICIAL) {
        continue;
      }
      Pocketbook.Topic topic = book.topic(card.topic().orElseThrow()).orElseThrow();
      assertTrue(texts(topic.may().lines()).containsAll(card.can()), card.id());
      assertTrue(texts(topic.mayNot().lines()).containsAll(card.cannot()), card.id());
      assertTrue(texts(topic.how()).containsAll(card.how()), card.id());
      seen++;
    }
    assertTrue(seen >= 15, "" + seen);
    assertTrue(book.topics().stream().flatMap(PocketbookTest::lines).noneMatch(l -> l.local()));
    assertEquals("", book.place());
  }

  private static List<String> texts(List<Pocketbook.Line> lines) {
    return lines.stream().map(Pocketbook.Line::text).toList();
  }

  @Test
  void aPlaceAddsItsLinesAndMarksThem() {
    PackSnapshot snapshot = Installed.content();
    Pocketbook nation = Pocketbook.of(snapshot, Locality.NATIONAL, Side.OFFICIAL, Installed.DAY);
    Pocketbook city = Pocketbook.of(snapshot, Installed.GUANGZHOU, Side.OFFICIAL, Installed.DAY);
    assertEquals("广州", city.place());
    assertEquals(List.of("cn", "guangzhou"), city.bundles().stream().map(b -> b.id()).toList());
    Pocketbook.Topic here = city.topic("gift").orElseThrow();
    Pocketbook.Topic there = nation.topic("gift").orElseThrow();
    assertEquals(
        texts(there.mayNot().lines()),
        texts(here.mayNot().lines().stream().filter(line -> !line.local()).toList()));
    List<Pocketbook.Line> own = lines(here).filter(Pocketbook.Line::local).toList();
    assertTrue(own.stream().anyMatch(line -> line.text().equals("拿个人发票让企业报销")), "" + own);
    assertTrue(own.stream().allMatch(line -> line.place().equals("广州")));
    assertTrue(
        own.stream().allMatch(line -> line.basis().getFirst().pack().equals("guangzhou")),
        "" + own);
  }

  @Test
  void noRuleIsLostAndNoneOfTheOtherSideShown() {
    PackSnapshot snapshot = Installed.content();
    for (Side side : Side.values()) {
      Pocketbook book = Pocketbook.of(snapshot, Installed.GUANGZHOU, side, Installed.DAY);
      for (FactsModel.Topic topic : snapshot.facts().topics()) {
        List<String> shown =
            book.topic(topic.id()).stream()
                .flatMap(
                    t ->
                        Stream.of(
                                t.may().lines(),
                                t.may().further(),
                                t.procedure().lines(),
                                t.mayNot().lines(),
                                t.mayNot().further())
                            .flatMap(List::stream))
                .map(Pocketbook.Line::text)
                .toList();
        snapshot.chain(Installed.GUANGZHOU).answering().stream()
            .flatMap(pack -> pack.rules().stream().filter(r -> !isTold(pack, r.id(), side, topic)))
            .filter(rule -> rule.topic().equals(topic.id()))
            .filter(rule -> rule.effective().covers(Installed.DAY))
            .forEach(
                rule -> assertEquals(rule.side() == side, shown.contains(rule.say()), rule.id()));
      }
    }
  }

  private static boolean isTold(Pack pack, String rule, Side side, FactsModel.Topic topic) {
    return pack.casework().cards().stream()
        .filter(card -> card.kind() == Casework.CardKind.POCKET)
        .filter(card -> card.side() == side)
        .filter(card -> card.topic().filter(topic.id()::equals).isPresent())
        .anyMatch(card -> card.rules().contains(rule));
  }

  @Test
  void rulesOfAPlaceAreWeighedByTheirTests() {
    PackSnapshot snapshot = Installed.content();
    Map<String, Standing> standings =
        Standing.of(Installed.checker(snapshot), snapshot, Installed.GUANGZHOU, Installed.DAY);
    assertFalse(standings.isEmpty());
    assertTrue(
        standings.keySet().stream().allMatch(id -> id.startsWith("gz-")), "" + standings.keySet());
    assertTrue(standings.containsValue(Standing.MORE_CONCRETE), "" + standings);
    assertEquals(
        Map.of(),
        Standing.of(Installed.checker(snapshot), snapshot, Locality.NATIONAL, Installed.DAY));
    Pocketbook book =
        Pocketbook.of(snapshot, Installed.GUANGZHOU, Side.OFFICIAL, Installed.DAY, standings);
    assertTrue(book.topics().stream().anyMatch(topic -> !topic.standings().isEmpty()));
  }
}
