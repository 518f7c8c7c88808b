package org.qinqing.checker.internal.reading;

import java.util.Arrays;

/**
 * What is seen of a text, as numbers: every trait is the hash of its kind and its words. Not safe
 * for several threads.
 */
final class TraitSet {
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** How much a kind of trait counts beside a single piece of the words. */
  enum Kind {
    /** Some units in a row. */
    WORDS(1),
    /** Units at the beginning of the text. */
    START(1),
    /** Units of the last clause. */
    END(1),
    /** A word of the vocabulary by what it tells. */
    KNOWN(2.5f),
    /** Words of the vocabulary and units in a row. */
    ROW(1),
    /** Two words of the vocabulary in their order. */
    ORDER(2.5f),
    /** A class of the thesaurus. */
    CLASS(2),
    /** Two classes of the thesaurus in their order. */
    CLASSES(1.5f),
    /** A class of the thesaurus with the units beside it. */
    BESIDE(1),
    /** What the grammar read. */
    READ(3),
    /** What the grammar heard beside the deeds. */
    AROUND(3),
    /** The deed in question. */
    DEED(3),
    /** What the grammar read of this very deed. */
    OF_DEED(3),
    /** The family of the deed together with another trait. */
    JOINED(2);

    private final float scale;

    Kind(float scale) {
      this.scale = scale;
    }
  }

  private long[] hashes;
  private float[] scales;
  private int[] from;
  private int[] to;
  private int size;

  /** Of each trait the first that is the same; made when it is first asked for. */
  private int[] firsts = {};

  TraitSet() {
    this(256);
  }

  private TraitSet(int room) {
    hashes = new long[room];
    scales = new float[room];
    from = new int[room];
    to = new int[room];
  }

  /** These traits followed by others. */
  TraitSet and(TraitSet more) {
    TraitSet both = new TraitSet(size + more.size);
    for (TraitSet one : new TraitSet[] {this, more}) {
      System.arraycopy(one.hashes, 0, both.hashes, both.size, one.size);
      System.arraycopy(one.scales, 0, both.scales, both.size, one.size);
      System.arraycopy(one.from, 0, both.from, both.size, one.size);
      System.arraycopy(one.to, 0, both.to, both.size, one.size);
      both.size += one.size;
    }
    return both;
  }

  int size() {
    return size;
  }

  long hash(int i) {
    return hashes[i];
  }

  float scale(int i) {
    return scales[i];
  }

  /** First unit of the words behind the trait, or -1 when no one place is behind it. */
  int from(int i) {
    return from[i];
  }

  /** One past the last unit of the words behind the trait. */
  int to(int i) {
    return to[i];
  }

  /** Of each trait the number of the first that is the same; its own when it is the first. */
  int[] firsts() {
    if (firsts.length != size) {
      firsts = new int[size];
      // Numbers of traits by hash, 0 for none: a text has hundreds, so boxes would cost.
      int[] known = new int[Integer.highestOneBit(size) * 4];
      for (int i = 0; i < size; i++) {
        int at = (int) hashes[i] & (known.length - 1);
        while (known[at] != 0 && hashes[known[at] - 1] != hashes[i]) {
          at = (at + 1) & (known.length - 1);
        }
        if (known[at] == 0) {
          known[at] = i + 1;
        }
        firsts[i] = known[at] - 1;
      }
    }
    return firsts;
  }

  static long begin(Kind kind) {
    return (SEED ^ (kind.ordinal() + 1)) * PRIME;
  }

  static long mix(long hash, CharSequence words, int from, int to) {
    long mixed = hash;
    for (int i = from; i < to; i++) {
      mixed = (mixed ^ words.charAt(i)) * PRIME;
    }
    return mixed;
  }

  static long mix(long hash, CharSequence words) {
    return mix(hash, words, 0, words.length());
  }

  static long mix(long hash, long other) {
    return (hash ^ (other * 0x9e3779b97f4a7c15L) ^ (other >>> 29)) * PRIME;
  }

  void add(Kind kind, long hash, int begin, int end) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      scales = Arrays.copyOf(scales, size * 2);
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    // A last stirring: nearby words must not make nearby numbers.
    long stirred = hash ^ (hash >>> 32);
    stirred *= 0xd6e8feb86659fd93L;
    hashes[size] = stirred ^ (stirred >>> 32);
    scales[size] = kind.scale;
    from[size] = begin;
    to[size] = end;
    size++;
  }

  void add(Kind kind, long hash) {
    add(kind, hash, -1, -1);
  }

  void add(Kind kind, CharSequence words) {
    add(kind, mix(begin(kind), words));
  }
}
