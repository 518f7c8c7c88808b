package org.qinqing.training.certificate.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.training.certificate.CertificateCheck;

/** Checks with nothing but the file and the key of this computer. */
@Component(service = CertificateCheck.class)
public final class OfflineCheck implements CertificateCheck {
  private static final String PDF = "%PDF-";

  private final KeyFile keys;

  /** Reads nothing yet. */
  @Activate
  public OfflineCheck(@Reference DataFolder data) {
    this.keys = new KeyFile(data);
  }

  @Override
  public Checked check(byte[] file, Set<String> known, Instant now) {
    if (file.length > MOST) {
      return refused(Finding.NO_CERTIFICATE, "check.large");
    }
    String start =
        new String(file, 0, Math.min(PDF.length(), file.length), StandardCharsets.ISO_8859_1);
    if (!start.equals(PDF)) {
      String text = new String(file, StandardCharsets.ISO_8859_1).strip();
      return Credential.isOne(text)
          ? judged(Credential.proven(text), false, known, now)
          : refused(Finding.NO_CERTIFICATE, "check.none");
    }
    Optional<SealedPage.Found> found = SealedPage.in(file);
    if (found.isEmpty()) {
      return refused(Finding.NO_CERTIFICATE, "check.none");
    }
    return judged(
        Credential.proven(found.get().jws())
            .filter(proven -> proven.seals(found.get().page().digest())),
        true,
        known,
        now);
  }

  private static Checked refused(Finding finding, String words) {
    return new Checked(finding, Messages.text(words), Optional.empty());
  }

  private Checked judged(
      Optional<Credential.Proven> holds, boolean page, Set<String> known, Instant now) {
    if (holds.isEmpty()) {
      return refused(Finding.ALTERED, "check.altered");
    }
    Credential.Proven proven = holds.get();
    String fingerprint = proven.identity().fingerprint();
    Statement statement =
        new Statement(
            proven.holder(),
            proven.issuer(),
            fingerprint,
            proven.exam(),
            proven.result(),
            proven.issued(),
            proven.until(),
            page);
    if (now.isBefore(proven.issued())) {
      return found(Finding.NOT_YET, statement, "check.early", day(proven.issued()));
    }
    Optional<Instant> ended = proven.until().filter(end -> !now.isBefore(end));
    if (ended.isPresent()) {
      return found(Finding.EXPIRED, statement, "check.ended", day(ended.get()));
    }
    Set<String> all =
        Stream.concat(known.stream().map(PublicIdentity::plain), own().stream())
            .collect(Collectors.toSet());
    return all.contains(fingerprint)
        ? found(Finding.VALID, statement, "check.valid", proven.issuer())
        : found(
            Finding.UNKNOWN_ISSUER,
            statement,
            "check.unknown",
            proven.issuer(),
            PublicIdentity.grouped(fingerprint));
  }

  private static Checked found(
      Finding finding, Statement statement, String words, Object... arguments) {
    return new Checked(finding, Messages.text(words, arguments), Optional.of(statement));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.systemDefault());
  }

  /** A key that cannot be read makes its own certificates unknown, not wrong. */
  private Optional<String> own() {
    try {
      return keys.read().map(key -> key.identity().fingerprint());
    } catch (IOException e) {
      System.getLogger(OfflineCheck.class.getName())
          .log(System.Logger.Level.WARNING, "certificate key", e);
      return Optional.empty();
    }
  }
}
