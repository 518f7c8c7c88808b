package org.qinqing.ui.classroom.internal;

/**
 * Where the parts of a line of bars stand, in pixels from its left edge.
 *
 * @param beside whether the label stands beside the bar, else above it
 * @param label width of the label
 * @param bar left edge of the bar
 * @param length of a whole bar
 * @param figure left edge of the figure behind it
 */
record BarLayout(boolean beside, int label, int bar, int length, int figure) {
  private static final int GAP = 12;
  private static final double WIDEST_LABEL = 0.32;

  /**
   * Lays out lines that are to stand below one another.
   *
   * @param width of all
   * @param widestLabel width of the widest label on one line
   * @param figures width kept for the figures
   */
  static BarLayout of(int width, int widestLabel, int figures) {
    boolean beside = widestLabel <= width * WIDEST_LABEL;
    int bar = beside && widestLabel > 0 ? widestLabel + GAP : 0;
    int length = Math.max(0, width - bar - GAP - figures);
    return new BarLayout(beside, beside ? widestLabel : width, bar, length, bar + length + GAP);
  }

  /**
   * The filled part of a bar; something is seen of whatever is not nothing.
   *
   * @param of all; 0 when there is nothing yet
   */
  int filled(int count, int of) {
    if (count <= 0 || of <= 0) {
      return 0;
    }
    return Math.min(length, Math.max(2, (int) Math.round((double) length * count / of)));
  }
}
