package org.qinqing.ui.classroom.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Theme;

/** A QR code, black on white whatever the theme: many readers see nothing else. */
final class QrSquare extends Painted {
  /** The quiet zone of ISO/IEC 18004, in modules. */
  private static final int MARGIN = 4;

  private final ByteMatrix matrix;
  private final int side;

  /**
   * Makes one.
   *
   * @param name accessible name
   * @param text what it says
   * @param most how wide it may be, in pixels
   */
  QrSquare(Composite parent, Theme theme, String name, String text, int most) {
    super(parent, theme, name, ACC.ROLE_LABEL);
    this.matrix = encode(text);
    this.side = fitting(matrix, most);
    setEnabled(false);
  }

  /**
   * The modules of a code.
   *
   * @throws IllegalArgumentException when the text is too long for a QR code
   */
  static ByteMatrix encode(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The widest side that modules of whole pixels fill, within that limit. */
  static int fitting(ByteMatrix matrix, int most) {
    int modules = matrix.getWidth() + 2 * MARGIN;
    return modules * Math.max(1, most / modules);
  }

  /**
   * Draws a code with its quiet zone.
   *
   * @param side as of {@link #fitting}
   */
  static void draw(GC gc, ByteMatrix matrix, int x, int y, int side) {
    gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
    gc.fillRectangle(x, y, side, side);
    gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
    int module = Math.max(1, side / (matrix.getWidth() + 2 * MARGIN));
    int left = x + (side - module * matrix.getWidth()) / 2;
    int top = y + (side - module * matrix.getHeight()) / 2;
    for (int row = 0; row < matrix.getHeight(); row++) {
      for (int column = 0; column < matrix.getWidth(); column++) {
        if (matrix.get(column, row) == 1) {
          gc.fillRectangle(left + column * module, top + row * module, module, module);
        }
      }
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(side, side);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    draw(gc, matrix, 0, 0, side);
  }
}
