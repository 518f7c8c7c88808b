package org.qinqing.ui.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.qinqing.data.DataFolder;
import org.qinqing.ui.kit.Words;

/** The application behind the window. */
public final class WindowApplication implements IApplication {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Override
  public Object start(IApplicationContext context) {
    boolean english = System.getProperty("qinqing.lang", "zh").equals("en");
    // Sentences that services make (findings, reasons) follow the default locale.
    Locale.setDefault(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    Optional<OpenRequests> requests = requests();
    if (requests.isPresent() && handedOver(requests.get())) {
      return IApplication.EXIT_OK;
    }
    Display.setAppName("qinqing");
    // The platform's style sheets would paint over the colours of our own look.
    DefaultScope.INSTANCE
        .getNode("org.eclipse.e4.ui.workbench.renderers.swt")
        .putBoolean("themeEnabled", false);
    Display display = PlatformUI.createDisplay();
    // Some systems tell the running program instead of starting it again.
    display.addListener(
        SWT.OpenDocument, event -> requests.ifPresent(folder -> leave(folder, event.text)));
    try {
      int code = PlatformUI.createAndRunWorkbench(display, new QuietWorkbench());
      return code == PlatformUI.RETURN_RESTART ? IApplication.EXIT_RESTART : IApplication.EXIT_OK;
    } finally {
      display.dispose();
    }
  }

  private static Optional<OpenRequests> requests() {
    BundleContext context =
        Optional.ofNullable(FrameworkUtil.getBundle(WindowApplication.class))
            .map(bundle -> bundle.getBundleContext())
            .orElseThrow();
    return Optional.ofNullable(context.getServiceReference(DataFolder.class))
        .flatMap(reference -> Optional.ofNullable(context.getService(reference)))
        .map(data -> new OpenRequests(Frame.openFolder(data), WindowApplication::log));
  }

  /** Whether this process was started for a file and an open window has it now. */
  private static boolean handedOver(OpenRequests requests) {
    String file = System.getProperty("qinqing.open", "");
    if (file.isEmpty()) {
      return false;
    }
    Words words = Words.beside(WindowApplication.class);
    try {
      OpenRequests.Left left = requests.handOver(Path.of(file), PATIENCE);
      if (left != OpenRequests.Left.NO_WINDOW) {
        System.err.println(words.say("open." + left.name(), file));
      }
      return left != OpenRequests.Left.NO_WINDOW;
    } catch (IOException | InvalidPathException e) {
      // A window without the file is better than none; it says nothing of the file.
      System.err.println(words.say("open.FAILED", file));
      log(e);
      return false;
    }
  }

  private static void leave(OpenRequests requests, String file) {
    try {
      requests.leave(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      log(e);
    }
  }

  private static void log(Exception failure) {
    ILog.of(WindowApplication.class).warn("open", failure);
  }

  @Override
  public void stop() {
    if (!PlatformUI.isWorkbenchRunning()) {
      return;
    }
    Display display = PlatformUI.getWorkbench().getDisplay();
    display.syncExec(
        () -> {
          if (!display.isDisposed()) {
            PlatformUI.getWorkbench().close();
          }
        });
  }
}
