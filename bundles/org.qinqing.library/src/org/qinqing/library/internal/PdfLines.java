package org.qinqing.library.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.qinqing.library.internal.PdfFile.Line;

/** Collects the lines of a pdf file with their places, in the order in which they are drawn. */
final class PdfLines extends PDFTextStripper {
  /** A gap as wide as this part of a character is a blank that was meant. */
  private static final double BLANK = 0.7;

  private final int mostLines;
  private final int mostCharacters;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int characters;
  private double width;
  private double height;
  private double x0;
  private double x1;
  private double y;
  private double size;

  PdfLines(int mostLines, int mostCharacters) {
    this.mostLines = mostLines;
    this.mostCharacters = mostCharacters;
    setShouldSeparateByBeads(false);
  }

  /** Reads all pages, until it is full. */
  List<Line> read(PDDocument document) throws IOException {
    for (int page = 1; page <= document.getNumberOfPages() && !isFull(); page++) {
      setStartPage(page);
      setEndPage(page);
      writeText(document, Writer.nullWriter());
      endLine();
    }
    return lines;
  }

  /** Whether there was more than it takes. */
  boolean isFull() {
    return lines.size() >= mostLines || characters >= mostCharacters;
  }

  @Override
  protected void startPage(PDPage page) throws IOException {
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    width = turned ? box.getHeight() : box.getWidth();
    height = turned ? box.getWidth() : box.getHeight();
    super.startPage(page);
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) throws IOException {
    if (positions.isEmpty() || isFull()) {
      return;
    }
    TextPosition first = positions.getFirst();
    TextPosition last = positions.getLast();
    if (text.isEmpty()) {
      x0 = first.getXDirAdj();
      y = first.getYDirAdj();
      size = Math.max(first.getFontSizeInPt(), 1);
    } else if (!word.isEmpty()) {
      boolean chinese = isChinese(text.charAt(text.length() - 1)) && isChinese(word.charAt(0));
      double gap = first.getXDirAdj() - x1;
      // Between Chinese characters a small gap comes from setting the line to its full width.
      if (!chinese || gap >= BLANK * size) {
        text.append(' ');
      }
    }
    text.append(word);
    x1 = last.getXDirAdj() + last.getWidthDirAdj();
    characters += word.length();
  }

  private static boolean isChinese(char c) {
    return c >= 0x2E80;
  }

  @Override
  protected void writeWordSeparator() {
    // A word that follows sees how far away it is.
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() {
    endLine();
  }

  @Override
  protected void writePageEnd() {
    endLine();
  }

  private void endLine() {
    String line = text.toString().strip();
    if (!line.isEmpty()) {
      lines.add(new Line(getCurrentPageNo(), width, height, x0, x1, y, size, line));
    }
    text.setLength(0);
  }
}
