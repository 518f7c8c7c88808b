package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Type;

/** Does in the window what a person does, and waits for what a person would see. */
final class Person {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int WAKE_MILLIS = 20;
  private static final int FRAMES_MILLIS = 80;
  private final Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
  private final Display display = shell.getDisplay();
  private final RoomContext context;

  private Person() {
    Guest guest = new Guest();
    ServiceRegistration<Room> here = bundles().registerService(Room.class, guest, null);
    go(Guest.LABEL);
    context = guest.context();
    here.unregister();
  }

  /** Sits down at a window that looks as it did when it was opened for the first time. */
  static Person atTheWindow() {
    Person person = new Person();
    // A change of look makes every room anew.
    person.look("dark");
    person.look("light");
    person.alone();
    person.context.workplace().place(Locality.NATIONAL);
    person.context.workplace().side(Side.OFFICIAL);
    person.context.workplace().day(Optional.empty());
    person.size(1280, 800);
    person.ask();
    person.type("");
    person.until("the examples", () -> person.verdict().isEmpty());
    return person;
  }

  /** Closes the dialogs that a test which failed has left open. */
  private void alone() {
    until(
        "no dialog is left",
        () -> {
          List<Shell> left = Stream.of(shell.getShells()).filter(Shell::isVisible).toList();
          left.forEach(Shell::close);
          return left.isEmpty();
        });
  }

  static BundleContext bundles() {
    return FrameworkUtil.getBundle(Person.class).getBundleContext();
  }

  /** A service of the program that must be there. */
  static <T> T service(Class<T> type) {
    ServiceReference<T> reference = bundles().getServiceReference(type);
    assertNotNull(reference, type.getName());
    return bundles().getService(reference);
  }

  /** Brings a service that outranks the real one, which may or may not be there. */
  static <T> ServiceRegistration<T> bring(Class<T> type, T service) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, 1000);
    return bundles().registerService(type, service, properties);
  }

  static PackSnapshot packs() {
    return service(PackRegistry.class).snapshot();
  }

  RoomContext context() {
    return context;
  }

  Shell shell() {
    return shell;
  }

  Display display() {
    return display;
  }

  // --- waiting -----------------------------------------------------------------------------------

  void until(String what, BooleanSupplier seen) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.getAsBoolean()) {
      if (System.nanoTime() > end) {
        screenshot("failed");
        fail("Waited in vain for " + what + "; on the screen: " + texts());
      }
      if (!display.readAndDispatch()) {
        display.timerExec(WAKE_MILLIS, () -> {});
        display.sleep();
      }
    }
  }

  /** Until nothing is left to do on the window's thread. */
  void settle() {
    while (display.readAndDispatch()) {
      // Each turn does one thing.
    }
  }

  // --- seeing ------------------------------------------------------------------------------------

  <T extends Control> List<T> see(Class<T> kind) {
    List<T> found = new ArrayList<>();
    walk(
        shell,
        control -> {
          if (kind.isInstance(control) && control.isVisible()) {
            found.add(kind.cast(control));
          }
        });
    return found;
  }

  private static void walk(Control control, Consumer<Control> visit) {
    visit.accept(control);
    if (control instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        walk(child, visit);
      }
    }
  }

  /** Everything a person can act on with that in its name. */
  List<Painted> painted(String part) {
    return see(Painted.class).stream()
        .filter(control -> !(control instanceof Picture) && control.isEnabled())
        .filter(control -> control.name().contains(part))
        .toList();
  }

  boolean label(String part) {
    return see(Label.class).stream().anyMatch(label -> label.getText().contains(part));
  }

  /** Rows of lists by place that say that. */
  List<Outline.Row> row(String part) {
    return see(Outline.class).stream()
        .flatMap(list -> list.rows().stream())
        .filter(row -> row.said().contains(part))
        .toList();
  }

  /** What is read on the screen: labels, names of painted parts, texts. */
  List<String> texts() {
    List<String> all = new ArrayList<>();
    for (Control control : see(Control.class)) {
      switch (control) {
        case Label label -> all.add(label.getText());
        case Outline list -> list.rows().forEach(row -> all.add(row.said()));
        case Painted painted -> all.add(painted.name());
        case Text text -> all.add(text.getText() + text.getMessage());
        case StyledText text -> all.add(text.getText());
        default -> {}
      }
      if (control.getToolTipText() != null) {
        all.add(control.getToolTipText());
      }
    }
    all.removeIf(String::isBlank);
    return all;
  }

  /** The words of the verdict on the screen; empty when there is none. */
  String verdict() {
    return see(Label.class).stream()
        .filter(label -> label.getFont().equals(context.theme().font(Type.VERDICT)))
        .map(Label::getText)
        .findFirst()
        .orElse("");
  }

  List<String> rail() {
    return rail(item -> true).stream().map(Painted::name).toList();
  }

  private List<Painted> rail(Predicate<Painted> wanted) {
    return see(Painted.class).stream()
        .filter(item -> item.getClass().getSimpleName().equals("RailItem"))
        .filter(wanted)
        .toList();
  }

  // --- doing -------------------------------------------------------------------------------------

  /** Clicks on a room of the rail. */
  void go(String room) {
    until("the room " + room, () -> rail().contains(room));
    rail(item -> item.name().equals(room)).getFirst().act();
    settle();
  }

  void act(String part) {
    until("something to act on: " + part, () -> !painted(part).isEmpty());
    painted(part).getFirst().act();
    settle();
  }

  /** A tab of the training room, by its id. */
  void tab(String id) {
    open(new Target("training", "tab", id));
  }

  /** The page 问一问 of the first room. */
  void ask() {
    go("口袋书");
    page(0);
  }

  /** The page 翻一翻 of the first room. */
  void browse() {
    go("口袋书");
    page(1);
  }

  /** The page 历史 of the first room. */
  void history() {
    go("口袋书");
    page(3);
  }

  /** The page 请示单 of the first room. */
  void requests() {
    go("口袋书");
    page(2);
  }

  private void page(int index) {
    see(Segments.class).stream()
        .filter(tabs -> List.of("问一问", "翻一翻", "请示单", "历史").contains(tabs.name()))
        .findFirst()
        .orElseThrow()
        .choose(index);
    settle();
  }

  /** The field for the situation. */
  StyledText situation() {
    return see(StyledText.class).stream().filter(StyledText::getEditable).findFirst().orElseThrow();
  }

  void type(String text) {
    situation().setText(text);
  }

  void read(String verdict) {
    until("the verdict " + verdict, () -> verdict().equals(verdict));
  }

  void press(Control on, int modifiers, int keyCode) {
    Event event = new Event();
    event.keyCode = keyCode;
    event.character = modifiers == 0 ? (char) keyCode : 0;
    event.stateMask = modifiers;
    on.notifyListeners(SWT.KeyDown, event);
    settle();
  }

  /** Opens a menu and chooses from it. */
  void choose(Runnable opens, String part) {
    choose(opens, part, false);
  }

  /** Opens a menu and chooses the last item that says so. */
  void chooseLast(Runnable opens, String part) {
    choose(opens, part, true);
  }

  private void choose(Runnable opens, String part, boolean last) {
    Menu menu = opened(opens);
    List<MenuItem> all = last ? items(menu).reversed() : items(menu);
    List<String> items = all.stream().map(MenuItem::getText).toList();
    MenuItem wanted =
        all.stream().filter(item -> item.getText().contains(part)).findFirst().orElse(null);
    if (wanted == null) {
      fail("No " + part + " among " + items);
    }
    wanted.setSelection(true);
    wanted.notifyListeners(SWT.Selection, new Event());
    closed(menu);
  }

  /** Opens a menu, reads it, and closes it. */
  List<String> offered(Runnable opens) {
    Menu menu = opened(opens);
    List<String> texts = items(menu).stream().map(MenuItem::getText).toList();
    closed(menu);
    return texts;
  }

  private Menu opened(Runnable opens) {
    List<Menu> shown = new ArrayList<>();
    Listener listener =
        event -> {
          if (event.widget instanceof Menu menu) {
            shown.add(menu);
          }
        };
    display.addFilter(SWT.Show, listener);
    try {
      opens.run();
      until("a menu", () -> !shown.isEmpty());
    } finally {
      display.removeFilter(SWT.Show, listener);
    }
    return shown.getFirst();
  }

  private void closed(Menu menu) {
    if (!menu.isDisposed()) {
      menu.setVisible(false);
    }
    settle();
  }

  /** Its items and those of the menus that open at their side. */
  private static List<MenuItem> items(Menu menu) {
    List<MenuItem> all = new ArrayList<>();
    for (MenuItem item : menu.getItems()) {
      if (item.getMenu() == null) {
        all.add(item);
      } else {
        all.addAll(items(item.getMenu()));
      }
    }
    return all;
  }

  void look(String theme) {
    if (!context.theme().name().equals(theme)) {
      context.workplace().theme(theme);
      settle();
    }
  }

  void size(int width, int height) {
    shell.setBounds(0, 0, width, height);
    until("the size", () -> shell.getSize().x == width && shell.getSize().y == height);
    settle();
  }

  void open(Target target) {
    context.go(target);
    settle();
  }

  /**
   * Opens a dialog and does something in it while it is open. What fails there is thrown once it is
   * closed: in the dialog's own loop it would be lost.
   */
  void inDialog(Runnable opens, Consumer<Shell> does) {
    inDialog(opens, does, dialog -> true);
  }

  /** As {@link #inDialog(Runnable, Consumer)}, for a dialog that takes the place of an open one. */
  void inNextDialog(Shell former, Runnable opens, Consumer<Shell> does) {
    inDialog(opens, does, dialog -> !dialog.equals(former));
  }

  private void inDialog(Runnable opens, Consumer<Shell> does, Predicate<Shell> meant) {
    List<Shell> seen = new ArrayList<>();
    List<Throwable> wrong = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    display.timerExec(
        WAKE_MILLIS,
        new Runnable() {
          @Override
          public void run() {
            Optional<Shell> open = Stream.of(shell.getShells()).filter(meant).findFirst();
            if (open.isEmpty()) {
              // The dialog comes up in a loop of its own, at the latest when a menu has closed.
              if (System.nanoTime() < end) {
                display.timerExec(WAKE_MILLIS, this);
              }
              return;
            }
            Shell dialog = open.get();
            seen.add(dialog);
            try {
              does.accept(dialog);
            } catch (RuntimeException | AssertionError e) {
              if (!dialog.isDisposed()) {
                screenshot(dialog, "failed-dialog");
              }
              wrong.add(e);
            } finally {
              if (!dialog.isDisposed()) {
                dialog.close();
              }
            }
          }
        });
    opens.run();
    until("a dialog", () -> !seen.isEmpty());
    settle();
    if (!wrong.isEmpty()) {
      throw new AssertionError(wrong.getFirst());
    }
  }

  /** All of a kind in a dialog. */
  static <T extends Control> List<T> in(Shell dialog, Class<T> kind) {
    List<T> found = new ArrayList<>();
    walk(
        dialog,
        control -> {
          if (kind.isInstance(control)) {
            found.add(kind.cast(control));
          }
        });
    return found;
  }

  /** What the display shows where the window is, without its frame. */
  void screenshot(String name) {
    screenshot(shell, name);
  }

  /** What the display shows where that window is, without its frame. */
  void screenshot(Shell window, String name) {
    display.setCursorLocation(0, 0);
    // Drawing follows the display's own frame clock, not the queue of events.
    boolean[] drawn = new boolean[1];
    display.timerExec(FRAMES_MILLIS, () -> drawn[0] = true);
    while (!drawn[0]) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    Rectangle bounds = display.map(window, null, window.getClientArea());
    Image image = new Image(display, bounds.width, bounds.height);
    GC gc = new GC(display);
    try {
      gc.copyArea(image, bounds.x, bounds.y);
      ImageLoader loader = new ImageLoader();
      loader.data = new ImageData[] {image.getImageData()};
      Path folder = Path.of(System.getProperty("qinqing.data")).resolveSibling("screenshots");
      Files.createDirectories(folder);
      loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      gc.dispose();
      image.dispose();
    }
  }
}
