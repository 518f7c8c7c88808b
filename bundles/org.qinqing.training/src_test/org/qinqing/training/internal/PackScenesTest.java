package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Side;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.scene.Debrief;
import org.qinqing.training.scene.Opening;
import org.qinqing.training.scene.SceneProgress;
import org.qinqing.training.scene.SceneRun;

class PackScenesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");
  private static final Scene ERRAND = Stories.errand("有人来送东西");

  private final AtomicReference<PackSnapshot> installed =
      new AtomicReference<>(Stories.installed(ERRAND));
  private final PackScenes scenes = new PackScenes(installed::get);
  private final LearnerRecord unkept = new ShelfRecords().unkept();
  private Instant now = NOON;

  private SceneRun play(Scene scene, LearnerRecord record, String... keys) {
    SceneRun run = scenes.open(scene, record.scenes(), now).run();
    for (String key : keys) {
      now = now.plusSeconds(9);
      run = scenes.choose(scene, run, key, record, now).orElseThrow();
    }
    return run;
  }

  // --- what the engine promises of any scene -----------------------------------------------------

  static Stream<Scene> all() {
    return Stream.concat(
        LongStream.range(0, 300).mapToObj(Stories::drawn),
        InstalledContent.read().packs().stream().flatMap(pack -> pack.scenes().stream()));
  }

  /** Every state that can be played, each with one way there. */
  private static Map<List<Object>, SceneRun> states(Scene scene) {
    Map<List<Object>, SceneRun> found = new HashMap<>();
    Deque<SceneRun> open = new ArrayDeque<>(List.of(SceneRun.begin(scene, "f", NOON)));
    while (!open.isEmpty()) {
      SceneRun run = open.remove();
      if (found.putIfAbsent(List.of(run.step(), run.marks()), run) == null) {
        run.offered(scene).forEach(choice -> open.add(run.choose(scene, choice.key(), NOON)));
      }
    }
    return found;
  }

  @Test
  void fromEveryStateAnEndingCanBeReached() {
    all()
        .forEach(
            scene -> {
              Set<List<Object>> ending = new HashSet<>();
              Map<List<Object>, SceneRun> states = states(scene);
              boolean grew = true;
              while (grew) {
                grew = false;
                for (Map.Entry<List<Object>, SceneRun> state : states.entrySet()) {
                  SceneRun run = state.getValue();
                  boolean ends =
                      run.state() == SceneRun.State.ENDED
                          || run.offered(scene).stream()
                              .map(choice -> run.choose(scene, choice.key(), NOON))
                              .anyMatch(
                                  next -> ending.contains(List.of(next.step(), next.marks())));
                  grew |= ends && ending.add(state.getKey());
                }
              }
              assertEquals(states.keySet(), ending, scene.id());
            });
  }

  @Test
  void playingAPathAgainGivesTheSameState() {
    all()
        .forEach(
            scene ->
                states(scene)
                    .values()
                    .forEach(
                        run -> {
                          SceneRun replayed = SceneRun.begin(scene, "f", NOON);
                          for (SceneRun.Deed deed : run.path()) {
                            assertEquals(deed.step(), replayed.step());
                            replayed = replayed.choose(scene, deed.key(), deed.at());
                          }
                          assertEquals(run, replayed);
                        }));
  }

  @Test
  void nothingIsOfferedWhoseNeedsAreMissing() {
    all()
        .forEach(
            scene ->
                states(scene)
                    .values()
                    .forEach(
                        run -> {
                          List<Scene.Choice> offered = run.offered(scene);
                          assertTrue(
                              offered.stream()
                                  .allMatch(choice -> run.marks().containsAll(choice.needs())),
                              scene.id());
                          run.at(scene).orElseThrow().choices().stream()
                              .filter(choice -> !offered.contains(choice))
                              .forEach(
                                  choice ->
                                      assertThrows(
                                          IllegalArgumentException.class,
                                          () -> run.choose(scene, choice.key(), NOON)));
                        }));
  }

  @Test
  void everyEndingOfTheInstalledScenesCanBeReached() {
    InstalledContent.read().packs().stream()
        .flatMap(pack -> pack.scenes().stream())
        .forEach(
            scene -> {
              Set<String> reached = new HashSet<>();
              states(scene).values().stream()
                  .filter(run -> run.ending().isPresent())
                  .forEach(run -> reached.add(run.step()));
              scene.steps().stream()
                  .filter(step -> step.ending().isPresent())
                  .forEach(step -> assertTrue(reached.contains(step.id()), scene.id()));
            });
  }

  // --- playing -----------------------------------------------------------------------------------

  static Stream<LearnerRecord> records() {
    return Stream.of(new ShelfRecords().of(new ShelfInMemory()), new ShelfRecords().unkept());
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyChoiceIsKeptAndAKilledPlayGoesOn(LearnerRecord record) {
    SceneRun run = play(ERRAND, record, "B");
    assertEquals(List.of(run), record.scenes().all());
    Opening opening = scenes.open(ERRAND, record.scenes(), NOON.plus(Duration.ofDays(3)));
    assertEquals(new Opening(run, true, Optional.empty()), opening);
    SceneRun end = scenes.choose(ERRAND, run, "C", record, NOON.plusSeconds(60)).orElseThrow();
    assertEquals(Optional.of(Scene.Ending.GOOD), end.ending());
    assertEquals(Optional.of(end), record.scenes().of(end.id()));
    assertEquals(List.of(), end.offered(ERRAND));
    assertFalse(scenes.open(ERRAND, record.scenes(), NOON.plusSeconds(90)).resumed());
  }

  @ParameterizedTest
  @MethodSource("records")
  void twoWindowsDoNotOverwriteEachOther(LearnerRecord record) {
    SceneRun run = play(ERRAND, record, "B");
    assertTrue(scenes.choose(ERRAND, run, "C", record, NOON).isPresent());
    List<Attempt> attempts = record.attempts().all();
    assertEquals(Optional.empty(), scenes.choose(ERRAND, run, "A", record, NOON));
    assertEquals(attempts, record.attempts().all());
    assertEquals("e-good", record.scenes().of(run.id()).orElseThrow().step());
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSceneThatChangedIsBegunAnewAndTheOldPathStaysReadable(LearnerRecord record) {
    SceneRun run = play(ERRAND, record, "A");
    Scene rewritten = Stories.errand("有人来送一幅画");
    installed.set(Stories.installed(rewritten));
    Opening opening = scenes.open(rewritten, record.scenes(), NOON.plusSeconds(60));
    assertFalse(opening.resumed());
    assertEquals(List.of(), opening.run().path());
    SceneRun old = opening.outdated().orElseThrow();
    assertEquals(SceneRun.State.OUTDATED, old.state());
    assertEquals(run.path(), old.path());
    assertEquals(Optional.of(old), record.scenes().of(run.id()));
    Debrief debrief = scenes.debrief(old);
    assertFalse(debrief.current());
    assertEquals("有人来送东西", debrief.stops().getFirst().deed().situation());
    assertEquals(List.of(), debrief.stops().getFirst().otherwise());
    assertEquals(Optional.empty(), scenes.progress(rewritten, record.scenes()).running());
    // It is said once.
    assertEquals(
        Optional.empty(), scenes.open(rewritten, record.scenes(), NOON.plusSeconds(90)).outdated());
    assertThrows(
        IllegalArgumentException.class, () -> scenes.choose(rewritten, run, "A", record, NOON));
  }

  @Test
  void theOldPathIsReadableWhenTheBundleIsGone() {
    SceneRun end = play(ERRAND, unkept, "A", "A");
    installed.set(PackSnapshot.EMPTY);
    assertEquals(Optional.empty(), scenes.scene("errand"));
    Debrief debrief = scenes.debrief(end);
    assertEquals(2, debrief.stops().size());
    assertEquals("", debrief.takeAway());
    assertEquals(List.of(), debrief.basis());
  }

  @Test
  void beginningAnewPutsTheOldPlayAway() {
    SceneRun run = play(ERRAND, unkept, "A");
    SceneRun fresh = scenes.again(ERRAND, run, unkept.scenes(), NOON.plusSeconds(60));
    assertEquals(List.of(), fresh.path());
    assertEquals(SceneRun.State.LEFT, unkept.scenes().of(run.id()).orElseThrow().state());
    scenes.choose(ERRAND, fresh, "B", unkept, NOON.plusSeconds(70)).orElseThrow();
    assertEquals(2, unkept.scenes().all().size());
  }

  @Test
  void deedsCountForTheBalanceOnlyWhenTheyAreJudged() {
    play(ERRAND, unkept, "A", "B");
    List<Attempt> attempts = unkept.attempts().all();
    assertEquals(
        List.of(Set.of(Lean.LAX), Set.of(Lean.STRICT)),
        attempts.stream().map(Attempt::leans).toList());
    assertEquals(
        List.of("scene:errand/s1", "scene:errand/s2"),
        attempts.stream().map(Attempt::item).toList());
    play(ERRAND, unkept, "B", "A");
    Attempt right = unkept.attempts().all().get(2);
    assertTrue(right.right());
    assertEquals(Duration.ofSeconds(9), right.taken());
    // 做A in the second step is not judged.
    assertEquals(3, unkept.attempts().all().size());
  }

  @Test
  void endingsSeenAreCountedOfTheStoryAsItIs() {
    play(ERRAND, unkept, "A", "A");
    play(ERRAND, unkept, "B", "C");
    SceneRun running = play(ERRAND, unkept, "B");
    SceneProgress progress = scenes.progress(ERRAND, unkept.scenes());
    assertEquals(Set.of("e-bad", "e-good"), progress.seen());
    assertEquals(3, progress.endings().size());
    assertEquals(2, progress.ended());
    assertEquals(Optional.of(running), progress.running());
    assertFalse(progress.whole());
    assertEquals(Set.of(), scenes.progress(Stories.errand("别的"), unkept.scenes()).seen());
  }

  @Test
  void theDebriefSaysWhatElseCouldHaveBeen() {
    Debrief debrief = scenes.debrief(play(ERRAND, unkept, "A", "B"));
    assertTrue(debrief.current());
    Debrief.Stop first = debrief.stops().getFirst();
    assertEquals(Optional.of(Scene.Leaning.LAX), first.leaning());
    // Without the report the good ending is out of reach.
    assertEquals(Set.of(Scene.Ending.MIXED, Scene.Ending.BAD), first.reachable());
    Debrief.Otherwise other = first.otherwise().getFirst();
    assertTrue(other.offered());
    assertEquals("后来", other.next());
    assertEquals(Set.of(Scene.Ending.values()), other.reachable());
    Debrief.Otherwise closed = debrief.stops().get(1).otherwise().getLast();
    assertFalse(closed.offered());
    assertEquals(Set.of("reported"), closed.missing());
    assertEquals("记住的", debrief.takeAway());
    assertEquals(List.of("cn-rule"), debrief.rules());
  }

  @Test
  void selectsByTopicSideAndProvision() {
    assertEquals(1, scenes.scenes(selection("gift", Side.OFFICIAL, "cn:rules")).size());
    assertEquals(0, scenes.scenes(selection("loan", Side.OFFICIAL, "cn:rules")).size());
    assertEquals(0, scenes.scenes(selection("gift", Side.ENTERPRISE, "cn:rules")).size());
    assertEquals(0, scenes.scenes(selection("gift", Side.OFFICIAL, "cn:other")).size());
  }

  private static Training.Selection selection(String topic, Side side, String about) {
    return new Training.Selection(
        Locality.NATIONAL,
        Optional.of(topic),
        Optional.of(side),
        Optional.of(Stories.address(about)));
  }

  @Test
  void onlyAnotherStoryHasAnotherFingerprint() {
    Scene noted =
        new Scene(
            ERRAND.id(),
            ERRAND.pack(),
            ERRAND.topic(),
            ERRAND.side(),
            "别的名字",
            ERRAND.start(),
            ERRAND.steps(),
            "别的话",
            List.of(Stories.address("cn:rules/art-9")),
            List.of(),
            ERRAND.location());
    assertEquals(scenes.fingerprint(ERRAND), scenes.fingerprint(noted));
    assertNotEquals(scenes.fingerprint(ERRAND), scenes.fingerprint(Stories.errand("别的")));
  }
}
