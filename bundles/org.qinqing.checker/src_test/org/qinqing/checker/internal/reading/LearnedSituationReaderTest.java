package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/** The reader of the product, with the model that was made with this build. */
class LearnedSituationReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final List<String> TEXTS =
      List.of("我管的一家企业老板给我送了一箱茅台，我收下了", "老同学请我吃饭，各付各的", "我们公司想请科长吃顿饭，行不行", "今天天气不错");

  private static PackSnapshot installed = PackSnapshot.EMPTY;

  @BeforeAll
  static void findModelAndBundles() throws IOException {
    // Without the build's own step (in an editor, say) there is no model.
    assumeTrue(ReadingModel.class.getResource("reading.model") != null, "no model was made");
    List<Pack> packs = new ArrayList<>(ReadingModelBuild.packs(Path.of("..")).values());
    packs.sort((one, other) -> one.id().compareTo(other.id()));
    assumeTrue(packs.stream().anyMatch(pack -> pack.id().equals("cn")), "no bundles");
    installed = new PackSnapshot(1, packs, List.of(), packs.getFirst().facts());
  }

  private static Situation read(SituationReader reader, String text, PackSnapshot snapshot) {
    return reader.read(text, Optional.empty(), snapshot, Locality.NATIONAL, DAY);
  }

  @Test
  void plainSentencesAreRead() {
    SituationReader reader = new LearnedSituationReader();
    Event gift = read(reader, TEXTS.get(0), installed).events().getFirst();
    assertEquals(Optional.of("receive-gift"), gift.term("act"));
    assertEquals(Optional.of("true"), gift.term("under_jurisdiction"));
    Event firm = read(reader, TEXTS.get(2), installed).events().getFirst();
    assertEquals(Optional.of("enterprise"), firm.term("side"));
    for (String text : TEXTS) {
      Situation situation = read(reader, text, installed);
      assertEquals(text, situation.text());
      for (Event event : situation.events()) {
        for (FactValue value : event.facts().values()) {
          value
              .span()
              .ifPresent(
                  span ->
                      assertTrue(
                          span.from() >= 0 && span.from() < span.to() && span.to() <= text.length(),
                          text + " " + value));
        }
      }
    }
  }

  @Test
  void whatIsNoSentenceTellsOfNoDeed() {
    SituationReader reader = new LearnedSituationReader();
    for (String text : List.of("", "。", "🍎", "abc", "你好", "1+1=2", "(((((", "SELECT * FROM t")) {
      assertEquals(List.of(), read(reader, text, installed).events(), text);
    }
  }

  @Test
  void hostileTextIsReadOrLeft() {
    SituationReader reader = new LearnedSituationReader();
    for (String text :
        List.of(
            "\u202e收了\u0000礼🍎",
            "（".repeat(2000),
            "收".repeat(3000),
            "<b>送</b>'; DROP TABLE--",
            "\ud83d",
            " \n\t ")) {
      assertEquals(text, read(reader, text, installed).text());
    }
  }

  @Test
  void severalThreadsReadTheSame() throws InterruptedException, ExecutionException {
    SituationReader fresh = new LearnedSituationReader();
    SituationReader alone = new LearnedSituationReader();
    List<Situation> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      expected.addAll(TEXTS.stream().map(text -> read(alone, text, installed)).toList());
    }
    Callable<List<Situation>> task =
        () -> {
          List<Situation> read = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            TEXTS.forEach(text -> read.add(read(fresh, text, installed)));
          }
          return read;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<Situation>> result : threads.invokeAll(Collections.nCopies(4, task))) {
        assertEquals(expected, result.get());
      }
    }
  }

  @Test
  void aReaderMayBeGivenWhatItHasLearned() {
    SituationReader reader =
        new LearnedSituationReader(
            new LexiconSituationReader(), SmallModel.learn(), SmallModel.traits());
    PackSnapshot small = new PackSnapshot(3, List.of(), List.of(), SmallModel.FACTS);
    String text = "老板送来一盒茶叶,我收了";
    Event gift = read(reader, text, small).events().getFirst();
    assertEquals(Optional.of("take-gift"), gift.term("act"));
    assertEquals(List.of(), read(reader, text, PackSnapshot.EMPTY).events());
  }

  /** With facts of which nothing was learned the grammar reads alone; and back again. */
  @Test
  void anotherFactsModelIsReadByTheGrammarAlone() {
    SituationReader reader = new LearnedSituationReader();
    SituationReader grammar = new LexiconSituationReader();
    PackSnapshot other = new PackSnapshot(2, installed.packs(), List.of(), SmallModel.FACTS);
    List<Situation> before = TEXTS.stream().map(text -> read(reader, text, installed)).toList();
    for (String text : TEXTS) {
      assertEquals(read(grammar, text, other), read(reader, text, other));
    }
    assertEquals(before, TEXTS.stream().map(text -> read(reader, text, installed)).toList());
    assertFalse(
        before.equals(TEXTS.stream().map(text -> read(grammar, text, installed)).toList()),
        "nothing was learned");
  }
}
