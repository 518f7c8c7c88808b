package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.PackSigner;

/** 移交: the publisher so far lets another office publish a bundle from now on. */
final class KeysHandOverDialog extends KeysDialog {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final String PACK = "pack";
  private static final String NEXT = "next";
  private static final String OUTPUT = "output";

  private @Nullable Text pack;
  private @Nullable KeysSigner signer;

  KeysHandOverDialog(Shell parent, Surroundings around) {
    super(parent, around, "keys.handOver");
  }

  @Override
  void fill(Composite body) {
    pack = line(body, PACK, words().say("keys.handOver.pack"), words().say("new.id.hint"));
    Text next =
        file(
            body,
            NEXT,
            words().say("keys.handOver.next"),
            words().say("keys.handOver.next.hint"),
            SWT.OPEN,
            "*.pem");
    new KeysPreview(
        this, body, next, (place, shown) -> KeysCard.first(place, this, "keys.handOver.to", shown));
    signer = new KeysSigner(this, body, "keys.handOver.by");
    file(
        body,
        OUTPUT,
        words().say("keys.handOver.output"),
        words().say("keys.output.hint"),
        SWT.SAVE,
        "*.json");
  }

  @Override
  void begin() {
    if (pack != null) {
      pack.setFocus();
    }
  }

  @Override
  Optional<String> missing() {
    Optional<String> id =
        ID.matcher(value(PACK)).matches()
            ? Optional.empty()
            : Optional.of(words().say("keys.wrong.pack"));
    return id.or(() -> noPath(NEXT, "keys.wrong.next"))
        .or(() -> signer == null ? Optional.empty() : signer.missing())
        .or(() -> noPath(OUTPUT, "keys.wrong.output"));
  }

  @Override
  Callable<Answer> work() {
    if (signer == null) {
      throw new IllegalStateException();
    }
    String id = value(PACK);
    Path next = path(NEXT).orElseThrow();
    Path target = path(OUTPUT).orElseThrow();
    PackSigner.Signer open = signer.take();
    return signing(
        open,
        keys -> keys.handOver(open, id, next, target),
        (keys, made) ->
            body -> {
              written(body, words().say("keys.handOver.output"), target);
              note(body, words().say("keys.handOver.after"));
            });
  }

  @Override
  void refused() {
    if (signer != null) {
      signer.focus();
    }
  }
}
