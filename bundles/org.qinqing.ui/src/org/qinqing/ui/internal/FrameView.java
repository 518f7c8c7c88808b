package org.qinqing.ui.internal;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The one view of the workbench: holds the frame. */
public final class FrameView extends ViewPart {
  private @Nullable Frame frame;

  @Override
  public void createPartControl(Composite parent) {
    BundleContext context =
        Optional.ofNullable(FrameworkUtil.getBundle(FrameView.class))
            .map(bundle -> bundle.getBundleContext())
            .orElseThrow();
    frame = new Frame(parent, context);
  }

  @Override
  public void setFocus() {
    if (frame != null) {
      frame.focus();
    }
  }

  @Override
  public void dispose() {
    if (frame != null) {
      frame.close();
    }
    super.dispose();
  }
}
