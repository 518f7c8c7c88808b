package org.qinqing.training.certificate.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF with a place of fixed length for the credential, in an attachment of its own. The
 * credential seals the digest of the whole file with that place left blank, so that no byte of the
 * file is outside of what is signed: not the page, not the attachment, not what stands before or
 * after.
 */
final class SealedPage {
  /** Enough for the longest names in every script. */
  static final int ROOM = 8192;

  private static final byte BLANK = ' ';
  private static final Pattern EMPTY =
      Pattern.compile("stream\\r?\\n( {" + ROOM + "})\\r?\\nendstream");
  private static final Pattern FILLED =
      Pattern.compile(
          "stream\\r?\\n((eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+) *)\\r?\\nendstream");

  private final byte[] blank;
  private final int place;

  private SealedPage(byte[] blank, int place) {
    this.blank = blank;
    this.place = place;
  }

  /** What is attached before there is a credential. */
  static byte[] room() {
    byte[] room = new byte[ROOM];
    Arrays.fill(room, BLANK);
    return room;
  }

  /**
   * A PDF whose place is still blank.
   *
   * @throws IllegalArgumentException when there is not exactly one such place
   */
  static SealedPage blank(byte[] pdf) {
    Matcher found = EMPTY.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    if (!found.find()) {
      throw new IllegalArgumentException("no place");
    }
    int place = found.start(1);
    if (found.find()) {
      throw new IllegalArgumentException("two places");
    }
    return new SealedPage(pdf.clone(), place);
  }

  /** What the credential seals. */
  byte[] digest() {
    return PublicIdentity.sha256(blank);
  }

  /** The file with the credential in its place. */
  byte[] with(String jws) {
    byte[] text = jws.getBytes(StandardCharsets.US_ASCII);
    if (text.length > ROOM) {
      throw new IllegalArgumentException("credential of " + text.length + " bytes");
    }
    byte[] pdf = blank.clone();
    System.arraycopy(text, 0, pdf, place, text.length);
    return pdf;
  }

  /**
   * A file with a credential.
   *
   * @param jws the credential
   * @param page the file without it
   */
  record Found(String jws, SealedPage page) {}

  /** Takes a file apart; empty when there is not exactly one credential of the fixed length. */
  static Optional<Found> in(byte[] pdf) {
    Matcher found = FILLED.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    if (!found.find() || found.group(1).length() != ROOM) {
      return Optional.empty();
    }
    int place = found.start(1);
    String jws = found.group(2);
    if (found.find()) {
      return Optional.empty();
    }
    byte[] blank = pdf.clone();
    Arrays.fill(blank, place, place + ROOM, BLANK);
    return Optional.of(new Found(jws, new SealedPage(blank, place)));
  }
}
