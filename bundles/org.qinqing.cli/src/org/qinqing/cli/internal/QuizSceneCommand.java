package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Scene;
import org.qinqing.training.scene.Debrief;
import org.qinqing.training.scene.Opening;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.training.scene.Scenes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays a branching scene along the given choices and looks back on it at its end; without an id,
 * the scenes there are. With a profile the play is kept and goes on where it was.
 */
@Command(name = "scene", sortOptions = false)
final class QuizSceneCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();
  @Mixin BankOptions options = new BankOptions();

  @Option(
      names = "--choices",
      paramLabel = "A,B,…",
      split = "[,，、]",
      descriptionKey = "option.choices")
  List<String> choices = new ArrayList<>();

  @Option(names = "--again", descriptionKey = "option.again")
  boolean again;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID", arity = "0..1", descriptionKey = "parameter.scene")
  String id = "";

  private final Terminal terminal;
  private final Scenes scenes;
  private final PackRegistry registry;
  private final People people;
  private final Clock clock;

  QuizSceneCommand(
      Terminal terminal, Scenes scenes, PackRegistry registry, People people, Clock clock) {
    this.terminal = terminal;
    this.scenes = scenes;
    this.registry = registry;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (id.isEmpty()) {
      list();
      return ExitCode.DONE;
    }
    Scene scene = scenes.scene(id).orElseThrow(() -> new WrongUse(terminal.say("error.scene", id)));
    SceneRun run = people.withOrUnkept(profile, learner -> play(scene, learner));
    if (json) {
      terminal.out().println(Json.line(describe(scene, run)));
    } else {
      print(scene, run);
    }
    return ExitCode.DONE;
  }

  private void list() {
    List<Scene> all = scenes.scenes(options.selection(terminal, registry.snapshot()));
    if (json) {
      ArrayNode array = Json.array();
      for (Scene scene : all) {
        array.add(
            Json.object()
                .put("id", scene.id())
                .put("pack", scene.pack())
                .put("topic", scene.topic())
                .put("side", scene.side().name().toLowerCase(Locale.ROOT))
                .put("title", scene.title()));
      }
      terminal.out().println(Json.line(array));
    } else {
      all.forEach(scene -> terminal.out().println(scene.id() + "  " + scene.title()));
    }
  }

  private SceneRun play(Scene scene, People.Learner learner) {
    Opening opening = scenes.open(scene, learner.record().scenes(), clock.instant());
    if (opening.outdated().isPresent()) {
      terminal.err().println(terminal.say("quiz.scene.outdated"));
    }
    SceneRun run =
        again && opening.resumed()
            ? scenes.again(scene, opening.run(), learner.record().scenes(), clock.instant())
            : opening.run();
    for (String choice : choices) {
      String key = choice.strip().toUpperCase(Locale.ROOT);
      SceneRun before = run;
      if (before.offered(scene).stream().noneMatch(offered -> offered.key().equals(key))) {
        throw new WrongUse(
            terminal.say(
                before.state() == SceneRun.State.RUNNING ? "error.choice" : "error.sceneOver",
                choice,
                String.join("、", before.offered(scene).stream().map(Scene.Choice::key).toList())));
      }
      run =
          scenes
              .choose(scene, before, key, learner.record(), clock.instant())
              .orElseThrow(() -> new WrongUse(terminal.say("error.sceneElsewhere")));
    }
    return run;
  }

  private ObjectNode describe(Scene scene, SceneRun run) {
    ObjectNode node =
        Json.object()
            .put("id", scene.id())
            .put("title", scene.title())
            .put("topic", scene.topic())
            .put("state", run.state().name().toLowerCase(Locale.ROOT))
            .put("step", run.step())
            .put("text", run.text());
    ArrayNode offered = node.putArray("offered");
    run.offered(scene)
        .forEach(
            choice ->
                offered.add(Json.object().put("key", choice.key()).put("text", choice.text())));
    run.ending().ifPresent(ending -> node.put("ending", ending.name().toLowerCase(Locale.ROOT)));
    boolean ended = run.state() == SceneRun.State.ENDED;
    Debrief debrief = scenes.debrief(run);
    ArrayNode path = node.putArray("path");
    for (Debrief.Stop stop : debrief.stops()) {
      SceneRun.Deed deed = stop.deed();
      ObjectNode line =
          Json.object()
              .put("step", deed.step())
              .put("key", deed.key())
              .put("text", deed.text())
              .put("note", deed.note());
      deed.verdict().ifPresent(verdict -> line.put("verdict", verdict.name()));
      if (ended) {
        // Before the end the other ways would be told too early.
        ArrayNode otherwise = line.putArray("otherwise");
        for (Debrief.Otherwise other : stop.otherwise()) {
          otherwise.add(
              Json.object()
                  .put("key", other.choice().key())
                  .put("text", other.choice().text())
                  .put("offered", other.offered())
                  .put("next", other.next()));
        }
      }
      path.add(line);
    }
    if (ended) {
      node.put("takeAway", debrief.takeAway());
      node.set("basis", Json.addresses(debrief.basis()));
    }
    return node;
  }

  private void print(Scene scene, SceneRun run) {
    terminal.out().println(scene.title());
    for (SceneRun.Deed deed : run.path()) {
      terminal.out().println(deed.situation());
      terminal
          .out()
          .println(
              "  "
                  + deed.key()
                  + ". "
                  + deed.text()
                  + deed.verdict()
                      .map(verdict -> "  " + terminal.say("verdict." + verdict.name()))
                      .orElse(""));
      if (!deed.note().isEmpty()) {
        terminal.out().println("     " + deed.note());
      }
    }
    terminal.out().println(run.text());
    run.offered(scene)
        .forEach(choice -> terminal.out().println("  " + choice.key() + ". " + choice.text()));
    run.ending()
        .ifPresent(
            ending -> {
              terminal.out().println(terminal.say("quiz.scene.ending." + ending.name()));
              Debrief debrief = scenes.debrief(run);
              terminal.out().println(debrief.takeAway());
              debrief.basis().forEach(address -> terminal.out().println("  " + address));
            });
  }
}
