package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Duplicates;
import org.qinqing.pack.Duplicates.Pair;
import org.qinqing.pack.Pack;

final class DuplicatesTest {
  @TempDir Path temp;

  private Pack sentences(List<String> texts, List<String> verdicts) {
    StringBuilder yaml = new StringBuilder("tests:\n");
    for (int i = 0; i < texts.size(); i++) {
      yaml.append(
          "  - {id: r-%d, given: {text: \"%s\"}, expect: {verdict: %s}}\n"
              .formatted(i, texts.get(i), verdicts.get(i % verdicts.size())));
    }
    return Sample.city().plus("tests/reading.yaml", yaml.toString()).pack(temp);
  }

  private boolean alike(String one, String other) {
    return Duplicates.of(sentences(List.of(one, other), List.of("PROHIBITED")))
        .equals(List.of(new Pair("r-0", "r-1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "老板送了我一盒茶叶。 | 老板送了我一盒茶叶！",
        "老板送我一盒茶叶，能收吗？ | 老板送我一盒茶叶，能收吗",
        "开饭店的老乡请我们科室吃了一顿火锅 | 开饭店的老乡请我们科室吃一顿火锅",
        "供应商中秋前往我办公室放下两箱橙子就走了 | 供应商中秋前往我办公室放下两箱梨子就走了",
      })
  void onesThatDifferInNothingThatMattersAreAlike(String one, String other) {
    assertTrue(alike(one, other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "老板请我吃饭，我去了。 | 老板请我吃饭，我没去。",
        "老板请我打球 | 老板请我唱歌",
        "我借给他两万块钱 | 他借给我两万块钱",
        "供应商中秋前往我办公室放下两箱橙子就走了 | 供应商中秋前往我办公室放下三箱橙子就走了",
        "表弟结婚我随了五百的份子 | 表弟结婚我随了一千的份子",
        "企业老板请我去他厂里看看生产线 | 企业老板请我去他家里看看新房子",
      })
  void onesThatDifferInSubstanceAreNot(String one, String other) {
    assertTrue(!alike(one, other));
  }

  @Test
  void anotherVerdictMakesItANearMissAndNoRepetition() {
    List<String> texts = List.of("老板往我车里塞了两条烟我收下", "老板往我车里塞了两条烟我收下了");
    assertEquals(1, Duplicates.of(sentences(texts, List.of("PROHIBITED"))).size());
    assertEquals(0, Duplicates.of(sentences(texts, List.of("PROHIBITED", "PERMITTED"))).size());
  }

  @Test
  void theShareCountsEachRepetitionOnce() {
    List<String> texts = List.of("有人送茶叶", "有人送茶叶了", "有人送茶叶呢", "请人吃饭");
    Pack pack = sentences(texts, List.of("PROHIBITED"));
    assertEquals(3, Duplicates.of(pack).size());
    int examples = texts.size() + pack.questions().size() + pack.scenes().size();
    assertEquals(examples, Duplicates.examples(pack));
    assertEquals(2.0 / examples, Duplicates.share(pack), 1e-9);
  }

  @Test
  void scenesThatBeginAlikeAreNamed() {
    String scenes = Sample.city().files().get("questions/scenes.yaml");
    Pack pack =
        Sample.city()
            .plus("questions/scenes2.yaml", scenes.replace("city-s-1", "city-s-2"))
            .pack(temp);
    assertEquals(List.of(new Pair("city-s-1", "city-s-2")), Duplicates.of(pack));
  }

  @Test
  void manySentencesOfOneKindAreComparedQuickly() {
    Random random = new Random(7);
    String letters = "老板请我吃饭送来茶叶烟酒卡券红包借车房钱旅游打球唱歌办事审批监管执法采购服务企业公司协会";
    List<String> texts =
        IntStream.range(0, 1_400)
            .mapToObj(
                i ->
                    random
                        .ints(15 + random.nextInt(20), 0, letters.length())
                        .mapToObj(c -> letters.substring(c, c + 1))
                        .reduce("", String::concat))
            .toList();
    Pack pack = sentences(texts, List.of("PROHIBITED"));
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = cpu();
      Duplicates.of(pack);
      best = Math.min(best, cpu() - start);
    }
    assertTrue(best < 300_000_000L, "took " + best / 1_000_000 + " ms");
  }

  /** Time of this thread alone; how busy the machine is does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
