package org.qinqing.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One connection of HTTP/1.1, as little as a telephone needs. Three hundred of them share two cores
 * with the host that is measured: a whole HTTP client for each costs more than the host itself.
 */
final class ClassWire implements Closeable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final String DATA = "data: ";

  /** What came back; the body is as long as its length says. */
  record Reply(int status, String body) {}

  private final Socket socket;
  private final InputStream in;
  private final String authority;

  /**
   * Connects.
   *
   * @param patienceMillis how long an answer may take
   */
  ClassWire(URI at, int patienceMillis) throws IOException {
    authority = at.getAuthority();
    socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(patienceMillis);
      socket.connect(new InetSocketAddress(at.getHost(), at.getPort()), CONNECT_MILLIS);
      in = new BufferedInputStream(socket.getInputStream(), 4096);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends JSON and waits for what comes back; the connection can be used again. */
  Reply post(String path, String token, String body) throws IOException {
    send(path, token, body);
    Head head = head();
    byte[] content = in.readNBytes(head.length());
    if (content.length < head.length()) {
      throw new EOFException();
    }
    return new Reply(head.status(), new String(content, StandardCharsets.UTF_8));
  }

  /** Sends the whole request and waits for nothing. */
  void send(String path, String token, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, authority, token, content.length);
    byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(request);
  }

  /**
   * Asks for a stream of events and reads it to its end, or until this is closed.
   *
   * @param data receives what follows {@code data: } in a line
   * @return the status when it is no stream
   */
  int listen(String path, Consumer<String> data) throws IOException {
    String head = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, authority);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    int status = head().status();
    if (status == 200) {
      // A chunk is what the host wrote at once, but may be a part of it: whole lines only are read.
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int size = chunk(); size > 0; size = chunk()) {
        byte[] part = in.readNBytes(size);
        if (part.length < size) {
          throw new EOFException();
        }
        bytes.write(part);
        if (part[size - 1] == '\n') {
          bytes
              .toString(StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith(DATA))
              .forEach(line -> data.accept(line.substring(DATA.length())));
          bytes.reset();
        }
      }
    }
    return status;
  }

  /** The end of a line after a chunk may come only with the next one. */
  private int chunk() throws IOException {
    String size = line();
    return Integer.parseInt((size.isEmpty() ? line() : size).strip(), 16);
  }

  private record Head(int status, int length) {}

  private Head head() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String field = line.toLowerCase(Locale.ROOT);
      if (field.startsWith("content-length:")) {
        length = Integer.parseInt(field.substring("content-length:".length()).strip());
      }
    }
    return new Head(status, length);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      } else if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
