package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.authoring.PackDraft;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackTest;
import org.qinqing.ui.kit.Words;

/**
 * How every part of a draft stood at its last check.
 *
 * @param checked the whole result
 * @param tests outcomes by the id of the rule they expect
 * @param outcomes outcomes by the id of the test
 * @param concerning findings by part
 * @param situations what a test puts, in words, by its id
 */
record Standing(
    PackDraft.Checked checked,
    Map<String, List<PackTester.Outcome>> tests,
    Map<String, PackTester.Outcome> outcomes,
    Map<Key, List<Diagnostic>> concerning,
    Map<String, String> situations) {

  /** A part, whatever line it moved to. */
  record Key(PackDraft.Kind kind, String id) {
    static Key of(PackDraft.Part part) {
      return new Key(part.kind(), part.id());
    }
  }

  /** How one part stands. */
  enum State {
    /** It has an error. */
    ERROR,
    /** A test of it, or the test itself, does not pass. */
    RED,
    /** Tested, all pass. */
    GREEN,
    /** A rule without a test. */
    UNTESTED,
    /** It has a warning and nothing worse. */
    WARNING,
    /** Nothing to say. */
    PLAIN,
    /** Not known: nothing could be tested. */
    OPEN
  }

  /**
   * Sorts a result by part.
   *
   * @param parts the parts as they stood when the check began
   */
  static Standing of(PackDraft.Checked checked, List<PackDraft.Part> parts, Words words) {
    Map<String, PackTester.Outcome> outcomes = new HashMap<>();
    checked
        .report()
        .ifPresent(report -> report.outcomes().forEach(one -> outcomes.put(one.id(), one)));
    Map<String, List<PackTester.Outcome>> tests = new HashMap<>();
    checked
        .pack()
        .ifPresent(
            pack -> {
              for (PackTest test : pack.tests()) {
                Optional<PackTester.Outcome> outcome = Optional.ofNullable(outcomes.get(test.id()));
                test.rule()
                    .ifPresent(
                        rule ->
                            outcome.ifPresent(
                                one ->
                                    tests
                                        .computeIfAbsent(rule, made -> new ArrayList<>())
                                        .add(one)));
              }
            });
    Map<Key, List<Diagnostic>> concerning = new HashMap<>();
    for (Diagnostic finding : checked.findings()) {
      at(finding, parts)
          .ifPresent(
              part ->
                  concerning.computeIfAbsent(Key.of(part), made -> new ArrayList<>()).add(finding));
    }
    Naming naming = new Naming(checked.world(), words);
    Map<String, String> situations = new HashMap<>();
    checked
        .pack()
        .ifPresent(
            pack ->
                pack.tests()
                    .forEach(
                        test ->
                            situations.put(
                                test.id(),
                                switch (test.given()) {
                                  case PackTest.Given.Facts given ->
                                      naming.situation(given.events());
                                  case PackTest.Given.Text given -> given.text();
                                })));
    return new Standing(checked, tests, outcomes, concerning, situations);
  }

  /** The part a finding lies in: the last one that begins before it in its file. */
  static Optional<PackDraft.Part> at(Diagnostic finding, List<PackDraft.Part> parts) {
    int line = finding.location().line();
    return parts.stream()
        .filter(part -> part.file().equals(finding.location().file()) && part.line() <= line)
        .max(Comparator.comparingInt(PackDraft.Part::line));
  }

  State state(PackDraft.Part part) {
    List<Diagnostic> found = concerning.getOrDefault(Key.of(part), List.of());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return State.ERROR;
    }
    State warned =
        found.stream().anyMatch(f -> f.severity() == Diagnostic.Severity.WARNING)
            ? State.WARNING
            : State.PLAIN;
    return switch (part.kind()) {
      case RULE -> rule(part.id());
      case TEST ->
          Optional.ofNullable(outcomes.get(part.id()))
              .map(outcome -> outcome.passed() ? State.GREEN : State.RED)
              .orElse(State.OPEN);
      case CARD, QUESTION -> warned;
    };
  }

  private State rule(String id) {
    if (checked.report().isEmpty()) {
      return State.OPEN;
    }
    // A reading test is a rate: it neither proves nor breaks a rule.
    List<PackTester.Outcome> facts =
        tests.getOrDefault(id, List.of()).stream().filter(one -> !one.reading()).toList();
    if (facts.isEmpty()) {
      return State.UNTESTED;
    }
    return facts.stream().allMatch(PackTester.Outcome::passed) ? State.GREEN : State.RED;
  }

  long count(Diagnostic.Severity severity) {
    return checked.findings().stream().filter(f -> f.severity() == severity).count();
  }
}
