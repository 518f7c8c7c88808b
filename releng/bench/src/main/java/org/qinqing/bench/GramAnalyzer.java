package org.qinqing.bench;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** {@link Grams} for Lucene, without making a string of each. */
final class GramAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new GramTokenizer());
  }

  private static final class GramTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private char[] text = new char[4096];
    private int length;
    private int at;

    /** Where a pair begins that is due after its first character, or -1. */
    private int pair = -1;

    private int from;
    private int to;
    private final Grams.Sink sink = this::found;

    @Override
    public void reset() throws IOException {
      super.reset();
      length = 0;
      for (int read; (read = input.read(text, length, text.length - length)) > 0; ) {
        length += read;
        if (length == text.length) {
          text = Arrays.copyOf(text, length * 2);
        }
      }
      Grams.fold(text, length);
      at = 0;
      pair = -1;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (pair >= 0) {
        term.copyBuffer(text, pair, 2);
        pair = -1;
        return true;
      }
      to = -1;
      while (at < length && to < 0) {
        at = Grams.step(text, length, at, sink);
      }
      if (to < 0) {
        return false;
      }
      term.copyBuffer(text, from, to - from);
      return true;
    }

    private void found(int begin, int end) {
      if (to < 0) {
        from = begin;
        to = end;
      } else {
        pair = begin;
      }
    }
  }
}
