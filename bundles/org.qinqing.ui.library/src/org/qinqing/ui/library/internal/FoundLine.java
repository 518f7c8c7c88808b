package org.qinqing.ui.library.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.qinqing.library.Library;
import org.qinqing.library.Watches;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Above the hits: how many, how fast, what else was searched, and whether it is watched. */
final class FoundLine {
  private static final int MOST_ADDED = 2;
  private final Theme theme;
  private final Words words;
  private final Actions actions;
  private final Composite whole;
  private final Label said;
  private final FlatButton keep;
  private final FlatButton watch;
  private final Composite meant;
  private final FlatButton news;
  private Optional<Watches.Saved> saved = Optional.empty();

  /** What a person does here. */
  interface Actions {
    /** Searches for these words instead. */
    void search(String instead);

    /** Keeps what is searched now, watched or not. */
    void keep(boolean watched);

    /** Shows what fired. */
    void news();

    /** What may be done with a search that is kept. */
    void change(Control under, Watches.Saved saved);
  }

  FoundLine(Composite parent, Theme theme, Words words, Actions actions) {
    this.theme = theme;
    this.words = words;
    this.actions = actions;
    whole = Parts.group(parent, 1);
    ((GridLayout) whole.getLayout()).verticalSpacing = 0;
    Composite line = Parts.group(whole, 3);
    ((GridLayout) line.getLayout()).horizontalSpacing = 2;
    said = Parts.text(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    keep = new FlatButton(line, theme, FlatButton.Kind.QUIET, "", "star");
    keep.setLayoutData(Parts.right());
    keep.setToolTipText(words.say("saved.keep"));
    keep.onAction(() -> actions.keep(false));
    watch = new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("watch"), "");
    watch.setLayoutData(Parts.right());
    watch.onAction(this::pressed);
    meant = Parts.group(whole, 2);
    ((GridLayout) meant.getLayout()).horizontalSpacing = 0;
    news = new FlatButton(whole, theme, FlatButton.Kind.LINK, "", "right");
    news.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    news.onAction(actions::news);
    visible(news, false);
    visible(meant, false);
    visible(whole, false);
  }

  private void pressed() {
    if (saved.isPresent()) {
      actions.change(watch, saved.get());
    } else {
      actions.keep(true);
    }
  }

  private static void visible(Control control, boolean value) {
    ((GridData) control.getLayoutData()).exclude = !value;
    control.setVisible(value);
  }

  /** Takes it away while nobody searches. */
  void hide() {
    visible(whole, false);
    relaid();
  }

  /** Tells about a search. */
  void show(Library.Found found, long millis, Contents.Kept kept, Optional<Watches.Saved> same) {
    visible(whole, true);
    List<String> also = found.alsoSearched();
    String number = Integer.toString(found.total());
    String first = words.say(found.more() ? "found.over" : "found", number);
    String time =
        millis == 0 ? words.say("found.fast") : words.say("found.millis", Long.toString(millis));
    String added =
        also.isEmpty()
            ? ""
            : words.say(
                "found.also",
                String.join("、", also.subList(0, Math.min(MOST_ADDED, also.size())))
                    + (also.size() > MOST_ADDED ? words.say("found.etc") : ""));
    said.setText((first + time + added).replace("&", "&&"));
    said.setToolTipText(also.size() > MOST_ADDED ? String.join("、", also) : null);
    saved = same;
    visible(keep, kept.there() && same.isEmpty());
    visible(watch, kept.there());
    watch.text(
        same.isEmpty()
            ? words.say("watch")
            : words.say(same.get().watched() ? "watch.on" : "saved.on"));
    news.text(words.say("fired", Integer.toString(kept.fired().size())));
    visible(news, !kept.fired().isEmpty());
    for (Control child : meant.getChildren()) {
      child.dispose();
    }
    visible(meant, found.suggestion().isPresent());
    found
        .suggestion()
        .ifPresent(
            instead -> {
              Parts.line(
                  meant, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("found.meant"));
              FlatButton link = new FlatButton(meant, theme, FlatButton.Kind.LINK, instead, "");
              link.onAction(() -> actions.search(instead));
            });
    relaid();
  }

  /** Lays out this alone and moves what stands below it; the hits keep their places. */
  private void relaid() {
    whole.layout(true, true);
    whole.getParent().getParent().layout(new Control[] {whole});
  }
}
