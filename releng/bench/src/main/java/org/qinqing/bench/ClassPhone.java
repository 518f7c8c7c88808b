package org.qinqing.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
  private static final int ANSWER_MILLIS = 8_000;

  /** Longer than the host is ever silent. */
  private static final int SILENT_MILLIS = 40_000;

  private final int number;
  private final int spreadMillis;
  private final URI at;
  private final ExecutorService threads;
  private final RandomGenerator random;
  private final Watcher watcher;
  private final String token;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ClassWire stream;

  /** On which it answers; kept open, as browsers do. Used by one thread at a time. */
  private @Nullable ClassWire wire;

  private volatile boolean away;
  private volatile boolean over;
  private volatile int participant;

  ClassPhone(
      int number,
      int spreadMillis,
      URI at,
      ExecutorService threads,
      RandomGenerator random,
      Watcher watcher) {
    this.number = number;
    this.spreadMillis = spreadMillis;
    this.at = at;
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
  void join(String code) throws IOException {
    String body = "{\"code\":\"%s\",\"name\":\"学员%d\"}".formatted(code, number);
    for (int tries = 1; participant == 0; tries++) {
      try {
        ClassWire.Reply reply = post("/api/join", body);
        if (reply.status() != 200) {
          throw new IllegalStateException("join " + reply.status());
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
    ClassWire open = stream;
    if (open != null) {
      close(open);
    }
  }

  private static void close(ClassWire open) {
    try {
      open.close();
    } catch (IOException e) {
      // It was broken already.
      return;
    }
  }

  private synchronized ClassWire.Reply post(String path, String body) throws IOException {
    ClassWire open = wire;
    try {
      if (open == null) {
        open = new ClassWire(at, ANSWER_MILLIS);
        wire = open;
      }
      return open.post(path, token, body);
    } catch (IOException e) {
      wire = null;
      if (open != null) {
        close(open);
      }
      throw e;
    }
  }

  private void listen() {
    try {
      while (!over) {
        if (!away) {
          try (ClassWire open = new ClassWire(at, SILENT_MILLIS)) {
            stream = open;
            int status = open.listen("/api/events?t=" + token, this::got);
            if (status != 200) {
              watcher.wrong("events " + status);
            }
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

  /** Looks for two fields and no more: what a telephone makes of a state is not measured here. */
  private void got(String message) {
    long now = System.nanoTime();
    String turn = field(message, "\"turn\":\"");
    String phase = field(message, "\"phase\":\"");
    if (phase.equals("OPEN") && begun.add(turn)) {
      threads.execute(() -> answer(turn));
    } else if (phase.equals("REVEALED") && seen.add(turn)) {
      watcher.revealed(this, turn, now);
    }
  }

  private static String field(String message, String name) {
    int at = message.indexOf(name);
    int begin = at + name.length();
    return at < 0 ? "" : message.substring(begin, message.indexOf('"', begin));
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
          int status = post("/api/answer", body).status();
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
    try (ClassWire open = new ClassWire(at, ANSWER_MILLIS)) {
      open.send("/api/answer", token, body);
    } catch (IOException e) {
      // The host is gone as well; then this one did not get out.
    }
  }
}
