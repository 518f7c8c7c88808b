package org.qinqing.pack.internal;

import java.util.Locale;

/** The kinds of YAML in a bundle; each has its JSON Schema. */
enum FileKind {
  PACK,
  FACTS,
  RULES,
  VOCABULARY,
  PARAMETERS,
  QUESTIONS,
  TESTS,
  CASEWORK,
  /** The front matter of a document. */
  DOCUMENT;

  /** Where its schema lies on the class path. */
  String schema() {
    return "/org/qinqing/pack/schemas/" + name().toLowerCase(Locale.ROOT) + ".schema.json";
  }
}
