package org.qinqing.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/**
 * An author's folder while it is edited. What is changed lives in memory until it is saved; all
 * text that was not changed stays as it was, comments and line ends included. Not safe for use by
 * several threads, except {@link #check}.
 */
public interface PackDraft {
  /** The folder. */
  Path folder();

  /** Rules, cards, tests and questions, by file and in the order they are written. */
  List<Part> parts();

  /** What can be edited in a form. */
  enum Kind {
    RULE,
    CARD,
    TEST,
    QUESTION
  }

  /**
   * One thing that can be edited.
   *
   * @param kind what it is
   * @param id its id
   * @param title what a person knows it by: the first words of what it says
   * @param file file it is written in
   * @param line first line, from 1
   */
  record Part(Kind kind, String id, String title, String file, int line) {}

  /** The YAML a part is written in, without the indentation of its list. */
  String source(Part part);

  /**
   * Replaces a part. Text that is no YAML is kept as it is, so that {@link #check} can say what is
   * wrong.
   *
   * @return the part as it stands now
   */
  Part replace(Part part, String source);

  /**
   * The values of a part as a form shows them: keys of the top level → value; lists one line an
   * entry, conditions and other mappings as YAML.
   */
  Map<String, String> values(Part part);

  /**
   * Changes some values of a part, and leaves the others as they are written. An empty value takes
   * the key away.
   *
   * @param values keys of the top level → value as {@link #values} gives it
   * @return the part as it stands now
   */
  Part change(Part part, Map<String, String> values);

  /**
   * Adds a part at the end of a file of its kind, made when there is none.
   *
   * @param id must be new
   * @param topic topic of a rule, decides the file
   */
  Part add(Kind kind, String id, String topic);

  /** Takes a part out. */
  void remove(Part part);

  /** Whether something is not saved. */
  boolean changed();

  /** Steps back; nothing happens when there is nothing to take back. */
  void undo();

  /** Steps forward again. */
  void redo();

  /**
   * Writes what changed, each file in one step.
   *
   * @return files that somebody else changed meanwhile; they are not written
   * @throws IOException when a file cannot be written; what is in memory stays
   */
  List<Path> save() throws IOException;

  /** Writes over files that somebody else changed. */
  void saveOver() throws IOException;

  /** Takes the folder as it is now; what was not saved is lost. */
  void reload() throws IOException;

  /**
   * Reads, lints and tests what is in memory, beside what is installed. Safe in any thread: works
   * on the text as it was when called.
   */
  Checked check();

  /**
   * How the draft stands.
   *
   * @param pack the bundle; empty when an error made it unreadable
   * @param findings of reading and linting
   * @param report of its tests; empty when it is unreadable
   * @param world what is installed, this bundle included
   */
  record Checked(
      Optional<Pack> pack,
      List<Diagnostic> findings,
      Optional<PackTester.Report> report,
      PackSnapshot world) {
    public Checked {
      findings = List.copyOf(findings);
    }
  }
}
