package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackDraft;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** How the draft stands while one types: tests of the chosen part, counts, findings. */
final class StatePart {
  private static final int SIGN = 16;
  private static final int MOST = 60;
  private final Theme theme;
  private final Words words;
  private final Consumer<String> toTest;
  private final Consumer<Diagnostic> toFinding;
  private final Pane pane;
  private final Label busy;
  private final Composite content;
  private Optional<Model> shown = Optional.empty();

  /** What is on the screen; the same again is not drawn anew. */
  private record Model(List<Count> counts, List<Test> tests, List<Diagnostic> found, int more) {}

  private record Count(String icon, Role role, String text) {}

  private record Test(String id, boolean passed, String expected, String got) {}

  /**
   * Makes an empty one.
   *
   * @param toTest goes to a test by its id
   * @param toFinding goes to where a finding lies
   */
  StatePart(
      Composite parent,
      Theme theme,
      Words words,
      Consumer<String> toTest,
      Consumer<Diagnostic> toFinding) {
    this.theme = theme;
    this.words = words;
    this.toTest = toTest;
    this.toFinding = toFinding;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 14);
    Composite head = Parts.group(pane.body(), 2);
    Parts.line(head, theme, Type.STRONG, Role.TEXT, words.say("live.title"))
        .setLayoutData(Parts.wide());
    busy = Parts.line(head, theme, Type.NOTE, Role.TEXT_TERTIARY, "");
    content = Parts.group(pane.body(), 1);
    ((GridLayout) content.getLayout()).verticalSpacing = 8;
  }

  Control control() {
    return pane;
  }

  void busy(boolean now) {
    busy.setText(words.say(now ? "live.busy" : "live.done"));
    busy.requestLayout();
  }

  void failed(String text) {
    busy.setText("");
    clear();
    shown = Optional.empty();
    Parts.text(content, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, text);
    pane.reflow();
  }

  private void clear() {
    for (Control child : content.getChildren()) {
      child.dispose();
    }
  }

  void show(Standing standing, PackDraft.@Nullable Part chosen) {
    List<Diagnostic> own =
        chosen == null
            ? List.of()
            : standing.concerning().getOrDefault(Standing.Key.of(chosen), List.of());
    List<Diagnostic> found =
        standing.checked().findings().stream()
            .sorted(
                Comparator.comparing((Diagnostic finding) -> !own.contains(finding))
                    .thenComparing(Diagnostic::severity)
                    .thenComparing(Diagnostic::location))
            .toList();
    Model now =
        new Model(
            counts(standing),
            tests(standing, chosen),
            found.subList(0, Math.min(MOST, found.size())),
            Math.max(0, found.size() - MOST));
    if (shown.filter(now::equals).isPresent()) {
      return;
    }
    boolean held = holdsFocus();
    shown = Optional.of(now);
    clear();
    for (Count count : now.counts) {
      line(count);
    }
    if (chosen != null && !now.tests.isEmpty()) {
      head(chosen.kind() == PackDraft.Kind.TEST ? "live.test" : "live.tests");
      rows(now.tests);
    }
    head("live.findings");
    if (now.found.isEmpty()) {
      Parts.text(content, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("live.noFindings"));
    } else {
      findings(now.found, now.more, standing);
    }
    pane.reflow();
    if (held) {
      content.setFocus();
    }
  }

  private boolean holdsFocus() {
    for (Control at = content.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
      if (at == content) {
        return true;
      }
    }
    return false;
  }

  // --- counts ------------------------------------------------------------------------------------

  private List<Count> counts(Standing standing) {
    List<Count> counts = new ArrayList<>();
    Optional<PackTester.Report> report = standing.checked().report();
    if (report.isEmpty()) {
      counts.add(new Count("warn", Role.VERDICT_PROHIBITED, words.say("live.unreadable")));
    } else {
      List<PackTester.Outcome> facts =
          report.get().outcomes().stream().filter(outcome -> !outcome.reading()).toList();
      long red = facts.stream().filter(outcome -> !outcome.passed()).count();
      counts.add(
          new Count(
              red == 0 ? "check" : "close",
              red == 0 ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED,
              red == 0
                  ? words.say("live.green", Integer.toString(facts.size()))
                  : words.say("live.red", Integer.toString(facts.size()), Long.toString(red))));
      if (report.get().readingTotal() > 0) {
        counts.add(
            new Count(
                "eye",
                Role.TEXT_SECONDARY,
                words.say(
                    "live.reading",
                    Integer.toString(report.get().readingPassed()),
                    Integer.toString(report.get().readingTotal()))));
      }
    }
    standing
        .checked()
        .pack()
        .ifPresent(
            pack -> {
              long untested =
                  pack.rules().stream()
                      .filter(rule -> !standing.tests().containsKey(rule.id()))
                      .count();
              counts.add(
                  new Count(
                      untested == 0 ? "check" : "minus",
                      untested == 0 ? Role.VERDICT_PERMITTED : Role.TEXT_SECONDARY,
                      words.say(
                          untested == 0 ? "live.rules" : "live.untested",
                          Integer.toString(pack.rules().size()),
                          Long.toString(untested))));
            });
    long errors = standing.count(Diagnostic.Severity.ERROR);
    long warnings = standing.count(Diagnostic.Severity.WARNING);
    counts.add(
        new Count(
            errors == 0 && warnings == 0 ? "check" : "warn",
            errors > 0
                ? Role.VERDICT_PROHIBITED
                : warnings > 0 ? Role.VERDICT_CONDITIONAL : Role.VERDICT_PERMITTED,
            words.say("live.counts", Long.toString(errors), Long.toString(warnings))));
    return counts;
  }

  private void line(Count count) {
    Composite line = Parts.group(content, 2);
    new Picture(line, theme, "", SIGN, () -> theme.icon(count.icon, count.role, SIGN));
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT, count.text);
  }

  private void head(String key) {
    Composite space = Parts.group(content, 1);
    ((GridLayout) space.getLayout()).marginTop = 8;
    Parts.text(space, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say(key));
  }

  // --- tests -------------------------------------------------------------------------------------

  private List<Test> tests(Standing standing, PackDraft.@Nullable Part chosen) {
    if (chosen == null) {
      return List.of();
    }
    List<PackTester.Outcome> outcomes =
        switch (chosen.kind()) {
          case RULE -> standing.tests().getOrDefault(chosen.id(), List.of());
          case TEST -> Optional.ofNullable(standing.outcomes().get(chosen.id())).stream().toList();
          case CARD, QUESTION -> List.of();
        };
    PackSnapshot world = standing.checked().world();
    return outcomes.stream()
        .map(
            one ->
                new Test(
                    one.id(), one.passed(), said(one.expected(), world), said(one.got(), world)))
        .toList();
  }

  /** A tester's line such as {@code PROHIBITED rule=x-1} in words. */
  private String said(String line, PackSnapshot world) {
    Naming naming = new Naming(world, words);
    String facts = line.contains("{") ? line.substring(line.indexOf('{')) : "";
    List<String> said = new ArrayList<>();
    for (String token : line.substring(0, line.length() - facts.length()).strip().split("\\s+")) {
      int cut = token.indexOf('=');
      String name = cut < 0 ? "" : token.substring(0, cut);
      String value = token.substring(cut + 1);
      switch (name) {
        case "" -> said.add(verdict(value).map(naming::verdict).orElse(value));
        case "rule" -> said.add(value);
        case "missing" -> said.add(words.say("live.missing", naming.fact(value)));
        case "events" -> said.add(words.say("live.noEvent"));
        default -> said.add(value);
      }
    }
    return String.join(words.say("list.facts"), said);
  }

  private static Optional<Verdict> verdict(String name) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(name)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  private void rows(List<Test> tests) {
    Card card = card();
    boolean first = true;
    for (Test test : tests) {
      Row row =
          new Row(
              card,
              theme,
              test.id,
              test.passed
                  ? words.say("live.passed", test.expected)
                  : words.say("live.missed", test.expected, test.got),
              List.of(
                  test.passed
                      ? Tag.of(words.say("live.tag.passed"), Role.VERDICT_PERMITTED)
                      : Tag.of(words.say("live.tag.missed"), Role.VERDICT_PROHIBITED)),
              !first);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> row.getDisplay().asyncExec(() -> toTest.accept(test.id)));
      first = false;
    }
  }

  private Card card() {
    Card card = new Card(content, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    return card;
  }

  // --- findings ----------------------------------------------------------------------------------

  private void findings(List<Diagnostic> found, int more, Standing standing) {
    Card card = card();
    boolean first = true;
    for (Diagnostic finding : found) {
      List<String> lines = new ArrayList<>(List.of(message(finding, standing)));
      lines.add(finding.mend());
      lines.add(finding.location().toString());
      lines.removeIf(String::isEmpty);
      Row row =
          new Row(
              card,
              theme,
              finding.code(),
              String.join("\n", lines),
              List.of(tag(finding.severity())),
              !first);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> row.getDisplay().asyncExec(() -> toFinding.accept(finding)));
      first = false;
    }
    if (more > 0) {
      Parts.text(
          content,
          theme,
          Type.NOTE,
          Role.TEXT_TERTIARY,
          words.say("live.more", Integer.toString(more)));
    }
  }

  /** What a finding says; of a test that fails, the words rather than the tester's own line. */
  private String message(Diagnostic finding, Standing standing) {
    PackSnapshot world = standing.checked().world();
    return standing.outcomes().values().stream()
        .filter(one -> finding.isError() && !one.passed() && !one.reading())
        .filter(one -> one.location().equals(finding.location()))
        .filter(one -> finding.message().contains(one.expected()))
        .findFirst()
        .map(
            one ->
                words.say(
                    "live.failed", one.id(), said(one.expected(), world), said(one.got(), world)))
        .orElse(finding.message());
  }

  private Tag tag(Diagnostic.Severity severity) {
    String word = words.say("severity." + severity.name());
    return switch (severity) {
      case ERROR -> Tag.of(word, Role.VERDICT_PROHIBITED);
      case WARNING -> Tag.of(word, Role.VERDICT_CONDITIONAL);
      case NOTE -> new Tag(word, Role.TEXT_TERTIARY, true);
    };
  }
}
