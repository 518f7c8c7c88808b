package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Scene;
import org.qinqing.training.scene.SceneProgress;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The scenes by topic, each with the endings that were seen. */
final class SceneList {
  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Consumer<Scene> take;
  private final Consumer<SceneRun> lookBack;
  private Optional<Control> first = Optional.empty();

  SceneList(Desk desk, Consumer<Scene> take, Consumer<SceneRun> lookBack) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.take = take;
    this.lookBack = lookBack;
  }

  /**
   * Draws it.
   *
   * @param earlier plays that are over, one of each scene at most
   * @return where the keyboard goes: a play that is not at its end, else the first scene
   */
  Optional<Control> show(
      Composite column, List<SceneProgress> scenes, List<SceneRun> earlier, boolean narrow) {
    Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("scene.intro"));
    Map<String, SceneRun> last =
        earlier.stream().collect(Collectors.toMap(SceneRun::scene, run -> run));
    // A local scene and a national one of one topic stand together, in the order of the topics.
    List<String> topics =
        Stream.concat(
                desk.registry().snapshot().facts().topics().stream().map(FactsModel.Topic::id),
                scenes.stream().map(progress -> progress.scene().topic()))
            .distinct()
            .toList();
    for (String topic : topics) {
      List<SceneProgress> ofTopic =
          scenes.stream().filter(progress -> progress.scene().topic().equals(topic)).toList();
      if (!ofTopic.isEmpty()) {
        topic(column, topic, ofTopic, last, narrow);
      }
    }
    Set<String> there =
        scenes.stream().map(progress -> progress.scene().id()).collect(Collectors.toSet());
    gone(column, earlier.stream().filter(run -> !there.contains(run.scene())).toList());
    return first;
  }

  private void topic(
      Composite column,
      String topic,
      List<SceneProgress> scenes,
      Map<String, SceneRun> last,
      boolean narrow) {
    Card card = new Card(column, theme, 20);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Parts.text(card, theme, Type.HEADING, Role.TEXT, Names.of(desk).topic(topic));
    for (SceneProgress progress : scenes) {
      rule(card);
      row(card, progress, Optional.ofNullable(last.get(progress.scene().id())), narrow);
    }
  }

  private void rule(Composite card) {
    Label line = new Label(card, SWT.NONE);
    line.setBackground(theme.color(Role.LINE));
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.heightHint = 1;
    line.setLayoutData(data);
  }

  private void row(
      Composite card, SceneProgress progress, Optional<SceneRun> last, boolean narrow) {
    Scene scene = progress.scene();
    Composite row = Parts.group(card, narrow ? 1 : 2);
    ((GridLayout) row.getLayout()).horizontalSpacing = 24;
    row.setLayoutData(Parts.wide());
    Composite said = Parts.group(row, 1);
    said.setLayoutData(Parts.wide());
    ((GridLayout) said.getLayout()).verticalSpacing = 4;
    Composite title = Parts.group(said, 2);
    Parts.line(title, theme, Type.STRONG, Role.TEXT, scene.title());
    List<Tag> tags = tags(progress);
    if (!tags.isEmpty()) {
      new Tags(title, theme, tags);
    }
    Parts.text(said, theme, Type.SECONDARY, Role.TEXT_SECONDARY, opening(scene));
    Composite acts = Parts.group(row, last.isPresent() ? 2 : 1);
    acts.setLayoutData(new GridData(narrow ? SWT.BEGINNING : SWT.END, SWT.CENTER, !narrow, false));
    last.ifPresent(
        run -> {
          FlatButton look =
              new FlatButton(acts, theme, FlatButton.Kind.LINK, words.say("scene.look"), "eye")
                  .named(words.say("scene.look.named", scene.title()));
          look.onAction(() -> lookBack.accept(run));
        });
    String key =
        progress.running().isPresent()
            ? "scene.go-on"
            : progress.ended() > 0 ? "scene.another" : "scene.begin";
    FlatButton begin =
        new FlatButton(
                acts,
                theme,
                progress.running().isPresent()
                    ? FlatButton.Kind.PRIMARY
                    : FlatButton.Kind.SECONDARY,
                words.say(key),
                "play")
            .named(words.say("scene.named", words.say(key), scene.title()));
    begin.onAction(() -> take.accept(scene));
    if (first.isEmpty()) {
      first = Optional.of(begin);
    }
  }

  private List<Tag> tags(SceneProgress progress) {
    List<Tag> tags = new ArrayList<>();
    desk.registry()
        .snapshot()
        .pack(progress.scene().pack())
        .filter(pack -> !pack.locality().equals(Locality.NATIONAL))
        .map(Pack::place)
        .ifPresent(place -> tags.add(Tag.of(place, Role.LOCAL_MARK)));
    progress
        .running()
        .ifPresent(
            run ->
                tags.add(
                    Tag.of(
                        words.say("scene.tag.running", Integer.toString(run.path().size())),
                        Role.ACCENT)));
    if (progress.whole()) {
      tags.add(Tag.of(words.say("scene.tag.whole"), Role.VERDICT_PERMITTED));
    } else {
      tags.add(
          Tag.bare(
              words.say(
                  "scene.tag.seen",
                  Integer.toString(progress.seen().size()),
                  Integer.toString(progress.endings().size())),
              Role.TEXT_SECONDARY));
    }
    return tags;
  }

  /** The first sentence, so that one knows what it is about. */
  private static String opening(Scene scene) {
    String text = scene.step(scene.start()).map(Scene.Step::text).orElse("");
    int end = text.indexOf('。');
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private void gone(Composite column, List<SceneRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Card card = new Card(column, theme, 20);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("scene.elsewhere"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("scene.elsewhere.text"));
    for (SceneRun run : runs) {
      Composite row = Parts.group(card, 2);
      row.setLayoutData(Parts.wide());
      Parts.text(row, theme, Type.TEXT, Role.TEXT, run.title());
      FlatButton look =
          new FlatButton(row, theme, FlatButton.Kind.LINK, words.say("scene.look"), "eye")
              .named(words.say("scene.look.named", run.title()));
      look.onAction(() -> lookBack.accept(run));
      if (first.isEmpty()) {
        first = Optional.of(look);
      }
    }
  }
}
