package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Left what was found or what there is, right the provision that is read. */
final class LibraryView implements Room.View {
  private static final String ROOM = "library";
  private static final int LEFT = 412;
  private static final int LEFT_NARROW = 340;
  private static final int NARROW = 1012;
  private static final int SIDE = 24;
  private static final int TYPING_PAUSE = 300;
  private static final int MOST_ROWS = 50;
  private static final int MOST_ADDED = 3;
  private static final int LONG_TITLE = 10;
  private static final int ROW_INSET = 10;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final RoomContext context;
  private final Theme theme;
  private final Library library;
  private final PackRegistry registry;
  private final Words words;
  private final Composite root;
  private final Text field;
  private final Segments scope;
  private final Pane list;
  private final Reader reader;
  private final Background searching;
  private final Background changing;
  private final Map<String, HitRow> rows = new LinkedHashMap<>();
  private final Runnable later = this::typed;
  private String query = "";

  LibraryView(
      Composite parent, RoomContext context, Library library, PackRegistry registry, Words words) {
    this.context = context;
    this.theme = context.theme();
    this.library = library;
    this.registry = registry;
    this.words = words;
    root = new Composite(parent, SWT.NONE);
    root.setBackground(theme.color(Role.LINE));
    root.setLayout(tight(2, 1));

    Composite left = new Composite(root, SWT.NONE);
    left.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    left.setLayout(tight(1, 0));
    GridData leftData = new GridData(SWT.FILL, SWT.FILL, false, true);
    leftData.widthHint = LEFT;
    left.setLayoutData(leftData);
    root.addListener(
        SWT.Resize,
        event -> {
          leftData.widthHint = root.getClientArea().width < NARROW ? LEFT_NARROW : LEFT;
          root.layout();
        });

    Composite head = Parts.group(left, 1);
    GridLayout headLayout = (GridLayout) head.getLayout();
    headLayout.marginWidth = SIDE;
    headLayout.marginHeight = 16;
    headLayout.verticalSpacing = 12;
    field = searchField(head);
    Composite filters = Parts.group(head, 2);
    scope =
        new Segments(filters, theme, List.of(words.say("scope.today"), words.say("scope.all")), 0);
    scope.onChoice(index -> search());
    FlatButton add =
        new FlatButton(filters, theme, FlatButton.Kind.SECONDARY, words.say("import"), "plus");
    add.setToolTipText(words.say("import.tip"));
    add.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    add.onAction(this::askImport);

    list = new Pane(left, theme, Role.WINDOW_BACKGROUND, 0);
    list.setLayoutData(Parts.fill());
    ((GridLayout) list.body().getLayout()).verticalSpacing = 0;
    reader = new Reader(root, context, library, registry, words, this::askImport);
    reader.control().setLayoutData(Parts.fill());
    searching = new Background(root);
    changing = new Background(root);
    search();
  }

  private static GridLayout tight(int columns, int gap) {
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.horizontalSpacing = gap;
    layout.verticalSpacing = 0;
    return layout;
  }

  private Text searchField(Composite parent) {
    Composite frame = new Composite(parent, SWT.DOUBLE_BUFFERED);
    frame.setBackground(theme.color(Role.SURFACE));
    GridLayout layout = tight(2, 8);
    layout.marginWidth = 10;
    layout.marginHeight = 5;
    frame.setLayout(layout);
    frame.setLayoutData(Parts.wide());
    new Picture(frame, theme, "", 16, () -> theme.icon("search", Role.TEXT_SECONDARY, 16));
    Text text = Parts.field(frame, theme, words.say("search.hint"), words.say("search.name"));
    text.setLayoutData(Parts.wide());
    frame.addListener(
        SWT.Paint,
        event -> {
          boolean focused = text.isFocusControl();
          event.gc.setAntialias(SWT.ON);
          event.gc.setForeground(theme.color(focused ? Role.ACCENT : Role.CONTROL_BORDER));
          event.gc.setLineWidth(focused ? 2 : 1);
          Rectangle area = frame.getClientArea();
          int inset = focused ? 1 : 0;
          event.gc.drawRectangle(inset, inset, area.width - 1 - inset, area.height - 1 - inset);
        });
    text.addListener(SWT.FocusIn, event -> frame.redraw());
    text.addListener(SWT.FocusOut, event -> frame.redraw());
    text.addListener(SWT.Modify, event -> text.getDisplay().timerExec(TYPING_PAUSE, later));
    text.addListener(SWT.DefaultSelection, event -> typed());
    text.addListener(
        SWT.KeyDown,
        event -> {
          if (event.keyCode == SWT.ESC && !text.getText().isEmpty()) {
            text.setText("");
          } else if (event.keyCode == SWT.ARROW_DOWN && !rows.isEmpty()) {
            event.doit = false;
            rows.values().iterator().next().setFocus();
          }
        });
    return text;
  }

  private void typed() {
    if (!field.isDisposed() && !field.getText().strip().equals(query)) {
      search();
    }
  }

  // --- search ------------------------------------------------------------------------------------

  private record Outcome(Library.Found found, long millis) {}

  private void search() {
    query = field.getText().strip();
    if (query.isEmpty()) {
      searching.run(
          words.say("search.job"), library::imports, this::showDocuments, this::searchFailed);
      return;
    }
    String text = query;
    Locality place = context.workplace().place();
    LocalDate day = context.workplace().asOf();
    boolean inForce = scope.chosen() == 0;
    context.say(words.say("searching"));
    searching.run(
        words.say("search.job"),
        () -> {
          long start = System.nanoTime();
          Library.Found found =
              library.search(new Library.Query(text, MOST_ROWS, Optional.of(place), day, inForce));
          return new Outcome(found, (System.nanoTime() - start) / NANOS_PER_MILLI);
        },
        this::showHits,
        this::searchFailed);
  }

  private void searchFailed(Exception failure) {
    context.say("");
    startList();
    note(words.say("error.search", String.valueOf(failure.getMessage())), Role.TEXT);
    list.reflow();
  }

  private void startList() {
    rows.clear();
    list.clear();
    list.setOrigin(0, 0);
  }

  private void note(String text, Role role) {
    Composite group = Parts.group(list.body(), 1);
    GridLayout layout = (GridLayout) group.getLayout();
    layout.marginWidth = SIDE;
    layout.marginBottom = 12;
    Parts.text(group, theme, Type.SECONDARY, role, text);
  }

  private void showHits(Outcome outcome) {
    context.say("");
    startList();
    Library.Found found = outcome.found;
    String total = Integer.toString(found.total());
    String millis = Long.toString(outcome.millis);
    if (found.hits().isEmpty()) {
      note(words.say("found.none", query), Role.TEXT);
      note(words.say("found.none.more"), Role.TEXT_SECONDARY);
    } else {
      note(
          found.alsoSearched().isEmpty()
              ? words.say("found", total, millis)
              : words.say("found.also", total, millis, also(found.alsoSearched())),
          Role.TEXT_SECONDARY);
    }
    PackSnapshot snapshot = registry.snapshot();
    Places places = new Places(snapshot, words);
    for (Library.Hit hit : found.hits()) {
      boolean unchecked =
          snapshot
              .provision(hit.address(), context.workplace().asOf())
              .filter(provision -> provision.certainty() == Certainty.M)
              .isPresent();
      HitRow row =
          new HitRow(
              list.body(),
              theme,
              words.say("article", named(snapshot, hit, context.workplace().asOf()), hit.item()),
              hit,
              places.tags(hit.address(), hit.locality(), hit.status(), unchecked));
      row.setLayoutData(Parts.wide());
      String reference = hit.address().toString();
      row.onAction(() -> context.go(new Target(ROOM, "address", reference)));
      rows.put(reference, row);
    }
    if (found.total() > found.hits().size()) {
      int rest = found.total() - found.hits().size();
      Composite space = Parts.group(list.body(), 1);
      ((GridLayout) space.getLayout()).marginTop = 12;
      note(words.say("found.more", Integer.toString(rest)), Role.TEXT_SECONDARY);
    }
    mark();
    list.reflow();
  }

  private String also(List<String> added) {
    String some = String.join("、", added.subList(0, Math.min(MOST_ADDED, added.size())));
    return added.size() > MOST_ADDED
        ? words.say("found.also.more", some, Integer.toString(added.size()))
        : some;
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

  private void mark() {
    String shown = reader.reference();
    boolean[] marked = new boolean[1];
    rows.forEach(
        (reference, row) -> {
          boolean same =
              Address.parse(reference)
                  .map(Reader::unit)
                  .filter(
                      unit ->
                          unit.toString().equals(shown)
                              || unit.unversioned().toString().equals(shown))
                  .isPresent();
          row.selected(same && !marked[0]);
          marked[0] |= same;
        });
  }

  // --- what there is -----------------------------------------------------------------------------

  private void showDocuments(List<Document> own) {
    startList();
    Composite body = list.body();
    note(
        own.isEmpty() ? words.say("own.none") : words.say("own", Integer.toString(own.size())),
        Role.TEXT_SECONDARY);
    for (Document document : own) {
      Composite line = Parts.group(body, 2);
      ((GridLayout) line.getLayout()).horizontalSpacing = 0;
      ((GridLayout) line.getLayout()).marginWidth = ROW_INSET;
      documentRow(line, document, Locality.NATIONAL);
      FlatButton remove = new FlatButton(line, theme, FlatButton.Kind.QUIET, "", "trash");
      remove.setToolTipText(words.say("own.remove", document.title()));
      remove.onAction(() -> askRemove(document));
    }
    if (!library.findings().isEmpty()) {
      Composite group = Parts.group(body, 1);
      ((GridLayout) group.getLayout()).marginWidth = SIDE;
      Findings.show(group, theme, library.findings());
    }
    List<Document> documents = new ArrayList<>();
    Map<Document, Locality> localities = new LinkedHashMap<>();
    for (Pack pack : registry.snapshot().chain(context.workplace().place()).answering()) {
      pack.documents().stream()
          .filter(
              document ->
                  scope.chosen() == 1
                      || document.status(context.workplace().asOf()) == Document.Status.IN_FORCE)
          .sorted(Comparator.comparing(Document::kind).thenComparing(Document::title))
          .forEach(
              document -> {
                documents.add(document);
                localities.put(document, pack.locality());
              });
    }
    Composite space = Parts.group(body, 1);
    ((GridLayout) space.getLayout()).marginTop = 8;
    note(words.say("documents", Integer.toString(documents.size())), Role.TEXT_SECONDARY);
    Composite rest = Parts.group(body, 1);
    ((GridLayout) rest.getLayout()).marginWidth = ROW_INSET;
    ((GridLayout) rest.getLayout()).verticalSpacing = 0;
    for (Document document : documents) {
      documentRow(rest, document, localities.getOrDefault(document, Locality.NATIONAL));
    }
    list.reflow();
  }

  private void documentRow(Composite parent, Document document, Locality locality) {
    Places places = new Places(registry.snapshot(), words);
    String kind = Reader.kindOf(words, document.kind());
    boolean own = document.kind().equals("import");
    Row row =
        new Row(
            parent,
            theme,
            document.title(),
            own ? kind : words.say("documents.more", kind, document.effective().toString()),
            List.of(places.place(document.address(), locality)),
            true);
    row.setLayoutData(Parts.wide());
    row.onAction(() -> context.go(new Target(ROOM, "address", document.address().toString())));
  }

  // --- the user's own files ----------------------------------------------------------------------

  private void askImport() {
    FileDialog dialog = new FileDialog(root.getShell(), SWT.OPEN | SWT.MULTI);
    dialog.setText(words.say("import.title"));
    dialog.setFilterExtensions(new String[] {"*.md;*.txt;*.html;*.htm", "*"});
    dialog.setFilterNames(new String[] {words.say("import.filter"), "*"});
    if (dialog.open() == null) {
      return;
    }
    Path folder = Path.of(dialog.getFilterPath());
    importAll(Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
  }

  private void importAll(List<Path> files) {
    context.say(words.say("import.running", Integer.toString(files.size())));
    changing.run(
        words.say("import.job"),
        () -> library.importFiles(files, file -> {}),
        results -> {
          context.say("");
          reader.showImported(results);
          search();
        },
        failure -> {
          context.say("");
          reader.showFailure(said(failure, "error.import"));
        });
  }

  private String said(Exception failure, String key) {
    return failure instanceof DataFolder.BusyException busy
        ? words.say("error.busy", busy.owner())
        : words.say(key, String.valueOf(failure.getMessage()));
  }

  private void askRemove(Document document) {
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
        () -> remove(document),
        done -> {
          reader.showEmpty();
          search();
        },
        failure -> reader.showFailure(said(failure, "error.remove")));
  }

  private boolean remove(Document document) throws IOException {
    return library.removeImport(document.address().document());
  }

  // --- the room ----------------------------------------------------------------------------------

  @Override
  public void show(Target target) {
    switch (target.what()) {
      case "query" -> {
        field.setText(target.value());
        field.setSelection(target.value().length());
        field.getDisplay().timerExec(-1, later);
        search();
      }
      case "address" -> {
        reader.open(target.value());
        mark();
      }
      case "import" -> root.getDisplay().asyncExec(this::importWhenThere);
      default -> {}
    }
  }

  private void importWhenThere() {
    if (!root.isDisposed()) {
      askImport();
    }
  }

  @Override
  public Target current() {
    if (!reader.reference().isEmpty()) {
      return new Target(ROOM, "address", reader.reference());
    }
    return query.isEmpty() ? Target.room(ROOM) : new Target(ROOM, "query", query);
  }

  @Override
  public void refresh() {
    search();
    if (!reader.reference().isEmpty()) {
      reader.open(reader.reference());
    }
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
