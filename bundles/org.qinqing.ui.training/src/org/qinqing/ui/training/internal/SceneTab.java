package org.qinqing.ui.training.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Scene;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.scene.Debrief;
import org.qinqing.training.scene.Opening;
import org.qinqing.training.scene.SceneProgress;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.training.scene.Scenes;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 情景剧: the list of scenes, one being played, or one looked back on. */
final class SceneTab implements TrainingTab {
  /** The target that opens a scene; its value is the scene's id. */
  static final String SCENE = "scene";

  private final Desk desk;
  private final Scenes scenes;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private Page page = new Reading();
  private LearnerRecord record;
  private boolean busy;

  /** Whether this is the open tab; another one is not drawn anew because of this. */
  private boolean open;

  /** A scene that was asked for and is not on the screen yet. */
  private Optional<Scene> wanted = Optional.empty();

  private boolean wantsKeyboard;
  private Optional<Control> onward = Optional.empty();
  private Optional<ScenePlay> play = Optional.empty();

  /** What stands in the tab. */
  private sealed interface Page {}

  /** Nothing yet: the list is being read, or has to be. */
  private record Reading() implements Page {}

  /** The list could not be read. */
  private record Failed(String why) implements Page {}

  private record Listed(List<SceneProgress> scenes, List<SceneRun> earlier) implements Page {}

  /**
   * A scene that is played.
   *
   * @param outdated an earlier play that could not go on
   */
  private record Playing(Scene scene, SceneRun run, boolean resumed, Optional<SceneRun> outdated)
      implements Page {}

  /**
   * A play that is looked back on.
   *
   * @param progress of the scene; empty when it is gone
   */
  private record LookingBack(Debrief debrief, Optional<SceneProgress> progress) implements Page {}

  SceneTab(Desk desk, Scenes scenes) {
    this.desk = desk;
    this.scenes = scenes;
    this.theme = desk.theme();
    this.words = desk.words();
    this.work = desk.work().inLine();
    this.record = desk.learner().record();
  }

  @Override
  public String id() {
    return "scenes";
  }

  // --- drawing -----------------------------------------------------------------------------------

  @Override
  public void draw(Composite column, boolean narrow) {
    open = true;
    onward = Optional.empty();
    play = Optional.empty();
    switch (page) {
      case Reading reading -> {
        say(column, words.say("scene.reading"), "");
        if (!busy) {
          read();
        }
      }
      case Failed failed -> {
        Composite space = say(column, words.say("scene.failed"), failed.why());
        onward = Optional.of(button(space, "scene.retry", "undo", this::read));
      }
      case Listed listed -> {
        if (listed.scenes().isEmpty() && listed.earlier().isEmpty()) {
          Composite space = say(column, words.say("scene.none"), words.say("scene.none.text"));
          onward =
              Optional.of(
                  button(
                      space, "empty.packs", "pack", () -> desk.context().go(Target.room("packs"))));
        } else {
          onward =
              new SceneList(desk, this::take, this::lookBack)
                  .show(column, listed.scenes(), listed.earlier(), narrow);
        }
      }
      case Playing playing -> {
        ScenePlay shown = new ScenePlay(desk, playing.scene(), playing.run());
        shown.onChoice(key -> choose(playing, key));
        shown.onAgain(() -> again(playing));
        shown.onList(this::toList);
        playing.outdated().ifPresent(old -> shown.outdated(() -> lookBack(old)));
        shown.show(column, playing.resumed(), narrow);
        play = Optional.of(shown);
      }
      case LookingBack back -> {
        SceneDebrief shown = new SceneDebrief(desk, back.debrief(), back.progress());
        shown.onAgain(() -> scenes.scene(back.debrief().run().scene()).ifPresent(this::anew));
        shown.onList(this::toList);
        onward = Optional.of(shown.show(column, narrow));
      }
    }
  }

  private Composite say(Composite column, String title, String text) {
    Composite space = Parts.group(column, 1);
    GridLayout layout = (GridLayout) space.getLayout();
    layout.marginTop = 140;
    layout.verticalSpacing = 12;
    layout.marginWidth = 60;
    Parts.text(space, theme, Type.HEADING, Role.TEXT, title).setAlignment(SWT.CENTER);
    if (!text.isEmpty()) {
      Parts.text(space, theme, Type.TEXT, Role.TEXT_SECONDARY, text).setAlignment(SWT.CENTER);
    }
    return space;
  }

  private FlatButton button(Composite parent, String key, String icon, Runnable action) {
    FlatButton button =
        new FlatButton(parent, theme, FlatButton.Kind.SECONDARY, words.say(key), icon);
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    button.onAction(action);
    return button;
  }

  @Override
  public Progress progress() {
    return switch (page) {
      case Listed listed -> {
        int seen = listed.scenes().stream().mapToInt(one -> one.seen().size()).sum();
        int all = listed.scenes().stream().mapToInt(one -> one.endings().size()).sum();
        yield new TrainingTab.Progress(
            words.say("scene.progress", Integer.toString(seen), Integer.toString(all)), seen, all);
      }
      default -> TrainingTab.Progress.NONE;
    };
  }

  // --- what a person does ------------------------------------------------------------------------

  private <T> void run(String name, Callable<T> wanted, Consumer<T> done) {
    busy = true;
    work.run(
        name,
        wanted,
        result -> {
          busy = false;
          done.accept(result);
          redraw();
        },
        failure -> {
          busy = false;
          failed(failure);
          redraw();
        });
  }

  private void redraw() {
    if (!open) {
      return;
    }
    boolean mine = wantsKeyboard && desk.hasKeyboard();
    wantsKeyboard = false;
    desk.redraw().run();
    if (mine) {
      focus();
    }
  }

  private void failed(Exception failure) {
    String why =
        failure instanceof UncheckedIOException io && io.getCause() != null
            ? io.getCause().getMessage()
            : failure instanceof IOException || failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
    if (page instanceof Reading) {
      page = new Failed(why == null ? "" : why);
    } else {
      // What stands there was kept before; only this step was not.
      wanted = Optional.empty();
      desk.context().say(words.say("scene.error.kept", why == null ? "" : why));
    }
  }

  private void read() {
    wanted.ifPresentOrElse(this::take, this::list);
  }

  private void list() {
    wanted = Optional.empty();
    Training.Selection selection = desk.selection();
    LearnerRecord mine = record;
    run(
        words.say("scene.reading"),
        () -> {
          List<SceneProgress> all = new ArrayList<>();
          for (Scene scene : scenes.scenes(selection)) {
            all.add(scenes.progress(scene, mine.scenes()));
          }
          return new Listed(all, earlier(mine));
        },
        listed -> page = listed);
  }

  /** Plays that are over, the newest of each scene, the newest first. */
  private static List<SceneRun> earlier(LearnerRecord record) {
    List<SceneRun> newest = new ArrayList<>();
    record.scenes().all().stream()
        .filter(Predicate.not(run -> run.path().isEmpty()))
        .filter(run -> run.state() != SceneRun.State.RUNNING)
        .sorted(Comparator.comparing(SceneRun::started).reversed())
        .filter(run -> newest.stream().noneMatch(other -> other.scene().equals(run.scene())))
        .forEach(newest::add);
    return newest;
  }

  private void toList() {
    page = new Reading();
    wantsKeyboard = true;
    list();
    desk.redraw().run();
  }

  /** Takes up a scene where it was left, or begins it. */
  private void take(Scene scene) {
    LearnerRecord mine = record;
    Instant now = desk.clock().instant();
    wantsKeyboard = true;
    wanted = Optional.of(scene);
    run(
        scene.title(),
        () -> scenes.open(scene, mine.scenes(), now),
        opening -> {
          wanted = Optional.empty();
          page = playing(scene, opening);
        });
  }

  private static Page playing(Scene scene, Opening opening) {
    return new Playing(scene, opening.run(), opening.resumed(), opening.outdated());
  }

  /** Begins a scene from its start, whatever was before. */
  private void anew(Scene scene) {
    LearnerRecord mine = record;
    Instant now = desk.clock().instant();
    wantsKeyboard = true;
    run(
        scene.title(),
        () -> {
          Opening opening = scenes.open(scene, mine.scenes(), now);
          return opening.resumed()
              ? scenes.again(scene, opening.run(), mine.scenes(), now)
              : opening.run();
        },
        run -> page = new Playing(scene, run, false, Optional.empty()));
  }

  private void again(Playing playing) {
    LearnerRecord mine = record;
    Instant now = desk.clock().instant();
    wantsKeyboard = true;
    run(
        playing.scene().title(),
        () -> scenes.again(playing.scene(), playing.run(), mine.scenes(), now),
        run -> page = new Playing(playing.scene(), run, false, Optional.empty()));
  }

  private void choose(Playing playing, String key) {
    boolean offered =
        playing.run().offered(playing.scene()).stream()
            .anyMatch(choice -> choice.key().equals(key));
    if (busy || !offered) {
      return;
    }
    LearnerRecord mine = record;
    Instant now = desk.clock().instant();
    wantsKeyboard = true;
    run(
        playing.scene().title(),
        () -> {
          Optional<SceneRun> next = scenes.choose(playing.scene(), playing.run(), key, mine, now);
          if (next.isEmpty()) {
            // Another window was faster: what it kept is what stands.
            return playing(playing.scene(), scenes.open(playing.scene(), mine.scenes(), now));
          }
          return next.get().state() == SceneRun.State.RUNNING
              ? new Playing(playing.scene(), next.get(), false, Optional.empty())
              : back(mine, next.get());
        },
        shown -> page = shown);
  }

  private LookingBack back(LearnerRecord mine, SceneRun run) {
    return new LookingBack(
        scenes.debrief(run),
        scenes.scene(run.scene()).map(scene -> scenes.progress(scene, mine.scenes())));
  }

  private void lookBack(SceneRun run) {
    LearnerRecord mine = record;
    wantsKeyboard = true;
    run(run.title(), () -> back(mine, run), shown -> page = shown);
  }

  // --- the tab -----------------------------------------------------------------------------------

  @Override
  public boolean key(Event event) {
    int place = -1;
    char typed = Character.toUpperCase(event.character);
    if (typed >= 'A' && typed <= 'Z') {
      return play.isPresent() && page instanceof Playing playing && keyed(playing, typed);
    }
    if (typed >= '1' && typed <= '9') {
      place = typed - '1';
    }
    if (place >= 0 && page instanceof Playing playing) {
      List<Scene.Choice> offered = playing.run().offered(playing.scene());
      if (place < offered.size()) {
        choose(playing, offered.get(place).key());
        return true;
      }
    }
    return false;
  }

  private boolean keyed(Playing playing, char typed) {
    String key = String.valueOf(typed);
    boolean offered =
        playing.run().offered(playing.scene()).stream()
            .anyMatch(choice -> choice.key().equals(key));
    if (offered) {
      choose(playing, key);
    }
    return offered;
  }

  /**
   * A play goes on as long as its person is there and its scene is what it was; the list is read
   * anew.
   */
  @Override
  public void refresh() {
    LearnerRecord now = desk.learner().record();
    boolean samePerson = now == record;
    record = now;
    boolean stays =
        samePerson
            && switch (page) {
              case Playing playing ->
                  scenes
                      .scene(playing.scene().id())
                      .filter(
                          scene -> scenes.fingerprint(scene).equals(playing.run().fingerprint()))
                      .isPresent();
              case LookingBack back -> true;
              default -> false;
            };
    if (!stays) {
      work.forget();
      busy = false;
      page = new Reading();
      // A scene that was just asked for is still wanted, as it is now.
      wanted = wanted.flatMap(scene -> scenes.scene(scene.id()));
    }
  }

  @Override
  public void focus() {
    if (play.isPresent()) {
      play.get().focus();
    } else {
      onward.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
    }
    // What is still being read takes the keyboard when it comes.
    wantsKeyboard = page instanceof Reading;
  }

  @Override
  public void left() {
    open = false;
    wantsKeyboard = false;
  }

  @Override
  public boolean show(Target target) {
    if (!target.what().equals(SCENE)) {
      return false;
    }
    scenes
        .scene(target.value())
        .ifPresentOrElse(this::take, () -> desk.context().say(words.say("scene.error.gone")));
    return true;
  }

  @Override
  public Target current() {
    return switch (page) {
      case Playing playing -> new Target(TrainingView.ROOM, SCENE, playing.scene().id());
      default -> TrainingTab.super.current();
    };
  }
}
