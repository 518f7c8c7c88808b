package org.qinqing.training.certificate.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.data.DataFolder;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Written;
import org.qinqing.training.certificate.CertificateCheck;
import org.qinqing.training.certificate.CertificateCheck.Finding;
import org.qinqing.training.certificate.CertificateOrder;
import org.qinqing.training.certificate.Issued;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CertificatesTest {
  private static final Instant PASSED = Instant.parse("2026-11-22T01:02:03.456Z");
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.987Z");
  private static final Set<Finding> REFUSED = Set.of(Finding.ALTERED, Finding.NO_CERTIFICATE);

  @TempDir Path folder;
  private Path pdf;
  private PdfCertificates certificates;
  private OfflineCheck check;

  @BeforeEach
  void open() {
    pdf = folder.resolve("out").resolve("证书.pdf");
    certificates = certificates(folder.resolve("data"));
    check = new OfflineCheck(data(folder.resolve("data")));
  }

  private static PdfCertificates certificates(Path data) {
    return new PdfCertificates(data(data), new Pages(), CertificatesTest::attach);
  }

  private static DataFolder data(Path root) {
    return new DataFolder() {
      @Override
      public Path root() {
        return root;
      }

      @Override
      public Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
      }

      @Override
      public Lock write(Duration patience) {
        return () -> {};
      }
    };
  }

  /** Writes what is needed of a PDF here: a beginning and an end, and the words between. */
  private static final class Pages implements ReportWriter {
    private boolean broken;

    @Override
    public Written write(Report report, Layout layout, Format format, Path target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Written write(Report report, Layout layout, Format format, OutputStream target)
        throws IOException {
      if (broken) {
        return new Written(
            OptionalInt.empty(),
            List.of(new ReportFinding(ReportFinding.Severity.ERROR, "R-1", "没有字体。", "")));
      }
      target.write(("%PDF-1.7\n" + report + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8));
      return new Written(OptionalInt.of(1), List.of());
    }

    @Override
    public String fileName(Report report, Format format) {
      throw new UnsupportedOperationException();
    }
  }

  private static byte[] attach(byte[] pdf, String name, String type, byte[] content) {
    String before = new String(pdf, StandardCharsets.ISO_8859_1);
    String added = new String(content, StandardCharsets.ISO_8859_1);
    return (before + name + "\nstream\r\n" + added + "\r\nendstream\n%%EOF\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static CertificateOrder order(Optional<Instant> until) {
    return new CertificateOrder(
        " 某干部 ",
        "某单位",
        "20 题，20 分钟",
        new BigDecimal("22.50"),
        new BigDecimal("26.00"),
        new BigDecimal("20.80"),
        PASSED,
        until);
  }

  private byte[] issued(Optional<Instant> until) throws IOException {
    Issued issued = certificates.issue(order(until), NOW, pdf);
    assertTrue(issued.done(), "" + issued);
    return Files.readAllBytes(pdf);
  }

  private Finding find(byte[] file) {
    return check.check(file, Set.of(), NOW.plusSeconds(60)).finding();
  }

  @Test
  void aCertificateSaysWhatWasOrderedAndHolds() throws IOException {
    byte[] file = issued(Optional.empty());
    CertificateCheck.Checked checked = check.check(file, Set.of(), NOW);
    assertEquals(Finding.VALID, checked.finding(), checked.words());
    CertificateCheck.Statement said = checked.statement().orElseThrow();
    assertEquals("某干部", said.holder());
    assertEquals("某单位", said.issuer());
    assertEquals("20 题，20 分钟", said.exam());
    assertEquals("22.50 / 26.00", said.result());
    assertEquals(Instant.parse("2026-11-22T02:00:00Z"), said.issued());
    assertTrue(said.page());
    assertEquals(certificates.issuer().orElseThrow().fingerprint(), said.fingerprint());
    assertEquals("某单位", certificates.issuer().orElseThrow().name());
    assertTrue(new String(file, StandardCharsets.UTF_8).contains("某干部"));
  }

  @Test
  void theCredentialAloneCanBeCheckedToo() throws IOException {
    String jws = certificates.issue(order(Optional.empty()), NOW, pdf).credential();
    CertificateCheck.Checked checked =
        check.check((jws + "\n").getBytes(StandardCharsets.UTF_8), Set.of(), NOW);
    assertEquals(Finding.VALID, checked.finding());
    assertFalse(checked.statement().orElseThrow().page());
  }

  /** Every byte of the page, of the place for the credential and of the credential. */
  @Test
  void anyChangedByteIsRefused() throws IOException {
    byte[] file = issued(Optional.empty());
    Random random = new Random(2);
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertTrue(REFUSED.contains(find(changed)), "byte " + at);
    }
  }

  @Test
  void anyByteTooManyOrTooFewIsRefused() throws IOException {
    byte[] file = issued(Optional.empty());
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      int at = i == 0 ? file.length : random.nextInt(file.length);
      byte[] longer = new byte[file.length + 1];
      System.arraycopy(file, 0, longer, 0, at);
      longer[at] = (byte) (i % 2 == 0 ? ' ' : random.nextInt(256));
      System.arraycopy(file, at, longer, at + 1, file.length - at);
      assertTrue(REFUSED.contains(find(longer)), "longer at " + at);
      byte[] shorter = new byte[file.length - 1];
      int cut = Math.min(at, shorter.length);
      System.arraycopy(file, 0, shorter, 0, cut);
      System.arraycopy(file, cut + 1, shorter, cut, shorter.length - cut);
      assertTrue(REFUSED.contains(find(shorter)), "shorter at " + cut);
    }
  }

  @Test
  void anyChangedCharacterOfTheCredentialIsRefused() throws IOException {
    String jws = certificates.issue(order(Optional.empty()), NOW, pdf).credential();
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    for (int at = 0; at < jws.length(); at++) {
      // The next letter changes the lowest bit, which a careless reader drops at the end of a part.
      for (int by : new int[] {1, 32}) {
        char other = letters.charAt((letters.indexOf(jws.charAt(at)) + by) % letters.length());
        String changed = jws.substring(0, at) + other + jws.substring(at + 1);
        assertTrue(REFUSED.contains(find(changed.getBytes(StandardCharsets.UTF_8))), "at " + at);
      }
    }
  }

  @Test
  void aCredentialDoesNotFitAnotherPage() throws IOException {
    byte[] one = issued(Optional.empty());
    byte[] other = issued(Optional.of(NOW.plus(Duration.ofDays(9))));
    String jws = SealedPage.in(one).orElseThrow().jws();
    byte[] mixed = SealedPage.in(other).orElseThrow().page().with(jws);
    assertEquals(Finding.ALTERED, find(mixed));
    assertArrayEquals(one, SealedPage.in(one).orElseThrow().page().with(jws));
  }

  @Test
  void aForeignIssuerIsUnknownUntilItsFingerprintIsSaid() throws IOException {
    PdfCertificates foreign = certificates(folder.resolve("other"));
    foreign.issue(order(Optional.empty()), NOW, pdf);
    byte[] file = Files.readAllBytes(pdf);
    CertificateCheck.Checked checked = check.check(file, Set.of(), NOW);
    assertEquals(Finding.UNKNOWN_ISSUER, checked.finding());
    String print = foreign.issuer().orElseThrow().fingerprint();
    String grouped = PublicIdentity.grouped(print);
    assertTrue(checked.words().contains(grouped), checked.words());
    assertEquals(Finding.VALID, check.check(file, Set.of(print), NOW).finding());
    assertEquals(Finding.VALID, check.check(file, Set.of(grouped.toUpperCase()), NOW).finding());
    String other = (print.startsWith("0") ? "1" : "0") + print.substring(1);
    assertEquals(Finding.UNKNOWN_ISSUER, check.check(file, Set.of(other), NOW).finding());
  }

  /** Who puts their own key into somebody's credential is another issuer, and says so. */
  @Test
  void anotherKeyUnderTheSameNameIsNotTheIssuer() throws GeneralSecurityException, IOException {
    issued(Optional.empty());
    SigningKey forger = SigningKey.fresh();
    String forged = Credential.signed(order(Optional.empty()), NOW, new byte[32], forger);
    assertEquals(Finding.UNKNOWN_ISSUER, find(forged.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aHeaderCannotChooseHowItIsChecked() throws IOException {
    String jws = certificates.issue(order(Optional.empty()), NOW, pdf).credential();
    String[] parts = jws.split("\\.");
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    for (String other :
        List.of(
            header.replace("EdDSA", "none"),
            header.replace("EdDSA", "HS256"),
            header.replace("\"alg\"", "\"crit\":[\"x\"],\"alg\""))) {
      String changed =
          PublicIdentity.base64(other.getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + ".";
      assertTrue(REFUSED.contains(find((changed + parts[2]).getBytes(StandardCharsets.UTF_8))));
      assertTrue(REFUSED.contains(find(changed.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void datesCount() throws IOException {
    Instant until = NOW.plus(Duration.ofDays(365));
    byte[] file = issued(Optional.of(until));
    assertEquals(Finding.NOT_YET, check.check(file, Set.of(), NOW.minusSeconds(5)).finding());
    assertEquals(Finding.VALID, check.check(file, Set.of(), until.minusSeconds(5)).finding());
    assertEquals(Finding.EXPIRED, check.check(file, Set.of(), until).finding());
  }

  @Test
  void theCredentialIsAnOpenBadgeAndHoldsNothingElseOfThePerson() throws IOException {
    String jws = certificates.issue(order(Optional.empty()), NOW, pdf).credential();
    JsonNode payload =
        JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1]));
    assertEquals(
        "https://www.w3.org/ns/credentials/v2", payload.path("@context").path(0).asString());
    assertEquals("OpenBadgeCredential", payload.path("type").path(1).asString());
    assertTrue(payload.path("issuer").path("id").asString().startsWith("did:key:z6Mk"));
    assertEquals(
        "Achievement",
        payload.path("credentialSubject").path("achievement").path("type").path(0).asString());
    assertEquals(
        Set.of("type", "identifier", "achievement", "result", "activityEndDate"),
        Set.copyOf(payload.path("credentialSubject").propertyNames()));
    assertEquals(payload.path("validFrom").asString(), "2026-11-22T02:00:00Z");
    assertEquals(NOW.getEpochSecond(), payload.path("nbf").asLong());
    assertFalse(payload.has("exp"));
  }

  @Test
  void theThumbprintIsThatOfTheStandards() {
    // RFC 8037, appendix A.3.
    PublicIdentity key =
        PublicIdentity.of("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").orElseThrow();
    assertEquals(
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        PublicIdentity.base64(HexFormat.of().parseHex(key.fingerprint())));
    // The same key as did:key, W3C CCG "The did:key Method", 3.1.2 gives z6Mk… for all of its kind.
    assertTrue(key.did().startsWith("did:key:z6Mk"), key.did());
    assertEquals(56, key.did().length());
  }

  @Test
  void theKeyIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    assertTrue(certificates.issuer().isEmpty());
    issued(Optional.empty());
    Path key = folder.resolve("data/keys/certificate-key.json");
    byte[] before = Files.readAllBytes(key);
    if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }
    String print = certificates.issuer().orElseThrow().fingerprint();
    certificates(folder.resolve("data")).issue(order(Optional.empty()), NOW, pdf);
    assertArrayEquals(before, Files.readAllBytes(key));
    assertEquals(print, certificates.issuer().orElseThrow().fingerprint());
    assertNotEquals(print, SigningKey.fresh().identity().fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"version\":1,\"private\":\"AA==\",\"public\":\"AA\"}"})
  void aDamagedKeyIsSaidAndNeverReplaced(String damaged) throws IOException {
    byte[] good = issued(Optional.empty());
    Path key = folder.resolve("data/keys/certificate-key.json");
    Files.writeString(key, damaged);
    IOException told =
        assertThrows(
            IOException.class, () -> certificates.issue(order(Optional.empty()), NOW, pdf));
    assertTrue(told.getMessage().contains("keys/certificate-key.json"), told.getMessage());
    assertThrows(IOException.class, () -> certificates.issuer());
    assertEquals(damaged, Files.readString(key));
    assertEquals(Finding.UNKNOWN_ISSUER, find(good));
  }

  @Test
  void halvesOfTwoKeysAreNoKey() throws IOException {
    issued(Optional.empty());
    Path key = folder.resolve("data/keys/certificate-key.json");
    String other = SigningKey.fresh().identity().x();
    Files.writeString(
        key,
        Files.readString(key).replaceAll("\"public\":\"[^\"]*\"", "\"public\":\"" + other + "\""));
    assertThrows(IOException.class, () -> certificates.issuer());
  }

  @Test
  void whatCannotBeWrittenIsSaidAndLeavesNothing() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    Issued issued =
        certificates.issue(order(Optional.empty()), NOW, folder.resolve("file").resolve("a.pdf"));
    assertFalse(issued.done());
    assertEquals("", issued.credential());
    Pages pages = new Pages();
    pages.broken = true;
    Issued none =
        new PdfCertificates(data(folder.resolve("data")), pages, CertificatesTest::attach)
            .issue(order(Optional.empty()), NOW, pdf);
    assertFalse(none.done());
    assertFalse(Files.exists(pdf));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "%PDF-1.7",
        "%PDF-1.7 stream\neyJ.a.b\nendstream",
        "eyJhbGciOiJFZERTQSJ9.e30.AA",
        "eyJ9.eyJ9.eyJ9"
      })
  void otherFilesAreNoCertificates(String text) {
    CertificateCheck.Checked checked =
        check.check(text.getBytes(StandardCharsets.UTF_8), Set.of(), NOW);
    assertTrue(REFUSED.contains(checked.finding()), "" + checked);
    assertTrue(checked.words().length() > 5);
    assertTrue(checked.statement().isEmpty());
  }

  @Test
  void aFileThatIsTooLargeIsNotOpened() {
    assertEquals(Finding.NO_CERTIFICATE, find(new byte[CertificateCheck.MOST + 1]));
  }

  @Test
  void theLongestNamesInEveryScriptFit() throws IOException {
    String name = "𠮷".repeat(CertificateOrder.LONGEST / 2);
    Issued issued =
        certificates.issue(
            new CertificateOrder(
                name,
                name,
                name,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                PASSED,
                Optional.of(NOW.plusSeconds(1000))),
            NOW,
            pdf);
    assertTrue(issued.credential().length() < SealedPage.ROOM * 3 / 4);
    assertEquals(Finding.VALID, find(Files.readAllBytes(pdf)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u202eb", "a\u200bb"})
  void namesThatCannotBeSeenAreRefused(String name) {
    assertFalse(CertificateOrder.sound(name));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CertificateOrder(
                name,
                "x",
                "x",
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                PASSED,
                Optional.empty()));
  }

  @Test
  void withoutAPassThereIsNothingToOrder() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CertificateOrder(
                "x",
                "x",
                "x",
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.TWO,
                PASSED,
                Optional.empty()));
  }
}
