package org.qinqing.pack.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;

/** Collects what is wrong with one bundle while it is read. */
final class Findings {
  private final String pack;
  private final List<Diagnostic> all = new ArrayList<>();
  private int errors;

  Findings(String pack) {
    this.pack = pack;
  }

  void add(Code code, SourceLocation where, Object... arguments) {
    add(code.at(pack, where, arguments));
  }

  void add(Diagnostic finding) {
    all.add(finding);
    if (finding.isError()) {
      errors++;
    }
  }

  /** How many errors there are so far; tells whether a part that was just read is sound. */
  int errors() {
    return errors;
  }

  /** Everything, ordered by file and line, under the given id of the bundle. */
  List<Diagnostic> ordered(String id) {
    return all.stream()
        .map(f -> new Diagnostic(id, f.severity(), f.code(), f.location(), f.message(), f.mend()))
        .sorted(Comparator.comparing(Diagnostic::location).thenComparing(Diagnostic::code))
        .distinct()
        .toList();
  }
}
