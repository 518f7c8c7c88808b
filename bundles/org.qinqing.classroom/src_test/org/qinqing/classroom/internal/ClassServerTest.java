package org.qinqing.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.View;
import tools.jackson.databind.JsonNode;

/** The server over real HTTP on loopback. */
class ClassServerTest {
  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** Stands still unless a test moves it, so that limits do not depend on how fast tests run. */
  private final AtomicLong nanos = new AtomicLong();

  private int tokens;
  private FolderClassroom classroom;
  private LiveClass live;

  @BeforeEach
  void start() throws IOException {
    classroom = new FolderClassroom(new FolderAt(folder), nanos::get);
    live = classroom.start(Agendas.single(Mode.EVERYONE, Form.SINGLE), settings(3));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    classroom.stop();
    client.shutdownNow();
  }

  private static ClassSettings settings(int smallestGroup) {
    return new ClassSettings(InetAddress.getLoopbackAddress(), 0, 20, smallestGroup);
  }

  private void other(ClassAgenda agenda) throws IOException {
    live.close();
    live = classroom.start(agenda, settings(3));
  }

  private Phone phone() {
    tokens++;
    return phone(("token-%036d").formatted(tokens));
  }

  private Phone phone(String token) {
    Phone phone = new Phone(client, live.address(), token);
    open.add(phone);
    return phone;
  }

  private Phone joined(String name) throws Exception {
    Phone phone = phone();
    assertEquals(200, phone.join(live.code(), name).status());
    return phone;
  }

  private Phone host() {
    return phone(live.projectorLink().getQuery().substring(2));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(live.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void next() {
    assertEquals(Optional.empty(), live.act(new HostAction.Next()));
  }

  private List<ClassRecord.Answer> answers() {
    return live.record().turns().getFirst().answers();
  }

  @Test
  void joinsByCodeAndByKeyAndOnceWhenItIsRepeated() throws Exception {
    Phone phone = joined("张三");
    assertEquals(1, phone.join(live.code(), "张三").body().path("number").intValue());
    Phone scanned = phone();
    String key = live.joinLink().getFragment().substring(2);
    String body = "{\"key\":\"" + key + "\",\"name\":\"李四\"}";
    assertEquals(2, scanned.post("/api/join", body).body().path("number").intValue());
    assertEquals(
        List.of("张三", "李四"),
        live.record().participants().stream().map(ClassRecord.Participant::name).toList());
  }

  @Test
  void anAnswerSentTwiceCountsOnceAlsoAfterTheEnd() throws Exception {
    Phone phone = joined("张三");
    next();
    Phone.Reply first = phone.answer("1.1.1", "one", "B");
    Phone.Reply second = phone.answer("1.1.1", "one", "B");
    assertEquals(200, first.status());
    assertFalse(first.body().has("again"));
    assertEquals(200, second.status());
    assertTrue(second.body().path("again").booleanValue());
    next();
    assertEquals(200, phone.answer("1.1.1", "one", "B").status());
    Phone.Reply late = phone.answer("1.1.1", "two", "C");
    assertEquals(409, late.status());
    assertEquals("CLOSED", late.refused());
    assertEquals("ID_REUSED", phone.answer("1.1.1", "one", "C").refused());
    assertEquals(1, answers().size());
    assertEquals(List.of("B"), answers().getFirst().choices());
  }

  @Test
  void aReloadFindsEverythingAgain() throws Exception {
    Phone phone = joined("张三");
    next();
    phone.answer("1.1.1", "one", "B");
    Phone reloaded = phone(phone.token);
    assertEquals(200, reloaded.listen("/api/events"));
    JsonNode state = reloaded.awaitPhase("OPEN");
    assertEquals("张三", state.path("me").path("name").stringValue());
    assertEquals("B", state.path("me").path("answer").path("choices").path(0).stringValue());
  }

  @Test
  void whatIsRevealedReachesEveryPhoneAndNothingBefore() throws Exception {
    Phone one = joined("张三");
    Phone two = joined("李四");
    Phone three = joined("王五");
    for (Phone phone : List.of(one, two, three)) {
      assertEquals(200, phone.listen("/api/events"));
    }
    Phone projector = host();
    assertEquals(200, projector.listen("/api/host/events"));
    next();
    JsonNode asked = two.awaitPhase("OPEN");
    one.answer("1.1.1", "a", "B");
    two.answer("1.1.1", "a", "C");
    three.answer("1.1.1", "a", "B");
    next();
    JsonNode closed = two.awaitPhase("CLOSED");
    for (JsonNode hidden : List.of(asked, closed)) {
      for (String secret : List.of("key", "tally", "explanation", "answered", "order")) {
        assertFalse(hidden.path("state").has(secret), secret);
      }
      assertFalse(hidden.path("me").path("answer").has("right"));
    }
    JsonNode counted = projector.await(node -> node.path("phase").asString("").equals("CLOSED"));
    assertEquals(3, counted.path("answered").intValue());
    assertFalse(counted.has("tally"), "the projector stands before everyone");
    next();
    JsonNode revealed = two.awaitPhase("REVEALED");
    assertEquals(2, revealed.path("state").path("tally").path("B").intValue());
    assertEquals("B", revealed.path("state").path("key").path(0).stringValue());
    assertFalse(revealed.path("me").path("answer").path("right").booleanValue());
    assertTrue(one.awaitPhase("REVEALED").path("me").path("answer").path("right").booleanValue());
    // Of others a phone hears nothing but points in the table.
    assertFalse(revealed.toString().contains("张三"));
  }

  @Test
  void aSmallGroupShowsNoDistribution() throws Exception {
    Phone one = joined("张三");
    Phone two = joined("李四");
    two.listen("/api/events");
    next();
    one.answer("1.1.1", "a", "B");
    two.answer("1.1.1", "a", "C");
    next();
    next();
    assertFalse(two.awaitPhase("REVEALED").path("state").has("tally"));
  }

  @Test
  void aWrongTokenOpensNothing() throws Exception {
    joined("张三");
    next();
    Phone stranger = phone();
    assertEquals(401, stranger.answer("1.1.1", "x", "B").status());
    assertEquals(401, stranger.listen("/api/events"));
    assertEquals(401, stranger.listen("/api/host/events"));
    assertEquals(401, stranger.post("/api/host", "{\"do\":\"next\"}").status());
    assertEquals(401, phone("short").answer("1.1.1", "x", "B").status());
    assertEquals(401, get("/projector").statusCode());
    assertEquals(401, get("/projector?t=" + stranger.token).statusCode());
    assertEquals(401, get("/api/host/qr.svg?t=" + stranger.token).statusCode());
    Phone participant = joined("李四");
    assertEquals(401, participant.post("/api/host", "{\"do\":\"next\"}").status());
    assertEquals(401, participant.listen("/api/host/events"));
    assertEquals(0, answers().size());
    assertEquals(200, host().post("/api/host", "{\"do\":\"next\"}").status());
    assertEquals(200, get("/projector?" + live.projectorLink().getQuery()).statusCode());
  }

  @Test
  void markupInANameStaysText() throws Exception {
    String name = "<img src=x onerror=1>&\"";
    Phone phone = joined(name);
    phone.listen("/api/events");
    JsonNode state = phone.await(node -> node.has("me"));
    assertEquals(name, state.path("me").path("name").stringValue());
    for (String path : List.of("/phone.js", "/common.js", "/projector.js")) {
      String script = get(path).body();
      for (String sink :
          List.of("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(")) {
        assertFalse(script.contains(sink), path + " " + sink);
      }
    }
    for (String path : List.of("/", "/projector?" + live.projectorLink().getQuery())) {
      HttpResponse<String> page = get(path);
      assertFalse(page.body().contains("{{"), "words are filled in");
      assertFalse(page.body().contains("<style"));
      assertFalse(page.body().matches("(?s).*(<script>|\\son[a-z]+=|style=).*"));
      String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
      assertFalse(policy.contains("unsafe"));
    }
  }

  @Test
  void guessingCodesIsStopped() throws Exception {
    Phone guesser = phone();
    String wrong = live.code().equals("000000") ? "000001" : "000000";
    int refused = 0;
    int stopped = 0;
    for (int i = 0; i < 20; i++) {
      Phone.Reply reply = guesser.join(wrong, "猜");
      refused += reply.status() == 403 ? 1 : 0;
      stopped += reply.status() == 429 ? 1 : 0;
    }
    assertEquals(10, refused);
    assertEquals(10, stopped);
    assertEquals(429, phone().join(live.code(), "迟").status(), "not even the right one");
    assertEquals(0, live.record().participants().size());
    nanos.addAndGet(60_000_000_000L);
    assertEquals(200, phone().join(live.code(), "迟").status(), "after a minute it is");
  }

  @Test
  void bodiesAreBounded() throws Exception {
    Phone phone = joined("张三");
    next();
    String long9k = "{\"turn\":\"1.1.1\",\"id\":\"" + "x".repeat(9000) + "\",\"choices\":[]}";
    assertEquals(413, phone.post("/api/answer", long9k).status());
    HttpRequest chunked =
        phone
            .request("/api/answer", "")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () ->
                        new java.io.ByteArrayInputStream(long9k.getBytes(StandardCharsets.UTF_8))))
            .build();
    assertEquals(413, phone.send(chunked).status());
    for (String bad :
        List.of("", "{", "[]", "null", "{}", "{\"turn\":1}", "{\"turn\":\"9\",\"id\":\"a\"}")) {
      assertEquals(400, phone.post("/api/answer", bad).status(), bad);
    }
    assertEquals(
        "UNKNOWN_TURN", phone.answer("9.9.2", "a", "B").refused(), "well formed, but not there");
    assertEquals("WRONG_FORM", phone.answer("1.1.1", "b", "Z").refused());
    assertEquals(
        415,
        phone
            .send(
                phone.request("/api/answer", "{}").setHeader("Content-Type", "text/plain").build())
            .status());
    assertEquals(0, answers().size());
    assertEquals(200, phone.answer("1.1.1", "c", "B").status(), "and it still works");
  }

  @Test
  void tooManyRequestsAreTurnedAway() throws Exception {
    Phone phone = joined("张三");
    next();
    int turned = 0;
    for (int i = 0; i < 80; i++) {
      turned += phone.answer("1.1.1", "n" + i, "B").status() == 429 ? 1 : 0;
    }
    // One of sixty went into joining.
    assertEquals(21, turned);
    nanos.addAndGet(1_000_000_000);
    assertEquals(200, phone.answer("1.1.1", "later", "B").status(), "ten a second come back");
    assertEquals(200, joined("李四").answer("1.1.1", "a", "B").status(), "others are not held up");
  }

  @Test
  void otherOriginsAndNamesAreTurnedAway() throws Exception {
    Phone phone = joined("张三");
    next();
    String body = "{\"turn\":\"1.1.1\",\"id\":\"a\",\"choices\":[\"B\"]}";
    assertEquals(
        403,
        phone
            .send(phone.request("/api/answer", body).header("Origin", "http://other").build())
            .status());
    assertEquals(
        403,
        phone
            .send(phone.request("/api/answer", body).header("Sec-Fetch-Site", "cross-site").build())
            .status());
    String own = "http://" + live.address().getAuthority();
    assertEquals(
        200, phone.send(phone.request("/api/answer", body).header("Origin", own).build()).status());
    // A name that someone bends to this address (DNS rebinding).
    assertEquals("421", raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
    assertEquals(405, get("/api/answer").statusCode());
    assertEquals(404, get("/no-such").statusCode());
    assertEquals("400", raw("GET /../log HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), live.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).split(" ")[1];
    }
  }

  @Test
  void noMoreThanAllowedJoin() throws Exception {
    for (int i = 1; i <= 20; i++) {
      joined("人" + i);
    }
    assertEquals("FULL", phone().join(live.code(), "多").refused());
  }

  @Test
  void whoIsRemovedIsToldAndCannotAnswer() throws Exception {
    Phone phone = joined("张三");
    phone.listen("/api/events");
    next();
    live.act(new HostAction.Remove(1));
    assertTrue(
        phone.await(node -> node.path("me").path("removed").booleanValue(false)).has("state"));
    assertEquals("REMOVED", phone.answer("1.1.1", "a", "B").refused());
    live.act(new HostAction.Readmit(1));
    assertEquals(200, phone.answer("1.1.1", "a", "B").status());
  }

  @Test
  void firstToArriveIsFirstForEveryone() throws Exception {
    other(Agendas.single(Mode.RUSH, Form.SPOKEN));
    Phone one = joined("张三");
    Phone two = joined("李四");
    next();
    assertEquals(1, two.answer("1.1.1", "a").body().path("place").intValue());
    assertEquals(2, one.answer("1.1.1", "a").body().path("place").intValue());
    assertEquals("ALREADY_ANSWERED", two.answer("1.1.1", "b").refused());
    Phone projector = host();
    projector.listen("/api/host/events");
    JsonNode order = projector.await(node -> node.path("order").size() == 2).path("order");
    assertEquals("李四", order.path(0).path("name").stringValue());
    assertTrue(order.path(0).path("called").booleanValue());
    assertEquals(
        200,
        projector
            .post(
                "/api/host",
                "{\"do\":\"judge\",\"turn\":\"1.1.1\",\"participant\":2,\"right\":false}")
            .status());
    JsonNode passed =
        projector.await(node -> node.path("order").path(1).path("called").booleanValue(false));
    assertFalse(passed.path("order").path(0).path("right").booleanValue());
  }

  @Test
  void timeRunsOutByItself() throws Exception {
    other(
        new ClassAgenda(
            "限时",
            List.of(
                new org.qinqing.classroom.Round(
                    Mode.TIMED,
                    "限时",
                    "",
                    List.of(Agendas.question("q", Form.SINGLE)),
                    10,
                    0,
                    List.of(),
                    Optional.of(java.time.Duration.ofMillis(300)))),
            List.of()));
    Phone phone = joined("张三");
    phone.listen("/api/events");
    next();
    int left = phone.awaitPhase("OPEN").path("state").path("remaining").intValue();
    assertTrue(left > 0 && left <= 300, "" + left);
    phone.awaitPhase("CLOSED");
    assertEquals("CLOSED", phone.answer("1.1.1", "late", "B").refused());
  }

  @Test
  void afterTheEndNothingListensAndNothingIsLeft() throws Exception {
    Phone phone = joined("张三");
    phone.listen("/api/events");
    int port = live.address().getPort();
    ClassRecord record = live.end(false);
    assertEquals(View.END, record.view());
    assertEquals(
        "END",
        phone
            .await(node -> node.path("state").path("view").asString("").equals("END"))
            .path("state")
            .path("view")
            .stringValue());
    phone.await(JsonNode::isMissingNode);
    assertThrows(
        ConnectException.class,
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
          }
        });
    try (Stream<Path> left = Files.walk(folder.resolve("classes"))) {
      assertEquals(1, left.count(), "only the folder of all classes");
    }
    assertEquals(Optional.of(Refusal.NOT_KEPT), live.act(new HostAction.Next()));
    assertEquals(List.of(), classroom.kept());
    live.close();
  }

  @Test
  void aKeptClassCanBeReadAndForgotten() throws Exception {
    joined("张三");
    assertThrows(IOException.class, () -> classroom.forget(live.id()), "it goes on");
    ClassRecord record = live.end(true);
    assertEquals(record, classroom.read(live.id()));
    assertTrue(classroom.kept().getFirst().endedAt().isPresent());
    assertThrows(IOException.class, () -> classroom.resume(live.id(), settings(3)));
    classroom.forget(live.id());
    assertEquals(List.of(), classroom.kept());
    assertThrows(IOException.class, () -> classroom.read("../" + live.id()));
  }

  @Test
  void aHostThatWasStoppedGoesOnWhereItWas() throws Exception {
    Phone phone = joined("张三");
    next();
    phone.answer("1.1.1", "one", "B");
    final ClassRecord before = live.record();
    String oldHost = live.projectorLink().getQuery().substring(2);
    String code = live.code();
    String id = live.id();
    // As after kill -9 in the middle of a write: no goodbye, half a line.
    Path log = folder.resolve("classes").resolve(id).resolve("log");
    byte[] bytes = Files.readAllBytes(log);
    live.close();
    byte[] torn = java.util.Arrays.copyOf(bytes, bytes.length + 7);
    System.arraycopy("0badc0d".getBytes(StandardCharsets.US_ASCII), 0, torn, bytes.length, 7);
    Files.write(log, torn);

    live = classroom.resume(id, settings(3));
    assertEquals(before, live.record());
    assertEquals(code, live.code());
    Phone back = phone(phone.token);
    assertTrue(back.answer("1.1.1", "one", "B").body().path("again").booleanValue());
    assertEquals(200, back.answer("1.1.1", "two", "C").status());
    assertEquals(List.of("C"), answers().getFirst().choices());
    assertNotEquals(oldHost, live.projectorLink().getQuery().substring(2));
    for (String token : List.of(oldHost, live.projectorLink().getQuery().substring(2))) {
      assertEquals(200, phone(token).listen("/api/host/events"));
    }
    FolderClassroom second = new FolderClassroom(new FolderAt(folder));
    assertThrows(IOException.class, () -> second.resume(id, settings(3)), "one host at a time");
    assertThrows(IOException.class, () -> second.forget(id));
  }

  @Test
  void teamsAreNamedToWhoHasTheCode() throws Exception {
    other(Agendas.full("红队", "蓝队"));
    Phone phone = phone();
    Phone.Reply reply = phone.join(live.code(), "张三");
    assertEquals("BAD_TEAM", reply.refused());
    assertEquals("蓝队", reply.body().path("teams").path(1).stringValue());
    assertEquals(
        200,
        phone
            .post("/api/join", "{\"code\":\"" + live.code() + "\",\"name\":\"张三\",\"team\":\"蓝队\"}")
            .status());
    assertEquals("蓝队", live.record().participants().getFirst().team());
  }

  @Test
  void theWholePageIsSmallAndLoadsNothingFromElsewhere() throws Exception {
    int bytes = 0;
    for (String path : List.of("/", "/class.css", "/words.js", "/common.js", "/phone.js")) {
      HttpResponse<String> response = get(path);
      assertEquals(200, response.statusCode(), path);
      bytes += response.body().getBytes(StandardCharsets.UTF_8).length;
      assertFalse(response.body().contains("http://"), path);
      assertFalse(response.body().contains("https://"), path);
    }
    assertTrue(bytes < 100_000, "" + bytes);
  }

  @Test
  void everyWordThatAPageAsksForIsThereAndNoneIsLeftOver() throws Exception {
    java.util.Set<String> words = Messages.page().keySet();
    String scripts =
        get("/common.js").body() + get("/phone.js").body() + get("/projector.js").body();
    java.util.Set<String> named = new java.util.TreeSet<>();
    java.util.regex.Matcher text =
        java.util.regex.Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z]+)*\\.?)\"").matcher(scripts);
    while (text.find()) {
      named.add(text.group(1));
    }
    java.util.Set<String> asked = new java.util.TreeSet<>();
    java.util.regex.Matcher call =
        java.util.regex.Pattern.compile("word\\(\"([^\"]+[^.\"])\"").matcher(scripts);
    while (call.find()) {
      asked.add(call.group(1));
    }
    asked.removeAll(words);
    assertEquals(java.util.Set.of(), asked);
    String html = page("phone.html") + page("projector.html");
    List<String> unused =
        words.stream()
            .filter(key -> !named.contains(key) && !html.contains("{{" + key + "}}"))
            .filter(key -> !named.contains(key.substring(0, key.lastIndexOf('.') + 1)))
            .filter(key -> !scripts.contains("\"" + key + "\""))
            .toList();
    assertEquals(List.of(), unused);
  }

  private static String page(String name) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream("page/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theQrCodeIsDrawn() throws Exception {
    HttpResponse<String> code = get("/api/host/qr.svg?" + live.projectorLink().getQuery());
    assertEquals(200, code.statusCode());
    assertTrue(code.body().startsWith("<svg "));
    // What was drawn reads back as the link.
    int side = Integer.parseInt(code.body().replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
    com.google.zxing.common.BitMatrix bits = new com.google.zxing.common.BitMatrix(side - 8);
    java.util.regex.Matcher module =
        java.util.regex.Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.body());
    while (module.find()) {
      bits.set(Integer.parseInt(module.group(1)) - 4, Integer.parseInt(module.group(2)) - 4);
    }
    assertEquals(
        live.joinLink().toString(),
        new com.google.zxing.qrcode.decoder.Decoder().decode(bits).getText());
  }

  @Test
  void aSlowListenerKeepsNobodyWaitingAndHearsOfTheEnd() throws Exception {
    java.util.concurrent.CountDownLatch released = new java.util.concurrent.CountDownLatch(1);
    List<View> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    Phone phone = joined("张三");
    live.listen(
        () -> {
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          seen.add(live.record().view());
        });
    next();
    assertEquals(200, phone.answer("1.1.1", "a", "B").status());
    assertEquals(1, answers().size());
    released.countDown();
    live.end(false);
    assertEquals(View.END, seen.getLast());
  }

  @Test
  void whoComesWhileOthersJoinIsToldOfThemselves() throws Exception {
    // Streams that open at once share what is written for all, and each gets its own part.
    List<Phone> phones = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      phones.add(joined("学员" + i));
    }
    List<Thread> opening = new ArrayList<>();
    for (Phone phone : phones) {
      opening.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      phone.listen("/api/events");
                    } catch (IOException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  }));
    }
    for (Thread thread : opening) {
      thread.join();
    }
    next();
    for (int i = 1; i <= 20; i++) {
      JsonNode open = phones.get(i - 1).awaitPhase("OPEN");
      assertEquals(i, open.path("me").path("number").intValue());
      assertEquals("学员" + i, open.path("me").path("name").stringValue());
    }
  }

  @Test
  void aTakenPortLeavesNothingBehind() throws Exception {
    int port = live.address().getPort();
    ClassSettings taken = new ClassSettings(InetAddress.getLoopbackAddress(), port, 20, 3);
    assertThrows(
        IOException.class,
        () -> classroom.start(Agendas.single(Mode.EVERYONE, Form.SINGLE), taken));
    assertEquals(1, classroom.kept().size());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClassSettings(InetAddress.getByName("0.0.0.0"), 0, 20, 3));
    assertEquals(URI.create("http://127.0.0.1:" + port + "/"), live.address());
  }
}
