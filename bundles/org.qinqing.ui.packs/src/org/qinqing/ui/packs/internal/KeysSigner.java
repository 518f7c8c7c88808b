package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/** Whose key signs: the key file, the certificate with what it allows, and the passphrase. */
final class KeysSigner {
  private static final String KEY = "key";
  private static final String CERTIFICATE = "certificate";
  private final KeysDialog dialog;
  private final Words words;
  private final Text key;
  private final Text certificate;
  private final Text passphrase;
  private final KeysPreview preview;

  /**
   * Adds the fields; those of the last time stand in them.
   *
   * @param title what is said of the certificate's name, such as {@code sign.by}
   */
  KeysSigner(KeysDialog dialog, Composite body, String title) {
    this.dialog = dialog;
    this.words = dialog.words();
    key =
        dialog.file(
            body, KEY, words.say("keys.key"), words.say("keys.key.hint"), SWT.OPEN, "*.key");
    certificate =
        dialog.file(
            body,
            CERTIFICATE,
            words.say("keys.certificate"),
            words.say("keys.certificate.hint"),
            SWT.OPEN,
            "*.pem");
    preview =
        new KeysPreview(
            dialog,
            body,
            certificate,
            (place, shown) -> KeysCard.first(place, dialog, title, shown));
    passphrase = dialog.secret(body, words.say("keys.passphrase"));
    KeysPlaces places = dialog.around().places();
    new Background(body)
        .run(
            dialog.title(),
            places::read,
            last -> {
              start(key, last.key());
              start(certificate, last.certificate());
            },
            failure -> ILog.of(KeysSigner.class).warn("signing-places", failure));
  }

  private static void start(Text field, String value) {
    if (field.getText().isEmpty() && !value.isEmpty()) {
      field.setText(value);
    }
  }

  private static Optional<Publisher> publisher(SigningKeys.Shown shown) {
    return shown.publishers().stream().findFirst();
  }

  /** Whose certificate it is, as far as it was read. */
  Optional<Publisher> publisher() {
    return preview.shown().flatMap(KeysSigner::publisher);
  }

  /** What happens when another certificate was read. */
  void onShown(Runnable wanted) {
    preview.onShown(wanted);
  }

  /** The first thing that is missing, in words. */
  Optional<String> missing() {
    return dialog
        .noPath(KEY, "keys.wrong.key")
        .or(() -> dialog.noPath(CERTIFICATE, "keys.wrong.certificate"))
        .or(
            () ->
                passphrase.getCharCount() == 0
                    ? Optional.of(words.say("keys.wrong.passphrase"))
                    : Optional.empty());
  }

  /** Takes what was typed; the passphrase is gone from the field then. */
  PackSigner.Signer take() {
    char[] secret = passphrase.getTextChars();
    passphrase.setTextChars(new char[0]);
    return new PackSigner.Signer(
        dialog.path(KEY).orElse(Path.of("")), secret, dialog.path(CERTIFICATE).orElse(Path.of("")));
  }

  static void wipe(PackSigner.Signer signer) {
    Arrays.fill(signer.passphrase(), '\0');
  }

  /** Remembers where the files lie; off the UI thread. */
  static void keep(KeysPlaces places, PackSigner.Signer signer) {
    keep(places, signer, "");
  }

  /**
   * Remembers where the files lie; off the UI thread.
   *
   * @param site folder that was published to, empty for none
   */
  static void keep(KeysPlaces places, PackSigner.Signer signer, String site) {
    try {
      places.keep(
          new KeysPlaces.Places(signer.key().toString(), signer.certificates().toString(), site));
    } catch (IOException e) {
      // A convenience; the files are chosen by hand the next time.
      ILog.of(KeysSigner.class).warn("signing-places", e);
    }
  }

  /** Puts the keyboard on the passphrase, or on what comes before it. */
  void focus() {
    (key.getText().isBlank() ? key : certificate.getText().isBlank() ? certificate : passphrase)
        .setFocus();
  }
}
