package org.qinqing.classroom.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events that are open. Every message is a whole state, so that a slow telephone gets
 * the latest when it is ready and never a backlog. Safe for several threads.
 */
final class Streams {
  /** How many one token may have at once: a reload opens the second before the first is gone. */
  private static final int EACH = 2;

  private static final byte[] BEGIN = "data: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

  /** An event, not a comment: a page that slept must be able to see that its stream is dead. */
  private static final byte[] BEAT = "event: beat\ndata\n\n".getBytes(StandardCharsets.UTF_8);

  /** One of them. */
  final class Stream {
    private final Response response;
    private final Callback done;
    private final String owner;
    private boolean writing;
    private boolean last;
    private boolean ended;
    private byte @Nullable [] next;

    private Stream(String owner, Response response, Callback done) {
      this.owner = owner;
      this.response = response;
      this.done = done;
    }

    /** Sends it, now or when what is being sent is through; replaces what waits. */
    void send(byte[] message) {
      synchronized (this) {
        if (ended || last) {
          return;
        } else if (writing) {
          next = message;
          return;
        }
        writing = true;
      }
      write(message);
    }

    private void beat() {
      synchronized (this) {
        if (ended || writing) {
          return;
        }
        writing = true;
      }
      write(BEAT);
    }

    private void write(byte[] message) {
      response.write(
          false, ByteBuffer.wrap(message), Callback.from(this::written, problem -> end(problem)));
    }

    private void written() {
      byte[] following;
      boolean through;
      synchronized (this) {
        following = next;
        next = null;
        writing = following != null;
        through = last && !writing;
        if (ended) {
          return;
        }
      }
      if (following != null) {
        write(following);
      } else if (through) {
        end(null);
      }
    }

    private void end(@Nullable Throwable problem) {
      synchronized (this) {
        if (ended) {
          return;
        } else if (problem == null && writing) {
          // What is being sent comes first.
          last = true;
          return;
        }
        ended = true;
      }
      forget(this);
      if (problem == null) {
        done.succeeded();
      } else {
        done.failed(problem);
      }
    }
  }

  private final Map<String, List<Stream>> open = new HashMap<>();

  /**
   * Opens one; when its owner has too many, the oldest ends.
   *
   * @param done to be called when it ends
   */
  Stream open(String owner, Response response, Callback done) {
    Stream stream = new Stream(owner, response, done);
    List<Stream> surplus = new ArrayList<>();
    synchronized (open) {
      List<Stream> own = open.computeIfAbsent(owner, o -> new ArrayList<>());
      own.add(stream);
      while (own.size() > EACH) {
        surplus.add(own.removeFirst());
      }
    }
    surplus.forEach(old -> old.end(null));
    return stream;
  }

  private void forget(Stream stream) {
    synchronized (open) {
      List<Stream> own = open.get(stream.owner);
      if (own != null && own.remove(stream) && own.isEmpty()) {
        open.remove(stream.owner);
      }
    }
  }

  /** Who has one. */
  List<String> owners() {
    synchronized (open) {
      return List.copyOf(open.keySet());
    }
  }

  /** Sends all streams of an owner a message. */
  void send(String owner, byte[] message) {
    of(owner).forEach(stream -> stream.send(message));
  }

  private List<Stream> of(String owner) {
    synchronized (open) {
      return List.copyOf(open.getOrDefault(owner, List.of()));
    }
  }

  /** A sign of life on those that are quiet; those that are gone are found out by it. */
  void beat() {
    owners().forEach(owner -> of(owner).forEach(Stream::beat));
  }

  /** Ends all. */
  void close() {
    owners().forEach(owner -> of(owner).forEach(stream -> stream.end(null)));
  }

  /** A message as it goes over the wire, of parts of one line of JSON in UTF-8. */
  static byte[] message(byte[]... parts) {
    int length = BEGIN.length + END.length;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer message = ByteBuffer.allocate(length).put(BEGIN);
    for (byte[] part : parts) {
      message.put(part);
    }
    return message.put(END).array();
  }
}
