package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.kit.Segments;

/** 吊销: puts a certificate on the revocation list of whoever issued it. */
final class KeysRevokeDialog extends KeysDialog {
  private static final String REVOKED = "revoked";
  private static final String BEFORE = "before";
  private static final String OUTPUT = "output";

  private @Nullable Text revoked;
  private @Nullable Segments reason;
  private @Nullable KeysSigner signer;

  KeysRevokeDialog(Shell parent, Surroundings around) {
    super(parent, around, "keys.revoke");
  }

  @Override
  void fill(Composite body) {
    Text which =
        file(
            body,
            REVOKED,
            words().say("keys.revoke.which"),
            words().say("keys.revoke.which.hint"),
            SWT.OPEN,
            "*.pem");
    revoked = which;
    new KeysPreview(
        this, body, which, (place, shown) -> KeysCard.first(place, this, "keys.revoke.of", shown));
    Composite why = fields().labelled(body, words().say("keys.reason"));
    Segments choice =
        new Segments(
            why,
            theme(),
            Arrays.stream(SigningKeys.Reason.values())
                .map(one -> words().say("keys.reason." + one))
                .toList(),
            SigningKeys.Reason.SUPERSEDED.ordinal());
    reason = choice;
    Label means = note(why, words().say("keys.reason.means." + chosen()));
    choice.onChoice(
        index -> {
          means.setText(words().say("keys.reason.means." + chosen()));
          fit();
        });
    file(
        body,
        BEFORE,
        words().say("keys.before"),
        words().say("keys.before.hint"),
        SWT.OPEN,
        "*.crl");
    signer = new KeysSigner(this, body, "keys.revoke.by");
    file(
        body,
        OUTPUT,
        words().say("keys.revoke.output"),
        words().say("keys.output.hint"),
        SWT.SAVE,
        "*.crl");
  }

  private SigningKeys.Reason chosen() {
    return SigningKeys.Reason.values()[
        reason == null ? SigningKeys.Reason.SUPERSEDED.ordinal() : reason.chosen()];
  }

  @Override
  void begin() {
    if (revoked != null) {
      revoked.setFocus();
    }
  }

  @Override
  Optional<String> missing() {
    return noPath(REVOKED, "keys.wrong.revoked")
        .or(() -> value(BEFORE).isEmpty() ? Optional.empty() : noPath(BEFORE, "keys.wrong.before"))
        .or(() -> signer == null ? Optional.empty() : signer.missing())
        .or(() -> noPath(OUTPUT, "keys.wrong.output"));
  }

  @Override
  Callable<Answer> work() {
    if (signer == null) {
      throw new IllegalStateException();
    }
    Path which = path(REVOKED).orElseThrow();
    Optional<Path> before = path(BEFORE);
    Path target = path(OUTPUT).orElseThrow();
    SigningKeys.Reason why = chosen();
    PackSigner.Signer open = signer.take();
    return signing(
        open,
        keys -> keys.revoke(open, which, why, before, target),
        (keys, made) -> {
          SigningKeys.Shown shown = keys.show(target);
          return body -> {
            written(body, words().say("keys.revoke.output"), target);
            shown
                .revoked()
                .ifPresent(
                    list ->
                        note(
                            body,
                            words()
                                .say(
                                    "keys.revoke.list",
                                    list.issuer(),
                                    Long.toString(list.number()),
                                    list.entries())));
            note(body, words().say("keys.revoke.next"));
          };
        });
  }

  @Override
  void refused() {
    if (signer != null) {
      signer.focus();
    }
  }
}
