package org.qinqing.library.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qinqing.pack.Document;

/** The names of documents, looked up in the index. */
final class IndexedNames implements Names {
  private static final List<String> PREFIXES = List.of("中华人民共和国", "中国共产党");
  private static final Pattern MARKS = Pattern.compile("[《》\\s]");
  private static final Pattern VERSION = Pattern.compile("\\([^()]*(?:\\d{4}|修订|修正|试行)[^()]*\\)$");
  private static final int LONGEST = 60;
  private static final int MOST_GUESSED = 200;

  private final ProvisionIndex.Reading reading;

  IndexedNames(ProvisionIndex.Reading reading) {
    this.reading = reading;
  }

  /** A title without book marks and without the year of its version: 条例(2023年修订) is 条例. */
  static String bare(String title) {
    String bare = MARKS.matcher(Folding.fold(title)).replaceAll("");
    return VERSION.matcher(bare).replaceAll("");
  }

  /** All names a document is found by, folded. */
  static Set<String> of(Document document) {
    Set<String> names = new LinkedHashSet<>();
    String title = bare(document.title());
    names.add(title);
    for (String prefix : PREFIXES) {
      if (title.startsWith(prefix)) {
        names.add(title.substring(prefix.length()));
      }
    }
    document.shortNames().forEach(name -> names.add(bare(name)));
    names.remove("");
    return names;
  }

  /** Whether two titles name the same document, whatever its version. */
  static boolean same(String title, String other) {
    return shortened(bare(title)).equals(shortened(bare(other)));
  }

  private static String shortened(String bare) {
    for (String prefix : PREFIXES) {
      if (bare.startsWith(prefix)) {
        return bare.substring(prefix.length());
      }
    }
    return bare;
  }

  private static String tail(String name) {
    String wanted = bare(name);
    return wanted.length() > LONGEST ? wanted.substring(wanted.length() - LONGEST) : wanted;
  }

  @Override
  public boolean isName(String name) {
    return seen(IndexedFields.NAME, bare(name));
  }

  @Override
  public List<String> ofYear(List<String> keys, int year) {
    try {
      return reading.ofYear(keys, year);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> numbered(String number) {
    try {
      return reading.numbered(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean labelled(String key) {
    return seen(IndexedFields.LABEL, key);
  }

  @Override
  public boolean seen(String gram) {
    return seen(IndexedFields.ALL, gram) || seen(IndexedFields.ASK, gram);
  }

  private boolean seen(String field, String term) {
    try {
      return reading.seen(field, term);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> find(String text) {
    String tail = tail(text);
    try {
      for (int from = 0; from < tail.length(); from++) {
        // Looking whether the name is there costs far less than fetching whose it is.
        String name = tail.substring(from);
        if (reading.seen(IndexedFields.NAME, name)) {
          return reading.named(name);
        }
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> guess(String name) {
    String tail = tail(name);
    try {
      for (int from = 0; from + 2 <= tail.length(); from++) {
        String part = tail.substring(from);
        List<String> keys = new ArrayList<>(reading.titled(part, MOST_GUESSED));
        if (!keys.isEmpty()) {
          keys.sort(null);
          return keys;
        }
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
