package org.qinqing.ui.internal;

import java.util.Locale;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** The application behind the window. */
public final class WindowApplication implements IApplication {
  @Override
  public Object start(IApplicationContext context) {
    boolean english = System.getProperty("qinqing.lang", "zh").equals("en");
    // Sentences that services make (findings, reasons) follow the default locale.
    Locale.setDefault(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    Display.setAppName("qinqing");
    // The platform's style sheets would paint over the colours of our own look.
    DefaultScope.INSTANCE
        .getNode("org.eclipse.e4.ui.workbench.renderers.swt")
        .putBoolean("themeEnabled", false);
    Display display = PlatformUI.createDisplay();
    try {
      int code = PlatformUI.createAndRunWorkbench(display, new QuietWorkbench());
      return code == PlatformUI.RETURN_RESTART ? IApplication.EXIT_RESTART : IApplication.EXIT_OK;
    } finally {
      display.dispose();
    }
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
