package org.qinqing.ui.library.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Level;
import org.qinqing.library.Watches;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What stands at the left while nobody searches: what is kept, own files, and all documents. */
final class Home {
  private static final int SIDE = 24;
  private static final int ROW_INSET = 10;
  private static final int MOST_FIRED = 10;
  private static final int STEP = 12;
  private static final int LONG_TEXT = 44;
  private static final int OPEN_AT_FIRST = 14;

  private final Theme theme;
  private final Words words;
  private final Pane pane;
  private final Actions actions;
  private final Map<Level, Boolean> turned = new EnumMap<>(Level.class);
  private int mostOwn = STEP;
  private Optional<Contents> shown = Optional.empty();

  /**
   * What a person does here.
   *
   * @param open an address
   * @param apart an address, in a new tab
   * @param search a saved search
   * @param see something that fired
   * @param watch a saved search, from now on or no longer
   * @param forget a saved search
   * @param remove a file of the user's own
   */
  record Actions(
      Consumer<String> open,
      Consumer<String> apart,
      Consumer<Watches.Saved> search,
      Consumer<Watches.Fired> see,
      BiConsumer<Watches.Saved, Boolean> watch,
      Consumer<Watches.Saved> forget,
      Consumer<Library.OwnDocument> remove) {}

  Home(Composite parent, Theme theme, Words words, Actions actions) {
    this.theme = theme;
    this.words = words;
    this.actions = actions;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 0);
    ((GridLayout) pane.body().getLayout()).verticalSpacing = 0;
  }

  Control control() {
    return pane;
  }

  void show(Contents contents) {
    int top = pane.getOrigin().y;
    shown = Optional.of(contents);
    pane.clear();
    if (contents.kept().there()) {
      kept(contents);
    }
    own(contents);
    documents(contents);
    pane.reflow();
    pane.setOrigin(0, top);
  }

  /** Says that it could not be read. */
  void fail(String text) {
    pane.clear();
    head(text);
    pane.reflow();
  }

  private void head(String text) {
    Composite group = Parts.group(pane.body(), 1);
    GridLayout layout = (GridLayout) group.getLayout();
    layout.marginWidth = SIDE;
    layout.marginTop = 6;
    layout.marginBottom = 2;
    Parts.text(group, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, text);
  }

  private Composite rows(int columns) {
    Composite group = Parts.group(pane.body(), columns);
    GridLayout layout = (GridLayout) group.getLayout();
    layout.marginWidth = ROW_INSET;
    layout.horizontalSpacing = 0;
    layout.verticalSpacing = 0;
    return group;
  }

  private FlatButton sign(Composite parent, String icon, String tip, Runnable action) {
    FlatButton button = new FlatButton(parent, theme, FlatButton.Kind.QUIET, "", icon);
    button.setToolTipText(tip);
    button.onAction(action);
    return button;
  }

  // --- what is kept ------------------------------------------------------------------------------

  private void kept(Contents contents) {
    Contents.Kept kept = contents.kept();
    if (!kept.fired().isEmpty()) {
      head(words.say("fired", Integer.toString(kept.fired().size())));
      Composite group = rows(1);
      List<Watches.Fired> first =
          kept.fired().subList(0, Math.min(MOST_FIRED, kept.fired().size()));
      for (Watches.Fired fired : first) {
        Row row =
            new Row(
                group,
                theme,
                words.say("article", fired.title(), fired.item()),
                shortened(fired.text()),
                List.of(Tag.of(shortened(fired.saved().query()), Role.ACCENT)),
                true);
        row.setLayoutData(Parts.wide());
        row.onAction(() -> actions.see.accept(fired));
      }
    }
    if (kept.saved().isEmpty()) {
      return;
    }
    head(words.say("saved", Integer.toString(kept.saved().size())));
    Composite group = rows(3);
    Places places = new Places(contents.snapshot(), words);
    for (Watches.Saved saved : kept.saved()) {
      long news =
          kept.fired().stream().filter(fired -> fired.saved().id().equals(saved.id())).count();
      String where = saved.locality().map(places::name).orElseGet(() -> words.say("saved.all"));
      Row row =
          new Row(
              group,
              theme,
              saved.query(),
              words.say(saved.watched() ? "saved.watched" : "saved.only", where),
              news == 0
                  ? List.of()
                  : List.of(Tag.of(words.say("fired.tag", Long.toString(news)), Role.LOCAL_MARK)),
              true);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> actions.search.accept(saved));
      sign(
          group,
          saved.watched() ? "minus" : "eye",
          words.say(saved.watched() ? "watch.stop" : "watch.start", saved.query()),
          () -> actions.watch.accept(saved, !saved.watched()));
      sign(
          group,
          "trash",
          words.say("saved.remove", saved.query()),
          () -> actions.forget.accept(saved));
    }
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ').strip();
    return line.length() > LONG_TEXT ? line.substring(0, LONG_TEXT) + "……" : line;
  }

  // --- own files ---------------------------------------------------------------------------------

  private void own(Contents contents) {
    List<Library.OwnDocument> own = contents.own();
    head(own.isEmpty() ? words.say("own.none") : words.say("own", Integer.toString(own.size())));
    Composite group = rows(2);
    for (Library.OwnDocument document : own.subList(0, Math.min(mostOwn, own.size()))) {
      Row row =
          new Row(
              group,
              theme,
              document.title(),
              words.say(
                  "own.more",
                  document.number().isEmpty() ? document.file() : document.number(),
                  Integer.toString(document.articles())),
              List.of(),
              true);
      row.setLayoutData(Parts.wide());
      opens(row, document.address().toString());
      sign(
          group,
          "trash",
          words.say("own.remove", document.title()),
          () -> actions.remove.accept(document));
    }
    if (own.size() > mostOwn) {
      Composite more = Parts.group(pane.body(), 1);
      ((GridLayout) more.getLayout()).marginWidth = SIDE - 4;
      FlatButton rest =
          new FlatButton(
              more,
              theme,
              FlatButton.Kind.LINK,
              words.say("own.rest", Integer.toString(own.size() - mostOwn)),
              "");
      rest.onAction(
          () -> {
            mostOwn *= 4;
            shown.ifPresent(this::show);
          });
    }
    if (!contents.findings().isEmpty()) {
      Composite findings = Parts.group(pane.body(), 1);
      ((GridLayout) findings.getLayout()).marginWidth = SIDE;
      Findings.show(findings, theme, contents.findings());
    }
  }

  private void opens(Row row, String reference) {
    row.onAction(() -> actions.open.accept(reference));
    row.onAside(() -> actions.apart.accept(reference));
  }

  // --- documents of the bundles ------------------------------------------------------------------

  private void documents(Contents contents) {
    head(words.say("documents", Integer.toString(contents.documents())));
    if (contents.documents() == 0) {
      Composite none = Parts.group(pane.body(), 1);
      ((GridLayout) none.getLayout()).marginWidth = SIDE;
      Parts.text(none, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("documents.none"));
      return;
    }
    Places places = new Places(contents.snapshot(), words);
    int sofar = 0;
    for (Map.Entry<Level, List<Contents.Entry>> level : contents.levels().entrySet()) {
      List<Contents.Entry> entries = level.getValue();
      boolean open =
          turned.getOrDefault(
              level.getKey(), sofar == 0 || sofar + entries.size() <= OPEN_AT_FIRST);
      sofar += entries.size();
      Fold fold =
          new Fold(pane.body(), theme, words.say("level." + level.getKey()), entries.size(), open);
      fold.setLayoutData(Parts.wide());
      Composite group = rows(1);
      if (open) {
        fill(group, entries, places);
      }
      hidden(group, !open);
      fold.onAction(
          () -> {
            fold.open(!fold.open());
            turned.put(level.getKey(), fold.open());
            if (group.getChildren().length == 0) {
              fill(group, entries, places);
            }
            hidden(group, !fold.open());
            pane.reflow();
          });
    }
  }

  private static void hidden(Composite group, boolean value) {
    ((GridData) group.getLayoutData()).exclude = value;
    group.setVisible(!value);
  }

  private void fill(Composite group, List<Contents.Entry> entries, Places places) {
    for (Contents.Entry entry : entries) {
      Document document = entry.document();
      Row row = new Row(group, theme, document.title(), "", tags(entry, places), true);
      row.setLayoutData(Parts.wide());
      opens(row, document.address().toString());
    }
  }

  /** The place of a local document, and since when it is in force. */
  private static List<Tag> tags(Contents.Entry entry, Places places) {
    Tag since = Tag.bare(entry.document().effective().toString(), Role.TEXT_SECONDARY);
    return entry.locality().equals(Locality.NATIONAL)
        ? List.of(since)
        : List.of(places.place(entry.document().address(), entry.locality()), since);
  }
}
