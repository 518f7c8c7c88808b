package org.qinqing.pack.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Scene.Choice;
import org.qinqing.pack.Scene.Ending;
import org.qinqing.pack.Scene.Step;
import org.qinqing.pack.Verdict;

/** Whether a scene can be played from its start to an end, and whether choosing matters. */
final class SceneChecks {
  private final Scene scene;
  private final Subject subject;
  private final Findings findings;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  SceneChecks(Scene scene, Subject subject) {
    this.scene = scene;
    this.subject = subject;
    this.findings = subject.findings();
    scene.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
  }

  /** What would stop somebody who plays it. */
  void structure() {
    scene.rules().forEach(id -> subject.needRule(id, scene.location()));
    Set<String> gained = new HashSet<>();
    scene.steps().forEach(s -> s.choices().forEach(c -> gained.addAll(c.gains())));
    need(scene.start());
    for (Step step : scene.steps()) {
      shape(step);
      for (Choice choice : step.choices()) {
        need(choice.to());
        choice.needs().stream()
            .filter(mark -> !gained.contains(mark))
            .sorted()
            .forEach(mark -> wrong(Code.SCENE_MARK, mark));
      }
    }
    Set<String> reached = from(scene.start());
    for (Step step : steps.values()) {
      if (!reached.contains(step.id())) {
        wrong(Code.SCENE_UNREACHED, step.id());
      } else if (endings(step.id()).isEmpty()) {
        wrong(Code.SCENE_NO_END, step.id());
      }
      if (!step.choices().isEmpty()
          && step.choices().stream().noneMatch(choice -> choice.needs().isEmpty())) {
        wrong(Code.SCENE_STUCK, step.id());
      }
    }
    List<Ending> endings =
        scene.steps().stream()
            .filter(step -> reached.contains(step.id()))
            .flatMap(step -> step.ending().stream())
            .toList();
    if (endings.size() < 2 || !endings.contains(Ending.GOOD)) {
      findings.add(Code.SCENE_ENDINGS, scene.location(), scene.id(), endings.size());
    }
  }

  private void wrong(Code code, String what) {
    findings.add(code, scene.location(), scene.id(), what);
  }

  private void need(String step) {
    if (!steps.containsKey(step)) {
      wrong(Code.SCENE_STEP, step);
    }
  }

  private void shape(Step step) {
    long keys = step.choices().stream().map(Choice::key).distinct().count();
    boolean decision = step.choices().size() >= 2 && keys == step.choices().size();
    if (step.ending().isPresent() ? !step.choices().isEmpty() : !decision) {
      wrong(Code.SCENE_SHAPE, step.id());
    }
  }

  /**
   * What makes it dull: only one decision, or a first mistake that nothing mends; and a deed that
   * is counted against somebody although it is allowed.
   */
  void advice() {
    for (Step step : scene.steps()) {
      step.choices().stream()
          .filter(choice -> choice.leans().isPresent())
          .filter(choice -> choice.verdict().filter(SceneChecks::allowed).isPresent())
          .forEach(
              choice ->
                  findings.add(
                      Code.SCENE_LEANS, scene.location(), scene.id(), step.id(), choice.key()));
    }
    boolean branches =
        from(scene.start()).stream()
            .flatMap(id -> choices(id).stream())
            .anyMatch(choice -> !choices(choice.to()).isEmpty());
    if (!branches) {
      findings.add(Code.SCENE_FLAT, scene.location(), scene.id());
    }
    for (Choice choice : choices(scene.start())) {
      Set<Ending> endings = endings(choice.to());
      if (!endings.isEmpty() && endings.stream().allMatch(ending -> ending == Ending.BAD)) {
        wrong(Code.SCENE_NO_REPAIR, choice.key());
      }
    }
  }

  private static boolean allowed(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.ALLOWED;
  }

  private List<Choice> choices(String step) {
    return Optional.ofNullable(steps.get(step)).map(Step::choices).orElse(List.of());
  }

  private Set<Ending> endings(String first) {
    Set<Ending> endings = new HashSet<>();
    for (String id : from(first)) {
      Optional.ofNullable(steps.get(id)).flatMap(Step::ending).ifPresent(endings::add);
    }
    return endings;
  }

  /** The steps that can come after a step, itself included; marks are not looked at. */
  private Set<String> from(String first) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      String id = open.remove();
      if (steps.containsKey(id) && reached.add(id)) {
        choices(id).forEach(choice -> open.add(choice.to()));
      }
    }
    return reached;
  }
}
