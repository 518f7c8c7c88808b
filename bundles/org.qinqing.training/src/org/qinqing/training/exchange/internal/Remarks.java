package org.qinqing.training.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/** Collects what is to be known about a file. */
final class Remarks {
  /** Who mends these will try again; a file that is wrong throughout would fill the screen. */
  private static final int MOST_ERRORS = 100;

  private final List<Remark> all = new ArrayList<>();
  private int errors;

  void add(Remark.Kind kind, String item, int line, String key, Object... arguments) {
    if (kind == Remark.Kind.ERROR && ++errors > MOST_ERRORS) {
      return;
    }
    all.add(new Remark(kind, item, line, Messages.text(key, arguments)));
  }

  void error(String item, int line, String key, Object... arguments) {
    add(Remark.Kind.ERROR, item, line, key, arguments);
  }

  void error(BadFile bad) {
    error("", bad.line(), bad.key(), bad.arguments());
  }

  boolean failed() {
    return errors > 0;
  }

  List<Remark> all() {
    return List.copyOf(all);
  }
}
