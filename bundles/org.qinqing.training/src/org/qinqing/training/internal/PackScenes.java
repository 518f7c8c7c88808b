package org.qinqing.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Scene;
import org.qinqing.training.Training.Selection;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.scene.Debrief;
import org.qinqing.training.scene.Opening;
import org.qinqing.training.scene.SceneProgress;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.training.scene.SceneRuns;
import org.qinqing.training.scene.Scenes;

/** Reads the scenes anew from the snapshot of each call, as {@link PackTraining} does. */
@Component(service = Scenes.class)
public final class PackScenes implements Scenes {
  /** Nobody thinks longer about one choice; who comes back the next day was away. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final PackRegistry registry;

  /** Works on whatever the registry says is installed. */
  @Activate
  public PackScenes(@Reference PackRegistry registry) {
    this.registry = registry;
  }

  @Override
  public List<Scene> scenes(Selection selection) {
    PackSnapshot snapshot = registry.snapshot();
    List<String> topics = snapshot.facts().topics().stream().map(FactsModel.Topic::id).toList();
    Comparator<Scene> byTopic =
        Comparator.comparingInt(
            scene -> {
              int place = topics.indexOf(scene.topic());
              return place < 0 ? topics.size() : place;
            });
    return snapshot.chain(selection.locality()).answering().stream()
        .flatMap(
            pack ->
                pack.scenes().stream()
                    .filter(scene -> fits(scene, selection))
                    .sorted(byTopic.thenComparing(Scene::id)))
        .toList();
  }

  private static boolean fits(Scene scene, Selection selection) {
    return selection.topic().map(scene.topic()::equals).orElse(true)
        && selection.side().map(side -> side == scene.side()).orElse(true)
        && selection
            .about()
            .map(
                about ->
                    scene.basis().stream()
                        .anyMatch(basis -> about.contains(basis) || basis.contains(about)))
            .orElse(true);
  }

  @Override
  public Optional<Scene> scene(String id) {
    return registry.snapshot().packs().stream()
        .flatMap(pack -> pack.scenes().stream())
        .filter(scene -> scene.id().equals(id))
        .findFirst();
  }

  @Override
  public String fingerprint(Scene scene) {
    List<String> words = new ArrayList<>(List.of(scene.start()));
    for (Scene.Step step : scene.steps()) {
      words.addAll(List.of(step.id(), step.text()));
      words.add(step.ending().map(Scene.Ending::name).orElse(""));
      words.add(Integer.toString(step.choices().size()));
      for (Scene.Choice choice : step.choices()) {
        words.addAll(List.of(choice.key(), choice.text(), choice.to()));
        words.add(choice.verdict().map(Enum::name).orElse(""));
        words.add(String.join(" ", new TreeSet<>(choice.gains())));
        words.add(String.join(" ", new TreeSet<>(choice.needs())));
      }
    }
    return Draw.fingerprint(words);
  }

  // --- playing -----------------------------------------------------------------------------------

  @Override
  public Opening open(Scene scene, SceneRuns runs, Instant now) {
    String fingerprint = fingerprint(scene);
    Optional<SceneRun> current = Optional.empty();
    Optional<SceneRun> outdated = Optional.empty();
    for (SceneRun run : runs.all()) {
      if (!run.scene().equals(scene.id()) || run.state() != SceneRun.State.RUNNING) {
        continue;
      }
      if (run.fingerprint().equals(fingerprint)) {
        current = Optional.of(run);
      } else {
        SceneRun closed = run.outdated();
        // Who was faster has put it away or gone on with it in an older edition; both is theirs.
        outdated = runs.keep(Optional.of(run), closed) ? Optional.of(closed) : outdated;
      }
    }
    return new Opening(
        current.orElseGet(() -> SceneRun.begin(scene, fingerprint, now)),
        current.isPresent(),
        outdated);
  }

  @Override
  public SceneRun again(Scene scene, SceneRun left, SceneRuns runs, Instant now) {
    // A play without a choice was never kept.
    if (left.state() == SceneRun.State.RUNNING && !left.path().isEmpty()) {
      runs.keep(Optional.of(left), left.left());
    }
    return SceneRun.begin(scene, fingerprint(scene), now);
  }

  @Override
  public Optional<SceneRun> choose(
      Scene scene, SceneRun run, String key, LearnerRecord record, Instant now) {
    String fingerprint = fingerprint(scene);
    if (!run.scene().equals(scene.id()) || !run.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(run.id() + ": " + scene.id());
    }
    Optional<Scene.Choice> choice =
        run.offered(scene).stream().filter(offered -> offered.key().equals(key)).findFirst();
    SceneRun next = run.choose(scene, key, now);
    Optional<SceneRun> before = run.path().isEmpty() ? Optional.empty() : Optional.of(run);
    if (!record.scenes().keep(before, next)) {
      return Optional.empty();
    }
    choice
        .flatMap(made -> attempt(scene, run, made, fingerprint, now))
        .ifPresent(record.attempts()::append);
    return Optional.of(next);
  }

  /** A deed of which nothing is said counts for nothing: neither right nor wrong. */
  private static Optional<Attempt> attempt(
      Scene scene, SceneRun run, Scene.Choice choice, String fingerprint, Instant now) {
    if (choice.verdict().isEmpty() && choice.leans().isEmpty()) {
      return Optional.empty();
    }
    Set<Lean> leans = choice.leaning().map(PackScenes::lean).map(Set::of).orElseGet(Set::of);
    Instant since = run.path().isEmpty() ? run.started() : run.path().getLast().at();
    Duration taken = Duration.between(since, now);
    return Optional.of(
        new Attempt(
            ITEM + scene.id() + "/" + run.step(),
            scene.topic(),
            scene.basis().stream()
                .map(address -> address.pack() + ":" + address.document())
                .collect(Collectors.toSet()),
            fingerprint,
            now,
            // The clock may have been set back, too.
            taken.isNegative() || taken.compareTo(LONGEST) > 0 ? Duration.ZERO : taken,
            leans.isEmpty(),
            leans,
            Attempt.Source.PRACTICE));
  }

  private static Lean lean(Scene.Leaning leaning) {
    return switch (leaning) {
      case STRICT -> Lean.STRICT;
      case LAX -> Lean.LAX;
    };
  }

  // --- looking back ------------------------------------------------------------------------------

  @Override
  public Debrief debrief(SceneRun run) {
    Optional<Scene> scene = scene(run.scene());
    Optional<Scene> same = scene.filter(now -> fingerprint(now).equals(run.fingerprint()));
    return new Debrief(
        run,
        same.map(found -> stops(found, run))
            .orElseGet(
                () ->
                    run.path().stream()
                        .map(deed -> new Debrief.Stop(deed, Optional.empty(), Set.of(), List.of()))
                        .toList()),
        same.isPresent(),
        scene.map(Scene::debrief).orElse(""),
        scene.map(Scene::basis).orElse(List.of()),
        scene.map(Scene::rules).orElse(List.of()));
  }

  private static List<Debrief.Stop> stops(Scene scene, SceneRun run) {
    List<Debrief.Stop> stops = new ArrayList<>();
    Set<String> marks = Set.of();
    for (SceneRun.Deed deed : run.path()) {
      Optional<Scene.Leaning> leaning = Optional.empty();
      Set<Scene.Ending> reachable = Set.of();
      Set<String> after = marks;
      List<Debrief.Otherwise> otherwise = new ArrayList<>();
      for (Scene.Choice choice :
          scene.step(deed.step()).map(Scene.Step::choices).orElse(List.of())) {
        Place there = Place.after(choice, marks);
        if (choice.key().equals(deed.key())) {
          leaning = choice.leaning();
          reachable = endings(scene, there);
          after = there.marks();
        } else {
          Set<String> missing = new HashSet<>(choice.needs());
          missing.removeAll(marks);
          otherwise.add(
              new Debrief.Otherwise(
                  choice,
                  missing,
                  scene.step(choice.to()).map(Scene.Step::text).orElse(""),
                  endings(scene, there)));
        }
      }
      stops.add(new Debrief.Stop(deed, leaning, reachable, otherwise));
      marks = after;
    }
    return stops;
  }

  /** A step reached with those marks; what can come after it depends on both. */
  private record Place(String step, Set<String> marks) {
    static Place after(Scene.Choice choice, Set<String> marks) {
      Set<String> more = new HashSet<>(marks);
      more.addAll(choice.gains());
      return new Place(choice.to(), Set.copyOf(more));
    }
  }

  private static Set<Scene.Ending> endings(Scene scene, Place from) {
    Set<Scene.Ending> endings = EnumSet.noneOf(Scene.Ending.class);
    Set<Place> seen = new HashSet<>(Set.of(from));
    Deque<Place> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Place place = open.remove();
      Optional<Scene.Step> step = scene.step(place.step());
      step.flatMap(Scene.Step::ending).ifPresent(endings::add);
      for (Scene.Choice choice : step.map(Scene.Step::choices).orElse(List.of())) {
        Place next = Place.after(choice, place.marks());
        if (place.marks().containsAll(choice.needs()) && seen.add(next)) {
          open.add(next);
        }
      }
    }
    return endings;
  }

  @Override
  public SceneProgress progress(Scene scene, SceneRuns runs) {
    String fingerprint = fingerprint(scene);
    List<SceneRun> mine =
        runs.all().stream()
            .filter(run -> run.scene().equals(scene.id()) && run.fingerprint().equals(fingerprint))
            .toList();
    List<SceneRun> ended =
        mine.stream().filter(run -> run.state() == SceneRun.State.ENDED).toList();
    return new SceneProgress(
        scene,
        scene.steps().stream().filter(step -> step.ending().isPresent()).toList(),
        ended.stream().map(SceneRun::step).collect(Collectors.toSet()),
        mine.stream()
            .filter(run -> run.state() == SceneRun.State.RUNNING)
            .reduce((older, newer) -> newer),
        ended.size());
  }
}
