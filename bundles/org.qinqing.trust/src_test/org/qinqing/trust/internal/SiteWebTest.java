package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.trust.PackTransfer;
import org.qinqing.trust.PackUpdates.Updated;

/** A site on a real web server that only gives files by name, and servers that misbehave. */
final class SiteWebTest {
  private SiteWorld world;
  private HttpServer server;
  private ExecutorService threads;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private Path folder = Path.of("");
  private Answer answer = this::file;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void make(@TempDir Path temp) throws Exception {
    world = new SiteWorld(temp);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/packs/",
        exchange -> {
          try (exchange) {
            asked.add(exchange.getRequestURI().getPath().substring("/packs/".length()));
            answer.to(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
    world.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/packs/";
  }

  private void file(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/packs/".length());
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String published(String... versions) throws IOException {
    folder = world.site(versions);
    String place = world.sites.add(address()).name();
    assertEquals(address(), place);
    return place;
  }

  @Test
  void anUpdateComesOverTheWeb() throws Exception {
    byte[] first = world.world.signed(SiteWorld.gz("1.0.0"), world.city);
    assertTrue(world.world.install(first).done());
    folder = world.free();
    world.put(folder, SiteWorld.gz("1.1.0"), "样例 市".replace(" ", "-") + ".qinqing");
    SiteWorld.require(world.publish(folder));
    String place = world.sites.add(address()).name();
    assertEquals(1, world.sites.refresh().size(), () -> world.codes(place).toString());
    List<Updated> done = world.updates.update(java.util.Set.of());
    assertTrue(done.getFirst().done(), () -> done.getFirst().findings().toString());
    assertTrue(asked.contains("样例-市.qinqing"), asked::toString);
  }

  @Test
  void anUnchangedSiteIsOneQuestionAndANewNumberOneDelta() throws Exception {
    published("1.0.0");
    assertEquals(1, world.sites.refresh().size());
    assertEquals(List.of("site.json", "index-1.json.gz"), List.copyOf(asked));
    asked.clear();
    assertEquals(1, world.sites.refresh().size());
    assertEquals(List.of("site.json"), List.copyOf(asked));
  }

  @Test
  void aSiteThatCannotBeReadKeepsWhatWasKnown() throws Exception {
    String place = published("1.0.0");
    world.sites.refresh();
    var known = world.sites.known();
    answer = exchange -> exchange.sendResponseHeaders(500, -1);
    assertEquals(known, world.sites.refresh());
    assertEquals(List.of("T-242"), world.codes(place));
    server.stop(0);
    assertEquals(known, world.sites.refresh());
    assertEquals(List.of("T-242"), world.codes(place));
    assertEquals(known, world.sites.known());
  }

  @Test
  void nobodyIsFollowedToAnotherServer() throws Exception {
    String place = published("1.0.0");
    String same = address().replace("/packs/", "/packs/moved/");
    for (String target :
        List.of(
            "http://example.invalid/site.json",
            "https://127.0.0.1:" + server.getAddress().getPort() + "/packs/site.json",
            "http://127.0.0.1:1/packs/site.json",
            "http://user@127.0.0.1:" + server.getAddress().getPort() + "/packs/site.json",
            "file:///etc/hostname",
            "//example.invalid/site.json",
            "jar:file:/x.jar!/site.json",
            "site.json",
            "::::")) {
      answer = exchange -> redirect(exchange, target);
      assertEquals(List.of(), world.sites.refresh(), target);
      assertEquals(List.of("T-255"), world.codes(place), target);
    }
    answer =
        exchange -> {
          String name = exchange.getRequestURI().getPath();
          if (name.startsWith("/packs/moved/")) {
            byte[] bytes =
                Files.readAllBytes(folder.resolve(name.substring("/packs/moved/".length())));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          } else {
            redirect(exchange, same + name.substring("/packs/".length()));
          }
        };
    assertEquals(1, world.sites.refresh().size(), () -> world.codes(place).toString());
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
    String place = published("1.0.0");
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          byte[] blanks = new byte[1 << 16];
          while (over.getCount() > 0) {
            out.write(blanks); // ends when the reader hangs up
          }
        };
    assertEquals(List.of(), world.sites.refresh());
    assertEquals(List.of("T-251"), world.codes(place));
  }

  @Test
  void anAnswerThatBreaksOffIsNotTaken() throws Exception {
    String place = published("1.0.0");
    world.sites.refresh();
    answer =
        exchange -> {
          byte[] bytes = Files.readAllBytes(folder.resolve("gz-1.0.0.qinqing"));
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
          exchange.getResponseBody().flush();
          exchange.getHttpContext().getServer().stop(0);
        };
    Path into = world.free();
    var offer = world.sites.known().getFirst();
    assertEquals(place, offer.site());
    assertThrows(PackTransfer.NotBroughtException.class, () -> world.sites.fetch(offer, into));
    assertEquals(Map.of(), SiteWorld.content(into));
  }

  @Test
  void aServerThatFallsSilentIsLeft() throws Exception {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          awaitEnd();
        };
    SiteWeb.Patience little =
        new SiteWeb.Patience(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMinutes(1));
    SiteWeb site = new SiteWeb("site", URI.create(address()), little);
    Refusal left =
        assertThrows(Refusal.class, () -> site.read("site", "site.json", SiteHead.LIMIT));
    assertEquals("T-242", left.findings().getFirst().code());
  }

  @Test
  void aServerThatTricklesIsLeft() throws Exception {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (over.getCount() > 0) {
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
          }
        };
    SiteWeb.Patience little =
        new SiteWeb.Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300));
    SiteWeb site = new SiteWeb("site", URI.create(address()), little);
    Refusal left =
        assertThrows(
            Refusal.class,
            () -> site.transfer("site", "x", Long.MAX_VALUE, OutputStream.nullOutputStream()));
    assertEquals("T-242", left.findings().getFirst().code());
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneFileIsBroughtFromItsAddress() throws Exception {
    folder = world.site("1.0.0");
    Path into = world.free();
    Path brought = world.transfer.bring(address() + "gz-1.0.0.qinqing", into);
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("gz-1.0.0.qinqing")), Files.readAllBytes(brought));
    Files.delete(brought);
    for (Map.Entry<String, String> wrong :
        Map.of(
                address() + "none.qinqing",
                "T-243",
                address() + "site.json",
                "T-240",
                address() + "..%2Fx.qinqing",
                "T-240",
                "ftp://example.invalid/x.qinqing",
                "T-240",
                "http://example.invalid/%zz.qinqing",
                "T-240")
            .entrySet()) {
      var failed =
          assertThrows(
              PackTransfer.NotBroughtException.class,
              () -> world.transfer.bring(wrong.getKey(), into),
              wrong::getKey);
      assertEquals(wrong.getValue(), failed.findings().getFirst().code(), wrong::getKey);
    }
    assertEquals(Map.of(), SiteWorld.content(into));
  }

  @Test
  void aMirrorOfAWebSiteThatStopsAnywhereGoesOnWhereItWas() throws Exception {
    folder = world.site("1.0.0", "1.1.0", "1.2.0");
    Path mirror = world.free();
    int most = 1;
    int[] left = {most};
    answer =
        exchange -> {
          if (left[0]-- > 0) {
            file(exchange);
          } else {
            exchange.sendResponseHeaders(503, -1);
          }
        };
    PackTransfer.Mirrored made = world.transfer.mirror(address(), mirror);
    while (!made.done()) {
      assertFalse(Files.exists(mirror.resolve("site.json")));
      assertEquals(List.of("T-242"), made.findings().stream().map(f -> f.code()).toList());
      left[0] = ++most;
      made = world.transfer.mirror(address(), mirror);
    }
    assertTrue(most > 2, () -> "it was never interrupted");
    Map<String, String> want = SiteWorld.content(folder);
    want.remove("index-2.json.gz");
    assertEquals(want, SiteWorld.content(mirror));
  }
}
