package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.Authority;
import org.qinqing.trust.PackSigner;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/** 自建根证书: a key certifies itself, for others to trust after they compared its fingerprint. */
final class KeysRootDialog extends KeysDialog {
  private static final String KEY = "rootKey";
  private static final String REQUEST = "request";
  private static final String OUTPUT = "output";
  private static final int MONTHS = 120;

  private @Nullable Text key;
  private @Nullable Text passphrase;
  private @Nullable KeysAuthority authority;

  KeysRootDialog(Shell parent, Surroundings around) {
    super(parent, around, "keys.root");
  }

  @Override
  void fill(Composite body) {
    Text from =
        file(body, KEY, words().say("keys.key"), words().say("keys.key.hint"), SWT.OPEN, "*.key");
    key = from;
    Text asked =
        file(
            body,
            REQUEST,
            words().say("keys.root.request"),
            words().say("keys.root.request.hint"),
            SWT.OPEN,
            "*.csr");
    new KeysPreview(
        this,
        body,
        asked,
        (place, shown) ->
            Parts.text(
                place,
                theme(),
                Type.STRONG,
                shown.requested().isPresent() ? Role.TEXT : Role.VERDICT_PROHIBITED,
                shown
                    .requested()
                    .map(name -> words().say("keys.root.for", name))
                    .orElse(words().say("keys.wrong.request"))));
    authority =
        new KeysAuthority(
            this,
            body,
            new KeysAuthority.Start(Authority.ANY, Authority.ANY, Authority.ANY, MONTHS));
    passphrase = secret(body, words().say("keys.passphrase"));
    Text made =
        file(
            body,
            OUTPUT,
            words().say("keys.root.output"),
            words().say("keys.output.hint"),
            SWT.SAVE,
            "*.pem");
    new ProposedFile(asked).beside(from, stem -> stem + ".csr");
    new ProposedFile(made).beside(from, stem -> stem + ".pem");
  }

  @Override
  void begin() {
    if (key != null) {
      key.setFocus();
    }
  }

  @Override
  Optional<String> missing() {
    Text secret = passphrase;
    if (authority == null || secret == null) {
      return Optional.empty();
    }
    return noPath(KEY, "keys.wrong.key")
        .or(() -> noPath(REQUEST, "keys.wrong.request"))
        .or(authority::missing)
        .or(
            () ->
                secret.getCharCount() == 0
                    ? Optional.of(words().say("keys.wrong.passphrase"))
                    : Optional.empty())
        .or(() -> noPath(OUTPUT, "keys.wrong.output"));
  }

  @Override
  Callable<Answer> work() {
    if (authority == null || passphrase == null) {
      throw new IllegalStateException();
    }
    char[] secret = passphrase.getTextChars();
    passphrase.setTextChars(new char[0]);
    Path asked = path(REQUEST).orElseThrow();
    Path target = path(OUTPUT).orElseThrow();
    PackSigner.Signer open = new PackSigner.Signer(path(KEY).orElseThrow(), secret, target);
    Authority wanted = authority.authority();
    Period validity = authority.validity();
    return signing(
        open,
        keys -> keys.root(open, asked, wanted, validity),
        (keys, made) ->
            body -> {
              written(body, words().say("keys.root.output"), target);
              fingerprint(
                  body, words().say("keys.root.fingerprint"), made.words(), made.fingerprint());
              steps(
                  body,
                  List.of(
                      words().say("keys.root.step.publish"),
                      words().say("keys.root.step.pin"),
                      words().say("keys.root.step.keep")));
            });
  }

  @Override
  void refused() {
    if (passphrase != null) {
      passphrase.setFocus();
    }
  }
}
