package org.qinqing.library.internal;

import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Diagnostic.Severity;
import org.qinqing.pack.SourceLocation;

/**
 * Findings about files of the user; the sentence is {@code key}, what to do about it {@code
 * key.mend}.
 */
final class Findings {
  private Findings() {}

  static Diagnostic error(String code, String file, String key, Object... arguments) {
    return finding(Severity.ERROR, code, file, key, arguments);
  }

  static Diagnostic warning(String code, String file, String key, Object... arguments) {
    return finding(Severity.WARNING, code, file, key, arguments);
  }

  static Diagnostic note(String code, String file, String key, Object... arguments) {
    return finding(Severity.NOTE, code, file, key, arguments);
  }

  private static Diagnostic finding(
      Severity severity, String code, String file, String key, Object... arguments) {
    return new Diagnostic(
        Corpus.USER,
        severity,
        code,
        new SourceLocation(file, 0),
        Messages.text(key, arguments),
        Messages.text(key + ".mend", arguments));
  }
}
