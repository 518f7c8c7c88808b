package org.qinqing.ui.kit;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** An icon or sign that only shows. */
public final class Picture extends Painted {
  private final Supplier<Image> image;
  private final int size;

  /** Makes one with an accessible name. */
  public Picture(Composite parent, Theme theme, String name, int size, Supplier<Image> image) {
    super(parent, theme, name, ACC.ROLE_LABEL);
    this.image = image;
    this.size = size;
    setEnabled(false);
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(size, size);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.drawImage(image.get(), 0, 0);
  }
}
