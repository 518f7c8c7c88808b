package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys, certificates, requests and lists as text files (RFC 7468). */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String REQUEST = "CERTIFICATE REQUEST";
  static final String LIST = "X509 CRL";
  static final String KEY = "ENCRYPTED PRIVATE KEY";

  /** Files of this kind are a few kilobytes. */
  private static final long LARGEST = 1L << 20;

  private Pem() {}

  /** One thing in a file. */
  record Part(String kind, byte[] der) {}

  /** Everything in a file, in order; empty when it is no such file. */
  static List<Part> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      return List.of();
    }
    try {
      return parse(
          StandardCharsets.US_ASCII
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException e) {
      return List.of();
    }
  }

  /** Everything in a text. */
  static List<Part> parse(String text) {
    List<Part> parts = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
        parts.add(new Part(next.getType(), next.getContent()));
      }
    } catch (IOException | RuntimeException e) {
      return List.of(); // half of a file is no file
    }
    return parts;
  }

  static byte[] write(List<Part> parts) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      for (Part part : parts) {
        writer.writeObject(new PemObject(part.kind(), part.der()));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // nothing but memory is written
    }
    // One line end on every system.
    return text.toString().replace("\r\n", "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The certificates of a file, in order. */
  static List<Certificate> certificates(Path file) throws IOException, Certificate.Unusable {
    List<byte[]> der =
        read(file).stream().filter(p -> p.kind().equals(CERTIFICATE)).map(Part::der).toList();
    if (der.isEmpty()) {
      throw new Certificate.Unusable(Code.NO_CERTIFICATE);
    }
    return Certificate.chain(der);
  }
}
