package org.qinqing.report.internal;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * The outline of a glyph as TrueType has it: lines and quadratic curves between whole numbers.
 *
 * @param contours closed lines
 */
record Outline(List<List<Point>> contours) {
  /** How far a curve may stray when a cubic one becomes several quadratic ones, in font units. */
  private static final double TOLERANCE = 0.5;

  private static final int MOST_PIECES = 8;

  static final Outline EMPTY = new Outline(List.of());

  /** A corner, or with {@code on} false the control point of a curve. */
  record Point(int x, int y, boolean on) {}

  /** The outline of a path, enlarged by a factor. */
  static Outline of(GeneralPath path, double scale) {
    Tracer tracer = new Tracer(scale);
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> tracer.move(c[0], c[1]);
        case PathIterator.SEG_LINETO -> tracer.line(c[0], c[1]);
        case PathIterator.SEG_QUADTO -> tracer.quad(c[0], c[1], c[2], c[3]);
        case PathIterator.SEG_CUBICTO -> tracer.cubic(c);
        default -> tracer.close();
      }
    }
    tracer.close();
    return new Outline(List.copyOf(tracer.contours));
  }

  /** A hollow box, for a character that no font draws. */
  static Outline box(int left, int bottom, int right, int top, int stroke) {
    return new Outline(
        List.of(
            rectangle(left, bottom, right, top, true),
            rectangle(left + stroke, bottom + stroke, right - stroke, top - stroke, false)));
  }

  /** The outline as if struck twice, the second time a little to the right: a bolder one. */
  Outline struckTwice(int by) {
    List<List<Point>> both = new ArrayList<>(contours);
    for (List<Point> contour : contours) {
      both.add(contour.stream().map(p -> new Point(p.x() + by, p.y(), p.on())).toList());
    }
    return new Outline(List.copyOf(both));
  }

  private static List<Point> rectangle(int left, int bottom, int right, int top, boolean outer) {
    Point first = new Point(left, bottom, true);
    Point second = new Point(left, top, true);
    Point third = new Point(right, top, true);
    Point last = new Point(right, bottom, true);
    return outer ? List.of(first, second, third, last) : List.of(first, last, third, second);
  }

  private static final class Tracer {
    private final double scale;
    private final List<List<Point>> contours = new ArrayList<>();
    private List<Point> points = new ArrayList<>();
    private double x;
    private double y;

    Tracer(double scale) {
      this.scale = scale;
    }

    void move(double toX, double toY) {
      close();
      add(toX, toY, true);
    }

    void line(double toX, double toY) {
      add(toX, toY, true);
    }

    void quad(double midX, double midY, double toX, double toY) {
      add(midX, midY, false);
      add(toX, toY, true);
    }

    /** Cut into as many equal pieces as the tolerance asks for, each replaced by one parabola. */
    void cubic(double[] c) {
      double fromX = x;
      double fromY = y;
      double bend =
          Math.hypot(c[4] - 3 * c[2] + 3 * c[0] - fromX, c[5] - 3 * c[3] + 3 * c[1] - fromY)
              * scale
              * Math.sqrt(3)
              / 36;
      int pieces = (int) Math.clamp(Math.ceil(Math.cbrt(bend / TOLERANCE)), 1, MOST_PIECES);
      for (int i = 0; i < pieces; i++) {
        double t = (double) i / pieces;
        double u = (double) (i + 1) / pieces;
        double endX = at(fromX, c[0], c[2], c[4], u);
        double endY = at(fromY, c[1], c[3], c[5], u);
        double reach = (u - t) / 4;
        double midX =
            (at(fromX, c[0], c[2], c[4], t) + endX) / 2
                + reach * (slope(fromX, c[0], c[2], c[4], t) - slope(fromX, c[0], c[2], c[4], u));
        double midY =
            (at(fromY, c[1], c[3], c[5], t) + endY) / 2
                + reach * (slope(fromY, c[1], c[3], c[5], t) - slope(fromY, c[1], c[3], c[5], u));
        quad(midX, midY, endX, endY);
      }
    }

    void close() {
      if (points.size() > 1 && points.getFirst().equals(points.getLast())) {
        points.removeLast();
      }
      if (points.size() > 2) {
        contours.add(List.copyOf(points));
      }
      points = new ArrayList<>();
    }

    private void add(double toX, double toY, boolean on) {
      x = toX;
      y = toY;
      points.add(new Point((int) Math.round(toX * scale), (int) Math.round(toY * scale), on));
    }

    private static double at(double a, double b, double c, double d, double t) {
      double s = 1 - t;
      return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    private static double slope(double a, double b, double c, double d, double t) {
      double s = 1 - t;
      return 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c));
    }
  }
}
