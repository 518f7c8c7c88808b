package org.qinqing.classroom.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;

/** A QR code as a drawing. */
final class QrCode {
  /** The quiet zone of ISO/IEC 18004, in modules. */
  private static final int MARGIN = 4;

  private QrCode() {}

  /**
   * SVG, black on white whatever the theme: many readers see nothing else.
   *
   * @throws IllegalArgumentException when the text is too long for a QR code
   */
  static byte[] svg(String text) {
    ByteMatrix matrix;
    try {
      matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
    int side = matrix.getWidth() + 2 * MARGIN;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
        }
      }
    }
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\""
            + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path"
            + " d=\"%2$s\"/></svg>";
    return svg.formatted(side, path).getBytes(StandardCharsets.UTF_8);
  }
}
