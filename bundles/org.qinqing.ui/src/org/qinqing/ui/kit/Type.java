package org.qinqing.ui.kit;

/** The sizes of type. */
public enum Type {
  ROOM(20, true, false),
  HEADING(16, true, false),
  ARTICLE(24, true, true),
  VERDICT(28, true, false),
  TEXT(14, false, false),
  STRONG(14, true, false),
  SITUATION(16, false, false),
  SECONDARY(13, false, false),
  SECONDARY_STRONG(13, true, false),
  NOTE(12, false, false);

  final int pixels;
  final boolean bold;
  final boolean serif;

  Type(int pixels, boolean bold, boolean serif) {
    this.pixels = pixels;
    this.bold = bold;
    this.serif = serif;
  }
}
