package org.qinqing.library.internal;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Every gram of a document once, with how often it occurs. */
final class CountedStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final GramCounts grams;
  private Iterator<Map.Entry<String, Integer>> words =
      Map.<String, Integer>of().entrySet().iterator();
  private int slot;

  CountedStream(GramCounts grams) {
    this.grams = grams;
  }

  @Override
  public void reset() {
    clearAttributes();
    slot = 0;
    words = grams.words().entrySet().iterator();
  }

  @Override
  public boolean incrementToken() {
    int[] keys = grams.keys();
    while (slot < keys.length && keys[slot] == 0) {
      slot++;
    }
    if (slot < keys.length) {
      int gram = keys[slot];
      term.setEmpty();
      if (gram >>> 16 != 0) {
        term.append((char) (gram >>> 16));
      }
      term.append((char) gram);
      frequency.setTermFrequency(grams.counts()[slot]);
      slot++;
      return true;
    }
    if (words.hasNext()) {
      Map.Entry<String, Integer> word = words.next();
      term.setEmpty().append(word.getKey());
      frequency.setTermFrequency(word.getValue());
      return true;
    }
    return false;
  }
}
