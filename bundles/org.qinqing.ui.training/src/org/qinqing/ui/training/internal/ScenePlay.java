package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Scene;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** One step of a scene: what happens, and what one can do. Verdicts wait for the end. */
final class ScenePlay {
  static final int SIDE_WIDTH = 336;

  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Scene scene;
  private final SceneRun run;
  private final List<OptionRow> rows = new ArrayList<>();
  private Consumer<String> chosen = key -> {};
  private Runnable again = () -> {};
  private Runnable list = () -> {};
  private Optional<Runnable> outdated = Optional.empty();

  ScenePlay(Desk desk, Scene scene, SceneRun run) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.scene = scene;
    this.run = run;
  }

  void onChoice(Consumer<String> wanted) {
    chosen = wanted;
  }

  void onAgain(Runnable wanted) {
    again = wanted;
  }

  void onList(Runnable wanted) {
    list = wanted;
  }

  /** Says that the scene changed since it was left, with the way to what was done then. */
  void outdated(Runnable look) {
    outdated = Optional.of(look);
  }

  /**
   * Draws it.
   *
   * @param resumed whether it goes on where it was left
   */
  void show(Composite column, boolean resumed, boolean narrow) {
    Composite two = Parts.group(column, narrow ? 1 : 2);
    ((GridLayout) two.getLayout()).horizontalSpacing = 24;
    ((GridLayout) two.getLayout()).verticalSpacing = 16;
    Card card = new Card(two, theme, 28);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) card.getLayout()).verticalSpacing = 12;
    Composite head = Parts.group(card, 2);
    new Tags(head, theme, tags());
    Parts.line(
            head,
            theme,
            Type.SECONDARY,
            Role.TEXT_SECONDARY,
            words.say("scene.step", Integer.toString(run.path().size() + 1)))
        .setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    Parts.text(card, theme, Type.HEADING, Role.TEXT, scene.title());
    outdated.ifPresent(
        look -> {
          Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("scene.outdated"));
          FlatButton button =
              new FlatButton(
                  card, theme, FlatButton.Kind.LINK, words.say("scene.outdated.look"), "eye");
          button.onAction(look);
        });
    if (resumed) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("scene.resumed"));
    }
    Reading.show(card, theme, run.text());
    List<Scene.Choice> offered = run.offered(scene);
    for (Scene.Choice choice : offered) {
      OptionRow row = new OptionRow(card, theme, choice.key(), choice.text());
      row.setLayoutData(Parts.wide());
      row.onAction(() -> chosen.accept(choice.key()));
      rows.add(row);
    }
    if (!offered.isEmpty()) {
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_TERTIARY,
          words.say("scene.keys", offered.getFirst().key(), offered.getLast().key()));
    }
    side(two, narrow);
  }

  private List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of(words.say("tab.scenes"), Role.ACCENT));
    tags.add(Tag.of(Names.of(desk).topic(scene.topic()), Role.TEXT_SECONDARY));
    desk.registry()
        .snapshot()
        .pack(scene.pack())
        .filter(pack -> !pack.locality().equals(Locality.NATIONAL))
        .map(Pack::place)
        .ifPresent(place -> tags.add(Tag.of(place, Role.LOCAL_MARK)));
    return tags;
  }

  private void side(Composite two, boolean narrow) {
    Card card = new Card(two, theme, 16);
    GridData data = new GridData(SWT.FILL, SWT.BEGINNING, narrow, false);
    if (!narrow) {
      data.widthHint = SIDE_WIDTH;
    }
    card.setLayoutData(data);
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("scene.path"));
    if (run.path().isEmpty()) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("scene.path.none"));
    }
    int number = 1;
    for (SceneRun.Deed deed : run.path()) {
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say("scene.path.deed", Integer.toString(number), deed.text()));
      number++;
    }
    Composite acts = Parts.group(card, 1);
    ((GridLayout) acts.getLayout()).marginTop = 8;
    if (!run.path().isEmpty()) {
      FlatButton anew =
          new FlatButton(acts, theme, FlatButton.Kind.SECONDARY, words.say("scene.again"), "undo");
      anew.onAction(again);
    }
    FlatButton back =
        new FlatButton(acts, theme, FlatButton.Kind.LINK, words.say("scene.list"), "list");
    back.onAction(list);
  }

  /** Puts the keyboard to the first choice. */
  void focus() {
    rows.stream().filter(row -> !row.isDisposed()).findFirst().ifPresent(OptionRow::setFocus);
  }
}
