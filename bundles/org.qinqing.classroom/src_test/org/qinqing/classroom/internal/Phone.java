package org.qinqing.classroom.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A telephone of a test, over real HTTP. */
final class Phone implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final URI at;
  final String token;
  private final HttpClient client;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private InputStream stream = InputStream.nullInputStream();

  Phone(HttpClient client, URI at, String token) {
    this.client = client;
    this.at = at;
    this.token = token;
  }

  record Reply(int status, JsonNode body) {
    String refused() {
      return body.path("refused").asString("");
    }
  }

  HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(at.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    String body = response.body();
    return new Reply(response.statusCode(), JSON.readTree(body.startsWith("{") ? body : "{}"));
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return send(request(path, body).build());
  }

  Reply join(String code, String name) throws IOException, InterruptedException {
    return post("/api/join", JSON.writeValueAsString(java.util.Map.of("code", code, "name", name)));
  }

  Reply answer(String turn, String id, String... choices) throws IOException, InterruptedException {
    return post(
        "/api/answer",
        JSON.writeValueAsString(java.util.Map.of("turn", turn, "id", id, "choices", choices)));
  }

  /** Opens the stream and reads it in a thread of its own; its end is a missing node. */
  int listen(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(at.resolve(path + "?t=" + token)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    stream = response.body();
    if (response.statusCode() == 200) {
      Thread reader = new Thread(() -> read(response.body()), "phone");
      reader.setDaemon(true);
      reader.start();
    }
    return response.statusCode();
  }

  private void read(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          messages.add(JSON.readTree(line.substring(6)));
        }
      }
    } catch (IOException e) {
      // The stream was dropped, by the test or by the server: both are an end.
    }
    messages.add(JSON.missingNode());
  }

  /** The first message from now on that is such. */
  JsonNode await(Predicate<JsonNode> such) throws InterruptedException {
    for (JsonNode node = messages.poll(20, TimeUnit.SECONDS);
        node != null;
        node = messages.poll(20, TimeUnit.SECONDS)) {
      if (such.test(node)) {
        return node;
      }
    }
    throw new AssertionError("no such message");
  }

  JsonNode awaitPhase(String phase) throws InterruptedException {
    return await(node -> node.path("state").path("phase").asString("").equals(phase));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
