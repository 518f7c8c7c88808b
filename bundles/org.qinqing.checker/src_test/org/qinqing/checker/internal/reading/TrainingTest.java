package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.internal.reading.Training.Notebook;
import org.qinqing.checker.internal.reading.TraitSet.Kind;

class TrainingTest {
  private static final List<String> CLASSES = List.of("gift", "loan", "meal");

  private static TraitSet seen(String... words) {
    TraitSet set = new TraitSet();
    for (String word : words) {
      set.add(Kind.WORDS, word);
    }
    return set;
  }

  /** Ten lessons a class; 我 and 了 tell nothing, the middle word tells all. */
  private static LinearModel learned() {
    List<TraitSet> sets = new ArrayList<>();
    int[][] right = new int[30][];
    for (int i = 0; i < 30; i++) {
      right[i] = new int[] {i % 3};
      sets.add(seen("我", List.of("收礼", "借钱", "吃饭").get(i % 3), "了", "只此一次" + i));
    }
    Notebook notebook = new Notebook(sets);
    return Training.pack(notebook, List.of(Training.learn(notebook, CLASSES, right)));
  }

  private static String best(LinearModel model, TraitSet set) {
    float[] scores = model.scores(set);
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return model.columns().get(best);
  }

  @Test
  void classesThatCanBeToldApartAreToldApart() {
    LinearModel model = learned();
    assertEquals(CLASSES, model.columns());
    assertEquals("gift", best(model, seen("我", "收礼", "了")));
    assertEquals("loan", best(model, seen("借钱", "呢")));
    assertEquals("meal", best(model, seen("他", "吃饭")));
    float[] shares = model.scores(seen("我", "借钱", "了"));
    Training.softmax(shares);
    assertTrue(shares[1] > 0.8, "share " + shares[1]);
  }

  @Test
  void theSameLessonsTeachTheSame() {
    assertArrayEquals(learned().scores(seen("我", "收礼")), learned().scores(seen("我", "收礼")));
    assertEquals(learned().weights(), learned().weights());
  }

  @Test
  void aTraitSeenOnceTeachesNothing() {
    LinearModel model = learned();
    assertTrue(model.traits() <= 5, model.traits() + " traits");
    assertArrayEquals(new float[3], model.scores(seen("只此一次4")));
    assertArrayEquals(new float[3], model.scores(seen()));
    assertArrayEquals(model.scores(seen("借钱")), model.scores(seen("借钱", "只此一次4")));
  }

  @Test
  void aTraitSeenTwiceInATextCountsOnce() {
    LinearModel model = learned();
    assertArrayEquals(model.scores(seen("借钱")), model.scores(seen("借钱", "借钱")));
  }

  @Test
  void whatADeedAddsCountsAsIfItWereOfTheText() {
    LinearModel model = learned();
    LinearModel.View text = model.new View(seen("吃饭", "收礼", "什么"));
    assertArrayEquals(
        model.scores(seen("吃饭", "收礼", "什么", "了", "借钱", "了")), text.scores(seen("了", "借钱", "了")));
    assertArrayEquals(model.scores(seen("吃饭", "收礼", "什么")), text.scores());
    assertEquals(2f / 3, text.familiar());
  }

  /** A lesson without a right class is left out; one with two lifts both. */
  @Test
  void aLessonMayHaveSeveralRightClassesOrNone() {
    List<TraitSet> sets = new ArrayList<>();
    int[][] right = new int[24][];
    for (int i = 0; i < 24; i++) {
      right[i] = i % 4 == 3 ? new int[0] : i % 4 == 2 ? new int[] {0, 1} : new int[] {i % 4 + 1};
      sets.add(seen(List.of("甲", "乙", "丙", "丁").get(i % 4)));
    }
    Notebook notebook = new Notebook(sets);
    LinearModel model = Training.pack(notebook, List.of(Training.learn(notebook, CLASSES, right)));
    float[] both = model.scores(seen("丙"));
    assertTrue(both[0] > both[2] && both[1] > both[2]);
    assertEquals("loan", best(model, seen("甲")));
    assertEquals("meal", best(model, seen("乙")));
    assertArrayEquals(new float[3], model.scores(seen("丁")));
  }

  @Test
  void severalGroupsStandSideBySide() {
    List<TraitSet> sets = new ArrayList<>();
    int[][] first = new int[20][];
    int[][] second = new int[20][];
    for (int i = 0; i < 20; i++) {
      sets.add(seen(i % 2 == 0 ? "大" : "小", i % 4 < 2 ? "早" : "晚"));
      first[i] = new int[] {i % 2};
      second[i] = new int[] {i % 4 / 2};
    }
    Notebook notebook = new Notebook(sets);
    LinearModel model =
        Training.pack(
            notebook,
            List.of(
                Training.learn(notebook, List.of("big", "small"), first),
                Training.learn(notebook, List.of("early", "late"), second)));
    assertEquals(List.of("big", "small", "early", "late"), model.columns());
    float[] scores = model.scores(seen("小", "早"));
    assertTrue(scores[1] > scores[0] && scores[2] > scores[3]);
  }

  @Test
  void sharesAddUpToOne() {
    float[] shares = {Float.NEGATIVE_INFINITY, 3, 500, 500};
    Training.softmax(shares);
    assertArrayEquals(new float[] {0, 0, 0.5f, 0.5f}, shares, 1e-6f);
  }

  @Test
  void theStretchOfATextThatSpeaksForAClassIsKnown() {
    List<TraitSet> sets = new ArrayList<>();
    int[][] right = new int[12][];
    for (int i = 0; i < 12; i++) {
      TraitSet set = new TraitSet();
      set.add(Kind.WORDS, TraitSet.mix(TraitSet.begin(Kind.WORDS), "" + i % 2), 4, 6);
      sets.add(set);
      right[i] = new int[] {i % 2};
    }
    Notebook notebook = new Notebook(sets);
    LinearModel model =
        Training.pack(notebook, List.of(Training.learn(notebook, List.of("no", "yes"), right)));
    float[] shares = model.new View(sets.get(1)).shares(1, 8);
    assertTrue(shares[4] > 0 && shares[5] > 0);
    assertEquals(0, shares[3]);
    assertEquals(0, shares[6]);
  }
}
