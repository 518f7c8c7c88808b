package org.qinqing.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.report.Written;
import org.qinqing.training.Training;
import tools.jackson.databind.JsonNode;

/** The class command on the real services, with telephones over real HTTP. */
class ClassCommandsTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static final PackSnapshot CONTENT = content();

  @TempDir Path temp;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Throwable> logged = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private Object store;

  private record At(Path root) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) {
      return () -> {};
    }
  }

  /** A service by its class, which this bundle does not see. */
  private static <T> T made(Class<T> as, String type, Object... arguments) {
    try {
      return as.cast(Class.forName(type).getConstructors()[0].newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type, e);
    }
  }

  private static PackSnapshot content() {
    PackReader reader = made(PackReader.class, "org.qinqing.pack.internal.YamlPackReader");
    Path bundles = Path.of(System.getProperty("qinqing.sources", ".."));
    Pack cn = reader.read(bundles.resolve("org.qinqing.pack.cn")).pack().orElseThrow();
    return new PackSnapshot(1, List.of(cn), List.of(), cn.facts());
  }

  /** A program of its own, but for the database. */
  private CommandRunner program(PrintStream to, InputStream input) {
    PackRegistry registry = () -> CONTENT;
    DataFolder data = new At(temp.resolve("data"));
    Classroom classroom =
        made(Classroom.class, "org.qinqing.classroom.internal.FolderClassroom", data);
    Object store = store(data);
    Training training =
        made(Training.class, "org.qinqing.training.internal.PackTraining", registry);
    ClassPlans plans =
        made(
            ClassPlans.class,
            "org.qinqing.classroom.plan.internal.ShelfPlans",
            registry,
            training,
            store);
    ClassReports reports =
        made(ClassReports.class, "org.qinqing.classroom.report.internal.RecordReports", registry);
    Printing printing =
        (report, layout, format, target) -> {
          printed.add(layout + " " + format + " " + target.getFileName() + " " + report.title());
          return new Written(OptionalInt.empty(), List.of());
        };
    Terminal terminal =
        new Terminal(
            to,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.language("zh"),
            Sample.TODAY);
    return new CommandRunner(
        terminal,
        Map.of("class", new ClassCommands(classroom, plans, reports, registry, printing, input)),
        logged::add,
        "/logs/qinqing.log");
  }

  /** One for the test: the database is one process's, and this is one process. */
  private Object store(DataFolder data) {
    if (store == null) {
      store = made(Object.class, "org.qinqing.store.internal.SqlitePeopleStore", data);
    }
    return store;
  }

  @AfterEach
  void end() throws ReflectiveOperationException {
    if (store != null) {
      store.getClass().getMethod("close").invoke(store);
    }
  }

  private int run(String input, String... arguments) {
    out.reset();
    err.reset();
    return program(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
        .run(List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** A class that goes on in a thread of its own. */
  private final class Host implements AutoCloseable {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final PipedOutputStream commands = new PipedOutputStream();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    final JsonNode started;

    Host(String... arguments) throws IOException, InterruptedException {
      PipedInputStream input = new PipedInputStream(commands);
      PrintStream to =
          new PrintStream(
              new OutputStream() {
                private final ByteArrayOutputStream line = new ByteArrayOutputStream();

                @Override
                public synchronized void write(int b) {
                  if (b == '\n') {
                    lines.add(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                  } else {
                    line.write(b);
                  }
                }
              },
              true,
              StandardCharsets.UTF_8);
      CommandRunner program = program(to, input);
      Thread thread = new Thread(() -> code.complete(program.run(List.of(arguments))), "host");
      thread.setDaemon(true);
      thread.start();
      started = await(node -> node.path("event").asString("").equals("started"));
      await(node -> node.path("event").asString("").equals("state"));
    }

    JsonNode await(Predicate<JsonNode> such) throws InterruptedException {
      for (String line = lines.poll(30, TimeUnit.SECONDS);
          line != null;
          line = lines.poll(30, TimeUnit.SECONDS)) {
        JsonNode node = Json.read(line);
        if (such.test(node)) {
          return node;
        }
      }
      throw new AssertionError("no such line; " + err());
    }

    JsonNode tell(String command) throws IOException, InterruptedException {
      lines.clear();
      commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      commands.flush();
      return await(node -> true);
    }

    JsonNode post(int phone, String path, String body) throws IOException, InterruptedException {
      URI at = URI.create(started.get("address").asString()).resolve(path);
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(at)
                  .header("Content-Type", "application/json")
                  .header("Authorization", "Bearer " + ("p" + phone).repeat(20))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), response.body());
      return Json.read(response.body());
    }

    void join(int phone, String name) throws IOException, InterruptedException {
      post(
          phone,
          "/api/join",
          Json.line(Json.object().put("code", started.get("code").asString()).put("name", name)));
    }

    void answer(int phone, String turn, String choice) throws IOException, InterruptedException {
      post(
          phone,
          "/api/answer",
          "{\"turn\":\"" + turn + "\",\"id\":\"" + turn + "\",\"choices\":[\"" + choice + "\"]}");
    }

    int ended() throws Exception {
      return code.get(30, TimeUnit.SECONDS);
    }

    int port() {
      return URI.create(started.get("address").asString()).getPort();
    }

    @Override
    public void close() throws IOException {
      commands.close();
      client.close();
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Goes on until the screens show that. */
  private static JsonNode until(Host host, Predicate<JsonNode> such)
      throws IOException, InterruptedException {
    for (int i = 0; i < 60; i++) {
      JsonNode state = host.tell("next");
      if (such.test(state)) {
        return state;
      }
    }
    throw new AssertionError("never shown");
  }

  @Test
  void aClassIsHeldStoppedResumedEndedAndReported() throws Exception {
    String id;
    String code;
    String turn;
    try (Host host =
        new Host(
            "class", "host", "--template", "discipline-45", "--address", "127.0.0.1", "--json")) {
      id = text(host.started, "id");
      code = text(host.started, "code");
      assertTrue(code.matches("\\d{6}"), code);
      assertTrue(text(host.started, "join").contains("#k="));
      assertTrue(text(host.started, "projector").contains("projector"));
      for (int phone = 1; phone <= 6; phone++) {
        host.join(phone, "学员" + phone);
      }
      assertEquals("LECTURE", text(host.tell("next"), "view"));
      JsonNode first = until(host, state -> text(state, "phase").equals("OPEN"));
      turn = text(first, "shown");
      for (int phone = 1; phone <= 5; phone++) {
        host.answer(phone, turn, phone < 4 ? "A" : "B");
      }
      JsonNode status = host.tell("status");
      assertEquals(5, status.get("answered").asInt());
      assertEquals(6, status.get("present").asInt());
      assertEquals("CLOSED", text(host.tell("close"), "phase"));
      assertEquals("REVEALED", text(host.tell("reveal"), "phase"));
      assertEquals("NOT_NOW", text(host.tell("reveal"), "why"));
      assertEquals("unknown", text(host.tell("dance 3"), "event"));
      assertEquals("unknown", text(host.tell("end now"), "event"));
      assertEquals("UNKNOWN_PARTICIPANT", text(host.tell("remove 99"), "why"));
      assertEquals(5, host.tell("remove 6").get("present").asInt());
      assertEquals(6, host.tell("readmit 6").get("present").asInt());
      assertEquals("NOTHING_TO_UNDO", text(host.tell("undo"), "why"));
      assertEquals("SCORES", text(host.tell("scores"), "view"));
      // Another program cannot hold it meanwhile, nor delete it.
      assertEquals(4, run("", "class", "resume", id, "--address", "127.0.0.1"));
      assertEquals(4, run("", "class", "forget", id));
      assertEquals(0, run("", "class", "list", "--json"));
      assertEquals(id, Json.read(out()).get(0).get("id").asString());
      assertFalse(Json.read(out()).get(0).has("endedAt"));
      // The end of the input stops the class and does not end it.
      host.commands.close();
      assertEquals(0, host.ended());
      assertTrue(err().isEmpty() || !err().contains("Exception"), err());
      assertThrows(
          ConnectException.class,
          () -> new Socket(InetAddress.getLoopbackAddress(), host.port()).close());
    }
    try (Host again = new Host("class", "resume", id, "--address", "127.0.0.1", "--json")) {
      assertEquals(code, text(again.started, "code"));
      JsonNode state = again.tell("status");
      assertEquals(6, state.get("present").asInt());
      // The second vote on the case follows the first, which is as it was.
      JsonNode second = again.tell("next");
      assertEquals(turn.replaceAll("1$", "2"), text(second, "shown"));
      for (int phone = 1; phone <= 5; phone++) {
        again.answer(phone, text(second, "shown"), "B");
      }
      again.tell("close");
      JsonNode ended = again.tell("end keep");
      assertEquals("ended", text(ended, "event"));
      assertTrue(ended.get("kept").asBoolean());
      assertEquals(0, again.ended());
    }
    assertEquals(1, run("", "class", "resume", id, "--address", "127.0.0.1"));

    Path folder = temp.resolve("报告/甲");
    assertEquals(0, run("", "class", "report", id, "--output", folder.toString(), "--json"));
    JsonNode report = Json.read(out());
    assertEquals(6, report.get("participants").asInt());
    assertEquals(1, report.get("votes").asInt());
    assertEquals(2, report.get("files").size());
    assertEquals(1, printed.size());
    assertTrue(printed.getFirst().startsWith("OFFICIAL_A4 DOCX 纪律教育45分钟-"), printed.toString());
    try (var files = Files.list(folder)) {
      // The document was only noted here; single answers were not asked for.
      assertEquals(1, files.count());
    }
    assertEquals(
        0, run("", "class", "report", id, "--output", folder.toString(), "--raw", "--json"));
    assertEquals(4, Json.read(out()).get("files").size());
    try (var files = Files.list(folder)) {
      Path csv = files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
      assertEquals(11, Files.readAllLines(csv).size());
    }
    assertEquals(0, run("", "class", "forget", id));
    assertEquals(1, run("", "class", "forget", id));
    assertEquals(0, run("", "class", "list", "--json"));
    assertEquals("[]", out().strip());
    assertEquals(List.of(), logged);
  }

  @Test
  void endWithoutKeepDeletesEverything() throws Exception {
    try (Host host =
        new Host(
            "class", "host", "--address", "127.0.0.1", "--team", "红队", "--team", "蓝队", "--json")) {
      JsonNode ended = host.tell("end");
      assertFalse(ended.get("kept").asBoolean());
      assertEquals(0, host.ended());
    }
    try (var left = Files.list(temp.resolve("data/classes"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void withoutJsonEverythingIsSaidInWords() {
    int code =
        run(
            "next\nfoo\nnext\nend keep\n",
            "class",
            "host",
            "--template",
            "discipline-45",
            "--title",
            "某局警示教育",
            "--address",
            "127.0.0.1");
    assertEquals(0, code);
    assertTrue(out().contains("课堂“某局警示教育”开始"), out());
    assertTrue(out().matches("(?s).*手机打开 http://127\\.0\\.0\\.1:\\d+/? ，输入数字 \\d{6}.*"), out());
    assertTrue(out().contains("〔0 人〕等待加入"), out());
    assertTrue(out().contains("〔0 人〕讲解：微课"), out());
    assertTrue(out().contains("记录已保留"), out());
    assertTrue(err().contains("看不懂“foo”"), err());
  }

  @Test
  void plansAreMadeCheckedCarriedAndHeld() throws Exception {
    assertEquals(0, run("", "class", "plan", "new", "--template", "discipline-45", "--json"));
    JsonNode made = Json.read(out());
    assertEquals("plan-1", text(made, "id"));
    assertEquals(45, made.get("planned").asInt());
    assertEquals(0, made.get("findings").size());
    assertEquals(0, run("", "class", "plan", "check", "plan-1", "--json"));
    assertTrue(Json.read(out()).get("ready").asBoolean());

    Path file = temp.resolve("计划.json");
    assertEquals(0, run("", "class", "plan", "export", "plan-1", "-o", file.toString()));
    assertEquals(0, run("", "class", "plan", "import", file.toString(), "--json"));
    assertEquals("plan-2", text(Json.read(out()), "id"), "the first stays");
    assertEquals(0, run("", "class", "plan", "list", "--json"));
    assertEquals(2, Json.read(out()).size());

    for (String plan : List.of("plan-2", file.toString())) {
      try (Host host =
          new Host("class", "host", "--plan", plan, "--address", "127.0.0.1", "--json")) {
        host.tell("end");
        assertEquals(0, host.ended());
      }
    }
    assertEquals(0, run("", "class", "plan", "remove", "plan-2"));
    assertEquals(1, run("", "class", "plan", "remove", "plan-2"));

    String broken = Files.readString(file).replace("cn-q-", "gone-q-");
    Files.writeString(file, broken);
    assertEquals(1, run("", "class", "plan", "check", file.toString(), "--json"));
    assertFalse(Json.read(out()).get("ready").asBoolean());
    assertEquals(1, run("", "class", "host", "--plan", file.toString()));
    assertTrue(err().contains("没有安装题目"), err());
    Files.writeString(file, "{}");
    assertEquals(1, run("", "class", "plan", "import", file.toString()));
    assertEquals(1, run("", "class", "plan", "check", file.toString()));
    assertTrue(err().contains("不是课堂计划"), err());
  }

  @Test
  void aNarrowTopicSaysWhatIsMissing() {
    assertEquals(0, run("", "class", "plan", "new", "--topic", "naked_official", "--json"));
    JsonNode findings = Json.read(out()).get("findings");
    assertTrue(findings.size() > 0);
    assertEquals("SHORTAGE", text(findings.get(0), "code"));
    assertEquals("WARNING", text(findings.get(0), "severity"));
  }

  @Test
  void wrongUseIsSaid() throws IOException {
    for (List<String> arguments :
        List.of(
            List.of("host", "--template", "dance"),
            List.of("host", "--plan", "no-such-plan"),
            List.of("host", "--address", "0.0.0.0"),
            List.of("host", "--address", "example.org"),
            List.of("host", "--address", "203.0.113.7"),
            List.of("host", "--port", "99999", "--address", "127.0.0.1"),
            List.of("host", "--locality", "nowhere"),
            List.of("host", "--topic", "nothing"),
            List.of("host", "--role", "both"),
            List.of("plan", "check", "none"),
            List.of("plan", "import", "none.json"),
            List.of("report", "x"),
            List.of("report", "x", "--output", "d", "--smallest-group", "0"))) {
      List<String> all = new ArrayList<>(List.of("class"));
      all.addAll(arguments);
      assertEquals(2, run("", all.toArray(String[]::new)), arguments + " " + out() + err());
      assertFalse(err().isBlank(), arguments.toString());
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(2, run("", "class", "host", "--address", "127.0.0.1", "--port", port));
      assertTrue(err().contains(port), err());
    }
    for (String command : List.of("resume", "forget")) {
      assertEquals(1, run("", "class", command, "20260101-000000-000000"));
      assertEquals(1, run("", "class", command, "../x"));
    }
    assertEquals(
        1, run("", "class", "report", "no-such", "--output", temp.resolve("r").toString()));
    assertEquals(List.of(), logged);
    assertNotNull(out());
  }
}
