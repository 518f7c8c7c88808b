package org.qinqing.ui.tests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.swt.widgets.Display;

/**
 * Answers the window system's own dialog that asks for a folder. It is no widget of ours and runs
 * in a loop of its own, so the only way to it is the one the toolkit itself takes.
 */
final class FolderQuestion {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int WAKE_MILLIS = 20;
  private final Display display;
  private final String wanted;
  private final long end = System.nanoTime() + PATIENCE.toNanos();
  private boolean named;
  private boolean answered;

  private FolderQuestion(Display display, Path folder) {
    this.display = display;
    String uri = folder.toUri().toASCIIString();
    wanted = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }

  /**
   * Has the question asked, and names a folder.
   *
   * @param opens what a person does that leads to the question
   */
  static void answer(Person person, Path folder, Runnable opens) {
    FolderQuestion question = new FolderQuestion(person.display(), folder);
    person.display().timerExec(WAKE_MILLIS, question::look);
    opens.run();
    person.until("the folder is chosen", () -> question.answered);
    person.settle();
  }

  private void look() {
    Optional<Long> chooser = chooser();
    if (chooser.isEmpty()) {
      answered = named;
    } else if (System.nanoTime() > end) {
      // Left open it would keep everybody waiting.
      call("g_signal_emit_by_name", chooser.get(), bytes("close"));
    } else if (!named) {
      call("gtk_file_chooser_set_current_folder_uri", chooser.get(), bytes(wanted));
      named = true;
    } else if (text((long) call("gtk_file_chooser_get_uri", chooser.get())).equals(wanted)) {
      call("gtk_window_activate_default", chooser.get());
    }
    if (!answered && System.nanoTime() < end + PATIENCE.toNanos()) {
      display.timerExec(WAKE_MILLIS, this::look);
    }
  }

  private static Optional<Long> chooser() {
    long windows = (long) call("gtk_window_list_toplevels");
    try {
      int count = (int) call("g_list_length", windows);
      for (int i = 0; i < count; i++) {
        long window = (long) call("g_list_nth_data", windows, i);
        boolean chooses =
            text((long) call("G_OBJECT_TYPE_NAME", window)).equals("GtkFileChooserDialog");
        if (chooses && (boolean) call("gtk_widget_get_visible", window)) {
          return Optional.of(window);
        }
      }
      return Optional.empty();
    } finally {
      call("g_list_free", windows);
    }
  }

  private static byte[] bytes(String ascii) {
    return (ascii + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(long pointer) {
    return pointer == 0 ? "" : (String) call("cCharPtrToJavaString", pointer, false);
  }

  /** A function of the toolkit below; none of them is for use outside it. */
  private static Object call(String name, Object... arguments) {
    for (String type : new String[] {"gtk.GTK", "gtk3.GTK3", "gtk.OS", "Converter"}) {
      try {
        Class<?> functions = Class.forName("org.eclipse.swt.internal." + type);
        Class<?>[] types =
            Arrays.stream(arguments).map(FolderQuestion::type).toArray(Class<?>[]::new);
        return functions.getMethod(name, types).invoke(null, arguments);
      } catch (NoSuchMethodException e) {
        continue; // it is in another one
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(name, e);
      }
    }
    throw new AssertionError("no " + name);
  }

  private static Class<?> type(Object argument) {
    return switch (argument) {
      case Long l -> long.class;
      case Integer i -> int.class;
      case Boolean b -> boolean.class;
      default -> argument.getClass();
    };
  }
}
