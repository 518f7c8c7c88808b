package org.qinqing.trust.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Diagnostic.Severity;
import org.qinqing.pack.SourceLocation;

/** Every finding of the installer; {@code docs/pack-findings.md} explains each. */
enum Code {
  NO_BUNDLE_FILE("T-101", Severity.ERROR),
  CHECK_ABSENT("T-102", Severity.ERROR),
  UNSIGNED("T-103", Severity.ERROR),
  UNSIGNED_ALLOWED("T-104", Severity.WARNING),
  SAME_VERSION("T-105", Severity.ERROR),
  OLDER("T-106", Severity.ERROR),
  ALREADY_THERE("T-107", Severity.NOTE),
  BREAKS_ANOTHER("T-108", Severity.ERROR),
  FRAMEWORK_REFUSED("T-109", Severity.ERROR),
  BUILT_IN("T-110", Severity.ERROR),
  NOT_INSTALLED("T-111", Severity.ERROR),
  DAMAGED("T-112", Severity.ERROR);

  private static final String BASE = "org.qinqing.trust.internal.messages";

  private final String id;
  private final Severity severity;

  Code(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /** The stable short code. */
  String id() {
    return id;
  }

  /** The finding about a bundle as a whole; the arguments fill the sentence. */
  Diagnostic about(String pack, Object... arguments) {
    return new Diagnostic(
        pack,
        severity,
        id,
        SourceLocation.WHOLE,
        text(id + ".say", arguments),
        text(id + ".mend", arguments));
  }

  private static String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(BASE, Locale.getDefault(), Code.class.getClassLoader());
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
