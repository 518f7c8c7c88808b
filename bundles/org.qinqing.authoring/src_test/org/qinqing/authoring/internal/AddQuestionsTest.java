package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.authoring.PackAuthoring.NewPack;
import org.qinqing.authoring.PackAuthoring.Written;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** Questions from elsewhere become a file of a bundle, or nothing at all. */
class AddQuestionsTest {
  private static final Address BASIS = Address.parse("cn:discipline/art-97").orElseThrow();
  private static final Address OTHER = Address.parse("cn:discipline/art-98").orElseThrow();
  private static final Address ELSE = Address.parse("cn:discipline/art-99").orElseThrow();

  /** What YAML gives a meaning to. */
  private static final List<String> PIECES =
      List.of(
          "干部",
          "企业，",
          "：",
          ": ",
          " #",
          "# ",
          "- ",
          "'",
          "\"",
          "\\",
          "\\n",
          "\n",
          "\n\n",
          "true",
          "null",
          "1.0",
          "0x1",
          "2026-11-22",
          "@",
          "%",
          "{",
          "}",
          "[",
          "]",
          ", ",
          "&a",
          "*a",
          "!!str",
          "|",
          ">",
          "?",
          "~",
          "---",
          "...",
          "=",
          "<b>",
          "𠮷",
          "é",
          "no");

  private static PackRegistry national = () -> PackSnapshot.EMPTY;

  @TempDir private Path temp;
  private Path folder = Path.of("");

  @BeforeAll
  static void readNational() {
    assumeTrue(Services.present("cn"), "no content to read");
    national = Services.registry("cn");
  }

  @BeforeEach
  void begin() throws IOException {
    folder = temp.resolve("临城");
    authoring()
        .create(
            new NewPack("lincheng", "临城", new Locality("361000"), "", FolderAuthoring.BLANK),
            folder);
  }

  private static FolderAuthoring authoring() {
    return new FolderAuthoring(
        Services.checks(national),
        Services::files,
        Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
  }

  private static Question question(String id, Question.Content content, String stem, int line) {
    return new Question(
        id,
        "lincheng",
        "gift",
        Side.OFFICIAL,
        stem,
        content,
        1,
        "因为" + stem,
        List.of(BASIS, OTHER),
        Optional.empty(),
        new SourceLocation("", line));
  }

  private static Question.Content content(Question.Kind kind, Random random) {
    List<String> texts = texts(random, 4);
    return switch (kind) {
      case SINGLE, MULTIPLE, JUDGE ->
          new Question.Choice(
              kind,
              IntStream.range(0, kind == Question.Kind.JUDGE ? 2 : 4)
                  .mapToObj(
                      i ->
                          new Question.Option(
                              Question.letter(i),
                              texts.get(i),
                              i == 1 || (i == 2 && kind == Question.Kind.MULTIPLE),
                              i == 0 ? Optional.of(Verdict.PROHIBITED) : Optional.empty(),
                              i == 1 ? texts.get(3) : ""))
                  .toList());
      case MATCHING ->
          new Question.Matching(
              List.of(
                  new Question.Pair(texts.get(0), texts.get(1)),
                  new Question.Pair(texts.get(2), texts.get(3))),
              random.nextBoolean() ? List.of() : List.of("多" + texts.get(0)));
      case ORDERING -> new Question.Ordering(texts);
      case VERDICT ->
          new Question.Judgement(
              Verdict.CONDITIONAL, BASIS, random.nextBoolean() ? List.of() : List.of(ELSE));
      case OPINIONS ->
          new Question.Opinions(
              List.of(
                  new Question.Opinion("A", texts.get(0), texts.get(1), false),
                  new Question.Opinion("B", texts.get(2), texts.get(3), true)),
              text(random));
    };
  }

  private static List<String> texts(Random random, int count) {
    Set<String> texts = new LinkedHashSet<>();
    Stream.generate(() -> text(random)).takeWhile(any -> texts.size() < count).forEach(texts::add);
    return List.copyOf(texts);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(30) == 0 ? 80 : 1 + random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().isBlank() ? "空" : text.toString().strip();
  }

  private static SortedMap<String, String> tree(Path folder) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return tree;
  }

  @Test
  void questionsOfAllKindsReadBackAsTheyWere() throws IOException {
    Random random = new Random(20261122);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 210; i++) {
      Question.Kind kind = Question.Kind.values()[i % Question.Kind.values().length];
      questions.add(question("lincheng-import-" + i, content(kind, random), text(random), i));
    }
    SortedMap<String, String> before = tree(folder);

    Written written = authoring().addQuestions(questions, folder);

    assertEquals(List.of(), written.findings().stream().filter(Diagnostic::isError).toList());
    assertEquals(List.of(folder.resolve("questions/imported.yaml")), written.files());
    Pack pack = Services.reader().read(folder).pack().orElseThrow();
    List<Question> back =
        pack.questions().stream()
            .filter(question -> question.location().file().equals("questions/imported.yaml"))
            .toList();
    assertEquals(Plain.of(questions), Plain.of(back));
    SortedMap<String, String> after = tree(folder);
    after.remove("questions/imported.yaml");
    assertEquals(before, after, "other files are as they were");
  }

  @Test
  void aSecondImportGetsAFileOfItsOwn() throws IOException {
    Random random = new Random(1);
    Question first = question("l-1", content(Question.Kind.SINGLE, random), "一", 1);
    Question second = question("l-2", content(Question.Kind.ORDERING, random), "二", 1);
    authoring().addQuestions(List.of(first), folder);
    assertEquals(
        List.of(folder.resolve("questions/imported-2.yaml")),
        authoring().addQuestions(List.of(second), folder).files());
  }

  @Test
  void withOneErrorNothingIsWritten() throws IOException {
    Random random = new Random(2);
    Question sound = question("l-1", content(Question.Kind.SINGLE, random), "一", 7);
    Question taken = question("cn-q-kinds-1", content(Question.Kind.SINGLE, random), "二", 8);
    Question nowhere =
        new Question(
            "l-3",
            "lincheng",
            "gift",
            Side.OFFICIAL,
            "三",
            content(Question.Kind.SINGLE, random),
            2,
            "说明",
            List.of(Address.parse("cn:discipline/art-9999").orElseThrow()),
            Optional.empty(),
            new SourceLocation("", 9));
    SortedMap<String, String> before = tree(folder);

    Written written = authoring().addQuestions(List.of(sound, taken, nowhere), folder);

    assertEquals(List.of(), written.files());
    assertEquals(before, tree(folder));
    List<Diagnostic> errors = written.findings().stream().filter(Diagnostic::isError).toList();
    assertEquals(
        List.of(8, 9),
        errors.stream().map(error -> error.location().line()).distinct().sorted().toList(),
        errors::toString);
    assertTrue(
        errors.stream().anyMatch(error -> error.message().contains("l-3")), errors::toString);
  }

  @Test
  void theSameIdTwiceIsAnError() throws IOException {
    Random random = new Random(3);
    Question one = question("l-1", content(Question.Kind.SINGLE, random), "一", 1);
    Question same = question("l-1", content(Question.Kind.JUDGE, random), "二", 2);
    assertEquals(List.of(), authoring().addQuestions(List.of(one, same), folder).files());
  }

  @Test
  void aFolderThatIsBrokenStaysAsItIs() throws IOException {
    Files.writeString(folder.resolve("rules/broken.yaml"), "rules: [\n");
    SortedMap<String, String> before = tree(folder);
    Question sound = question("l-1", content(Question.Kind.SINGLE, new Random(4)), "一", 1);
    Written written = authoring().addQuestions(List.of(sound), folder);
    assertEquals(List.of(), written.files());
    assertTrue(
        written.findings().stream()
            .anyMatch(finding -> finding.location().file().equals("rules/broken.yaml")),
        written.findings()::toString);
    assertEquals(before, tree(folder));
  }

  @Test
  void noFolderIsNoPlaceForQuestions() {
    assertThrows(
        IOException.class, () -> authoring().addQuestions(List.of(), temp.resolve("nowhere")));
  }
}
