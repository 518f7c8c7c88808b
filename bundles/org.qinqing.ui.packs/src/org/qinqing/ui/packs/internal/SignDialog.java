package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.PackSigner;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/** 签名: a bundle file, or a draft that is built first, becomes the one file that is handed over. */
final class SignDialog extends KeysDialog {
  private static final String SUFFIX = ".qinqing";
  private static final String FILE = "file";
  private static final String HAND_OVER = "handOver";
  private static final String OUTPUT = "output";

  /** The root above the signer is not pinned on this computer. */
  private static final String ROOT_UNKNOWN = "T-149";

  private final Optional<Draft> draft;
  private final Optional<Path> built;
  private @Nullable KeysSigner signer;

  /** Builds a bundle into a file. */
  interface Builder {
    PackAuthoring.Built build(Path file) throws IOException;
  }

  /**
   * A saved draft.
   *
   * @param name of its folder
   * @param beside where the signed file is proposed to go
   */
  record Draft(String name, Path beside, Builder builder) {}

  private SignDialog(
      Shell parent, Surroundings around, Optional<Draft> draft, Optional<Path> built) {
    super(parent, around, "sign");
    this.draft = draft;
    this.built = built;
  }

  /** For a draft. */
  static SignDialog ofDraft(Shell parent, Surroundings around, Draft draft) {
    return new SignDialog(parent, around, Optional.of(draft), Optional.empty());
  }

  /** For a file; empty when it is chosen here. */
  static SignDialog ofFile(Shell parent, Surroundings around, Optional<Path> file) {
    return new SignDialog(parent, around, Optional.empty(), file);
  }

  @Override
  String title() {
    return draft
        .map(one -> words().say("sign.title.draft", one.name()))
        .orElse(words().say("sign.title"));
  }

  @Override
  String text() {
    return words().say(draft.isPresent() ? "sign.text.draft" : "sign.text");
  }

  @Override
  void fill(Composite body) {
    Optional<Text> file = Optional.empty();
    if (draft.isEmpty()) {
      file =
          Optional.of(
              file(
                  body,
                  FILE,
                  words().say("sign.file"),
                  words().say("sign.file.hint"),
                  SWT.OPEN,
                  "*.qinqing;*.jar"));
    }
    signer = new KeysSigner(this, body, "sign.by");
    Text output =
        file(
            body,
            OUTPUT,
            words().say("sign.output"),
            words().say("sign.output.hint"),
            SWT.SAVE,
            "*" + SUFFIX);
    Composite more = Parts.group(body, 1);
    FlatButton changes =
        new FlatButton(
            more, theme(), FlatButton.Kind.LINK, words().say("sign.handOver.ask"), "swap");
    changes.onAction(
        () -> {
          changes.dispose();
          file(
                  more,
                  HAND_OVER,
                  words().say("sign.handOver"),
                  words().say("sign.handOver.hint"),
                  SWT.OPEN,
                  "*.json")
              .setFocus();
          fit();
        });
    ProposedFile proposed = new ProposedFile(output);
    draft.ifPresent(one -> proposed.propose(one.beside().resolve(one.name() + SUFFIX)));
    file.ifPresent(
        field -> {
          // A name other than its own.
          proposed.beside(field, stem -> words().say("sign.name", stem) + SUFFIX);
          built.ifPresent(path -> field.setText(path.toString()));
        });
  }

  @Override
  void begin() {
    if (signer != null) {
      signer.focus();
    }
  }

  @Override
  Optional<String> missing() {
    Optional<String> file = draft.isPresent() ? Optional.empty() : noPath(FILE, "sign.wrong.file");
    return file.or(() -> signer == null ? Optional.empty() : signer.missing())
        .or(() -> noPath(OUTPUT, "sign.wrong.output"))
        .or(
            () ->
                value(OUTPUT).endsWith(SUFFIX)
                    ? Optional.empty()
                    : Optional.of(words().say("sign.wrong.suffix")))
        .or(
            () ->
                value(HAND_OVER).isEmpty()
                    ? Optional.empty()
                    : noPath(HAND_OVER, "sign.wrong.handOver"));
  }

  @Override
  boolean confirmed() {
    Path file = path(OUTPUT).orElse(Path.of(""));
    if (!Files.exists(file)) {
      return true;
    }
    return MessageDialog.open(
            MessageDialog.QUESTION,
            getShell(),
            words().say("sign.replace.title"),
            words().say("sign.replace.text", String.valueOf(file.getFileName())),
            SWT.NONE,
            words().say("sign.replace.yes"),
            words().say("ask.no"))
        == 0;
  }

  @Override
  Callable<Answer> work() {
    Path file = path(FILE).orElse(Path.of(""));
    Optional<Path> handOver = path(HAND_OVER);
    Path target = path(OUTPUT).orElseThrow();
    KeysSigner fields = signer;
    if (fields == null) {
      throw new IllegalStateException();
    }
    PackSigner.Signer open = fields.take();
    return () -> {
      try {
        PackSigner service = around().services().signer().orElseThrow(Gone::new);
        Answer answer =
            draft.isPresent()
                ? buildAndSign(service, draft.get(), open, handOver, target)
                : sign(service, file, open, handOver, target);
        if (answer.done()) {
          KeysSigner.keep(around().places(), open);
        }
        return answer;
      } finally {
        KeysSigner.wipe(open);
      }
    };
  }

  private Answer buildAndSign(
      PackSigner service, Draft what, PackSigner.Signer open, Optional<Path> handOver, Path target)
      throws IOException {
    Path unsigned =
        Files.createTempFile(around().places().data().folder("tryout"), "unsigned", SUFFIX);
    try {
      PackAuthoring.Built made = what.builder().build(unsigned);
      return made.done()
          ? sign(service, unsigned, open, handOver, target)
          : Answer.refused(errors(made.findings()));
    } finally {
      Files.deleteIfExists(unsigned);
    }
  }

  private Answer sign(
      PackSigner service, Path file, PackSigner.Signer open, Optional<Path> handOver, Path target)
      throws IOException {
    PackSigner.Signed signed = service.sign(file, open, handOver, Instant.now(), target);
    if (!signed.done()) {
      return Answer.refused(errors(signed.findings()));
    }
    List<PackSigner.Verification> read = service.verify(target);
    List<Diagnostic> findings = new ArrayList<>();
    boolean unknown = false;
    for (PackSigner.Verification one : read) {
      for (Diagnostic finding : one.findings()) {
        // Whoever signs need not trust his own root; others do.
        unknown |= finding.code().equals(ROOT_UNKNOWN);
        if (!finding.code().equals(ROOT_UNKNOWN)) {
          findings.add(finding);
        }
      }
    }
    boolean stranger = unknown;
    return new Answer(true, findings, body -> result(body, target, read, stranger));
  }

  private static List<Diagnostic> errors(List<Diagnostic> findings) {
    return findings.stream().filter(Diagnostic::isError).toList();
  }

  private void result(
      Composite body, Path target, List<PackSigner.Verification> read, boolean unknown) {
    for (PackSigner.Verification one : read) {
      one.publisher()
          .ifPresent(
              publisher ->
                  KeysCard.show(
                      body,
                      theme(),
                      words(),
                      around().says(),
                      words().say("sign.signed", publisher.name(), one.id(), one.version()),
                      publisher));
    }
    written(body, words().say("sign.where"), target);
    note(body, words().say("sign.next"));
    FlatButton publish =
        new FlatButton(body, theme(), FlatButton.Kind.LINK, words().say("trust.publish"), "send");
    publish.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    publish.onAction(() -> publish.getDisplay().asyncExec(() -> publish(target)));
    if (unknown) {
      Card card =
          new Card(
              body, theme(), Role.VERDICT_CONDITIONAL_SOFT, Role.VERDICT_CONDITIONAL, false, 12);
      card.setLayoutData(Parts.wide());
      Parts.text(card, theme(), Type.SECONDARY, Role.TEXT, words().say("sign.rootUnknown"));
    }
  }

  private void publish(Path target) {
    Shell parent = getParentShell();
    if (close() && !parent.isDisposed()) {
      new SitePublishDialog(parent, around(), Optional.of(target)).open();
    }
  }

  @Override
  void refused() {
    if (signer != null) {
      signer.focus();
    }
  }
}
