package org.qinqing.ui.classroom.internal;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/**
 * The window everyone sees. On the second monitor it fills the screen; where there is none it is a
 * window like others, for a projector that is plugged in later. Used on the UI thread.
 */
final class ProjectorWindow {
  /** What is done from the projector: presenters send these keys. */
  interface Presenter {
    /** One step on in the agenda. */
    void next();

    /** The window is gone. */
    void closed();
  }

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private final Shell shell;
  private final Words words;
  private final Presenter presenter;
  private Theme theme;
  private SlideCanvas canvas;

  /**
   * Opens it.
   *
   * @param console the trainer's window; the projector takes another monitor if there is one
   * @param look {@code light}, {@code dark} or {@code hc}
   */
  ProjectorWindow(
      Shell console, String look, Words words, Slide slide, Slide.Way way, Presenter presenter) {
    this.words = words;
    this.presenter = presenter;
    Display display = console.getDisplay();
    shell = new Shell(display, SWT.SHELL_TRIM);
    shell.setText(words.say("projector.title"));
    if (Window.getDefaultImages().length > 0) {
      shell.setImages(Window.getDefaultImages());
    }
    shell.setLayout(new FillLayout());
    theme = new Theme(display, look);
    canvas = canvas(slide, way);
    Optional<Monitor> other = other(display.getMonitors(), console.getMonitor());
    if (other.isPresent()) {
      shell.setBounds(other.get().getBounds());
      shell.setFullScreen(true);
    } else {
      Rectangle area = console.getMonitor().getClientArea();
      shell.setSize(Math.min(WIDTH, area.width), Math.min(HEIGHT, area.height));
    }
    shell.addListener(
        SWT.Dispose,
        event -> {
          theme.dispose();
          presenter.closed();
        });
    shell.open();
    if (other.isPresent()) {
      // The trainer goes on at the console.
      console.forceActive();
    }
  }

  /** A monitor that is not the trainer's. */
  private static Optional<Monitor> other(Monitor[] all, Monitor own) {
    return Arrays.stream(all).filter(monitor -> !monitor.equals(own)).findFirst();
  }

  private SlideCanvas canvas(Slide slide, Slide.Way way) {
    SlideCanvas made = new SlideCanvas(shell, theme, words, slide, way);
    made.addListener(SWT.KeyDown, this::key);
    return made;
  }

  private void key(Event event) {
    switch (event.keyCode) {
      case SWT.ESC -> shell.setFullScreen(false);
      case SWT.F11 -> fullScreen(!shell.getFullScreen());
      case SWT.PAGE_DOWN, SWT.ARROW_RIGHT, SWT.ARROW_DOWN, ' ' -> onward();
      case SWT.PAGE_UP, SWT.ARROW_LEFT, SWT.ARROW_UP -> canvas.turn(-1);
      default -> {}
    }
  }

  /** The rest of the slide first, then the next step. */
  private void onward() {
    if (!canvas.turn(1)) {
      presenter.next();
    }
  }

  /** Turns the slide, where it needs several screens. */
  boolean turn(int by) {
    return canvas.turn(by);
  }

  /** How many screens the slide needs. */
  int pages() {
    return canvas.pages();
  }

  void show(Slide slide, Slide.Way way) {
    canvas.show(slide, way);
  }

  /** What is shown. */
  Slide slide() {
    return canvas.slide();
  }

  String look() {
    return theme.name();
  }

  /** Changes the look; the slide stays. */
  void look(String look, Slide.Way way) {
    if (look.equals(theme.name())) {
      return;
    }
    Theme before = theme;
    Control old = canvas;
    Slide slide = canvas.slide();
    theme = new Theme(shell.getDisplay(), look);
    canvas = canvas(slide, way);
    old.dispose();
    before.dispose();
    shell.layout(true, true);
    canvas.setFocus();
  }

  boolean fullScreen() {
    return shell.getFullScreen();
  }

  void fullScreen(boolean value) {
    shell.setFullScreen(value);
  }

  /** Brings it before other windows. */
  void raise() {
    shell.setMinimized(false);
    shell.forceActive();
  }

  void close() {
    if (!shell.isDisposed()) {
      shell.dispose();
    }
  }
}
