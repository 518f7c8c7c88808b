package org.qinqing.pack;

/**
 * A place in a file of a bundle.
 *
 * @param file path inside the bundle, with {@code /}; empty for the bundle as a whole
 * @param line first line is 1; 0 when no line is known
 */
public record SourceLocation(String file, int line) implements Comparable<SourceLocation> {
  /** The bundle as a whole. */
  public static final SourceLocation WHOLE = new SourceLocation("", 0);

  @Override
  public int compareTo(SourceLocation other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
