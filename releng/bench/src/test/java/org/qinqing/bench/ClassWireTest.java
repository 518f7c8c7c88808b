package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClassWireTest {
  private static final String STREAM = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private interface Answer {
    void to(OutputStream out) throws Exception;
  }

  /** Answers one connection, in a thread of its own. */
  private static CompletableFuture<Void> serve(ServerSocket server, Answer answer) {
    return CompletableFuture.runAsync(
        () -> {
          try (Socket socket = server.accept()) {
            byte[] request = new byte[4096];
            if (socket.getInputStream().read(request) > 0) {
              answer.to(socket.getOutputStream());
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static URI at(ServerSocket server) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Test
  void anEventIsReadBeforeTheEndOfItsChunk() throws Exception {
    try (ServerSocket server = server()) {
      BlockingQueue<String> read = new LinkedBlockingQueue<>();
      // Servers send the end of a chunk with the next one: an event must not wait for it.
      CompletableFuture<Void> served =
          serve(
              server,
              out -> {
                write(out, STREAM + "9\r\ndata: a\n\n");
                assertEquals("a", read.poll(10, TimeUnit.SECONDS));
                write(out, "\r\n9\r\ndata: b\n\n");
                assertEquals("b", read.poll(10, TimeUnit.SECONDS));
                write(out, "\r\n0\r\n\r\n");
              });
      try (ClassWire wire = new ClassWire(at(server), 10_000)) {
        assertEquals(200, wire.listen("/events", read::add));
      }
      served.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aCharacterThatIsCutIsReadWhole() throws Exception {
    try (ServerSocket server = server()) {
      BlockingQueue<String> read = new LinkedBlockingQueue<>();
      byte[] event = "event: beat\ndata\n\ndata: 亲清\n\n".getBytes(StandardCharsets.UTF_8);
      CompletableFuture<Void> served =
          serve(
              server,
              out -> {
                write(out, STREAM);
                // In the middle of 亲.
                int cut = event.length - 7;
                for (byte[] part :
                    List.of(
                        java.util.Arrays.copyOf(event, cut),
                        java.util.Arrays.copyOfRange(event, cut, event.length))) {
                  write(out, Integer.toHexString(part.length) + "\r\n");
                  out.write(part);
                  write(out, "\r\n");
                }
                write(out, "0\r\n\r\n");
              });
      try (ClassWire wire = new ClassWire(at(server), 10_000)) {
        wire.listen("/events", read::add);
      }
      served.get(10, TimeUnit.SECONDS);
      assertEquals(List.of("亲清"), List.copyOf(read));
    }
  }

  @Test
  void anAnswerIsAsLongAsItSaysAndACutOneIsAFault() throws Exception {
    try (ServerSocket server = server()) {
      CompletableFuture<Void> served =
          serve(server, out -> write(out, "HTTP/1.1 409 x\r\ncontent-length: 6\r\n\r\n亲清"));
      try (ClassWire wire = new ClassWire(at(server), 10_000)) {
        assertEquals(new ClassWire.Reply(409, "亲清"), wire.post("/", "t", "{}"));
      }
      served.get(10, TimeUnit.SECONDS);
      CompletableFuture<Void> cut =
          serve(server, out -> write(out, "HTTP/1.1 200 x\r\nContent-Length: 60\r\n\r\n{}"));
      try (ClassWire wire = new ClassWire(at(server), 10_000)) {
        assertThrows(EOFException.class, () -> wire.post("/", "t", "{}"));
      }
      cut.get(10, TimeUnit.SECONDS);
    }
  }
}
