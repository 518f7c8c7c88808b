package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.Address;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Verdict;
import org.qinqing.training.scene.Debrief;
import org.qinqing.training.scene.SceneProgress;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * A play looked back on: how it ended, each deed with its verdict, and what else could have been.
 */
final class SceneDebrief {
  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Debrief debrief;
  private final Optional<SceneProgress> progress;
  private Runnable again = () -> {};
  private Runnable list = () -> {};

  SceneDebrief(Desk desk, Debrief debrief, Optional<SceneProgress> progress) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.debrief = debrief;
    this.progress = progress;
  }

  void onAgain(Runnable wanted) {
    again = wanted;
  }

  void onList(Runnable wanted) {
    list = wanted;
  }

  /**
   * Draws it.
   *
   * @return where the keyboard goes
   */
  Control show(Composite column, boolean narrow) {
    Composite two = Parts.group(column, narrow ? 1 : 2);
    ((GridLayout) two.getLayout()).horizontalSpacing = 24;
    ((GridLayout) two.getLayout()).verticalSpacing = 16;
    Composite main = Parts.group(two, 1);
    main.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) main.getLayout()).verticalSpacing = 16;
    Control onward = ending(main);
    takeAway(main);
    int number = 1;
    for (Debrief.Stop stop : debrief.stops()) {
      stop(main, stop, number);
      number++;
    }
    Composite side = Parts.group(two, 1);
    GridData data = new GridData(SWT.FILL, SWT.BEGINNING, narrow, false);
    if (!narrow) {
      data.widthHint = ScenePlay.SIDE_WIDTH;
    }
    side.setLayoutData(data);
    ((GridLayout) side.getLayout()).verticalSpacing = 16;
    endings(side);
    return onward;
  }

  // --- how it ended ------------------------------------------------------------------------------

  private Control ending(Composite main) {
    SceneRun run = debrief.run();
    Optional<Scene.Ending> end = run.ending();
    Card card =
        new Card(
            main,
            theme,
            end.map(SceneDebrief::ground).orElse(Role.SURFACE),
            end.map(SceneDebrief::line).orElse(Role.LINE),
            end.isPresent(),
            24);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, run.title());
    Parts.text(
        card,
        theme,
        Type.HEADING,
        end.map(SceneDebrief::line).orElse(Role.TEXT),
        words.say(end.map(Enum::name).map("scene.ending."::concat).orElse("scene.ending.none")));
    Reading.show(card, theme, run.text());
    if (!debrief.current()) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("scene.old"));
    }
    Composite acts = Parts.group(card, 2);
    FlatButton back;
    if (progress.isPresent()) {
      FlatButton anew =
          new FlatButton(acts, theme, FlatButton.Kind.PRIMARY, words.say("scene.another"), "undo");
      anew.onAction(again);
      back = new FlatButton(acts, theme, FlatButton.Kind.LINK, words.say("scene.list"), "list");
      back.onAction(list);
      return anew;
    }
    back = new FlatButton(acts, theme, FlatButton.Kind.SECONDARY, words.say("scene.list"), "list");
    back.onAction(list);
    return back;
  }

  private static Role line(Scene.Ending ending) {
    return switch (ending) {
      case GOOD -> Role.VERDICT_PERMITTED;
      case MIXED -> Role.VERDICT_CONDITIONAL;
      case BAD -> Role.VERDICT_PROHIBITED;
    };
  }

  private static Role ground(Scene.Ending ending) {
    return switch (ending) {
      case GOOD -> Role.VERDICT_PERMITTED_SOFT;
      case MIXED -> Role.VERDICT_CONDITIONAL_SOFT;
      case BAD -> Role.VERDICT_PROHIBITED_SOFT;
    };
  }

  private void takeAway(Composite main) {
    if (debrief.takeAway().isEmpty() && debrief.basis().isEmpty()) {
      return;
    }
    Card card = new Card(main, theme, 20);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("scene.take-away"));
    Parts.text(card, theme, Type.TEXT, Role.TEXT, debrief.takeAway());
    Names names = Names.of(desk);
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    for (Address address : debrief.basis()) {
      FlatButton link =
          new FlatButton(flow, theme, FlatButton.Kind.LINK, names.provision(address), "book");
      link.setEnabled(desk.context().has("library"));
      link.onAction(() -> desk.context().go(new Target("library", "address", address.toString())));
    }
  }

  // --- step by step ------------------------------------------------------------------------------

  private void stop(Composite main, Debrief.Stop stop, int number) {
    SceneRun.Deed deed = stop.deed();
    Card card = new Card(main, theme, 20);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Composite head = Parts.group(card, 2);
    Parts.line(
        head,
        theme,
        Type.SECONDARY_STRONG,
        Role.TEXT_SECONDARY,
        words.say("scene.step", Integer.toString(number)));
    stop.leaning()
        .ifPresent(
            leaning ->
                new Tags(
                    head,
                    theme,
                    List.of(
                        Tag.of(
                            words.say("scene.leaning." + leaning.name()), Role.TEXT_SECONDARY))));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, deed.situation());
    deed(
        card,
        words.say("scene.chosen", deed.key(), deed.text()),
        Type.STRONG,
        Role.TEXT,
        deed.verdict());
    if (!deed.note().isEmpty()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, deed.note());
    }
    if (deed.verdict().isPresent() && desk.context().has("checker")) {
      FlatButton judge =
          new FlatButton(card, theme, FlatButton.Kind.LINK, words.say("scene.judge"), "shield")
              .named(words.say("scene.judge.named", deed.text()));
      judge.onAction(() -> desk.context().go(new Target("checker", "text", deed.text())));
    }
    if (!stop.otherwise().isEmpty()) {
      Composite others = Parts.group(card, 1);
      ((GridLayout) others.getLayout()).marginTop = 6;
      Parts.text(
          others, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("scene.otherwise"));
      stop.otherwise().forEach(other -> otherwise(others, other));
    }
  }

  /** A deed with its verdict at the right. */
  private void deed(
      Composite parent, String text, Type type, Role role, Optional<Verdict> verdict) {
    Composite line = Parts.group(parent, verdict.isPresent() ? 3 : 1);
    line.setLayoutData(Parts.wide());
    Parts.text(line, theme, type, role, text);
    verdict.ifPresent(
        judged -> {
          String word = words.say("verdict." + judged.name());
          new Picture(line, theme, word, 16, () -> theme.sign(judged, 16));
          Parts.line(line, theme, Type.SECONDARY_STRONG, Role.of(judged), word);
        });
  }

  private void otherwise(Composite parent, Debrief.Otherwise other) {
    Composite said = Parts.group(parent, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 2;
    ((GridLayout) said.getLayout()).marginLeft = 14;
    ((GridLayout) said.getLayout()).marginTop = 2;
    deed(
        said,
        other.choice().key() + "　" + other.choice().text(),
        Type.SECONDARY,
        Role.TEXT,
        other.choice().verdict());
    if (!other.offered()) {
      Parts.text(said, theme, Type.NOTE, Role.TEXT_SECONDARY, words.say("scene.closed"));
    }
    if (!other.choice().note().isEmpty()) {
      Parts.text(said, theme, Type.NOTE, Role.TEXT_SECONDARY, other.choice().note());
    }
    Parts.text(
        said,
        theme,
        Type.NOTE,
        Role.TEXT_SECONDARY,
        words.say("scene.then", other.next(), reachable(other.reachable())));
  }

  private String reachable(Set<Scene.Ending> endings) {
    return Arrays.stream(Scene.Ending.values())
        .filter(endings::contains)
        .map(ending -> words.say("scene.ending.short." + ending.name()))
        .collect(Collectors.joining("、"));
  }

  // --- beside ------------------------------------------------------------------------------------

  private void endings(Composite side) {
    progress.ifPresent(
        known -> {
          Card card = new Card(side, theme, 16);
          card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
          Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("scene.endings"));
          List<Scene.Step> unseen = new ArrayList<>();
          for (Scene.Step ending : known.endings()) {
            if (known.seen().contains(ending.id())) {
              Parts.text(
                  card,
                  theme,
                  Type.SECONDARY,
                  Role.TEXT_SECONDARY,
                  words.say("scene.seen", name(ending), ending.text()));
            } else {
              unseen.add(ending);
            }
          }
          // What they say would give them away.
          if (!unseen.isEmpty()) {
            Parts.text(
                card,
                theme,
                Type.SECONDARY,
                Role.TEXT_SECONDARY,
                words.say("scene.unseen", Integer.toString(unseen.size())));
          }
        });
  }

  private String name(Scene.Step ending) {
    return ending.ending().map(end -> words.say("scene.ending.short." + end.name())).orElse("");
  }
}
