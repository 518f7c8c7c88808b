package org.qinqing.library.internal;

import java.util.List;
import org.qinqing.pack.Diagnostic;

/**
 * A file that cannot be read, with what to tell the user. Readers throw it; {@link SourceFile}
 * makes a finding of it.
 */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String key;
  private final transient List<Object> details;

  /**
   * Says why.
   *
   * @param code such as I-111
   * @param key of the sentence, whose first place is the name of the file
   * @param details what fills the further places
   */
  Refusal(String code, String key, Object... details) {
    super(code);
    this.code = code;
    this.key = key;
    this.details = List.of(details);
  }

  /** The finding about the file. */
  Diagnostic finding(String file) {
    Object[] arguments = new Object[details.size() + 1];
    arguments[0] = file;
    for (int i = 0; i < details.size(); i++) {
      arguments[i + 1] = details.get(i);
    }
    return Findings.error(code, file, key, arguments);
  }
}
