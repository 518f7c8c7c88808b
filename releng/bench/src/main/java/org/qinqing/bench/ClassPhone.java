package org.qinqing.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulated telephone: keeps a stream open, answers each question once, and sends an answer again
 * under the same id until it is taken. For some questions it is lost in the middle: the answer goes
 * out, the connections break before anything comes back, and a moment later all is tried again.
 */
final class ClassPhone {
  /** What it reports. */
  interface Watcher {
    /** An answer was acknowledged; the time is that of the one request that was. */
    void acknowledged(ClassPhone phone, String turn, long nanos);

    /** It has seen the result. */
    void revealed(ClassPhone phone, String turn, long at);

    /** Something that should not happen. */
    void wrong(String what);
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long AWAY_MILLIS = 300;
  private static final long AGAIN_MILLIS = 200;
  private static final int MOST_TRIES = 5;

  private final int number;
  private final int spreadMillis;
  private final URI at;
  private final HttpClient client;
  private final ExecutorService threads;
  private final RandomGenerator random;
  private final Watcher watcher;
  private final String token;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile InputStream stream = InputStream.nullInputStream();
  private volatile boolean away;
  private volatile boolean over;
  private volatile int participant;

  ClassPhone(
      int number,
      int spreadMillis,
      URI at,
      HttpClient client,
      ExecutorService threads,
      RandomGenerator random,
      Watcher watcher) {
    this.number = number;
    this.spreadMillis = spreadMillis;
    this.at = at;
    this.client = client;
    this.threads = threads;
    this.random = random;
    this.watcher = watcher;
    this.token = "phone-%042d".formatted(number);
  }

  /** The number the class gave it. */
  int participant() {
    return participant;
  }

  /** The id under which it answers a turn. */
  static String answerId(int participant, String turn) {
    return "answer-" + participant + "-" + turn;
  }

  /** Joins, then listens in a thread of its own. */
  void join(String code) throws IOException, InterruptedException {
    String body = "{\"code\":\"%s\",\"name\":\"学员%d\"}".formatted(code, number);
    for (int tries = 1; participant == 0; tries++) {
      try {
        HttpResponse<String> reply = post("/api/join", body);
        if (reply.statusCode() != 200) {
          throw new IllegalStateException("join " + reply.statusCode());
        }
        participant = JSON.readTree(reply.body()).get("number").intValue();
      } catch (IOException e) {
        // A machine that is busy with more than this; the token makes it one participant all the
        // same.
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
    threads.execute(this::listen);
  }

  /** Hangs up for good. */
  void leave() {
    over = true;
    hangUp();
  }

  private void hangUp() {
    try {
      stream.close();
    } catch (IOException e) {
      // It was broken already.
      stream = InputStream.nullInputStream();
    }
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(at.resolve(path))
            .timeout(Duration.ofSeconds(8))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void listen() {
    try {
      while (!over) {
        if (!away) {
          try {
            read();
          } catch (IOException e) {
            // Lost, by our doing or because the host was killed: try again, as a browser does.
          }
        }
        Thread.sleep(AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(at.resolve("/api/events?t=" + token)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    stream = response.body();
    if (response.statusCode() != 200) {
      stream.close();
      watcher.wrong("events " + response.statusCode());
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null && !over; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          long now = System.nanoTime();
          got(JSON.readTree(line.substring("data: ".length())).path("state"), now);
        }
      }
    }
  }

  private void got(JsonNode state, long now) {
    String turn = state.path("turn").asString("");
    String phase = state.path("phase").asString("");
    if (phase.equals("OPEN") && begun.add(turn)) {
      threads.execute(() -> answer(turn));
    } else if (phase.equals("REVEALED") && seen.add(turn)) {
      watcher.revealed(this, turn, now);
    }
  }

  /** A tenth of all is lost in each question, others in the next. */
  private boolean isLostIn(String turn) {
    int question = Integer.parseInt(turn.split("\\.")[1]);
    return (number + question) % 10 == 0;
  }

  private void answer(String turn) {
    String body =
        "{\"turn\":\"%s\",\"id\":\"%s\",\"choices\":[\"%c\"]}"
            .formatted(turn, answerId(participant, turn), 'A' + random.nextInt(4));
    try {
      Thread.sleep(random.nextInt(spreadMillis + 1));
      if (isLostIn(turn)) {
        away = true;
        hangUp();
        sendIntoTheDark(body);
        Thread.sleep(AWAY_MILLIS);
        away = false;
      }
      while (!over) {
        long begin = System.nanoTime();
        try {
          int status = post("/api/answer", body).statusCode();
          if (status == 200) {
            watcher.acknowledged(this, turn, System.nanoTime() - begin);
            return;
          } else if (status < 429) {
            watcher.wrong("answer " + status);
            return;
          }
        } catch (IOException e) {
          // The host is gone; the answer is still here.
        }
        Thread.sleep(AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The whole request goes out, and the connection is cut before anything can come back. */
  private void sendIntoTheDark(String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/answer HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(at.getAuthority(), token, content.length);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(content);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The host is gone as well; then this one did not get out.
    }
  }
}
