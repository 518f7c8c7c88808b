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
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Type;

/** 给下级发证书: says for what the key behind a request may speak. */
final class KeysCertifyDialog extends KeysDialog {
  private static final String REQUEST = "request";
  private static final String OUTPUT = "output";
  private static final String SUFFIX = ".pem";
  private static final int MONTHS = 24;

  private @Nullable Text request;
  private @Nullable KeysPreview asked;
  private @Nullable KeysAuthority authority;
  private @Nullable Segments further;
  private @Nullable KeysSigner signer;

  KeysCertifyDialog(Shell parent, Surroundings around) {
    super(parent, around, "keys.certify");
  }

  @Override
  void fill(Composite body) {
    Text from =
        file(
            body,
            REQUEST,
            words().say("keys.request"),
            words().say("keys.request.hint"),
            SWT.OPEN,
            "*.csr");
    request = from;
    asked =
        new KeysPreview(
            this,
            body,
            from,
            (place, shown) -> {
              Parts.text(
                  place,
                  theme(),
                  Type.STRONG,
                  shown.requested().isPresent() ? Role.TEXT : Role.VERDICT_PROHIBITED,
                  shown
                      .requested()
                      .map(name -> words().say("keys.certify.for", name))
                      .orElse(words().say("keys.wrong.request")));
              shown.key().ifPresent(key -> compared(place, key));
            });
    KeysAuthority what = new KeysAuthority(this, body, new KeysAuthority.Start("", "", "", MONTHS));
    authority = what;
    KeysPreview now = asked;
    now.onShown(() -> now.shown().flatMap(SigningKeys.Shown::requested).ifPresent(what::issuer));
    Composite may = fields().labelled(body, words().say("keys.further"));
    further =
        new Segments(
            may,
            theme(),
            List.of(words().say("keys.further.no"), words().say("keys.further.yes")),
            0);
    signer = new KeysSigner(this, body, "keys.certify.by");
    Text made =
        file(
            body,
            OUTPUT,
            words().say("keys.certify.output"),
            words().say("keys.output.hint"),
            SWT.SAVE,
            "*" + SUFFIX);
    new ProposedFile(made).beside(from, stem -> stem + SUFFIX);
  }

  /** What the sender was told to read out; without it whatever came would be certified. */
  private void compared(Composite place, SigningKeys.RequestedKey key) {
    note(place, words().say("keys.fingerprint", key.words()));
    note(place, words().say("keys.certify.compare"));
  }

  @Override
  void begin() {
    if (request != null) {
      request.setFocus();
    }
  }

  @Override
  Optional<String> missing() {
    if (authority == null || signer == null) {
      return Optional.empty();
    }
    return noPath(REQUEST, "keys.wrong.request")
        .or(authority::missing)
        .or(signer::missing)
        .or(() -> noPath(OUTPUT, "keys.wrong.output"))
        .or(this::beyond);
  }

  /** What goes beyond the own certificate, before the passphrase is asked for in vain. */
  private Optional<String> beyond() {
    if (authority == null || signer == null) {
      return Optional.empty();
    }
    Authority wanted = authority.authority();
    return signer
        .publisher()
        .filter(own -> !wanted.within(own.authority()))
        .map(
            own ->
                words()
                    .say(
                        "keys.wrong.beyond",
                        String.join(
                            words().say("keys.semicolon"),
                            around().says().authority(own.authority()))));
  }

  @Override
  Callable<Answer> work() {
    if (authority == null || signer == null || further == null) {
      throw new IllegalStateException();
    }
    Path from = path(REQUEST).orElseThrow();
    Path target = path(OUTPUT).orElseThrow();
    Authority wanted = authority.authority();
    Period validity = authority.validity();
    boolean certifies = further.chosen() == 1;
    PackSigner.Signer open = signer.take();
    return signing(
        open,
        keys -> keys.certify(open, from, wanted, validity, certifies, target),
        (keys, made) -> {
          SigningKeys.Shown shown = keys.show(target);
          return body -> {
            KeysCard.first(body, this, "keys.certify.to", shown);
            written(body, words().say("keys.certify.output"), target);
            note(body, words().say("keys.certify.next"));
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
