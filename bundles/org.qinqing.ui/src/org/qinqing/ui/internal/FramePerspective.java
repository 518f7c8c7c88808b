package org.qinqing.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** One view that fills the window. */
public final class FramePerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    layout.setFixed(true);
    layout.addStandaloneView(
        "org.qinqing.ui.frame", false, IPageLayout.LEFT, 1f, layout.getEditorArea());
  }
}
