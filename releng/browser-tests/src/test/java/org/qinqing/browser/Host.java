package org.qinqing.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host in a process of its own, of the bundles of the product. */
final class Host implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of the checksum and the blank before the JSON of a line of the log. */
  private static final int SUM = 9;

  private final Path data;
  private final String agenda;
  private Process process;
  private String id = "";
  private String code = "";
  private URI joinLink;
  private URI projectorLink;

  Host(Path data, String agenda) throws IOException {
    this.data = data;
    this.agenda = agenda;
    launch(0);
  }

  private void launch(int port) throws IOException {
    String plugins = System.getProperty("product.plugins", "");
    if (!Files.isDirectory(Path.of(plugins))) {
      throw new IOException("no product: build it and run releng/test, or give -Dproduct.plugins");
    }
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=zh",
                "-Duser.country=CN",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath()
                    + java.io.File.pathSeparator
                    + Path.of(plugins).toAbsolutePath()
                    + "/*",
                ClassHost.class.getName(),
                data.toString(),
                Integer.toString(port),
                agenda,
                id)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    id = line(lines);
    code = line(lines);
    joinLink = URI.create(line(lines));
    projectorLink = URI.create(line(lines));
  }

  private static String line(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the host did not start; what it said is above");
    }
    return line;
  }

  String code() {
    return code;
  }

  URI joinLink() {
    return joinLink;
  }

  URI projectorLink() {
    return projectorLink;
  }

  URI address() {
    return joinLink.resolve("/");
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The same class on the same port. */
  void startAgain() throws IOException {
    launch(joinLink.getPort());
  }

  /** Does what the trainer's console does. */
  void act(String body) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(address().resolve("/api/host"))
                  .header("Content-Type", "application/json")
                  .header(
                      "Authorization",
                      "Bearer " + projectorLink.getQuery().substring("t=".length()))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() != 200) {
        throw new IOException(body + " " + reply.statusCode() + " " + reply.body());
      }
    }
  }

  void next() throws IOException, InterruptedException {
    act("{\"do\":\"next\"}");
  }

  /** What the log on the disk holds of a kind of event, such as {@code answered}. */
  List<JsonNode> kept(String event) throws IOException {
    return Files.readAllLines(data.resolve("classes").resolve(id).resolve("log")).stream()
        .map(line -> JSON.readTree(line.substring(SUM)))
        .filter(node -> node.path("event").asString("").equals(event))
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
