package org.qinqing.pack.internal;

/** Whether a file has the shape its kind must have. */
interface FileShapes {
  /**
   * For bundles that were checked when they were built or installed: their records are still read
   * strictly, only the schema machinery (which takes longer to wake than all else together) stays
   * asleep.
   */
  FileShapes CHECKED_BEFORE = (kind, root) -> true;

  /**
   * Checks; what is wrong goes to the item's findings. False when the content need not be read
   * further.
   */
  boolean fits(FileKind kind, Item root);
}
