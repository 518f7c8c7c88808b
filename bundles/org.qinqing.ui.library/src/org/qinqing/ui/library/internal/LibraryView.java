package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.qinqing.data.DataFolder;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Count;
import org.qinqing.library.Library.Extra;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Watches;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/** Left what was found or what there is, right the provision that is read. */
final class LibraryView implements Room.View {
  private static final String ROOM = "library";
  private static final int LEFT = 412;
  private static final int LEFT_NARROW = 340;
  private static final int LEFT_WIDE = 480;
  private static final int NARROW = 1012;
  private static final int WIDE = 1600;
  private static final int SIDE = 24;
  private static final int TYPING_PAUSE = 130;
  private static final int SLOW = 400;
  private static final int FIRST_ROWS = 20;
  private static final int MOST_ROWS = 300;
  private static final int LONG_TITLE = 10;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final String FILES =
      "*.md;*.txt;*.html;*.htm;*.docx;*.doc;*.pdf;*.MD;*.TXT;*.HTML;*.HTM;*.DOCX;*.DOC;*.PDF";

  private final RoomContext context;
  private final Theme theme;
  private final Library library;
  private final PackRegistry registry;
  private final Services services;
  private final SearchDesk searchDesk;
  private final Imports imports;
  private final Words words;
  private final Composite root;
  private final Composite left;
  private final Text field;
  private final FlatButton add;
  private final FilterBar filters;
  private final FoundLine foundLine;
  private final Composite lists;
  private final StackLayout stack = new StackLayout();
  private final ResultList results;
  private final Home home;
  private final ImportStrip strip;
  private final Reader reader;
  private final Background searching;
  private final Background changing;
  private final Runnable later = this::typed;
  private final Runnable slow = this::sayThatItTakesTime;
  private Locality place;
  private String query = "";
  private int most = FIRST_ROWS;
  private boolean importing;
  private boolean saidSo;

  /** What a search brought. */
  private record Outcome(
      Library.Found found,
      long millis,
      PackSnapshot snapshot,
      List<ResultList.Line> lines,
      Map<Facet, List<Count>> counts,
      Contents.Kept kept) {
    /** How many more there are in versions that are over. */
    int past() {
      return counts.getOrDefault(Facet.STATUS, List.of()).stream()
          .filter(count -> Filters.Time.HISTORY.names().contains(count.value()))
          .mapToInt(Count::number)
          .sum();
    }
  }

  LibraryView(
      Composite parent,
      RoomContext context,
      Library library,
      PackRegistry registry,
      Services services,
      ReadingDesk desk,
      SearchDesk searchDesk,
      Imports imports,
      Watching watching,
      Words words) {
    this.context = context;
    this.theme = context.theme();
    this.library = library;
    this.registry = registry;
    this.services = services;
    this.searchDesk = searchDesk;
    this.imports = imports;
    this.words = words;
    place = context.workplace().place();
    root = new Composite(parent, SWT.NONE);
    root.setBackground(theme.color(Role.LINE));
    root.setLayout(tight(2, 1));

    left = new Composite(root, SWT.NONE);
    left.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    left.setLayout(tight(1, 0));
    GridData leftData = new GridData(SWT.FILL, SWT.FILL, false, true);
    leftData.widthHint = LEFT;
    left.setLayoutData(leftData);
    root.addListener(
        SWT.Resize,
        event -> {
          int width = root.getClientArea().width;
          leftData.widthHint = width < NARROW ? LEFT_NARROW : width > WIDE ? LEFT_WIDE : LEFT;
          root.layout();
        });

    Composite head = Parts.group(left, 1);
    GridLayout headLayout = (GridLayout) head.getLayout();
    headLayout.marginWidth = SIDE;
    headLayout.marginTop = 8;
    headLayout.marginBottom = 2;
    headLayout.verticalSpacing = 5;
    Composite top = Parts.group(head, 2);
    field = searchField(top);
    add = new FlatButton(top, theme, FlatButton.Kind.SECONDARY, words.say("import"), "down");
    add.setToolTipText(words.say("import.tip"));
    add.onAction(() -> importMenu(add));
    filters = new FilterBar(head, context, words, searchDesk, () -> search(true));
    foundLine = new FoundLine(head, theme, words, new AboveTheHits());

    Composite line = new Composite(left, SWT.NONE);
    line.setBackground(theme.color(Role.LINE));
    GridData lineData = Parts.wide();
    lineData.heightHint = 1;
    line.setLayoutData(lineData);
    lists = new Composite(left, SWT.NONE);
    lists.setBackground(left.getBackground());
    lists.setLayoutData(Parts.fill());
    lists.setLayout(stack);
    results =
        new ResultList(
            lists, theme, new ResultList.Actions(this::open, this::openApart, this::toField));
    home =
        new Home(
            lists,
            theme,
            words,
            new Home.Actions(
                this::open,
                this::openApart,
                this::searchSaved,
                this::see,
                (saved, watched) -> keep(saved.query(), saved.locality(), watched),
                this::forget,
                this::askRemove));
    stack.topControl = home.control();
    strip = new ImportStrip(left, theme, words, imports, this::showImported);

    reader =
        new Reader(
            root, context, library, registry, services, desk, words, this::askFiles, this::alone);
    reader.control().setLayoutData(Parts.fill());
    reader.onShown(this::mark);
    searching = new Background(root);
    changing = new Background(root);
    importing = imports.standing().isPresent();
    add.setEnabled(!importing);
    listen(services.onChange(onScreen(() -> search(false))));
    listen(watching.onFired(onScreen(() -> search(false))));
    listen(imports.onChange(onScreen(this::importsChanged)));
    takeDrops();
    field.setText(searchDesk.query());
    search(true);
  }

  private static GridLayout tight(int columns, int gap) {
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.horizontalSpacing = gap;
    layout.verticalSpacing = 0;
    return layout;
  }

  private void listen(Runnable deaf) {
    root.addListener(SWT.Dispose, event -> deaf.run());
  }

  /** Work that is told on any thread and done on the window's, as long as the room is there. */
  private Runnable onScreen(Runnable work) {
    Display display = root.getDisplay();
    return () -> {
      if (!display.isDisposed()) {
        display.asyncExec(
            () -> {
              if (!root.isDisposed()) {
                work.run();
              }
            });
      }
    };
  }

  private Text searchField(Composite parent) {
    FieldFrame frame = new FieldFrame(parent, theme, 2, FieldFrame.BAR);
    new Picture(frame, theme, "", 16, () -> theme.icon("search", Role.TEXT_SECONDARY, 16));
    Text text =
        frame.around(Parts.field(frame, theme, words.say("search.hint"), words.say("search.name")));
    text.setLayoutData(Parts.wide());
    // An input method that composes changes nothing until it commits, so this fires for whole words
    // only.
    text.addListener(
        SWT.Modify,
        event -> {
          text.getDisplay().timerExec(-1, later);
          text.getDisplay().timerExec(TYPING_PAUSE, later);
        });
    text.addListener(SWT.DefaultSelection, event -> entered());
    text.addListener(SWT.KeyDown, this::key);
    return text;
  }

  private void key(Event event) {
    if (event.keyCode == SWT.ESC && !field.getText().isEmpty()) {
      field.setText("");
      typed();
    } else if (event.keyCode == SWT.ARROW_DOWN) {
      event.doit = false;
      if (query.isEmpty()) {
        home.control().setFocus();
      } else {
        results.focusFirst();
      }
    }
  }

  /** Enter searches at once; when that is done already, it opens the first hit. */
  private void entered() {
    if (!field.getText().strip().equals(query)) {
      typed();
    } else if (!query.isEmpty()) {
      results.first().ifPresent(line -> open(line.reference()));
    }
  }

  private void typed() {
    if (!field.isDisposed() && !field.getText().strip().equals(query)) {
      search(true);
    }
  }

  private void toField() {
    field.setFocus();
  }

  private void open(String reference) {
    context.go(new Target(ROOM, "address", reference));
  }

  private void openApart(String reference) {
    context.go(new Target(ROOM, "tab", reference));
  }

  private void alone(boolean comparing) {
    ((GridData) left.getLayoutData()).exclude = comparing;
    left.setVisible(!comparing);
    root.layout(true);
  }

  // --- search ------------------------------------------------------------------------------------

  /** The place a search is for; none where the whole country was chosen. */
  private static Optional<Locality> asked(Locality place) {
    return Optional.of(place).filter(one -> !one.equals(Locality.NATIONAL));
  }

  private void search(boolean anew) {
    Display display = root.getDisplay();
    display.timerExec(-1, later);
    display.timerExec(-1, slow);
    query = field.getText().strip();
    searchDesk.query(query);
    if (anew) {
      most = FIRST_ROWS;
    }
    Filters wanted = filters.filters();
    Locality where = place;
    LocalDate day = context.workplace().asOf();
    if (query.isEmpty()) {
      searching.run(
          words.say("search.job"),
          () -> Contents.read(library, registry.snapshot(), wanted, where, day, services.watches()),
          this::showHome,
          this::searchFailed);
      return;
    }
    String text = query;
    int limit = most;
    display.timerExec(SLOW, slow);
    searching.run(
        words.say("search.job"),
        () -> find(text, limit, wanted, where, day),
        outcome -> showHits(outcome, anew),
        this::searchFailed);
  }

  private void sayThatItTakesTime() {
    if (!root.isDisposed()) {
      saidSo = true;
      context.say(words.say("searching"));
    }
  }

  private void answered() {
    root.getDisplay().timerExec(-1, slow);
    if (saidSo) {
      saidSo = false;
      context.say("");
    }
  }

  private Outcome find(String text, int limit, Filters wanted, Locality where, LocalDate day)
      throws IOException {
    Map<Facet, Set<String>> only = wanted.only(where);
    long start = System.nanoTime();
    Library.Found found =
        library.search(
            new Library.Query(
                text,
                limit,
                asked(where),
                day,
                only,
                Set.of(Extra.SNIPPETS, Extra.SUGGESTION, Extra.COUNTS)));
    long millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    // What other values of a facet would bring is counted without the facet's own limit.
    Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
    counts.putAll(found.counts());
    for (Facet facet : only.keySet()) {
      Library.Query beside =
          new Library.Query(
              text, 1, asked(where), day, wanted.onlyBeside(facet, where), Set.of(Extra.COUNTS));
      counts.put(facet, library.search(beside).counts().getOrDefault(facet, List.of()));
    }
    PackSnapshot snapshot = registry.snapshot();
    Places places = new Places(snapshot, words);
    List<ResultList.Line> lines = new ArrayList<>();
    for (Library.Hit hit : found.hits()) {
      boolean unchecked =
          snapshot
              .provision(hit.address(), day)
              .filter(provision -> provision.certainty() == Certainty.M)
              .isPresent();
      lines.add(
          new ResultList.Line(
              words.say("article", named(snapshot, hit, day), ""),
              hit,
              places.tags(hit, unchecked),
              words.say(
                  "found.about",
                  hit.title(),
                  hit.item(),
                  hit.heading(),
                  hit.address().toString())));
    }
    return new Outcome(
        found, millis, snapshot, lines, counts, Contents.Kept.of(services.watches()));
  }

  /** The name people use for a document when its title is long. */
  private static String named(PackSnapshot snapshot, Library.Hit hit, LocalDate day) {
    if (hit.title().length() <= LONG_TITLE) {
      return hit.title();
    }
    return snapshot
        .document(hit.address(), day)
        .flatMap(document -> document.shortNames().stream().findFirst())
        .orElseGet(hit::title);
  }

  private void searchFailed(Exception failure) {
    answered();
    String text = words.say("error.search", String.valueOf(failure.getMessage()));
    foundLine.hide();
    if (query.isEmpty()) {
      home.fail(text);
      turn(home.control());
    } else {
      results.show(List.of(), true);
      results.message(Role.TEXT, text);
      results.finish();
      turn(results.control());
    }
  }

  private void turn(Control list) {
    stack.topControl = list;
    lists.layout();
  }

  private void showHome(Contents contents) {
    answered();
    filters.show(contents.snapshot(), contents.counts());
    foundLine.hide();
    home.show(contents);
    turn(home.control());
  }

  private void showHits(Outcome outcome, boolean anew) {
    answered();
    Library.Found found = outcome.found;
    filters.show(outcome.snapshot, outcome.counts);
    foundLine.show(found, outcome.millis, outcome.kept, outcome.kept.of(query, asked(place)));
    turn(results.control());
    results.show(outcome.lines, anew);
    boolean limited = !filters.filters().equals(Filters.PLAIN);
    if (found.hits().isEmpty()) {
      results.message(Role.TEXT, words.say("found.none", query));
      results.message(
          Role.TEXT_SECONDARY, words.say(limited ? "found.none.filters" : "found.none.more"));
      if (limited) {
        results.link("", words.say("filter.clear"), () -> filters.choose(Filters.PLAIN));
      }
    }
    int rest = found.total() - found.hits().size();
    if (rest > 0 && most < MOST_ROWS) {
      results.link(
          words.say("found.rest", Integer.toString(rest)),
          words.say("found.showMore"),
          this::showMore);
    } else if (rest > 0) {
      results.say(words.say("found.more", Integer.toString(rest)), 1);
    }
    if (filters.filters().time() == Filters.Time.IN_FORCE && outcome.past() > 0) {
      results.link(
          words.say("found.past", Integer.toString(outcome.past())),
          words.say("found.past.show"),
          () -> filters.choose(filters.filters().at(Filters.Time.ALL)));
    }
    mark();
    results.finish();
  }

  private void showMore() {
    most = Math.min(MOST_ROWS, most * 3);
    search(false);
  }

  private void mark() {
    String shown = reader.reference();
    results.mark(
        line -> {
          Address unit = Reader.unit(line.hit().address());
          return unit.toString().equals(shown) || unit.unversioned().toString().equals(shown);
        });
  }

  // --- what is kept ------------------------------------------------------------------------------

  /** What a person does above the hits. */
  private final class AboveTheHits implements FoundLine.Actions {
    @Override
    public void search(String instead) {
      searchFor(instead);
    }

    @Override
    public void keep(boolean watched) {
      LibraryView.this.keep(query, asked(place), watched);
    }

    @Override
    public void news() {
      searchFor("");
    }

    @Override
    public void change(Control under, Watches.Saved saved) {
      DropDown menu = new DropDown(under);
      menu.choice(
          words.say("watch"),
          saved.watched(),
          () -> LibraryView.this.keep(saved.query(), saved.locality(), !saved.watched()));
      menu.line();
      menu.add(words.say("saved.forget"), () -> forget(saved));
      menu.open();
    }
  }

  private void searchFor(String text) {
    field.setText(text);
    field.setSelection(text.length());
    search(true);
  }

  /** Work on what is kept; afterwards the list tells how it stands. */
  private void change(Change change) {
    services
        .watches()
        .ifPresent(
            watches ->
                changing.run(
                    words.say("watch.job"),
                    () -> {
                      change.on(watches);
                      return true;
                    },
                    done -> search(false),
                    failure -> context.say(said(failure, "error.watch"))));
  }

  /** A change of what is kept. */
  private interface Change {
    void on(Watches watches) throws IOException;
  }

  private void keep(String text, Optional<Locality> where, boolean watched) {
    change(watches -> watches.save(text, where, watched));
  }

  private void forget(Watches.Saved saved) {
    change(watches -> watches.remove(saved.id()));
  }

  private void searchSaved(Watches.Saved saved) {
    searchFor(saved.query());
    change(watches -> watches.seen(saved.id()));
  }

  private void see(Watches.Fired fired) {
    open(fired.address().toString());
    change(watches -> watches.seen(fired.saved().id()));
  }

  // --- the user's own files ----------------------------------------------------------------------

  private void importMenu(Control under) {
    DropDown menu = new DropDown(under);
    menu.add(words.say("import.files"), this::askFilesLater);
    menu.add(words.say("import.folder"), this::askFolderLater);
    menu.open();
  }

  private void askFilesLater() {
    onScreen(this::askFiles).run();
  }

  private void askFolderLater() {
    onScreen(this::askFolder).run();
  }

  private void askFiles() {
    FileDialog dialog = new FileDialog(root.getShell(), SWT.OPEN | SWT.MULTI);
    dialog.setText(words.say("import.title"));
    dialog.setFilterExtensions(new String[] {FILES, "*"});
    dialog.setFilterNames(new String[] {words.say("import.filter"), words.say("import.any")});
    if (dialog.open() != null) {
      Path folder = Path.of(dialog.getFilterPath());
      take(Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
    }
  }

  private void askFolder() {
    DirectoryDialog dialog = new DirectoryDialog(root.getShell(), SWT.OPEN);
    dialog.setText(words.say("import.folder.title"));
    dialog.setMessage(words.say("import.folder.text"));
    String folder = dialog.open();
    if (folder != null) {
      take(List.of(Path.of(folder)));
    }
  }

  private void takeDrops() {
    DropTarget target = new DropTarget(root, DND.DROP_COPY | DND.DROP_DEFAULT);
    target.setTransfer(FileTransfer.getInstance());
    target.addDropListener(
        new DropTargetAdapter() {
          @Override
          public void dragEnter(DropTargetEvent event) {
            event.detail = imports.standing().isPresent() ? DND.DROP_NONE : DND.DROP_COPY;
            context.say(words.say("import.drop"));
          }

          @Override
          public void dragLeave(DropTargetEvent event) {
            context.say("");
          }

          @Override
          public void drop(DropTargetEvent event) {
            if (event.data instanceof String[] names) {
              List<Path> paths = Arrays.stream(names).map(Path::of).toList();
              onScreen(() -> take(paths)).run();
            }
          }
        });
  }

  /** One file is looked at first; several, or folders, are taken as they are. */
  private void take(List<Path> paths) {
    if (paths.isEmpty()) {
      return;
    }
    if (imports.standing().isPresent()) {
      context.say(words.say("import.busy"));
    } else if (paths.size() == 1 && Files.isRegularFile(paths.getFirst())) {
      preview(paths.getFirst());
    } else {
      imports.start(words.say("import.job"), progress -> library.importFiles(paths, progress));
    }
  }

  private void preview(Path file) {
    PreviewDialog dialog = new PreviewDialog(root.getShell(), theme, words, library, file);
    Optional<ImportCorrections> wanted = dialog.ask();
    wanted.ifPresent(
        corrections ->
            imports.start(
                words.say("import.job"),
                progress ->
                    corrections.isEmpty()
                        ? library.importFiles(List.of(file), progress)
                        : List.of(library.importFile(file, corrections))));
  }

  private void importsChanged() {
    strip.show();
    boolean now = imports.standing().isPresent();
    if (importing == now) {
      return;
    }
    importing = now;
    add.setEnabled(!now);
    add.redraw();
    if (!now) {
      search(false);
      reader.refresh();
      imports
          .result()
          .filter(result -> result.files().size() == 1)
          .flatMap(result -> result.files().getFirst().document())
          // Somebody who has gone to another room stays there.
          .filter(document -> root.isVisible())
          .ifPresent(document -> open(document.address().toString()));
    }
  }

  private void showImported() {
    imports
        .result()
        .ifPresent(
            result -> new ImportedDialog(root.getShell(), theme, words, result, this::open).open());
  }

  private String said(Exception failure, String key) {
    return failure instanceof DataFolder.BusyException busy
        ? words.say("error.busy", busy.owner())
        : words.say(key, String.valueOf(failure.getMessage()));
  }

  private void askRemove(Library.OwnDocument document) {
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            root.getShell(),
            words.say("own.remove.title"),
            words.say("own.remove.text", document.title()),
            SWT.NONE,
            words.say("own.remove.yes"),
            words.say("own.remove.no"));
    if (answer != 0) {
      return;
    }
    changing.run(
        words.say("own.remove.title"),
        () -> library.removeImport(document.address()),
        done -> {
          boolean read =
              Address.parse(reader.reference())
                  .filter(address -> address.document().equals(document.address().document()))
                  .isPresent();
          if (read) {
            reader.showEmpty();
          }
          search(false);
        },
        failure -> reader.showFailure(said(failure, "error.remove")));
  }

  // --- the room ----------------------------------------------------------------------------------

  @Override
  public void show(Target target) {
    switch (target.what()) {
      case "query" -> searchFor(target.value());
      case "import" -> {
        if (target.value().isEmpty()) {
          askFilesLater();
        } else {
          onScreen(() -> take(List.of(Path.of(target.value())))).run();
        }
      }
      default -> {
        if (reader.show(target)) {
          mark();
        }
      }
    }
  }

  @Override
  public Target current() {
    return reader
        .current()
        .orElseGet(() -> query.isEmpty() ? Target.room(ROOM) : new Target(ROOM, "query", query));
  }

  @Override
  public void refresh() {
    if (!place.equals(context.workplace().place())) {
      place = context.workplace().place();
      filters.placeChanged();
    }
    search(false);
    reader.refresh();
  }

  @Override
  public void focus() {
    for (Control at = root.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
      if (at == root) {
        return;
      }
    }
    field.setFocus();
  }
}
