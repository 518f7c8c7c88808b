package org.qinqing.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.qinqing.ui.kit.Words;

/** A workbench that shows nothing of its own: one window, one view, our frame in it. */
final class QuietWorkbench extends WorkbenchAdvisor {
  private static final Point USUAL_SIZE = new Point(1280, 800);
  private static final Point SMALLEST_SIZE = new Point(1024, 700);

  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    // What the window remembers is in our own settings, not in the layout of a workbench.
    configurer.setSaveAndRestore(false);
  }

  @Override
  public String getInitialWindowPerspectiveId() {
    return "org.qinqing.ui.perspective";
  }

  @Override
  public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(
      IWorkbenchWindowConfigurer configurer) {
    return new WorkbenchWindowAdvisor(configurer) {
      @Override
      public void preWindowOpen() {
        configurer.setInitialSize(USUAL_SIZE);
        configurer.setShowMenuBar(false);
        configurer.setShowCoolBar(false);
        configurer.setShowStatusLine(false);
        configurer.setShowPerspectiveBar(false);
        configurer.setShowProgressIndicator(false);
        configurer.setShellStyle(SWT.SHELL_TRIM);
        configurer.setTitle(Words.beside(QuietWorkbench.class).say("window.title"));
      }

      @Override
      public void postWindowCreate() {
        configurer.getWindow().getShell().setMinimumSize(SMALLEST_SIZE);
      }
    };
  }
}
