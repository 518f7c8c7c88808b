package org.qinqing.library.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Analysis by {@link Folding} and {@link Grams}. */
final class GramAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new GramTokenizer());
  }

  private static final class GramTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private Iterator<Grams.Gram> grams = List.<Grams.Gram>of().iterator();
    private int length;

    @Override
    public void reset() throws IOException {
      super.reset();
      StringWriter text = new StringWriter();
      input.transferTo(text);
      length = text.getBuffer().length();
      grams = Grams.of(Folding.fold(text.toString())).iterator();
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!grams.hasNext()) {
        return false;
      }
      Grams.Gram gram = grams.next();
      term.append(gram.text());
      offset.setOffset(correctOffset(gram.from()), correctOffset(gram.to()));
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      offset.setOffset(correctOffset(length), correctOffset(length));
    }
  }
}
