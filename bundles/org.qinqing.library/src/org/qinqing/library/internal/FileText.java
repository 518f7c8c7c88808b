package org.qinqing.library.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The text of a file, whatever its encoding.
 *
 * @param text without byte order mark, lines end with a line feed
 * @param charset how it was read
 * @param clean whether every character could be read
 */
record FileText(String text, Charset charset, boolean clean) {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /**
   * Reads bytes.
   *
   * @return empty when they are no text
   */
  static Optional<FileText> of(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(decode(bytes, 3, StandardCharsets.UTF_8));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return Optional.of(decode(bytes, 2, StandardCharsets.UTF_16LE));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return Optional.of(decode(bytes, 2, StandardCharsets.UTF_16BE));
    }
    if (isBinary(bytes)) {
      return wide(bytes);
    }
    FileText utf8 = decode(bytes, 0, StandardCharsets.UTF_8);
    if (utf8.clean()) {
      return Optional.of(utf8);
    }
    Optional<FileText> other =
        detected(bytes).map(charset -> decode(bytes, 0, charset)).filter(FileText::clean);
    if (other.isPresent()) {
      return other;
    }
    FileText gb = decode(bytes, 0, GB18030);
    if (gb.clean()) {
      return Optional.of(gb);
    }
    // A truncated download or a stray byte: the reading with the fewest unreadable characters.
    return Optional.of(unreadable(utf8) <= unreadable(gb) ? utf8 : gb);
  }

  private static boolean starts(byte[] bytes, int... head) {
    if (bytes.length < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBinary(byte[] bytes) {
    int control = 0;
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
      if (b > 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        control++;
      }
    }
    return control * 100L > bytes.length;
  }

  /**
   * Two bytes a character without a mark: one of the two orders gives mostly Chinese or plain
   * characters.
   */
  private static Optional<FileText> wide(byte[] bytes) {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      FileText text = decode(bytes, 0, charset);
      long usual =
          text.text()
              .chars()
              .filter(
                  c -> Grams.isHan((char) c) || (c >= 32 && c < 127) || c == '\n' || c >= 0x3000)
              .count();
      long chinese = text.text().chars().filter(c -> c >= 0x3000 && c < 0xD800).count();
      if (text.clean() && usual * 10 >= text.text().length() * 9L && chinese > 0) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static Optional<Charset> detected(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    // Half of what looks like GB2312 has characters beyond it; GB18030 contains it.
    return name == null || name.startsWith("GB") || !Charset.isSupported(name)
        ? Optional.empty()
        : Optional.of(name)
            .filter(n -> n.startsWith("UTF") || n.equals("BIG5"))
            .map(Charset::forName);
  }

  private static FileText decode(byte[] bytes, int from, Charset charset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(buffer);
      return new FileText(lines(text.toString()), charset, true);
    } catch (CharacterCodingException e) {
      String text = new String(bytes, from, bytes.length - from, charset);
      return new FileText(lines(text), charset, false);
    }
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
  }

  private static long unreadable(FileText text) {
    return text.text().chars().filter(c -> c == 0xFFFD).count();
  }
}
