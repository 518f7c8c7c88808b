package org.qinqing.training.internal;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** Scenes to play in tests. */
final class Stories {
  private Stories() {}

  static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  static Scene.Choice choice(String key, String to, Optional<Verdict> verdict) {
    return new Scene.Choice(key, "做" + key, to, "", verdict, Set.of(), Set.of());
  }

  static Scene scene(String id, String start, List<Scene.Step> steps) {
    return new Scene(
        id,
        "cn",
        "gift",
        Side.OFFICIAL,
        "一件事",
        start,
        steps,
        "记住的",
        List.of(address("cn:rules/art-1")),
        List.of("cn-rule"),
        SourceLocation.WHOLE);
  }

  /** Two steps; reporting in the first opens a third choice in the second. */
  static Scene errand(String firstText) {
    return scene(
        "errand",
        "s1",
        List.of(
            new Scene.Step(
                "s1",
                firstText,
                List.of(
                    choice("A", "s2", Optional.of(Verdict.PROHIBITED)),
                    new Scene.Choice(
                        "B",
                        "报告",
                        "s2",
                        "先说一声",
                        Optional.of(Verdict.ENCOURAGED),
                        Set.of("reported"),
                        Set.of())),
                Optional.empty()),
            new Scene.Step(
                "s2",
                "后来",
                List.of(
                    choice("A", "e-bad", Optional.empty()),
                    new Scene.Choice(
                        "B",
                        "躲开",
                        "e-mixed",
                        "",
                        Optional.of(Verdict.PROHIBITED),
                        Set.of(),
                        Set.of(),
                        Optional.of(Scene.Leaning.STRICT)),
                    new Scene.Choice(
                        "C",
                        "照规定办",
                        "e-good",
                        "",
                        Optional.of(Verdict.PERMITTED),
                        Set.of(),
                        Set.of("reported"))),
                Optional.empty()),
            end("e-good", Scene.Ending.GOOD),
            end("e-mixed", Scene.Ending.MIXED),
            end("e-bad", Scene.Ending.BAD)));
  }

  private static Scene.Step end(String id, Scene.Ending ending) {
    return new Scene.Step(id, "结局 " + id, List.of(), Optional.of(ending));
  }

  /**
   * A scene as the linter lets it through: every choice leads onward, each step has a choice
   * without needs, and the last step is an ending.
   */
  static Scene drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = random.nextInt(2, 9);
    List<String> marks = List.of("m0", "m1", "m2");
    List<Scene.Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i + 1;
      List<Scene.Choice> choices =
          IntStream.range(0, random.nextInt(2, 5))
              .mapToObj(
                  place ->
                      new Scene.Choice(
                          String.valueOf((char) ('A' + place)),
                          "做",
                          "s" + random.nextInt(from, count + 2),
                          "",
                          Optional.empty(),
                          random.nextBoolean() ? Set.of(marks.get(random.nextInt(3))) : Set.of(),
                          place > 0 && random.nextBoolean()
                              ? Set.of(marks.get(random.nextInt(3)))
                              : Set.of()))
              .toList();
      steps.add(new Scene.Step("s" + i, "事" + i, choices, Optional.empty()));
    }
    steps.add(end("s" + count, Scene.Ending.GOOD));
    steps.add(end("s" + (count + 1), Scene.Ending.BAD));
    return scene("drawn-" + seed, "s0", steps);
  }

  static PackSnapshot installed(Scene... scenes) {
    return new PackSnapshot(1, List.of(pack(List.of(scenes))), List.of(), FactsModel.EMPTY);
  }

  private static Pack pack(List<Scene> scenes) {
    return new Pack(
        "cn",
        "cn",
        "全国",
        Locality.NATIONAL,
        "national",
        "1.0.0",
        "p",
        "c",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(LocalDate.of(2026, 1, 1), "p", Period.ofYears(1)),
        "CC-BY-4.0",
        List.of(),
        List.of(),
        List.of(),
        FactsModel.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        scenes,
        Casework.EMPTY,
        List.of());
  }
}
