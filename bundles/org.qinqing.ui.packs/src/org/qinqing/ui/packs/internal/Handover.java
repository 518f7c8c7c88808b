package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/** Takes a saved draft out of the editor: to try it at once, as one file, or as a workbook. */
final class Handover {
  private static final String SAME_VERSION = "T-105";
  private static final String SUFFIX = ".qinqing";
  private final DraftEditor.Surroundings around;
  private final Words words;
  private final PackDraft draft;
  private final DraftEditor editor;
  private final Composite owner;
  private final Background background;

  /** What came of trying out: building first, then installing. */
  private record Tried(boolean done, String id, List<Diagnostic> findings) {}

  Handover(Composite owner, DraftEditor.Surroundings around, PackDraft draft, DraftEditor editor) {
    this.owner = owner;
    this.around = around;
    this.words = around.words();
    this.draft = draft;
    this.editor = editor;
    background = new Background(owner);
  }

  private Shell shell() {
    return owner.getShell();
  }

  /** Asks for what follows, and saves when something is not saved; false when it must not go on. */
  private boolean ready(String what) {
    boolean changed = around.desk().changed();
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            shell(),
            words.say(what + "title"),
            words.say(changed ? what + "text.changed" : what + "text", Desk.name(draft)),
            SWT.NONE,
            words.say(what + "yes"),
            words.say("ask.no"));
    return answer == 0 && (!changed || editor.save());
  }

  /** What is handed over is what was saved: asks only when there is something to save. */
  private boolean saved(String what) {
    return !around.desk().changed() || ready(what);
  }

  // --- trying out --------------------------------------------------------------------------------

  void tryOut() {
    Optional<PackAuthoring> authoring = around.services().authoring();
    if (authoring.isEmpty() || !ready("try.")) {
      return;
    }
    around.context().say(words.say("try.running"));
    background.run(
        words.say("job"),
        () -> install(authoring.get()),
        this::tried,
        failure -> {
          around.context().say("");
          editor.tell(around.desk().said(failure, "error.try"));
        });
  }

  private Tried install(PackAuthoring authoring) throws IOException {
    Path folder = around.desk().data().folder("tryout");
    Path fresh = folder.resolve(Desk.name(draft) + "-new" + SUFFIX);
    PackAuthoring.Built built = authoring.build(draft.folder(), fresh);
    if (!built.done()) {
      return new Tried(false, "", built.findings());
    }
    Path kept = folder.resolve(Desk.name(draft) + SUFFIX);
    PackInstaller.Outcome outcome = around.installer().install(fresh, true);
    if (!outcome.done() && earlierTrial(outcome)) {
      // An earlier trial of the same version stands in the way; it comes back if this one fails.
      around.installer().remove(outcome.id());
      outcome = around.installer().install(fresh, true);
      if (!outcome.done() && Files.exists(kept)) {
        around.installer().install(kept, true);
      }
    }
    if (outcome.done()) {
      Files.move(fresh, kept, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(fresh);
    }
    return new Tried(outcome.done(), outcome.id(), outcome.findings());
  }

  private boolean earlierTrial(PackInstaller.Outcome outcome) {
    return outcome.findings().stream()
            .filter(Diagnostic::isError)
            .allMatch(finding -> finding.code().equals(SAME_VERSION))
        && around.installer().list().stream()
            .anyMatch(
                listed ->
                    listed.id().equals(outcome.id())
                        && !listed.builtIn()
                        && listed.signature() == PackInstaller.Signature.UNSIGNED);
  }

  private void tried(Tried tried) {
    around.context().say("");
    Optional<Pack> pack = around.desk().standing().flatMap(known -> known.checked().pack());
    if (!tried.done) {
      editor
          .notice()
          .tell(words.say("try.refused", Desk.name(draft)), false, errors(tried.findings));
      return;
    }
    Locality place = pack.map(Pack::locality).orElse(around.context().workplace().place());
    editor
        .notice()
        .tell(
            words.say("try.good", pack.map(Pack::place).orElse(tried.id)),
            true,
            List.of(),
            words.say("try.go"),
            () -> {
              around.context().workplace().place(place);
              around.context().go(Target.room("checker"));
            });
  }

  private static List<Diagnostic> errors(List<Diagnostic> findings) {
    return findings.stream().filter(Diagnostic::isError).toList();
  }

  // --- files -------------------------------------------------------------------------------------

  void build() {
    if (!saved("build.")) {
      return;
    }
    Optional<Path> file = ask("build.file", Desk.name(draft) + SUFFIX, "*" + SUFFIX);
    Optional<PackAuthoring> authoring = around.services().authoring();
    if (file.isEmpty() || authoring.isEmpty()) {
      return;
    }
    background.run(
        words.say("job"),
        () -> authoring.get().build(draft.folder(), file.get()),
        built -> {
          boolean signs = built.done() && around.trust().signs();
          editor
              .notice()
              .tell(
                  words.say(
                      built.done() ? "build.good" : "build.refused",
                      String.valueOf(file.get().getFileName())),
                  built.done(),
                  errors(built.findings()),
                  signs ? words.say("do.sign") : "",
                  () -> SignDialog.ofFile(shell(), signing(), file).open());
        },
        failure -> editor.tell(around.desk().said(failure, "error.build")));
  }

  /** Builds and signs: one file that others can install. */
  void sign() {
    Optional<PackAuthoring> authoring = around.services().authoring();
    if (authoring.isEmpty() || !saved("sign.ask.")) {
      return;
    }
    Path folder = draft.folder().toAbsolutePath().normalize();
    SignDialog.ofDraft(
            shell(),
            signing(),
            new SignDialog.Draft(
                Desk.name(draft),
                Optional.ofNullable(folder.getParent()).orElse(folder),
                file -> authoring.get().build(folder, file)))
        .open();
  }

  private KeysDialog.Surroundings signing() {
    return new KeysDialog.Surroundings(
        around.context(),
        around.trust(),
        new KeysPlaces(around.desk().data()),
        around.registry(),
        words);
  }

  void workbook() {
    if (!saved("workbook.out.")) {
      return;
    }
    Optional<Path> file = ask("workbook.file", Desk.name(draft) + ".xlsx", "*.xlsx");
    if (file.isEmpty()) {
      return;
    }
    around
        .services()
        .exchange()
        .ifPresent(
            exchange ->
                background.run(
                    words.say("job"),
                    () -> exchange.toWorkbook(draft.folder(), file.get()),
                    written ->
                        editor
                            .notice()
                            .tell(
                                words.say(
                                    "workbook.good", String.valueOf(file.get().getFileName())),
                                true,
                                errors(written.findings())),
                    failure -> editor.tell(around.desk().said(failure, "error.workbook"))));
  }

  private Optional<Path> ask(String title, String name, String filter) {
    FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
    dialog.setText(words.say(title));
    dialog.setFileName(name);
    dialog.setFilterExtensions(new String[] {filter});
    dialog.setOverwrite(true);
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }
}
