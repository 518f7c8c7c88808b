package org.qinqing.training.exchange.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** Sound questions of all kinds, whose texts hold what formats give a meaning to. */
final class Items {
  private static final List<String> PIECES =
      List.of(
          "干部",
          "企业",
          "礼品",
          "，",
          "。",
          "（二）",
          "“引”",
          "𠮷",
          "é",
          "a<b>&amp;",
          "]]>",
          "{",
          "}",
          "~",
          "=",
          "#",
          "####",
          ":",
          "::",
          "\\",
          "\\n",
          "\\\\",
          "%50%",
          "[html]",
          "[plain]",
          "//",
          "$CATEGORY:",
          "\n",
          "\n\n",
          " ",
          "  ",
          "\t",
          "TRUE",
          "T",
          "对",
          "A",
          "A：",
          "B:",
          "'",
          "\"",
          "，、;",
          "=1+1",
          "@x",
          "-",
          "1",
          "[tag:x=y]",
          "||",
          "<!-- --",
          "→x",
          "->",
          "【点评】",
          "\u0007",
          "℃",
          "\u00a0");

  private final Random random;

  Items(long seed) {
    random = new Random(seed);
  }

  /** Questions of all kinds in turn, with ids of their own. */
  List<Question> make(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Question.Kind[] kinds = Question.Kind.values();
              return question((i % 3 == 0 ? "city-q-" : i + "q.") + i, kinds[i % kinds.length]);
            })
        .toList();
  }

  private Question question(String id, Question.Kind kind) {
    List<Address> basis = addresses(1 + random.nextInt(3));
    return new Question(
        id,
        "city",
        List.of("gift", "loan", "normal_contact").get(random.nextInt(3)),
        Side.values()[random.nextInt(2)],
        text(),
        content(kind, basis),
        1 + random.nextInt(3),
        random.nextInt(6) == 0 ? "" : text(),
        basis,
        random.nextInt(2) == 0 ? Optional.empty() : Optional.of("city-gift-" + random.nextInt(9)),
        SourceLocation.WHOLE);
  }

  private Question.Content content(Question.Kind kind, List<Address> basis) {
    return switch (kind) {
      case SINGLE, MULTIPLE -> choice(kind, texts(2 + random.nextInt(7)));
      case JUDGE -> choice(kind, random.nextInt(3) == 0 ? texts(2) : List.of("对", "错"));
      case MATCHING -> {
        int count = 2 + random.nextInt(5);
        List<String> seconds = texts(count + random.nextInt(3));
        List<String> firsts = texts(count);
        yield new Question.Matching(
            IntStream.range(0, count)
                .mapToObj(i -> new Question.Pair(firsts.get(i), seconds.get(i)))
                .toList(),
            seconds.subList(count, seconds.size()));
      }
      case ORDERING -> new Question.Ordering(texts(2 + random.nextInt(10)));
      case VERDICT ->
          new Question.Judgement(
              Verdict.values()[random.nextInt(6)],
              basis.getFirst(),
              addresses(4).stream().filter(a -> !basis.contains(a)).toList());
      case OPINIONS -> {
        List<String> texts = texts(2 + random.nextInt(3));
        int holds = random.nextInt(texts.size());
        yield new Question.Opinions(
            IntStream.range(0, texts.size())
                .mapToObj(
                    i -> new Question.Opinion(Question.letter(i), texts.get(i), text(), i == holds))
                .toList(),
            text());
      }
    };
  }

  private Question.Content choice(Question.Kind kind, List<String> texts) {
    int right = random.nextInt(texts.size());
    boolean numbered = random.nextInt(10) == 0;
    List<Question.Option> options = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      options.add(
          new Question.Option(
              numbered ? "选 " + (i + 1) + "|" : Question.letter(i),
              texts.get(i),
              i == right || (kind == Question.Kind.MULTIPLE && random.nextBoolean()),
              random.nextInt(3) == 0
                  ? Optional.of(Verdict.values()[random.nextInt(8)])
                  : Optional.empty(),
              random.nextInt(3) == 0 ? text() : ""));
    }
    return new Question.Choice(kind, options);
  }

  private List<Address> addresses(int count) {
    return distinct(
            count,
            () ->
                "cn:discipline/art-"
                    + (1 + random.nextInt(150))
                    + (random.nextBoolean() ? "" : "/p-" + (1 + random.nextInt(3))))
        .stream()
        .map(text -> Address.parse(text).orElseThrow())
        .toList();
  }

  private List<String> texts(int count) {
    return distinct(count, this::text);
  }

  private static List<String> distinct(int count, Supplier<String> source) {
    Set<String> found = new LinkedHashSet<>();
    Stream.generate(source).takeWhile(any -> found.size() < count).forEach(found::add);
    return List.copyOf(found).subList(0, count);
  }

  /** Never blank; long ones are rare. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(40) == 0 ? 400 : 1 + random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      // What no format keeps is rare, so that most questions must come back whole.
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      boolean rare = "\u0007 →x -> 【点评】".contains(piece) && !piece.isBlank();
      text.append(rare && random.nextInt(8) > 0 ? "办" : piece);
    }
    String plain = PlainText.of(text.toString());
    return plain.isBlank() ? "空" : random.nextInt(60) == 0 ? plain + "\u0007终" : plain;
  }
}
