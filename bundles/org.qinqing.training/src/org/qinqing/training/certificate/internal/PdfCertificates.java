package org.qinqing.training.certificate.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.AtomicFile;
import org.qinqing.data.DataFolder;
import org.qinqing.report.Block;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.PdfAttachments;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Written;
import org.qinqing.training.certificate.CertificateOrder;
import org.qinqing.training.certificate.Certificates;
import org.qinqing.training.certificate.Issued;
import org.qinqing.training.certificate.Issuer;

/** Certificates as PDF, signed with the key of this computer. */
@Component(service = Certificates.class)
public final class PdfCertificates implements Certificates {
  static final String ATTACHMENT = "credential.jwt";
  private static final String MEDIA_TYPE = "application/vc+jwt";
  private static final String FAILED = "T-401";

  private final ReportWriter writer;
  private final PdfAttachments attachments;
  private final KeyFile keys;

  /** Reads nothing yet. */
  @Activate
  public PdfCertificates(
      @Reference DataFolder data,
      @Reference ReportWriter writer,
      @Reference PdfAttachments attachments) {
    this.writer = writer;
    this.attachments = attachments;
    this.keys = new KeyFile(data);
  }

  @Override
  public Optional<Issuer> issuer() throws IOException {
    return keys.read().map(key -> new Issuer(keys.name(), key.identity().fingerprint()));
  }

  @Override
  public Issued issue(CertificateOrder order, Instant now, Path pdf) throws IOException {
    SigningKey key = keys.readOrMake();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Report report = report(order, now, key.identity().fingerprint());
    Written written = writer.write(report, Layout.PLAIN_A4, Format.PDF, bytes);
    List<ReportFinding> findings = new ArrayList<>(written.findings());
    if (!written.done()) {
      findings.add(error(Messages.text("error.pdf")));
      return new Issued("", findings);
    }
    SealedPage page =
        SealedPage.blank(
            attachments.attach(bytes.toByteArray(), ATTACHMENT, MEDIA_TYPE, SealedPage.room()));
    String jws;
    try {
      jws = Credential.signed(order, now, page.digest(), key);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    Path target = pdf.toAbsolutePath();
    try {
      @Nullable Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      AtomicFile.write(target, page.with(jws));
    } catch (IOException e) {
      findings.add(
          error(Messages.text("error.file", pdf.getFileName(), e.getClass().getSimpleName())));
      return new Issued("", findings);
    }
    keys.name(order.issuer());
    return new Issued(jws, findings);
  }

  private static ReportFinding error(String message) {
    return new ReportFinding(
        ReportFinding.Severity.ERROR, FAILED, message, Messages.text("mend.folder"));
  }

  private static Report report(CertificateOrder order, Instant now, String fingerprint) {
    List<List<String>> rows =
        List.of(
            row("holder", order.holder()),
            row("exam", order.exam()),
            row("result", Messages.text("result", points(order.points()), points(order.worth()))),
            row("needed", Messages.text("needed", points(order.needed()))),
            row("date", day(order.passed()).toString()),
            row(
                "until",
                order
                    .until()
                    .map(end -> day(end).toString())
                    .orElseGet(() -> Messages.text("until.none"))),
            row("issuer", order.issuer()),
            row("fingerprint", PublicIdentity.grouped(fingerprint)));
    return new Report(
        Messages.text("title"),
        "",
        List.of(),
        List.of(
            Block.Paragraph.of(Messages.text("text")),
            new Block.Table(List.of(), rows, List.of(1.0, 3.0)),
            new Block.Note(Messages.text("how")),
            new Block.Closing(List.of(order.issuer(), day(now).toString()))),
        order.issuer(),
        day(now));
  }

  private static List<String> row(String field, String value) {
    return List.of(Messages.text("field." + field), value);
  }

  private static String points(BigDecimal points) {
    return points.stripTrailingZeros().toPlainString();
  }

  /** People read days where they are; the credential has the moment. */
  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.systemDefault());
  }
}
