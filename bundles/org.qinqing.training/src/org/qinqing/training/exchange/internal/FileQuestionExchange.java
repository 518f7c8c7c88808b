package org.qinqing.training.exchange.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Question;
import org.qinqing.training.exchange.ExchangeFormat;
import org.qinqing.training.exchange.QuestionExchange;

/** Reads a file wholly before anything is taken, and writes one wholly before it is replaced. */
@Component(service = QuestionExchange.class)
public final class FileQuestionExchange implements QuestionExchange {
  private static final long LARGEST = 64L << 20;
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final PackRegistry registry;

  /** Topics are called in a workbook what the installed bundles call them. */
  @Activate
  public FileQuestionExchange(@Reference PackRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Exported write(List<Question> questions, ExchangeFormat format, Path file)
      throws IOException {
    Remarks remarks = new Remarks();
    int count;
    byte[] bytes;
    if (format == ExchangeFormat.EXCEL) {
      Sheet.Written written = new Sheet(remarks, topics()).write(questions);
      count = written.questions();
      bytes = written.file();
    } else {
      List<Portable> items = conventions(format, remarks).portable(questions);
      count = items.size();
      bytes =
          switch (format) {
            case GIFT -> new Gift(remarks).write(items).getBytes(StandardCharsets.UTF_8);
            case MOODLE_XML -> new Moodle(remarks).write(items);
            case QTI_21 -> new Qti(false, remarks).write(items);
            case QTI_30 -> new Qti(true, remarks).write(items);
            case EXCEL -> throw new IllegalStateException();
          };
    }
    replace(file, bytes);
    return new Exported(count, remarks.all());
  }

  private static Conventions conventions(ExchangeFormat format, Remarks remarks) {
    boolean qti = format == ExchangeFormat.QTI_21 || format == ExchangeFormat.QTI_30;
    return new Conventions(qti || format == ExchangeFormat.MOODLE_XML, !qti, remarks);
  }

  private Map<String, String> topics() {
    Map<String, String> topics = new LinkedHashMap<>();
    registry
        .snapshot()
        .facts()
        .topics()
        .forEach(topic -> topics.putIfAbsent(topic.id(), topic.label()));
    return topics;
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path whole = file.toAbsolutePath();
    Path beside = Files.createTempFile(whole.getParent(), ".exchange", ".part");
    try {
      Files.write(beside, bytes);
      try {
        Files.move(
            beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  @Override
  public Imported read(Path file, ExchangeFormat format, Defaults defaults) throws IOException {
    Remarks remarks = new Remarks();
    List<Question> questions = List.of();
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadFile(0, "error.tooLarge");
      }
      questions =
          format == ExchangeFormat.EXCEL
              ? new Sheet(remarks, topics()).read(file, defaults)
              : conventions(format, remarks).questions(items(file, format, remarks), defaults);
      if (questions.isEmpty() && !remarks.failed()) {
        throw new BadFile(0, "error.nothing");
      }
    } catch (BadFile e) {
      remarks.error(e);
    }
    return new Imported(remarks.failed() ? List.of() : questions, remarks.all());
  }

  private static List<Portable> items(Path file, ExchangeFormat format, Remarks remarks)
      throws IOException, BadFile {
    return switch (format) {
      case GIFT -> new Gift(remarks).read(text(Files.readAllBytes(file)));
      case MOODLE_XML -> new Moodle(remarks).read(Files.readAllBytes(file));
      case QTI_21, QTI_30 -> new Qti(format == ExchangeFormat.QTI_30, remarks).read(file);
      case EXCEL -> throw new IllegalStateException();
    };
  }

  /** A text in UTF-8, in UTF-16 with its mark, or in the encodings of China. */
  private static String text(byte[] bytes) throws BadFile {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return decoded(bytes, 2, StandardCharsets.UTF_16BE);
    }
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    try {
      return decoded(bytes, marked ? 3 : 0, StandardCharsets.UTF_8);
    } catch (BadFile e) {
      if (marked) {
        throw e;
      }
      try {
        return decoded(bytes, 0, GB18030);
      } catch (BadFile other) {
        // The right encoding is the one in which more can be read.
        throw e.line() >= other.line() ? e : other;
      }
    }
  }

  private static String decoded(byte[] bytes, int from, Charset charset) throws BadFile {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      CharBuffer text = decoder.decode(in);
      if (text.chars().anyMatch(c -> c == 0)) {
        throw new BadFile(0, "error.binary");
      }
      return text.toString().replace("\r\n", "\n").replace('\r', '\n');
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = from; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new BadFile(line, "error.encoding");
    }
  }
}
