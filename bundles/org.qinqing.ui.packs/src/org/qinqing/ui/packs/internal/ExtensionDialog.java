package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.Publisher;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * Shows who publishes an extension and that it is a program, before it is installed for the next
 * start; then installs exactly what was shown. Closing it changes nothing, and so does Enter.
 */
final class ExtensionDialog {
  /** Nobody that is known here vouches for the signer. */
  private static final String UNKNOWN_ROOT = "T-149";

  /** The very same is installed. */
  private static final String THERE = "T-284";

  private static final int LABEL = 96;

  /**
   * What was installed.
   *
   * @param title what it is called
   * @param outcome what came of it; done
   */
  record Result(String title, Extensions.Outcome outcome) {}

  private final Sheet sheet;
  private final Theme theme;
  private final Extensions extensions;
  private final PackRegistry registry;
  private final Desk desk;
  private final Words words;
  private final KeysWords says;
  private final Path file;
  private final Runnable toTrust;
  private final Background background;
  private Optional<Result> result = Optional.empty();

  /**
   * Opens it and begins to examine.
   *
   * @param toTrust leads to where roots are pinned
   * @param ended told once it is closed; empty when nothing was installed
   */
  ExtensionDialog(
      Shell parent,
      Theme theme,
      Extensions extensions,
      PackRegistry registry,
      Desk desk,
      Words words,
      Path file,
      Runnable toTrust,
      Consumer<Optional<Result>> ended) {
    this.theme = theme;
    this.extensions = extensions;
    this.registry = registry;
    this.desk = desk;
    this.words = words;
    this.file = file;
    this.toTrust = toTrust;
    says = new KeysWords(words, registry);
    sheet = new Sheet(parent, theme, words.say("extension"), () -> ended.accept(result));
    background = new Background(sheet.whole());
    examine();
    sheet.open();
  }

  /** Whether a file is one for this dialog, by its name. */
  static boolean takes(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(Extensions.SUFFIX);
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private void examine() {
    sheet.waiting(
        words.say("consent.checking", name()),
        words.say("extension.checking.text"),
        words.say("extension.no"));
    background.run(
        words.say("job"),
        () -> extensions.examine(file),
        this::show,
        failure -> failed(desk.said(failure, "install.error")));
  }

  private void failed(String why) {
    sheet.hold(false);
    Composite shown = sheet.begin(words.say("install.not", name()));
    Card band = sheet.band(shown, Role.VERDICT_PROHIBITED, "warn", words.say("consent.failed"));
    sheet.note(band, why);
    sheet.buttons(words.say("consent.close")).setFocus();
    sheet.ready();
  }

  // --- what was found ----------------------------------------------------------------------------

  private void show(Extensions.Preview seen) {
    if (!seen.outcome().done()) {
      refused(seen.outcome().findings(), Optional.of(seen.signed()));
    } else if (seen.outcome().findings().stream().anyMatch(f -> f.code().equals(THERE))) {
      nothingNew(seen);
    } else {
      propose(seen);
    }
  }

  private void nothingNew(Extensions.Preview seen) {
    Composite shown = sheet.begin(words.say("install.there", seen.title()));
    Card band = sheet.band(shown, Role.ACCENT, "info", words.say("install.there.text"));
    sheet.note(band, words.say("install.there.part", seen.title(), seen.outcome().version()));
    sheet.buttons(words.say("consent.close")).setFocus();
    sheet.ready();
  }

  private void refused(List<Diagnostic> findings, Optional<PackSigner.Verification> signed) {
    sheet.hold(false);
    Composite shown = sheet.begin(words.say("install.not", name()));
    Card band = sheet.band(shown, Role.VERDICT_PROHIBITED, "warn", words.say("consent.refused"));
    sheet.note(band, words.say("extension.unchanged"));
    signed
        .filter(verification -> !verification.holds())
        .flatMap(PackSigner.Verification::publisher)
        .ifPresent(publisher -> sheet.note(band, words.say("consent.says", publisher.name())));
    Parts.text(shown, theme, Type.STRONG, Role.TEXT, words.say("consent.reasons"));
    List<Diagnostic> errors = findings.stream().filter(Diagnostic::isError).toList();
    Findings.show(shown, theme, errors);
    FlatButton close = sheet.buttons(words.say("consent.close"));
    if (errors.stream().anyMatch(finding -> finding.code().equals(UNKNOWN_ROOT))) {
      sheet.also(
          FlatButton.Kind.SECONDARY,
          words.say("consent.trust"),
          () -> {
            sheet.close();
            sheet.display().asyncExec(toTrust);
          });
    }
    close.setFocus();
    sheet.ready();
  }

  // --- what it is --------------------------------------------------------------------------------

  private void propose(Extensions.Preview seen) {
    String version = seen.outcome().version();
    Composite shown =
        sheet.begin(
            seen.replaces()
                .map(before -> words.say("extension.update", seen.title(), before, version))
                .orElseGet(() -> words.say("extension.ask", seen.title(), version)));
    seen.signed().publisher().ifPresent(publisher -> publisher(shown, publisher, seen.signed()));
    Card program =
        sheet.band(shown, Role.VERDICT_CONDITIONAL, "warn", words.say("extension.program"));
    sheet.note(program, words.say("extension.program.can"));
    sheet.note(program, words.say("extension.program.doubt"));
    Composite facts = Parts.group(shown, 1);
    ((GridLayout) facts.getLayout()).verticalSpacing = 4;
    fact(
        facts,
        words.say("extension.pack"),
        words.say(
            seen.packThere() ? "extension.pack.there" : "extension.pack.none",
            registry.snapshot().pack(seen.pack()).map(Pack::title).orElse(seen.pack())));
    fact(facts, words.say("extension.id"), seen.outcome().id());
    fact(facts, words.say("extension.effect"), words.say("extension.effect.text"));
    Findings.show(
        shown,
        theme,
        seen.outcome().findings().stream()
            .filter(finding -> finding.severity() == Diagnostic.Severity.WARNING)
            .toList());
    sheet.kept(shown, words.say("extension.kept"));
    FlatButton no = sheet.buttons(words.say("extension.no"));
    sheet.also(
        FlatButton.Kind.PRIMARY,
        words.say(seen.replaces().isPresent() ? "update.yes" : "install.yes"),
        () -> install(seen));
    sheet.ready();
    no.setFocus();
  }

  private void publisher(Composite parent, Publisher publisher, PackSigner.Verification signed) {
    Card band =
        sheet.band(
            parent, Role.VERDICT_PERMITTED, "shield", words.say("signed.band", publisher.name()));
    signed
        .signedAt()
        .map(KeysWords::day)
        .ifPresent(day -> sheet.note(band, words.say("extension.signed", day.toString())));
    sheet.note(band, words.say("extension.certificate", says.validity(publisher)));
    sheet.note(band, words.say("signed.print", publisher.words()));
  }

  private void fact(Composite parent, String name, String value) {
    Composite row = Parts.group(parent, 2);
    ((GridLayout) row.getLayout()).horizontalSpacing = 10;
    Label label = Parts.line(row, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, name);
    GridData fixed = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    fixed.widthHint = Math.max(LABEL, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    label.setLayoutData(fixed);
    Parts.text(row, theme, Type.TEXT, Role.TEXT, value);
  }

  // --- doing it ----------------------------------------------------------------------------------

  private void install(Extensions.Preview seen) {
    sheet.hold(true);
    sheet.waiting(words.say("install.running", name()), words.say("consent.running"), "");
    background.run(
        words.say("job"),
        () -> extensions.install(file, Optional.of(seen.sha256())),
        outcome -> {
          if (outcome.done()) {
            result = Optional.of(new Result(seen.title(), outcome));
            sheet.hold(false);
            sheet.close();
          } else {
            refused(outcome.findings(), Optional.empty());
          }
        },
        failure -> failed(desk.said(failure, "install.error")));
  }
}
