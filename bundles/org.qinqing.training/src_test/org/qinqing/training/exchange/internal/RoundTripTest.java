package org.qinqing.training.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.training.exchange.ExchangeFormat;
import org.qinqing.training.exchange.QuestionExchange;
import org.qinqing.training.exchange.QuestionExchange.Defaults;
import org.qinqing.training.exchange.QuestionExchange.Exported;
import org.qinqing.training.exchange.QuestionExchange.Imported;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/** What a format claims to carry comes back equal. */
final class RoundTripTest {
  private static final int ITEMS = 500;
  private static final Defaults DEFAULTS = new Defaults("city", "other", Side.OFFICIAL);

  @TempDir Path temp;

  private final QuestionExchange exchange = new FileQuestionExchange(() -> PackSnapshot.EMPTY);

  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void whatIsNotSaidToBeLostComesBackEqual(ExchangeFormat format) throws IOException {
    long seed = 20261122 + format.ordinal();
    List<Question> questions = new Items(seed).make(ITEMS);
    Path file = temp.resolve("items" + format.suffix());
    Exported there = exchange.write(questions, format, file);
    Set<String> lost = items(there.remarks(), Remark.Kind.LOST);
    assertEquals(ITEMS, there.questions());
    assertTrue(lost.size() < ITEMS / 4, () -> "seed " + seed + ": " + lost.size());
    Imported back = exchange.read(file, format, DEFAULTS);
    assertFalse(back.failed(), () -> "seed " + seed + ": " + back.remarks());
    assertEquals(
        questions.stream().map(Question::id).toList(),
        back.questions().stream().map(Question::id).toList());
    for (int i = 0; i < ITEMS; i++) {
      Question question = questions.get(i);
      Question other = anywhere(back.questions().get(i));
      if (!lost.contains(question.id())) {
        assertEquals(question, other, "seed " + seed);
      }
      assertEquals(question.kind(), other.kind());
      assertEquals(question.basis(), other.basis());
      assertEquals(question.topic(), other.topic());
    }
    assertEquals(Set.of(), items(back.remarks(), Remark.Kind.ASSUMED));
  }

  /** What was lost once is not lost again: the second copy is the first. */
  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void aSecondJourneyChangesNothing(ExchangeFormat format) throws IOException {
    Path file = temp.resolve("first" + format.suffix());
    exchange.write(new Items(7).make(ITEMS), format, file);
    List<Question> once = exchange.read(file, format, DEFAULTS).questions();
    Path again = temp.resolve("again" + format.suffix());
    exchange.write(once, format, again);
    assertEquals(
        once.stream().map(RoundTripTest::anywhere).toList(),
        exchange.read(again, format, DEFAULTS).questions().stream()
            .map(RoundTripTest::anywhere)
            .toList());
    if (format != ExchangeFormat.EXCEL) {
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }
  }

  /** A file may have been written by a program in the other language. */
  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void languagesOfTheProgramDoNotMatter(ExchangeFormat format) throws IOException {
    Locale before = Locale.getDefault();
    Path file = temp.resolve("items" + format.suffix());
    List<Question> questions = new Items(11).make(70);
    try {
      Locale.setDefault(Locale.ENGLISH);
      Set<String> lost = items(exchange.write(questions, format, file).remarks(), Remark.Kind.LOST);
      Locale.setDefault(Locale.CHINA);
      Imported back = exchange.read(file, format, DEFAULTS);
      assertEquals(questions.size(), back.questions().size(), () -> back.remarks().toString());
      for (int i = 0; i < questions.size(); i++) {
        if (!lost.contains(questions.get(i).id())) {
          assertEquals(questions.get(i), anywhere(back.questions().get(i)));
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void giftMayBeInTheEncodingOfChina() throws IOException {
    // The pieces beyond GBK are in GB18030.
    List<Question> questions = new Items(3).make(70);
    Path file = temp.resolve("items.txt");
    exchange.write(questions, ExchangeFormat.GIFT, file);
    String text = Files.readString(file);
    Imported utf8 = exchange.read(file, ExchangeFormat.GIFT, DEFAULTS);
    for (String charset : List.of("GB18030", "UTF-16")) {
      Files.writeString(file, text, Charset.forName(charset));
      assertEquals(
          utf8.questions(), exchange.read(file, ExchangeFormat.GIFT, DEFAULTS).questions());
    }
    Files.writeString(file, text.replace("\n", "\r\n"));
    assertEquals(utf8.questions(), exchange.read(file, ExchangeFormat.GIFT, DEFAULTS).questions());
  }

  @Test
  void eachFormatSaysWhatOthersDoNotUnderstand() throws IOException {
    List<Question> questions = new Items(5).make(7);
    for (ExchangeFormat format : ExchangeFormat.values()) {
      Set<String> said =
          items(
              exchange.write(questions, format, temp.resolve("x")).remarks(),
              Remark.Kind.CONVENTION);
      assertEquals(format == ExchangeFormat.EXCEL ? 0 : 7, said.size(), format::name);
    }
  }

  private static Set<String> items(List<Remark> remarks, Remark.Kind kind) {
    return remarks.stream()
        .filter(remark -> remark.kind() == kind)
        .map(Remark::item)
        .collect(Collectors.toSet());
  }

  private static Question anywhere(Question question) {
    return new Question(
        question.id(),
        question.pack(),
        question.topic(),
        question.side(),
        question.stem(),
        question.content(),
        question.difficulty(),
        question.explanation(),
        question.basis(),
        question.rule(),
        SourceLocation.WHOLE);
  }
}
