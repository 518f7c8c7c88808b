package org.qinqing.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Scene;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;
import tools.jackson.databind.JsonNode;

/** {@code quiz}, {@code profile}, {@code exam} and {@code questions} over the real services. */
class TrainingCommandsTest {
  private static PackSnapshot installed = PackSnapshot.EMPTY;
  private static PackSnapshot withoutQuestions = PackSnapshot.EMPTY;

  @TempDir private Path temp;
  private TrainingWorld world = new TrainingWorld(Path.of(""), installed);

  private static final String WHEN = "\"exported\":\"[^\"]*\"";
  private static final Locale BEFORE = Locale.getDefault();

  /** Sentences that services make follow the locale of the program. */
  @BeforeAll
  static void speakChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterAll
  static void speakAsBefore() {
    Locale.setDefault(BEFORE);
  }

  @BeforeAll
  static void readNational() {
    assumeTrue(TrainingWorld.present(), "no content to read");
    Pack national = TrainingWorld.national();
    installed = TrainingWorld.installed(national);
    withoutQuestions = TrainingWorld.installed(bare(national));
  }

  private static Pack bare(Pack pack) {
    return new Pack(
        pack.id(),
        pack.title(),
        pack.place(),
        pack.locality(),
        pack.level(),
        pack.version(),
        pack.publisher(),
        pack.contact(),
        pack.maturity(),
        pack.review(),
        pack.licence(),
        pack.changes(),
        pack.documents(),
        pack.rules(),
        pack.facts(),
        pack.vocabulary(),
        pack.parameters(),
        pack.calendar(),
        List.of(),
        pack.scenes(),
        pack.casework(),
        pack.tests());
  }

  @BeforeEach
  void open() {
    world = new TrainingWorld(temp.resolve("data"), installed);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  private List<Question> questions() {
    return world
        .get(Training.class)
        .questions(
            new Training.Selection(
                Locality.NATIONAL, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private Question first(Question.Kind kind) {
    return questions().stream()
        .filter(question -> question.kind() == kind && !question.id().startsWith("test:"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean han(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** Used wrongly: one line, on standard error only. */
  private void assertWrongUse(String... arguments) {
    assertEquals(2, world.run(arguments), () -> String.join(" ", arguments) + world.err());
    assertEquals("", world.out());
    assertEquals(1, world.err().lines().count(), world.err());
    assertTrue(han(world.err()), world.err());
  }

  // --- answering ---------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(Question.Kind.class)
  void theRightAnswerIsRightAsItIsWritten(Question.Kind kind) {
    Question question = first(kind);
    assertEquals(0, world.run("quiz", "show", "--json", question.id()));
    JsonNode shown = world.json();
    assertEquals(kind.name().toLowerCase(Locale.ROOT), shown.get("kind").asString());
    assertFalse(world.out().contains("\"right\""), world.out());
    String right = ShownQuestion.of(question).right();
    assertEquals(0, world.run("quiz", "answer", "--json", question.id(), right), world::err);
    assertTrue(world.json().get("right").asBoolean());
    assertEquals(right, world.json().get("answer").asString());
    assertEquals(0, world.run("quiz", "show", question.id()));
    assertTrue(world.out().startsWith(question.stem()), world.out());
    assertEquals(0, world.run("quiz", "answer", question.id(), right));
    assertTrue(world.out().startsWith("答对了"), world.out());
    assertTrue(world.out().contains(question.explanation()), world.out());
  }

  /**
   * Whatever can be answered is understood as it is said; whatever is said otherwise is refused.
   */
  @Test
  void answersAreUnderstoodAsTheyAreSaid() {
    Random random = new Random(20261122);
    Map<String, Verdict> labels =
        Verdicts.byName(
            new Terminal(System.out, System.err, Terminal.language("zh"), Sample.TODAY));
    int said = 0;
    for (Question question : questions()) {
      ShownQuestion shown = ShownQuestion.of(question);
      for (int i = 0; i < 4; i++) {
        Answer answer = answer(question, random);
        String text = shown.said(answer);
        assertEquals(
            Optional.of(answer), shown.answer(text, labels), () -> question.id() + ": " + text);
        Training.Marked.of(question, answer);
        said++;
      }
      for (String bad : List.of("", "?", "，", "ZZ9", "0", "1-", "-A", "A-1-B", "@", "NOTHING@x")) {
        assertEquals(Optional.empty(), shown.answer(bad, labels), question.id() + " " + bad);
      }
    }
    assertTrue(said > 500, "few answers: " + said);
  }

  private static Answer answer(Question question, Random random) {
    return switch (question.content()) {
      case Question.Choice choice -> {
        List<String> keys =
            new ArrayList<>(choice.options().stream().map(Question.Option::key).toList());
        Collections.shuffle(keys, random);
        int count = choice.kind() == Question.Kind.MULTIPLE ? 1 + random.nextInt(keys.size()) : 1;
        yield new Answer.Chosen(Set.copyOf(keys.subList(0, count)));
      }
      case Question.Opinions opinions ->
          new Answer.Chosen(
              Set.of(opinions.opinions().get(random.nextInt(opinions.opinions().size())).key()));
      case Question.Matching matching -> {
        List<String> seconds =
            new ArrayList<>(
                IntStream.range(0, matching.seconds().size()).mapToObj(Question::letter).toList());
        Collections.shuffle(seconds, random);
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(matching.pairs().size()); i++) {
          pairs.put(Integer.toString(i + 1), seconds.get(i));
        }
        yield new Answer.Joined(pairs);
      }
      case Question.Ordering ordering -> {
        List<String> keys =
            new ArrayList<>(
                IntStream.rangeClosed(1, ordering.steps().size())
                    .mapToObj(Integer::toString)
                    .toList());
        Collections.shuffle(keys, random);
        yield new Answer.Ordered(keys);
      }
      case Question.Judgement judgement ->
          new Answer.Judged(
              Verdict.values()[random.nextInt(6)],
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(
                      judgement.offered().get(random.nextInt(judgement.offered().size()))));
    };
  }

  /** The order of the bank is the right one, so it is never the one that is shown. */
  @Test
  void whatIsShownDoesNotTellTheOrder() {
    for (Question question : questions()) {
      String right = ShownQuestion.of(question).right();
      if (question.content() instanceof Question.Ordering ordering) {
        assertNotEquals(
            IntStream.rangeClosed(1, ordering.steps().size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",")),
            right,
            question.id());
      }
      if (question.content() instanceof Question.Matching matching) {
        assertNotEquals(
            IntStream.range(0, matching.pairs().size())
                .mapToObj(i -> (i + 1) + "-" + Question.letter(i))
                .collect(Collectors.joining(",")),
            right,
            question.id());
      }
    }
  }

  @Test
  void verdictsAreUnderstoodByTheirNamesToo() {
    Question question = first(Question.Kind.VERDICT);
    Question.Judgement judgement = (Question.Judgement) question.content();
    String label =
        new Terminal(System.out, System.err, Terminal.language("zh"), Sample.TODAY)
            .say("verdict." + judgement.verdict().name());
    assertEquals(
        0,
        world.run("quiz", "answer", question.id(), label + "@" + judgement.provision()),
        world::err);
  }

  @Test
  void aWrongAnswerIsOneAndSaysHowMuchWasRight() {
    Question question = first(Question.Kind.ORDERING);
    String right = ShownQuestion.of(question).right();
    List<String> turned = new ArrayList<>(List.of(right.split(",")));
    Collections.reverse(turned);
    assertEquals(1, world.run("quiz", "answer", "--json", question.id(), String.join(",", turned)));
    assertEquals(0, world.json().get("rightParts").asInt());
    assertEquals(List.of(right.split(",")), texts(world.json().get("key")));
    assertEquals(1, world.run("quiz", "answer", question.id(), String.join("，", turned)));
    assertTrue(world.out().startsWith("答错了"), world.out());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quiz|show|nowhere",
        "quiz|answer|nowhere|A",
        "quiz|list|--topic|nowhere",
        "quiz|list|--kind|essay",
        "quiz|list|--about|???",
        "quiz|answer|SINGLE|Z",
        "quiz|answer|SINGLE|A,B",
        "quiz|answer|MATCHING|1-A,1-B",
        "quiz|answer|ORDERING|1,2",
        "quiz|answer|VERDICT|PERMITTED@cn:discipline/art-1",
        "quiz|answer|--seconds|-1|SINGLE|A",
        "quiz|answer|--seconds|many|SINGLE|A",
        "quiz|answer|--profile|nobody|SINGLE|A",
        "quiz|mistakes",
        "quiz|stats",
        "quiz|stats|--profile|nobody",
        "quiz|scene|nowhere",
        "exam|draw|--blueprint|nowhere|--person|a|--seed|1",
        "exam|draw|--blueprint|builtin-20|--person|a|--seed|x",
        "exam|draw|--blueprint|builtin-20|--person|a",
        "exam|sit|--profile|nobody|--blueprint|builtin-20",
        "exam|verify|nowhere.pdf",
        "questions|export|--format|word|x",
        "questions|export|--format|gift|nowhere/x",
        "questions|import|--format|gift|--pack|nowhere|x",
        "profile|remove|nobody|--yes",
        "profile|make| ",
        "profile|lock|nobody|--passphrase|secret"
      })
  void wrongUseIsOneLineAndTwo(String line) {
    String[] arguments = line.split("\\|");
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].matches("SINGLE|MATCHING|ORDERING|VERDICT")) {
        arguments[i] = first(Question.Kind.valueOf(arguments[i])).id();
      }
    }
    assertWrongUse(arguments);
  }

  @Test
  void listsByKind() {
    assertEquals(0, world.run("quiz", "list", "--json", "--kind", "matching,ordering"));
    Set<String> kinds =
        world
            .json()
            .valueStream()
            .map(question -> question.get("kind").asString())
            .collect(Collectors.toSet());
    assertEquals(Set.of("matching", "ordering"), kinds);
  }

  // --- practice ----------------------------------------------------------------------------------

  @Test
  void practiceIsRememberedOnlyForWhoIsNamed() {
    assertEquals(0, world.run("profile", "make", "小周"));
    assertEquals(0, world.run("quiz", "today", "--json", "--profile", "小周"));
    JsonNode entries = world.json().get("entries");
    assertTrue(entries.size() > 3, world.out());
    assertEquals("fresh", entries.get(0).get("reason").asString());
    String id = entries.get(0).get("id").asString();
    Question question = world.get(Training.class).question(id).orElseThrow();
    String right = ShownQuestion.of(question).right();

    assertEquals(
        0, world.run("quiz", "answer", "--json", "--profile", "小周", "--seconds", "12", id, right));
    assertEquals("good", world.json().get("rating").asString());
    assertTrue(
        Instant.parse(world.json().get("due").asString()).isAfter(TrainingWorld.NOON), world.out());
    assertEquals(0, world.run("quiz", "today", "--json", "--profile", "小周"));
    assertEquals(entries.size() - 1, world.json().get("entries").size());
    assertEquals(0, world.run("quiz", "stats", "--json", "--profile", "小周"));
    assertEquals(1, world.json().get("answers").asInt());
    assertEquals(1, world.json().get("streak").get("current").asInt());
    assertEquals(0, world.run("quiz", "stats", "--profile", "小周"));
    assertTrue(world.out().startsWith("共答 1 次"), world.out());

    assertEquals(0, world.run("profile", "make", "小吴"));
    assertEquals(0, world.run("quiz", "today", "--json", "--profile", "小吴"));
    assertEquals(entries.size(), world.json().get("entries").size());
    assertEquals(0, world.run("quiz", "today", "--json"));
    assertTrue(world.err().isEmpty(), world.err());
    assertEquals(0, world.run("quiz", "today"));
    assertTrue(world.err().contains("--profile"), world.err());
  }

  @Test
  void anEasyAnswerComesLaterThanASlowOne() {
    world.run("profile", "make", "甲");
    world.run("profile", "make", "乙");
    Question question = first(Question.Kind.SINGLE);
    String right = ShownQuestion.of(question).right();
    world.run("quiz", "answer", "--json", "--profile", "甲", "--easy", question.id(), right);
    assertEquals("easy", world.json().get("rating").asString());
    Instant easy = Instant.parse(world.json().get("due").asString());
    world.run(
        "quiz", "answer", "--json", "--profile", "乙", "--seconds", "300", question.id(), right);
    assertEquals("hard", world.json().get("rating").asString());
    assertTrue(easy.isAfter(Instant.parse(world.json().get("due").asString())));
  }

  @Test
  void aMistakeStaysInTheBookUntilItIsMendedOnTwoDays() {
    world.run("profile", "make", "小周");
    Question question = first(Question.Kind.SINGLE);
    String right = ShownQuestion.of(question).right();
    String wrong = right.equals("A") ? "B" : "A";
    assertEquals(1, world.run("quiz", "answer", "--profile", "小周", question.id(), wrong));
    assertEquals(0, world.run("quiz", "mistakes", "--json", "--profile", "小周"));
    assertEquals(question.id(), world.json().get(0).get("id").asString());
    for (int day = 0; day < 2; day++) {
      world.clock.pass(Duration.ofDays(1));
      assertEquals(0, world.run("quiz", "answer", "--profile", "小周", question.id(), right));
    }
    assertEquals(0, world.run("quiz", "mistakes", "--json", "--profile", "小周"));
    assertEquals(0, world.json().size());
  }

  // --- scenes ------------------------------------------------------------------------------------

  @Test
  void aSceneIsPlayedToItsEndAndLookedBackOn() {
    world.run("profile", "make", "小周");
    assertEquals(0, world.run("quiz", "scene", "--json"));
    String id = world.json().get(0).get("id").asString();
    assertEquals(0, world.run("quiz", "scene", "--json", id));
    assertEquals("running", world.json().get("state").asString());
    assertFalse(world.out().contains("otherwise"), world.out());

    Scene scene = world.get(org.qinqing.training.scene.Scenes.class).scene(id).orElseThrow();
    List<String> chosen = new ArrayList<>();
    JsonNode now = world.json();
    while (now.get("state").asString().equals("running")) {
      String key = now.get("offered").get(0).get("key").asString();
      chosen.add(key);
      assertTrue(chosen.size() <= 50, "no end: " + scene.title());
      assertEquals(
          0, world.run("quiz", "scene", "--json", "--profile", "小周", "--choices", key, id));
      now = world.json();
    }
    assertEquals(chosen.size(), now.get("path").size(), "the play went on where it was");
    assertTrue(now.has("ending"), now::toString);
    assertFalse(now.get("takeAway").asString().isEmpty());
    assertEquals(
        0, world.run("quiz", "scene", "--json", "--choices", String.join(",", chosen), id));
    assertEquals(now.get("ending").asString(), world.json().get("ending").asString());
    assertEquals(now.get("step").asString(), world.json().get("step").asString());
    assertWrongUse("quiz", "scene", "--choices", String.join(",", chosen) + ",A", id);
    assertWrongUse("quiz", "scene", "--choices", "Z", id);
  }

  // --- profiles ----------------------------------------------------------------------------------

  @Test
  void profilesAreMadeRenamedAndRemoved() {
    assertEquals(0, world.run("profile", "make", "--json", " 小周 "));
    assertEquals("小周", world.json().get("name").asString());
    assertEquals(1, world.run("profile", "make", "小周"));
    assertTrue(world.err().contains("小周"), world.err());
    assertEquals(0, world.run("profile", "rename", "小周", "老周"));
    assertEquals(0, world.run("profile", "list", "--json"));
    assertEquals("老周", world.json().get(0).get("name").asString());
    assertWrongUse("profile", "remove", "老周");
    assertEquals(0, world.run("profile", "remove", "老周", "--yes"));
    assertEquals(0, world.run("profile", "list", "--json"));
    assertEquals(0, world.json().size());
  }

  @Test
  void aPassphraseComesFromAFileOrFromStandardInput() throws IOException {
    world.run("profile", "make", "小周");
    assertEquals(0, world.typing("口令 一\r\n", "profile", "lock", "小周"), world::err);
    assertEquals(0, world.run("profile", "list", "--json"));
    assertTrue(world.json().get(0).get("locked").asBoolean());
    Path right = Files.writeString(temp.resolve("right"), "口令 一");
    Path wrong = Files.writeString(temp.resolve("wrong"), "口令 二\n");
    Question question = first(Question.Kind.SINGLE);
    String[] answer = {
      "quiz",
      "answer",
      "--profile",
      "小周",
      "--passphrase-file",
      right.toString(),
      question.id(),
      ShownQuestion.of(question).right()
    };
    assertEquals(0, world.run(answer), world::err);
    answer[5] = wrong.toString();
    assertEquals(1, world.run(answer));
    assertTrue(world.err().contains("口令不对"), world.err());
    answer[5] = temp.resolve("nowhere").toString();
    assertWrongUse(answer);
    assertEquals(1, world.typing("口令 三\n", "profile", "unlock", "小周"));
    assertEquals(2, world.typing("\n", "profile", "unlock", "小周"));
    assertEquals(1, world.typing("口令 一\n", "profile", "lock", "小周"));
    assertEquals(0, world.typing("口令 一\n", "profile", "unlock", "小周"), world::err);
    assertEquals(1, world.typing("口令 一\n", "profile", "unlock", "小周"));
  }

  @Test
  void everythingThatIsKeptCanBeTakenAlong() throws IOException {
    world.run("profile", "make", "小周");
    Question question = first(Question.Kind.SINGLE);
    world.run(
        "quiz", "answer", "--profile", "小周", question.id(), ShownQuestion.of(question).right());
    assertEquals(0, world.run("profile", "export", "小周"));
    String lines = world.out();
    assertTrue(lines.contains("training.attempt"), lines);
    lines.lines().forEach(Json::read);
    Path file = temp.resolve("小周.jsonl");
    assertEquals(0, world.run("profile", "export", "小周", "-o", file.toString()));
    // The first line says when it was written.
    assertEquals(lines.replaceFirst(WHEN, ""), Files.readString(file).replaceFirst(WHEN, ""));
    assertWrongUse("profile", "export", "小周", "-o", temp.resolve("no/where").toString());
    assertWrongUse("profile", "export", "小周", "-o", temp.toString());
  }

  @Test
  void backupsAreListed() {
    world.run("profile", "make", "小周");
    assertEquals(0, world.run("profile", "backups", "--now", "--json"));
    assertTrue(world.json().size() >= 1, world.out());
    assertTrue(world.json().get(0).get("bytes").asLong() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY,4",
    "NAME,2",
    "NO_PROFILE,2",
    "NAME_TAKEN,1",
    "LOCKED,1",
    "STALE,1",
    "FULL,3",
    "DAMAGED,3",
    "NEWER,3",
    "FAILED,3"
  })
  void whatTheStoreRefusesHasItsExitCode(StoreException.Reason reason, int code) {
    PeopleStore refusing =
        (PeopleStore)
            Proxy.newProxyInstance(
                PeopleStore.class.getClassLoader(),
                new Class<?>[] {PeopleStore.class},
                (proxy, method, arguments) -> {
                  throw new StoreException(
                      reason,
                      new StoreFinding(
                          StoreFinding.Severity.ERROR, "P-0", "不行。", "再试。", Optional.empty()),
                      null);
                });
    assertEquals(
        code,
        world.run(new ByteArrayInputStream(new byte[0]), refusing, "profile", "list", "--json"));
    assertEquals("", world.out());
    assertEquals("不行。再试。\n", world.err().replace("\r", ""));
  }

  // --- exams -------------------------------------------------------------------------------------

  @Test
  void aPaperIsTheSameAtEachDrawing() throws Exception {
    String[] draw = {
      "exam", "draw", "--json", "--blueprint", "builtin-20", "--person", "小周", "--seed", "7"
    };
    assertEquals(0, world.run(draw), world::err);
    String first = world.out();
    assertEquals(20, world.json().get("tasks").size());
    try (TrainingWorld other = new TrainingWorld(temp.resolve("other"), installed)) {
      assertEquals(0, other.run(draw));
      assertEquals(first, other.out());
    }
    draw[6] = "小吴";
    assertEquals(0, world.run(draw));
    assertNotEquals(Json.read(first).get("tasks").toString(), world.json().get("tasks").toString());
  }

  @Test
  void aBlueprintCanBeWrittenOutAndUsedFromAFile() throws IOException {
    assertEquals(0, world.run("exam", "blueprints", "--json"));
    Set<String> ids =
        world
            .json()
            .valueStream()
            .map(plan -> plan.get("id").asString())
            .collect(Collectors.toSet());
    assertTrue(ids.containsAll(Set.of("builtin-20", "builtin-50")), ids::toString);
    assertEquals(0, world.run("exam", "blueprints", "builtin-20"));
    Path file = temp.resolve("方案.json");
    Files.writeString(file, world.out().replace("builtin-20", "own-1"));
    assertEquals(
        0,
        world.run(
            "exam",
            "draw",
            "--json",
            "--blueprint",
            file.toString(),
            "--person",
            "a",
            "--seed",
            "1"),
        world::err);
    assertEquals("own-1", world.json().get("blueprint").asString());
    Files.writeString(file, "{");
    assertWrongUse("exam", "draw", "--blueprint", file.toString(), "--person", "a", "--seed", "1");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertWrongUse("exam", "draw", "--blueprint", file.toString(), "--person", "a", "--seed", "1");
  }

  /** The right answer to each task as the paper of this sitting shows it. */
  private String right(JsonNode line) {
    Question question =
        world.get(Training.class).question(line.get("task").get("item").asString()).orElseThrow();
    return rightAsShown(question, line.get("task").get("question"));
  }

  /** Found by the texts, as a person would. */
  private static String rightAsShown(Question question, JsonNode shown) {
    return switch (question.content()) {
      case Question.Choice choice ->
          choice.options().stream()
              .filter(Question.Option::right)
              .map(option -> label(shown.get("options"), option.text()))
              .sorted()
              .collect(Collectors.joining(","));
      case Question.Opinions opinions ->
          opinions.opinions().stream()
              .filter(Question.Opinion::holds)
              .map(opinion -> label(shown.get("opinions"), opinion.text()))
              .findFirst()
              .orElseThrow();
      case Question.Matching matching ->
          matching.pairs().stream()
              .map(
                  pair ->
                      label(shown.get("first"), pair.first())
                          + "-"
                          + label(shown.get("second"), pair.second()))
              .collect(Collectors.joining(","));
      case Question.Ordering ordering ->
          ordering.steps().stream()
              .map(step -> label(shown.get("steps"), step))
              .collect(Collectors.joining(","));
      case Question.Judgement judgement -> judgement.verdict().name() + "@" + judgement.provision();
    };
  }

  private static String label(JsonNode parts, String text) {
    return parts
        .valueStream()
        .filter(part -> part.get("text").asString().equals(text))
        .map(part -> part.get("key").asString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " ∉ " + parts));
  }

  private List<JsonNode> lines() {
    return world.out().lines().map(Json::read).toList();
  }

  private void sitToTheEnd() {
    world.run("profile", "make", "小周");
    assertEquals(
        0,
        world.run(
            "exam", "sit", "--json", "--profile", "小周", "--blueprint", "builtin-20", "--seed", "7"),
        world::err);
    JsonNode line = lines().getLast();
    for (int i = 0; i < 20; i++) {
      assertEquals(
          0,
          world.typing(
              right(line) + "\n", "exam", "sit", "--json", "--profile", "小周", "builtin-20-1"),
          world::err);
      line = lines().getLast();
      assertEquals(i + 1, line.get("answered").asInt(), line::toString);
    }
  }

  @Test
  void anExamIsSatAcrossProcessesAndPassed() throws Exception {
    sitToTheEnd();
    assertEquals(
        0,
        world.typing("hand-in\n", "exam", "sit", "--json", "--profile", "小周", "builtin-20-1"),
        world::err);
    JsonNode marks = lines().getLast();
    assertTrue(marks.get("passed").asBoolean(), marks::toString);
    assertEquals(marks.get("worth").asString(), marks.get("points").asString());
    assertEquals("handed-in", marks.get("phase").asString());
    world.close();
    open();
    assertEquals(0, world.run("exam", "show", "--json", "--profile", "小周", "builtin-20-1"));
    assertEquals(marks, world.json());
    assertEquals(0, world.run("quiz", "stats", "--json", "--profile", "小周"));
    assertEquals(20, world.json().get("answers").asInt(), "answers of exams count once");
    assertEquals(1, world.run("exam", "answer", "--json", "--profile", "小周", "builtin-20-1", "1"));
    assertEquals("handed-in", world.json().get("outcome").asString());
    certificate();
  }

  private void certificate() throws Exception {
    Path file = temp.resolve("证书.pdf");
    String[] order = {
      "exam",
      "certificate",
      "--json",
      "--profile",
      "小周",
      "builtin-20-1",
      "--name",
      "周某",
      "--issuer",
      "示例单位",
      "-o",
      file.toString()
    };
    assertEquals(0, world.run(order), world::err);
    JsonNode issued = world.json();
    assertEquals(0, world.run("exam", "verify", "--json", file.toString()), world::err);
    assertEquals("valid", world.json().get("finding").asString());
    assertEquals("周某", world.json().get("holder").asString());
    assertEquals(issued.get("fingerprint").asString(), world.json().get("fingerprint").asString());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Path altered = Files.write(temp.resolve("改过.pdf"), bytes);
    assertEquals(1, world.run("exam", "verify", "--json", altered.toString()));
    assertEquals(1, world.run("exam", "verify", altered.toString()));
    order[7] = "\u0007";
    assertWrongUse(order);
    order[7] = "周某";
    order[11] = temp.resolve("证书.txt").toString();
    assertWrongUse(order);
    try (TrainingWorld elsewhere = new TrainingWorld(temp.resolve("elsewhere"), installed)) {
      assertEquals(0, elsewhere.run("exam", "verify", "--json", file.toString()));
      assertEquals("unknown-issuer", elsewhere.json().get("finding").asString());
      assertTrue(han(elsewhere.err()), elsewhere.err());
      assertEquals(
          0,
          elsewhere.run(
              "exam",
              "verify",
              "--json",
              "--issuer",
              issued.get("fingerprint").asString(),
              file.toString()));
      assertEquals("valid", elsewhere.json().get("finding").asString());
    }
  }

  @Test
  void anExamThatIsNotPassedHasNoCertificate() {
    world.run("profile", "make", "小周");
    world.run("exam", "sit", "--profile", "小周", "--blueprint", "builtin-20");
    String[] order = {
      "exam",
      "certificate",
      "--profile",
      "小周",
      "builtin-20-1",
      "--name",
      "周某",
      "--issuer",
      "示例单位",
      "-o",
      temp.resolve("a.pdf").toString()
    };
    assertEquals(1, world.run(order));
    assertTrue(world.err().contains("还没有交卷"), world.err());
    assertEquals(1, world.run("exam", "hand-in", "--profile", "小周", "builtin-20-1"));
    assertTrue(world.out().startsWith("没有及格"), world.out());
    assertEquals(1, world.run(order));
    assertFalse(Files.exists(temp.resolve("a.pdf")));
  }

  @Test
  void singleAnswersAreKeptAndTakenBack() {
    world.run("profile", "make", "小周");
    world.run("exam", "sit", "--profile", "小周", "--blueprint", "builtin-20", "--seed", "7");
    assertEquals(0, world.run("exam", "show", "--json", "--profile", "小周"));
    assertEquals("builtin-20-1", world.json().get(0).get("sitting").asString());
    // The first tasks are single choice or right and wrong.
    String[] answer = {"exam", "answer", "--json", "--profile", "小周", "builtin-20-1", "1", "B"};
    assertEquals(0, world.run(answer), world::err);
    assertEquals("done", world.json().get("outcome").asString());
    assertEquals("B", world.json().get("answers").get(0).get("answer").asString());
    assertEquals(0, world.run("exam", "answer", "--json", "--profile", "小周", "builtin-20-1", "1"));
    assertEquals(0, world.json().get("answered").asInt());
    answer[6] = "21";
    assertWrongUse(answer);
    answer[6] = "1";
    answer[5] = "builtin-20-2";
    assertWrongUse(answer);
    assertWrongUse("exam", "sit", "--profile", "小周");
    assertWrongUse("exam", "sit", "--profile", "小周", "--blueprint", "builtin-20", "x");
  }

  @Test
  void whatIsNotUnderstoodIsSaidAndTheExamGoesOn() {
    world.run("profile", "make", "小周");
    assertEquals(
        0,
        world.typing(
            "???\nB\ngoto 1\nclear\nback\ngoto 99\ngoto\nquit\nA\n",
            "exam",
            "sit",
            "--json",
            "--profile",
            "小周",
            "--blueprint",
            "builtin-20",
            "--seed",
            "7"),
        world::err);
    List<JsonNode> lines = lines();
    assertEquals("not-understood", lines.get(1).get("outcome").asString());
    assertEquals(1, lines.get(2).get("answered").asInt());
    assertEquals(2, lines.get(2).get("task").get("number").asInt());
    assertEquals(1, lines.get(3).get("task").get("number").asInt());
    assertEquals(0, lines.get(4).get("answered").asInt());
    assertEquals(20, lines.get(5).get("task").get("number").asInt(), "before the first");
    assertEquals(8, lines.size(), "nothing is read after quit");
    assertTrue(world.err().contains("builtin-20-1"), world.err());
  }

  @Test
  void timeIsCountedWhileTheProgramDoesNotRun() {
    world.run("profile", "make", "小周");
    world.typing(
        "B\n", "exam", "sit", "--profile", "小周", "--blueprint", "builtin-20", "--seed", "7");
    world.clock.pass(Duration.ofMinutes(21));
    assertEquals(
        1, world.run("exam", "answer", "--json", "--profile", "小周", "builtin-20-1", "2", "B"));
    assertEquals("time-over", world.json().get("outcome").asString());
    assertEquals(0, world.run("exam", "show", "--profile", "小周", "builtin-20-1"));
    assertTrue(world.out().startsWith("没有及格"), world.out());
  }

  @Test
  void aPauseStopsTheTimeAsOftenAsTheRulesSay() {
    world.run("profile", "make", "小周");
    world.run("exam", "sit", "--profile", "小周", "--blueprint", "builtin-20", "--seed", "7");
    String[] pause = {"exam", "pause", "--json", "--profile", "小周", "builtin-20-1"};
    assertEquals(0, world.run(pause));
    assertEquals("paused", world.json().get("phase").asString());
    world.clock.pass(Duration.ofMinutes(50));
    assertEquals(0, world.run("exam", "resume", "--profile", "小周", "builtin-20-1"));
    assertEquals(1, world.run(pause));
    assertEquals("no-pause", world.json().get("outcome").asString());
  }

  // --- questions ---------------------------------------------------------------------------------

  private Path folder() throws IOException {
    Path folder = temp.resolve("临城");
    world
        .get(org.qinqing.authoring.PackAuthoring.class)
        .create(
            new org.qinqing.authoring.PackAuthoring.NewPack(
                "lincheng", "临城", new Locality("361000"), "", "blank"),
            folder);
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"excel", "gift", "moodle", "qti21", "qti30"})
  void questionsTravelIntoAnotherBundleAsTheyAre(String format) throws Exception {
    Path file = temp.resolve("题目");
    assertEquals(
        0,
        world.run("questions", "export", "--json", "--format", format, file.toString()),
        world::err);
    int count = world.json().get("questions").asInt();
    List<Question> there =
        questions().stream().filter(question -> !question.id().startsWith("test:")).toList();
    Set<String> changed =
        world
            .json()
            .get("remarks")
            .valueStream()
            .filter(remark -> Set.of("lost", "skipped").contains(remark.get("kind").asString()))
            .map(remark -> remark.get("item").asString())
            .collect(Collectors.toSet());
    assertTrue(count >= there.size() - changed.size(), () -> count + " of " + there.size());

    // Where they come from their ids are taken: nothing is written.
    Path folder = folder();
    assertEquals(
        1,
        world.run(
            "questions",
            "import",
            "--json",
            "--format",
            format,
            "--pack",
            folder.toString(),
            file.toString()));
    assertFalse(world.json().get("done").asBoolean());
    assertTrue(world.json().get("findings").size() > 0);
    assertFalse(Files.exists(folder.resolve("questions/imported.yaml")));

    try (TrainingWorld other = new TrainingWorld(temp.resolve("other"), withoutQuestions)) {
      assertEquals(
          0,
          other.run(
              "questions",
              "import",
              "--json",
              "--format",
              format,
              "--pack",
              folder.toString(),
              file.toString()),
          other::out);
      Pack pack = other.get(PackReader.class).read(folder).pack().orElseThrow(AssertionError::new);
      Map<String, Question> back =
          pack.questions().stream().collect(Collectors.toMap(Question::id, q -> q));
      for (Question question : there) {
        if (!changed.contains(question.id())) {
          assertEquals(anywhere(question), anywhere(back.get(question.id())));
        }
      }
    }
  }

  private static Question anywhere(Question question) {
    return new Question(
        question.id(),
        "",
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

  @Test
  void questionsOfAnotherProgramGetWhatTheyLack() throws IOException {
    Path folder = folder();
    Path file = temp.resolve("bank.txt");
    Files.writeString(
        file,
        """
        管理对象送的购物卡，能收吗？ {
        =当场退回
        ~先收下再说
        ####可能影响公正办事的，不收。
        }

        礼品要在一个月内登记。 {T####从收到那天算起。}
        """);
    String[] take = {
      "questions",
      "import",
      "--json",
      "--format",
      "gift",
      "--pack",
      folder.toString(),
      "--topic",
      "gift",
      file.toString()
    };
    assertEquals(1, world.run(take), "without a basis no question stands in a bundle");
    assertEquals(0, world.json().get("files").size());
    String[] based = java.util.Arrays.copyOf(take, take.length + 2);
    based[take.length] = "--basis";
    based[take.length + 1] = "cn:discipline/art-97";
    assertEquals(0, world.run(based), world::out);
    assertEquals(0, world.run(based), "other ids, another file");
    assertTrue(world.out().contains("imported-2.yaml"), world.out());
    Pack pack = world.get(PackReader.class).read(folder).pack().orElseThrow();
    assertEquals(
        Set.of("lincheng-import-1", "lincheng-import-2", "lincheng-import-3", "lincheng-import-4"),
        pack.questions().stream()
            .map(Question::id)
            .filter(id -> id.contains("import"))
            .collect(Collectors.toSet()));
    assertEquals(
        0,
        world.run(
            "questions",
            "export",
            "--format",
            "gift",
            "--kind",
            "judge",
            temp.resolve("out.txt").toString()));
    assertTrue(world.out().contains("约定"), world.out());
    Files.writeString(file, "没有写完 {=甲");
    assertEquals(1, world.run(take));
    assertEquals("error", world.json().get("remarks").get(0).get("kind").asString());
    based[based.length - 1] = "no address";
    assertWrongUse(based);
    take[8] = "nowhere";
    assertWrongUse(take);
  }

  @Test
  void answersBecomeStatementsWithTheSameIdsEachTime() throws IOException {
    world.run("profile", "make", "小周");
    for (Question.Kind kind : Question.Kind.values()) {
      Question question = first(kind);
      assertEquals(
          0,
          world.run(
              "quiz",
              "answer",
              "--profile",
              "小周",
              "--seconds",
              "9",
              question.id(),
              ShownQuestion.of(question).right()),
          world::err);
      world.clock.pass(Duration.ofSeconds(30));
    }
    String[] write = {
      "questions",
      "attempts",
      "--profile",
      "小周",
      "--home",
      "https://example.org/",
      "--account",
      "甲-01"
    };
    assertEquals(0, world.run(write), world::err);
    List<JsonNode> statements = lines();
    assertEquals(7, statements.size());
    assertEquals(7, statements.stream().map(s -> s.get("id")).distinct().count());
    for (JsonNode statement : statements) {
      assertTrue(statement.get("result").get("success").asBoolean());
      assertEquals("PT9S", statement.get("result").get("duration").asString());
      assertEquals("甲-01", statement.get("actor").get("account").get("name").asString());
    }
    String once = world.out();
    assertEquals(0, world.run(write));
    assertEquals(once, world.out());
    Path file = temp.resolve("xapi.jsonl");
    assertEquals(0, world.run(concat(write, "-o", file.toString())));
    assertEquals(once, Files.readString(file, StandardCharsets.UTF_8));
    for (String bad : List.of("ftp://example.org", "example", "http://", "%")) {
      write[5] = bad;
      assertWrongUse(write);
    }
  }

  private static String[] concat(String[] first, String... more) {
    String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  @Test
  void flaggedQuestionsAreListed() {
    int code = world.run("questions", "flagged", "--json");
    assertEquals(world.json().size() == 0 ? 0 : 1, code, world::err);
    // Long before the provisions were in force hardly one question stood.
    assertEquals(1, world.run("questions", "flagged", "--json", "--as-of", "1950-01-01"));
    assertTrue(world.json().size() > 100);
    assertWrongUse("questions", "flagged", "--as-of", "gestern");
  }

  @Test
  void helpEverywhere() {
    for (String group : List.of("quiz", "profile", "exam", "questions")) {
      assertEquals(0, world.run(group, "--help"), world::err);
      assertTrue(world.out().contains("用法："), world.out());
    }
    assertEquals(0, world.run("exam", "hand-in", "--help"));
    assertTrue(world.out().contains("交卷"), world.out());
  }
}
