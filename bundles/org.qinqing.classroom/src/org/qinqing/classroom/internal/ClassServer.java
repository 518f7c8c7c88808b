package org.qinqing.classroom.internal;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What telephones and the projector talk to: pages, requests, server-sent events. Everything that
 * comes in is bounded and doubted; what it means is decided by {@link ClassSession}.
 */
final class ClassServer implements AutoCloseable {
  private static final int LONGEST_BODY = 8 * 1024;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final int THREADS = 24;

  /** Connections for each participant: a stream, and what else the browser opens. */
  private static final int CONNECTIONS_EACH = 6;

  private static final long IDLE_MILLIS = 60_000;
  private static final long BEAT_SECONDS = 15;

  /**
   * How long the projector waits for further answers before it counts anew: four times a second.
   */
  private static final long GATHER_MILLIS = 250;

  private static final int WRONG_CODES_EACH = 10;
  private static final int WRONG_CODES_IN_ALL = 100;
  private static final int REQUESTS_AT_ONCE = 60;
  private static final int REQUESTS_A_MINUTE = 600;
  private static final int RETRY_SECONDS = 5;
  private static final String ALL = "all";
  private static final String HOST = "host";
  private static final byte[] STATE = ascii("{\"state\":");
  private static final byte[] ME = ascii(",\"me\":");
  private static final byte[] END = ascii("}");
  private static final String JSON_TYPE = "application/json;charset=utf-8";

  private static final List<HttpField> ALWAYS =
      List.of(
          new HttpField(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'"),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("X-Frame-Options", "DENY"),
          new HttpField("Referrer-Policy", "no-referrer"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));

  /** A request that is answered with a status and no more. */
  private static final class Turned extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Turned(int status) {
      super(null, null, false, false);
      this.status = status;
    }
  }

  private final Keeper keeper;
  private final ClassEvent.Started start;
  private final ClassSettings settings;
  private final InstantSource clock;
  private final Pages pages;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Streams streams = new Streams();
  private final Allowance wrongCodes;
  private final Allowance allWrongCodes;
  private final Allowance requests;
  private final Allowance joins;
  private final ScheduledExecutorService screens;
  private final AtomicBoolean phonesWaiting = new AtomicBoolean();
  private final AtomicBoolean arrivedWaiting = new AtomicBoolean();
  private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean projectorWaiting = new AtomicBoolean();
  private final Server server;
  private final ServerConnector connector;
  private String authority = "";

  /** The latest; read and written under the lock of the session. */
  private @Nullable Screens latest;

  /** A telephone whose stream has just been opened. */
  private record Arrived(int participant, Streams.Stream stream) {}

  /**
   * Prepares; {@link #start} listens.
   *
   * @param nanos by which requests are limited; never goes back
   */
  ClassServer(Keeper keeper, ClassSettings settings, InstantSource clock, LongSupplier nanos)
      throws IOException {
    this.keeper = keeper;
    this.start = keeper.read(ClassSession::start);
    this.settings = settings;
    this.clock = clock;
    this.pages = new Pages();
    this.wrongCodes = new Allowance(WRONG_CODES_EACH, WRONG_CODES_EACH, nanos);
    this.allWrongCodes = new Allowance(WRONG_CODES_IN_ALL, WRONG_CODES_IN_ALL, nanos);
    this.requests = new Allowance(REQUESTS_AT_ONCE, REQUESTS_A_MINUTE, nanos);
    // All telephones may stand behind one address.
    this.joins = new Allowance(2 * settings.most(), 2 * settings.most(), nanos);
    this.screens =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "class-screens");
              thread.setDaemon(true);
              return thread;
            });
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("class-server");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    this.server = new Server(threads);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.address().getHostAddress());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(2 * settings.most());
    server.addConnector(connector);
    server.addBean(
        new NetworkConnectionLimit(CONNECTIONS_EACH * settings.most() + THREADS, connector));
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            ClassServer.this.handle(request, response, callback);
            return true;
          }
        });
  }

  /**
   * Listens.
   *
   * @throws IOException when the address or port cannot be had
   */
  void start() throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw e instanceof IOException known ? known : new IOException(e);
    }
    authority = bracketed(settings.address()) + ":" + connector.getLocalPort();
    screens.scheduleAtFixedRate(streams::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  private static String bracketed(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String bare = zone < 0 ? text : text.substring(0, zone);
    return address instanceof Inet6Address ? "[" + bare + "]" : bare;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Where it listens. */
  URI address() {
    return URI.create("http://" + authority + "/");
  }

  /** Tells the screens what has happened; called after it was kept. */
  void told(List<ClassEvent> events) {
    boolean everyone =
        events.stream()
            .anyMatch(
                event ->
                    !(event instanceof ClassEvent.Answered
                        || event instanceof ClassEvent.Staked
                        || event instanceof ClassEvent.Joined));
    try {
      if (everyone && phonesWaiting.compareAndSet(false, true)) {
        screens.execute(this::tellPhones);
      }
      if (everyone) {
        screens.execute(this::tellProjector);
      } else if (projectorWaiting.compareAndSet(false, true)) {
        screens.schedule(this::tellProjector, GATHER_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (RejectedExecutionException e) {
      // It no longer listens; there is nobody to tell.
      projectorWaiting.set(false);
    }
  }

  private void tellPhones() {
    phonesWaiting.set(false);
    // First, so that everyone in the list is in what is looked up afterwards.
    List<String> owners = streams.owners();
    Screens now = screens();
    byte[] shared = shared(now);
    for (String owner : owners) {
      if (!owner.equals(HOST)) {
        streams.send(owner, message(shared, now.mine(Integer.parseInt(owner))));
      }
    }
  }

  /**
   * All telephones that have come since: three hundred come at once when the host was started
   * again, while their answers come too.
   */
  private void tellArrived() {
    arrivedWaiting.set(false);
    List<Arrived> those = new ArrayList<>();
    for (Arrived one = arrived.poll(); one != null; one = arrived.poll()) {
      those.add(one);
    }
    Screens now = screens();
    byte[] shared = shared(now);
    for (Arrived one : those) {
      one.stream().send(message(shared, now.mine(one.participant())));
    }
  }

  private void tellProjector() {
    projectorWaiting.set(false);
    if (streams.owners().contains(HOST)) {
      byte[] state = json.writeValueAsBytes(screens().projector(clock.instant()));
      streams.send(HOST, Streams.message(state));
    }
  }

  /** How it stands; what was worked out for the last ones who asked is not worked out again. */
  private Screens screens() {
    return keeper.read(
        session -> {
          Screens known = latest;
          if (known == null || !known.isOf(session)) {
            known = new Screens(session, settings.smallestGroup(), known);
            latest = known;
          }
          return known;
        });
  }

  private byte[] shared(Screens now) {
    return json.writeValueAsBytes(now.shared(clock.instant()));
  }

  /** What is the same for all is written once; only the rest is written for each. */
  private byte[] message(byte[] shared, ObjectNode mine) {
    return Streams.message(STATE, shared, ME, json.writeValueAsBytes(mine), END);
  }

  /** The numbers of the participants whose telephones have a stream open. */
  Set<Integer> online() {
    return streams.owners().stream()
        .filter(owner -> !owner.equals(HOST))
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Ends all streams and stops listening. */
  @Override
  public void close() {
    screens.shutdown();
    try {
      // So that the end, too, is seen.
      screens.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    streams.close();
    try {
      server.stop();
    } catch (Exception e) {
      // Its connectors are closed first; what is left is threads, and they are daemons.
      connector.close();
    }
  }

  // Requests.

  private void handle(Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    ALWAYS.forEach(headers::put);
    try {
      checkOrigin(request);
      route(request, response, callback);
    } catch (Turned turned) {
      reply(response, callback, turned.status, null);
    } catch (RuntimeException e) {
      // Ours, and no reason to tell a telephone more.
      reply(response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, null);
    }
  }

  /** Neither a page from elsewhere nor a name that was bent to this address gets in. */
  private void checkOrigin(Request request) {
    HttpFields headers = request.getHeaders();
    String origin = headers.get("Origin");
    String site = headers.get("Sec-Fetch-Site");
    boolean post = HttpMethod.POST.is(request.getMethod());
    if (!authority.equals(headers.get(HttpHeader.HOST))
        && !authority.equals(headers.get(HttpHeader.HOST) + ":80")) {
      throw new Turned(HttpStatus.MISDIRECTED_REQUEST_421);
    } else if (origin != null
        && !origin.equals("http://" + authority)
        && !(origin + ":80").equals("http://" + authority)) {
      throw new Turned(HttpStatus.FORBIDDEN_403);
    } else if (post && site != null && !site.equals("same-origin")) {
      throw new Turned(HttpStatus.FORBIDDEN_403);
    }
  }

  private void route(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    String method = request.getMethod();
    boolean post = path.startsWith("/api/") && !path.endsWith("events") && !path.endsWith("qr.svg");
    if (!(post ? HttpMethod.POST : HttpMethod.GET).is(method)) {
      throw new Turned(HttpStatus.METHOD_NOT_ALLOWED_405);
    }
    switch (path) {
      case "/api/join" -> join(request, response, callback);
      case "/api/answer" -> answer(request, response, callback);
      case "/api/stake" -> stake(request, response, callback);
      case "/api/events" -> events(request, response, callback);
      case "/api/host" -> host(request, response, callback);
      case "/api/host/events" -> hostEvents(request, response, callback);
      case "/api/host/qr.svg" -> {
        checkHost(queryToken(request));
        String link = joinLink().toString();
        reply(response, callback, HttpStatus.OK_200, "image/svg+xml", QrCode.svg(link));
      }
      default -> {
        Pages.Page page = pages.at(path).orElseThrow(() -> new Turned(HttpStatus.NOT_FOUND_404));
        if (path.equals(Pages.PROJECTOR)) {
          checkHost(queryToken(request));
        }
        reply(response, callback, HttpStatus.OK_200, page.type(), page.bytes());
      }
    }
  }

  /** What the QR code says; the key is behind the #, so that it is in no request line. */
  URI joinLink() {
    return address().resolve("/#k=" + start.joinKey());
  }

  private void join(Request request, Response response, Callback callback) {
    String address = Request.getRemoteAddr(request);
    String hash = Tokens.hash(bearer(request));
    if (!joins.take(address)) {
      throw new Turned(HttpStatus.TOO_MANY_REQUESTS_429);
    }
    body(
        request,
        response,
        callback,
        body -> {
          boolean known = keeper.read(session -> session.byToken(hash).isPresent());
          if (!known) {
            checkCode(address, body);
          }
          String name = text(body, "name");
          String team = body.has("team") ? text(body, "team") : "";
          return keeper.ask(
              (session, now) -> session.join(name, team, hash, hash, settings.most(), now));
        });
  }

  /** Whoever has the key of the QR code may go on joining while others guess codes. */
  private void checkCode(String address, JsonNode body) {
    boolean byKey = body.has("key");
    String given = text(body, byKey ? "key" : "code");
    if (!wrongCodes.has(address) || (!byKey && !allWrongCodes.has(ALL))) {
      throw new Turned(HttpStatus.TOO_MANY_REQUESTS_429);
    }
    String wanted = byKey ? start.joinKey() : start.code();
    if (!Tokens.same(wanted, given)) {
      wrongCodes.take(address);
      if (!byKey) {
        allWrongCodes.take(ALL);
      }
      throw new Turned(HttpStatus.FORBIDDEN_403);
    }
  }

  private void answer(Request request, Response response, Callback callback) {
    String hash = Tokens.hash(bearer(request));
    body(
        request,
        response,
        callback,
        body -> {
          Turn turn = turn(body);
          String id = text(body, "id");
          JsonNode given = body.path("choices");
          if (!given.isArray() || given.size() > 100) {
            throw new Turned(HttpStatus.BAD_REQUEST_400);
          }
          List<String> choices =
              given
                  .valueStream()
                  .map(
                      choice -> {
                        if (!choice.isString()) {
                          throw new Turned(HttpStatus.BAD_REQUEST_400);
                        }
                        return choice.stringValue();
                      })
                  .toList();
          return askAs(
              hash,
              (session, participant, now) -> session.answer(participant, turn, id, choices, now));
        });
  }

  private void stake(Request request, Response response, Callback callback) {
    String hash = Tokens.hash(bearer(request));
    body(
        request,
        response,
        callback,
        body -> {
          Turn turn = turn(body);
          String id = text(body, "id");
          int stake = number(body, "stake");
          return askAs(
              hash,
              (session, participant, now) -> session.stake(participant, turn, id, stake, now));
        });
  }

  private interface Wish {
    Decision of(ClassSession session, int participant, Instant now);
  }

  /** Who it is is looked up by the thread that decides, so that no request waits for the disk. */
  private CompletableFuture<Decision> askAs(String tokenHash, Wish wish) {
    return keeper.ask(
        (session, now) ->
            session
                .byToken(tokenHash)
                .map(participant -> wish.of(session, participant, now))
                .orElseGet(() -> new Decision.Refused(Refusal.UNKNOWN_PARTICIPANT)));
  }

  private void host(Request request, Response response, Callback callback) {
    checkHost(bearer(request));
    body(
        request,
        response,
        callback,
        body -> {
          HostAction action = action(body);
          return keeper.ask((session, now) -> session.act(action, now));
        });
  }

  private static HostAction action(JsonNode body) {
    return switch (text(body, "do")) {
      case "next" -> new HostAction.Next();
      case "lobby" -> new HostAction.Show(View.LOBBY);
      case "scores" -> new HostAction.Show(View.SCORES);
      case "lecture" -> new HostAction.Lecture(number(body, "round"));
      case "stakes" -> new HostAction.TakeStakes(turn(body));
      case "open" -> new HostAction.Open(turn(body), body.has("place") ? number(body, "place") : 1);
      case "close" -> new HostAction.Close(turn(body));
      case "reveal" -> new HostAction.Reveal(turn(body));
      case "judge" -> {
        JsonNode right = body.path("right");
        if (!right.isBoolean()) {
          throw new Turned(HttpStatus.BAD_REQUEST_400);
        }
        yield new HostAction.Judge(turn(body), number(body, "participant"), right.booleanValue());
      }
      case "undo" -> new HostAction.UndoJudgement();
      case "remove" -> new HostAction.Remove(number(body, "participant"));
      case "readmit" -> new HostAction.Readmit(number(body, "participant"));
      default -> throw new Turned(HttpStatus.BAD_REQUEST_400);
    };
  }

  private void events(Request request, Response response, Callback callback) {
    int participant = participant(queryToken(request));
    Streams.Stream stream = stream(Integer.toString(participant), request, response, callback);
    arrived.add(new Arrived(participant, stream));
    if (arrivedWaiting.compareAndSet(false, true)) {
      tell(this::tellArrived);
    }
  }

  private void hostEvents(Request request, Response response, Callback callback) {
    checkHost(queryToken(request));
    stream(HOST, request, response, callback);
    tell(this::tellProjector);
  }

  /** In the one thread that writes screens, so that none overtakes a later one. */
  private void tell(Runnable screen) {
    try {
      screens.execute(screen);
    } catch (RejectedExecutionException e) {
      // It no longer listens, and its streams end.
      streams.close();
    }
  }

  private Streams.Stream stream(
      String owner, Request request, Response response, Callback callback) {
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
    // Beats keep it alive; it has nothing else to say for minutes.
    request.addIdleTimeoutListener(timeout -> false);
    return streams.open(owner, response, callback);
  }

  // What is in a request.

  private String bearer(Request request) {
    String field = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String scheme = "Bearer ";
    return checked(
        field != null && field.startsWith(scheme) ? field.substring(scheme.length()) : "");
  }

  private String queryToken(Request request) {
    String token = Request.extractQueryParameters(request).getValue("t");
    return checked(token == null ? "" : token);
  }

  /** Has the form of a token, and its owner has not asked for too much. */
  private String checked(String token) {
    if (!Tokens.isToken(token)) {
      throw new Turned(HttpStatus.UNAUTHORIZED_401);
    } else if (!requests.take(Tokens.hash(token))) {
      throw new Turned(HttpStatus.TOO_MANY_REQUESTS_429);
    }
    return token;
  }

  private int participant(String token) {
    return keeper
        .read(session -> session.byToken(Tokens.hash(token)))
        .orElseThrow(() -> new Turned(HttpStatus.UNAUTHORIZED_401));
  }

  private void checkHost(String token) {
    if (!keeper.read(session -> session.isHost(Tokens.hash(token)))) {
      throw new Turned(HttpStatus.UNAUTHORIZED_401);
    }
  }

  private static String text(JsonNode body, String field) {
    JsonNode node = body.path(field);
    if (!node.isString()) {
      throw new Turned(HttpStatus.BAD_REQUEST_400);
    }
    return node.stringValue();
  }

  private static int number(JsonNode body, String field) {
    JsonNode node = body.path(field);
    if (!node.isInt()) {
      throw new Turned(HttpStatus.BAD_REQUEST_400);
    }
    return node.intValue();
  }

  private static Turn turn(JsonNode body) {
    try {
      return Turn.of(text(body, "turn"));
    } catch (IllegalArgumentException e) {
      throw new Turned(HttpStatus.BAD_REQUEST_400);
    }
  }

  /** Reads the body, does the work, and says what came of it when it is kept. */
  private void body(
      Request request,
      Response response,
      Callback callback,
      Function<JsonNode, CompletableFuture<Decision>> work) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Turned(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
    } else if (request.getLength() > LONGEST_BODY) {
      throw new Turned(HttpStatus.PAYLOAD_TOO_LARGE_413);
    }
    Content.Source.asByteArrayAsync(
        request,
        LONGEST_BODY,
        Promise.Invocable.from(
            Invocable.InvocationType.BLOCKING,
            bytes -> work(bytes, response, callback, work),
            problem ->
                reply(
                    response,
                    callback,
                    problem instanceof IllegalStateException
                        ? HttpStatus.PAYLOAD_TOO_LARGE_413
                        : HttpStatus.BAD_REQUEST_400,
                    null)));
  }

  private void work(
      byte[] bytes,
      Response response,
      Callback callback,
      Function<JsonNode, CompletableFuture<Decision>> work) {
    try {
      JsonNode body = json.readTree(bytes);
      if (!body.isObject()) {
        throw new Turned(HttpStatus.BAD_REQUEST_400);
      }
      work.apply(body)
          .whenCompleteAsync(
              (decision, problem) -> {
                if (problem == null) {
                  reply(response, callback, decision);
                } else {
                  reply(response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, null);
                }
              },
              server.getThreadPool());
    } catch (Turned turned) {
      reply(response, callback, turned.status, null);
    } catch (JacksonException e) {
      reply(response, callback, HttpStatus.BAD_REQUEST_400, null);
    } catch (RuntimeException e) {
      reply(response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, null);
    }
  }

  // What is said.

  private void reply(Response response, Callback callback, Decision decision) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    int status = HttpStatus.OK_200;
    switch (decision) {
      case Decision.Done done -> {
        node.put("done", true);
        switch (done.event()) {
          case ClassEvent.Joined joined -> node.put("number", joined.participant());
          case ClassEvent.Answered answered -> place(node, answered);
          default -> {}
        }
      }
      case Decision.Repeated repeated ->
          node.put("done", true).put("again", true).put("number", repeated.participant());
      case Decision.Refused refused -> {
        // What the disk refused may be asked for again, all else not.
        status =
            switch (refused.why()) {
              case NOT_KEPT -> HttpStatus.SERVICE_UNAVAILABLE_503;
              case UNKNOWN_PARTICIPANT -> HttpStatus.UNAUTHORIZED_401;
              default -> HttpStatus.CONFLICT_409;
            };
        node.put("refused", refused.why().name());
        if (refused.why() == Refusal.BAD_TEAM) {
          start.agenda().teams().forEach(node.putArray("teams")::add);
        }
      }
    }
    reply(response, callback, status, node);
  }

  private void place(ObjectNode node, ClassEvent.Answered answered) {
    if (start.agenda().round(answered.turn()).mode().firstWins()) {
      int place =
          keeper.read(
              session ->
                  new Scoring(session).place(answered.turn(), answered.participant()).orElse(0));
      node.put("place", place);
    }
  }

  private void reply(Response response, Callback callback, int status, @Nullable ObjectNode node) {
    if (status == HttpStatus.TOO_MANY_REQUESTS_429) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
    String text = node == null ? "{}" : json.writeValueAsString(node);
    reply(response, callback, status, JSON_TYPE, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(
      Response response, Callback callback, int status, String type, byte[] bytes) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}
