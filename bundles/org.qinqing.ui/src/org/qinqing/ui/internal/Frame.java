package org.qinqing.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackListener;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.Workplace;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The frame around the rooms: rail, search box, status line. Rooms come and go as services; all
 * work here is on the UI thread.
 */
final class Frame implements RoomContext {
  private static final int TOP_HEIGHT = 52;
  private static final int STATUS_HEIGHT = 30;
  private static final int MOST_RECENT = 12;
  private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

  /**
   * The room that installs bundles, and what it is asked for then: done once, never gone back to.
   */
  private static final String INSTALLS = "packs";

  private static final String DEED = "install";
  private static final List<String> LOOKS = List.of("light", "dark", "hc");

  private final Composite parent;
  private final Display display;
  private final Words words = Words.beside(Frame.class);
  private final Workplace workplace = new Workplace();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, Room.View> views = new HashMap<>();
  private final Map<String, Composite> hosts = new HashMap<>();
  private final Map<String, RailItem> railItems = new HashMap<>();
  private final List<Target> past = new ArrayList<>();
  private final List<Target> future = new ArrayList<>();
  private final List<Target> recent = new ArrayList<>();
  private final ServiceTracker<Room, Room> roomTracker;
  private final ServiceTracker<DataFolder, DataFolder> dataTracker;
  private final ServiceRegistration<PackListener> packListener;
  private final Listener keys = this::key;
  private final Optional<OpenRequests> requests;

  /** Files opened from outside that wait to be shown. */
  private final List<Path> opened = new ArrayList<>();

  /** What the registry told last; asking it here would read bundles on the UI thread. */
  private PackSnapshot installed = PackSnapshot.EMPTY;

  private Theme theme;
  private String open = "";
  private Pieces parts;

  /** The parts of the frame that are made anew with each look. */
  private record Pieces(
      Composite whole,
      Composite rail,
      SearchBox search,
      Composite content,
      StackLayout stack,
      Label said,
      FlatButton place,
      FlatButton role,
      FlatButton day,
      FlatButton health,
      FlatButton back,
      FlatButton forward) {}

  Frame(Composite parent, BundleContext context) {
    this.parent = parent;
    this.display = parent.getDisplay();
    dataTracker = new ServiceTracker<>(context, DataFolder.class, null);
    dataTracker.open();
    data().ifPresent(data -> new Settings(data).load(workplace));
    theme = new Theme(display, workplace.theme());
    parts = build();
    roomTracker = new RoomTracker(context);
    roomTracker.open();
    workplace.onChange(this::workplaceChanged);
    packListener =
        context.registerService(
            PackListener.class, snapshot -> onScreen(() -> packsChanged(snapshot)), null);
    display.addFilter(SWT.KeyDown, keys);
    requests = data().map(data -> new OpenRequests(openFolder(data), Frame::log));
    requests.ifPresent(
        folder ->
            folder.watch(
                file ->
                    onScreen(
                        () -> {
                          opened.addLast(file);
                          showOpened();
                        })));
  }

  /** Where files opened from outside are told. */
  static Path openFolder(DataFolder data) {
    return data.root().resolve("open");
  }

  private static void log(Exception failure) {
    ILog.of(Frame.class).warn("open", failure);
  }

  /** Rooms arrive and leave on any thread; the rail follows on the UI thread. */
  private final class RoomTracker extends ServiceTracker<Room, Room> {
    RoomTracker(BundleContext context) {
      super(context, Room.class, null);
    }

    @Override
    public Room addingService(ServiceReference<Room> reference) {
      Room room = context.getService(reference);
      onScreen(() -> arrive(room));
      return room;
    }

    @Override
    public void removedService(ServiceReference<Room> reference, Room room) {
      onScreen(() -> leave(room));
      context.ungetService(reference);
    }
  }

  private void onScreen(Runnable work) {
    if (display.isDisposed()) {
      return;
    }
    if (Display.getCurrent() == display) {
      // Closing the window ends the trackers, which then report every room as gone.
      if (!parts.whole.isDisposed()) {
        work.run();
      }
    } else {
      later(work);
    }
  }

  private void later(Runnable work) {
    display.asyncExec(
        () -> {
          if (!parts.whole.isDisposed()) {
            work.run();
          }
        });
  }

  private Optional<DataFolder> data() {
    return Optional.ofNullable(dataTracker.getService());
  }

  void focus() {
    Room.View view = views.get(open);
    if (view != null) {
      view.focus();
    }
  }

  void close() {
    requests.ifPresent(OpenRequests::close);
    if (!display.isDisposed()) {
      display.removeFilter(SWT.KeyDown, keys);
    }
    packListener.unregister();
    roomTracker.close();
    dataTracker.close();
    theme.dispose();
  }

  // --- the frame -------------------------------------------------------------------------------

  private Pieces build() {
    Composite whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    GridLayout columns = new GridLayout(2, false);
    columns.marginWidth = 0;
    columns.marginHeight = 0;
    columns.horizontalSpacing = 0;
    columns.verticalSpacing = 0;
    whole.setLayout(columns);

    Composite railColumn = strip(whole, Role.RAIL, 1);
    GridData tall = new GridData(SWT.FILL, SWT.FILL, false, true, 1, 2);
    tall.widthHint = RailItem.WIDTH;
    railColumn.setLayoutData(tall);
    String mark = words.say("seal");
    new Seal(railColumn, theme, mark.substring(0, 1), mark.substring(1));
    Composite rail = strip(railColumn, Role.RAIL, 1);
    rail.setLayoutData(Parts.fill());
    RailItem look = new RailItem(railColumn, theme, "gear", words.say("settings"));
    look.onAction(() -> settingsMenu(look));

    Composite top = strip(whole, Role.SURFACE, 6);
    GridData topData = new GridData(SWT.FILL, SWT.FILL, true, false);
    topData.heightHint = TOP_HEIGHT;
    top.setLayoutData(topData);
    ((GridLayout) top.getLayout()).marginWidth = 24;
    ((GridLayout) top.getLayout()).marginHeight = 9;
    ((GridLayout) top.getLayout()).horizontalSpacing = 8;
    SearchBox search = new SearchBox(top, theme, words.say("search.hint"), "Ctrl+K");
    search.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
    search.field.addListener(SWT.DefaultSelection, event -> submitSearch());
    search.field.addListener(SWT.KeyDown, this::searchKey);
    FlatButton back = quiet(top, "", "left");
    back.setToolTipText(words.say("back"));
    back.onAction(this::goBack);
    FlatButton forward = quiet(top, "", "right");
    forward.setToolTipText(words.say("forward"));
    forward.onAction(this::goForward);
    FlatButton recentButton = quiet(top, words.say("recent"), "clock");
    recentButton.onAction(() -> recentMenu(recentButton));
    FlatButton help = quiet(top, words.say("help"), "help");
    help.onAction(this::help);

    Composite content = new Composite(whole, SWT.NONE);
    content.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    content.setLayoutData(Parts.fill());
    StackLayout stack = new StackLayout();
    content.setLayout(stack);

    Composite status = strip(whole, Role.SURFACE_SUNKEN, 6);
    GridData statusData = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
    statusData.heightHint = STATUS_HEIGHT;
    status.setLayoutData(statusData);
    ((GridLayout) status.getLayout()).marginWidth = 12;
    ((GridLayout) status.getLayout()).marginHeight = 2;
    FlatButton place = quiet(status, "", "pin");
    place.onAction(() -> placeMenu(place));
    FlatButton role = quiet(status, "", "user");
    role.onAction(
        () -> workplace.side(workplace.side() == Side.OFFICIAL ? Side.ENTERPRISE : Side.OFFICIAL));
    FlatButton day = quiet(status, "", "cal");
    day.onAction(this::askDay);
    Label said = Parts.line(status, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    said.setLayoutData(Parts.wide());
    FlatButton privacy = quiet(status, words.say("privacy"), "lock");
    privacy.onAction(() -> say(words.say("privacy.more")));
    FlatButton health = quiet(status, "", "pack");
    health.onAction(() -> go(Target.room(INSTALLS)));

    Pieces made =
        new Pieces(
            whole, rail, search, content, stack, said, place, role, day, health, back, forward);
    new FileDrop(whole, this::dropped, () -> say(words.say("drop.other")));
    showStatus(made);
    return made;
  }

  private Composite strip(Composite inside, Role ground, int columns) {
    Composite strip = new Composite(inside, SWT.NONE);
    strip.setBackground(theme.color(ground));
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    strip.setLayout(layout);
    return strip;
  }

  private FlatButton quiet(Composite inside, String text, String icon) {
    return new FlatButton(inside, theme, FlatButton.Kind.QUIET, text, icon);
  }

  private void showStatus(Pieces on) {
    PackSnapshot snapshot = installed;
    on.place.text(placeText(snapshot, workplace.place()));
    on.role.text(
        words.say(workplace.side() == Side.OFFICIAL ? "role.official" : "role.enterprise"));
    on.day.text(
        words.say(
            workplace.chosenDay().isPresent() ? "day.chosen" : "day.today",
            workplace.asOf().toString()));
    String count = Integer.toString(snapshot.packs().size());
    on.health.text(
        snapshot.generation() == 0
            ? words.say("health.reading")
            : snapshot.unhealthy().isEmpty()
                ? words.say("health.good", count)
                : words.say("health.bad", count, Integer.toString(snapshot.unhealthy().size())));
    on.back.setEnabled(!past.isEmpty());
    on.forward.setEnabled(!future.isEmpty());
    on.back.redraw();
    on.forward.redraw();
    on.place.getParent().layout(true);
  }

  private String placeText(PackSnapshot snapshot, Locality place) {
    if (place.equals(Locality.NATIONAL)) {
      return words.say("place.national");
    }
    if (snapshot.generation() == 0) {
      return place.code();
    }
    Optional<Pack> own =
        snapshot.packs().stream().filter(pack -> pack.locality().equals(place)).findFirst();
    return own.map(pack -> words.say("place.local", pack.place()))
        .orElseGet(() -> words.say("place.other", place.code()));
  }

  // --- rooms -----------------------------------------------------------------------------------

  private void arrive(Room room) {
    rooms.put(room.id(), room);
    showRail();
    Optional<Room> first = rooms.values().stream().min(Comparator.comparingInt(Room::order));
    if (open.isEmpty() || (past.isEmpty() && first.filter(room::equals).isPresent())) {
      enter(Target.room(room.id()));
    }
    showOpened();
  }

  private void leave(Room room) {
    if (!rooms.remove(room.id(), room)) {
      return;
    }
    views.remove(room.id());
    Composite host = hosts.remove(room.id());
    if (host != null) {
      host.dispose();
    }
    past.removeIf(target -> target.room().equals(room.id()));
    future.removeIf(target -> target.room().equals(room.id()));
    showRail();
    if (open.equals(room.id())) {
      open = "";
      rooms.values().stream()
          .min(Comparator.comparingInt(Room::order))
          .ifPresent(next -> enter(Target.room(next.id())));
    }
  }

  private List<Room> ordered() {
    return rooms.values().stream().sorted(Comparator.comparingInt(Room::order)).toList();
  }

  private void showRail() {
    for (Control child : parts.rail.getChildren()) {
      child.dispose();
    }
    railItems.clear();
    for (Room room : ordered()) {
      RailItem item = new RailItem(parts.rail, theme, room.icon(), room.label());
      item.onAction(() -> go(Target.room(room.id())));
      item.selected(room.id().equals(open));
      railItems.put(room.id(), item);
    }
    parts.rail.layout(true);
  }

  private void enter(Target target) {
    Room room = rooms.get(target.room());
    if (room == null) {
      return;
    }
    Room.View view = views.get(target.room());
    if (view == null) {
      Composite host = new Composite(parts.content, SWT.NONE);
      host.setBackground(theme.color(Role.WINDOW_BACKGROUND));
      host.setLayout(new org.eclipse.swt.layout.FillLayout());
      view = room.open(host, this);
      views.put(target.room(), view);
      hosts.put(target.room(), host);
    }
    open = target.room();
    parts.stack.topControl = hosts.get(open);
    parts.content.layout(true, true);
    railItems.forEach((id, item) -> item.selected(id.equals(open)));
    if (!target.what().isEmpty()) {
      view.show(target);
      remember(target);
    }
    view.focus();
    showStatus(parts);
  }

  /**
   * Shows the files that were opened from outside, one after the other: what a person is asked
   * about one is answered before the next.
   */
  private void showOpened() {
    // Before the first room is there, its arrival would take the place of what is shown.
    boolean settled = rooms.values().stream().anyMatch(room -> !room.id().equals(INSTALLS));
    if (opened.isEmpty() || !rooms.containsKey(INSTALLS) || !settled) {
      return;
    }
    Shell shell = parts.whole.getShell();
    Optional<Shell> dialog =
        Arrays.stream(shell.getShells())
            .filter(child -> child.isVisible() && (child.getStyle() & MODAL) != 0)
            .findFirst();
    if (dialog.isPresent()) {
      dialog.get().addListener(SWT.Dispose, event -> later(this::showOpened));
      return;
    }
    Path file = opened.removeFirst();
    shell.setMinimized(false);
    shell.forceActive();
    go(new Target(INSTALLS, DEED, file.toString()));
    later(this::showOpened);
  }

  private void remember(Target target) {
    if (target.what().equals(DEED)) {
      return;
    }
    recent.remove(target);
    recent.addFirst(target);
    if (recent.size() > MOST_RECENT) {
      recent.removeLast();
    }
  }

  private Optional<Target> here() {
    return Optional.ofNullable(views.get(open)).map(Room.View::current);
  }

  @Override
  public void go(Target target) {
    if (!rooms.containsKey(target.room())) {
      return;
    }
    here().filter(now -> !now.equals(target)).ifPresent(past::addLast);
    future.clear();
    enter(target);
  }

  /** Bundle files go to the room that installs them, one after the other. */
  private void dropped(List<String> paths) {
    if (rooms.containsKey(INSTALLS)) {
      paths.forEach(path -> opened.addLast(Path.of(path)));
      showOpened();
    } else {
      say(words.say("drop.nowhere"));
    }
  }

  private void goBack() {
    if (!past.isEmpty()) {
      here().ifPresent(future::addLast);
      enter(past.removeLast());
    }
  }

  private void goForward() {
    if (!future.isEmpty()) {
      here().ifPresent(past::addLast);
      enter(future.removeLast());
    }
  }

  @Override
  public boolean has(String room) {
    return rooms.containsKey(room);
  }

  @Override
  public Theme theme() {
    return theme;
  }

  @Override
  public Workplace workplace() {
    return workplace;
  }

  @Override
  public void say(String text) {
    parts.said.setText(text.replace("&", "&&"));
    parts.said.getParent().layout(true);
  }

  // --- what a person does with the frame --------------------------------------------------------

  private void submitSearch() {
    String text = parts.search.field.getText().strip();
    if (!text.isEmpty()) {
      go(new Target("library", "query", text));
    }
  }

  /** Ctrl+Enter in the search box judges what was typed; Escape goes back to the room. */
  private void searchKey(Event event) {
    String text = parts.search.field.getText().strip();
    if (event.keyCode == SWT.ESC) {
      focus();
    } else if (event.keyCode == SWT.CR && (event.stateMask & SWT.MOD1) != 0 && !text.isEmpty()) {
      event.doit = false;
      go(new Target("checker", "text", text));
    }
  }

  private void key(Event event) {
    if (parts.whole.isDisposed()
        || event.widget instanceof Control control
            && control.getShell() != parts.whole.getShell()) {
      return;
    }
    boolean command = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
    boolean alt = (event.stateMask & SWT.MODIFIER_MASK) == SWT.ALT;
    if (command && event.keyCode == 'k') {
      parts.search.field.setFocus();
      parts.search.field.selectAll();
    } else if (alt && event.keyCode == SWT.ARROW_LEFT) {
      goBack();
    } else if (alt && event.keyCode == SWT.ARROW_RIGHT) {
      goForward();
    } else if (alt && event.keyCode >= '1' && event.keyCode <= '6') {
      int index = event.keyCode - '1';
      List<Room> all = ordered();
      if (index < all.size()) {
        go(Target.room(all.get(index).id()));
      }
    } else if (event.keyCode == SWT.F1) {
      help();
    } else {
      return;
    }
    event.doit = false;
  }

  private void placeMenu(Control under) {
    DropDown menu = new DropDown(under);
    for (Pack pack : installed.packs()) {
      String text =
          pack.locality().equals(Locality.NATIONAL)
              ? words.say("place.national")
              : words.say("place.choice", pack.place(), pack.locality().code());
      menu.choice(
          text, pack.locality().equals(workplace.place()), () -> workplace.place(pack.locality()));
    }
    menu.line();
    menu.add(words.say("place.ask"), this::askPlace);
    menu.open();
  }

  private void askPlace() {
    InputDialog dialog =
        new InputDialog(
            parts.whole.getShell(),
            words.say("place.ask.title"),
            words.say("place.ask.text"),
            workplace.place().code(),
            text -> installed.locality(text).isPresent() ? null : words.say("place.ask.wrong"));
    if (dialog.open() == Window.OK) {
      installed.locality(dialog.getValue()).ifPresent(workplace::place);
    }
  }

  private void askDay() {
    InputDialog dialog =
        new InputDialog(
            parts.whole.getShell(),
            words.say("day.ask.title"),
            words.say("day.ask.text"),
            workplace.chosenDay().map(LocalDate::toString).orElse(""),
            text -> text.isBlank() || day(text).isPresent() ? null : words.say("day.ask.wrong"));
    if (dialog.open() == Window.OK) {
      workplace.day(day(dialog.getValue()));
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void settingsMenu(Control under) {
    DropDown menu = new DropDown(under);
    for (String look : LOOKS) {
      menu.choice(
          words.say("look." + look), look.equals(theme.name()), () -> workplace.theme(look));
    }
    menu.open();
  }

  private void recentMenu(Control under) {
    DropDown menu = new DropDown(under);
    for (Target target : recent) {
      Room room = rooms.get(target.room());
      if (room != null) {
        menu.add(room.label() + "  " + target.value(), () -> go(target));
      }
    }
    if (menu.isEmpty()) {
      menu.add(words.say("recent.none"), () -> {}).setEnabled(false);
    }
    menu.open();
  }

  private void help() {
    MessageDialog.openInformation(
        parts.whole.getShell(), words.say("help.title"), words.say("help.text"));
  }

  // --- what changes underneath ------------------------------------------------------------------

  private void packsChanged(PackSnapshot snapshot) {
    installed = snapshot;
    showStatus(parts);
    List.copyOf(views.values()).forEach(Room.View::refresh);
  }

  private void workplaceChanged() {
    if (!theme.name().equals(workplace.theme())) {
      rebuild();
    }
    showStatus(parts);
    List.copyOf(views.values()).forEach(Room.View::refresh);
    data()
        .ifPresent(
            data -> {
              try {
                new Settings(data).save(workplace);
              } catch (IOException e) {
                ILog.of(Frame.class).warn("settings", e);
                say(words.say("settings.notSaved"));
              }
            });
  }

  /** A new look: everything is made anew, and what stood in the open room is shown again. */
  private void rebuild() {
    @Nullable Target target = here().orElse(null);
    Theme old = theme;
    Composite before = parts.whole;
    views.clear();
    hosts.clear();
    theme = new Theme(display, workplace.theme());
    parts = build();
    before.dispose();
    old.dispose();
    showRail();
    parent.layout(true, true);
    if (target != null) {
      enter(target);
    }
  }
}
