package org.qinqing.pack;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds examples of one bundle that are nearly the same: quiz items, sentences of reading tests,
 * and first steps of scenes, each compared with its own kind.
 *
 * <p>Two texts are alike when at least 80 % of their pairs of neighbouring characters are common
 * (Dice), particles and punctuation left aside. A text that says no where the other says yes, names
 * another number, or has another right answer is another example, however alike the words are.
 */
public final class Duplicates {
  private static final double ALIKE = 0.8;
  private static final String PARTICLES = "的了呢吗吧啊呀么啦嘛";
  private static final String WEIGHTY = "不没未无非别勿否0123456789二两三四五六七八九十百千万半";

  private Duplicates() {}

  /**
   * Two examples that are nearly the same.
   *
   * @param one id of the earlier
   * @param other id of the later
   */
  public record Pair(String one, String other) {}

  /** All pairs, ordered by the later of the two; within a kind in the order of the files. */
  public static List<Pair> of(Pack pack) {
    List<Pair> pairs = new ArrayList<>();
    pairs(pack.questions().stream().map(Duplicates::example).toList(), pairs);
    pairs(
        pack.tests().stream()
            .filter(test -> test.given() instanceof PackTest.Given.Text)
            .map(Duplicates::example)
            .toList(),
        pairs);
    pairs(pack.scenes().stream().map(Duplicates::example).toList(), pairs);
    return List.copyOf(pairs);
  }

  /** How many examples were compared. */
  public static int examples(Pack pack) {
    long sentences =
        pack.tests().stream().filter(t -> t.given() instanceof PackTest.Given.Text).count();
    return pack.questions().size() + pack.scenes().size() + Math.toIntExact(sentences);
  }

  /** The share of examples that nearly repeat an earlier one, 0 to 1. */
  public static double share(Pack pack) {
    int examples = examples(pack);
    long repeated = of(pack).stream().map(Pair::other).distinct().count();
    return examples == 0 ? 0 : (double) repeated / examples;
  }

  /**
   * One example, ready to be compared.
   *
   * @param answer what must be equal besides the words
   * @param weighty the characters that change the meaning, in order
   * @param pairs sorted codes of all pairs of neighbouring characters
   * @param sketch a bit for each pair, several pairs on one bit; tells most others apart at once
   */
  private record Example(String id, String answer, String weighty, int[] pairs, long sketch) {}

  private static Example example(Question question) {
    return example(
        question.id(),
        answers(question.content()).map(Duplicates::plain).collect(Collectors.joining("|")),
        question.stem());
  }

  /** The right answer; the order of options does not matter, that of steps does. */
  private static Stream<String> answers(Question.Content content) {
    return switch (content) {
      case Question.Choice choice ->
          choice.options().stream()
              .filter(Question.Option::right)
              .map(Question.Option::text)
              .sorted(Comparator.comparing(Duplicates::plain));
      case Question.Matching matching ->
          matching.pairs().stream()
              .map(pair -> pair.first() + "=" + pair.second())
              .sorted(Comparator.comparing(Duplicates::plain));
      case Question.Ordering ordering -> ordering.steps().stream();
      case Question.Judgement judgement ->
          Stream.of(judgement.verdict().name(), judgement.provision().toString());
      case Question.Opinions opinions ->
          opinions.opinions().stream().filter(Question.Opinion::holds).map(Question.Opinion::text);
    };
  }

  private static Example example(PackTest test) {
    String text = test.given() instanceof PackTest.Given.Text given ? given.text() : "";
    return example(test.id(), test.verdict().name(), text);
  }

  private static Example example(Scene scene) {
    return example(scene.id(), "", scene.step(scene.start()).map(Scene.Step::text).orElse(""));
  }

  private static Example example(String id, String answer, String text) {
    String plain = plain(text);
    StringBuilder weighty = new StringBuilder();
    plain.chars().filter(c -> WEIGHTY.indexOf(c) >= 0).forEach(c -> weighty.append((char) c));
    // The ends count as neighbours too, so that short texts have enough pairs.
    String bounded = "^" + plain + "$";
    int[] pairs = new int[bounded.length() - 1];
    long sketch = 0;
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = bounded.charAt(i) << 16 | bounded.charAt(i + 1);
      sketch |= 1L << ((pairs[i] * 0x9E3779B1) >>> 26);
    }
    Arrays.sort(pairs);
    return new Example(id, answer, weighty.toString(), pairs, sketch);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .chars()
        .filter(c -> Character.isLetterOrDigit(c) && PARTICLES.indexOf(c) < 0)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static void pairs(List<Example> examples, List<Pair> found) {
    Map<String, List<Example>> earlier = new HashMap<>();
    for (Example example : examples) {
      // Only those can be alike that say the same where it matters.
      List<Example> candidates =
          earlier.computeIfAbsent(
              example.answer() + "|" + example.weighty(), k -> new ArrayList<>());
      for (Example candidate : candidates) {
        if (alike(candidate, example)) {
          found.add(new Pair(candidate.id(), example.id()));
        }
      }
      candidates.add(example);
    }
  }

  private static boolean alike(Example one, Example other) {
    int all = one.pairs().length + other.pairs().length;
    int needed = (int) Math.ceil(ALIKE * all / 2);
    return one.pairs().length - Long.bitCount(one.sketch() & ~other.sketch()) >= needed
        && other.pairs().length - Long.bitCount(other.sketch() & ~one.sketch()) >= needed
        && common(one.pairs(), other.pairs()) >= needed;
  }

  private static int common(int[] one, int[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      int order = Integer.compare(one[i], other[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return common;
  }
}
