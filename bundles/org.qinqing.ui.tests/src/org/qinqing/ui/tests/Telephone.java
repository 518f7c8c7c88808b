package org.qinqing.ui.tests;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A participant's telephone, over real HTTP: joins, listens, answers. */
final class Telephone implements AutoCloseable {
  private static final Pattern TURN = Pattern.compile("\"turn\":\"([0-9.]+)\"");
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI at;
  private final String token;
  private final AtomicReference<String> latest = new AtomicReference<>("");
  private InputStream stream = InputStream.nullInputStream();
  private int sent;

  Telephone(URI at, String token) {
    this.at = at;
    this.token = token;
  }

  private int post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(at.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int join(String code, String name, String team) {
    return post(
        "/api/join",
        "{\"code\":\""
            + code
            + "\",\"name\":\""
            + name
            + (team.isEmpty() ? "" : "\",\"team\":\"" + team)
            + "\"}");
  }

  /** Stakes points on the question that is to come. */
  int stake(int points) {
    sent++;
    return post(
        "/api/stake",
        "{\"turn\":\"" + turn() + "\",\"id\":\"s" + sent + "\",\"stake\":" + points + "}");
  }

  private String turn() {
    Matcher turn = TURN.matcher(told());
    if (!turn.find()) {
      throw new IllegalStateException("no question: " + told());
    }
    return turn.group(1);
  }

  /** Holds the stream open; what it was told last is {@link #told}. */
  void listen() {
    try {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(at.resolve("/api/events?t=" + token)).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      stream = response.body();
      Thread reader = new Thread(() -> read(response.body()), "telephone");
      reader.setDaemon(true);
      reader.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read(InputStream in) {
    try (var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          latest.set(line);
        }
      }
    } catch (IOException e) {
      // Dropped by the test or by the end of the class.
    }
  }

  /** What it was told last, as it came. */
  String told() {
    return latest.get();
  }

  /** Answers the question it sees; without choices it wants to speak. */
  int answer(String... choices) {
    sent++;
    String chosen = choices.length == 0 ? "" : "\"" + String.join("\",\"", choices) + "\"";
    return post(
        "/api/answer",
        "{\"turn\":\"" + turn() + "\",\"id\":\"a" + sent + "\",\"choices\":[" + chosen + "]}");
  }

  /** The choices of the question it sees. */
  java.util.List<String> choices() {
    Matcher part = Pattern.compile("\"choices\":\\[(.*?)\\]").matcher(told());
    java.util.List<String> ids = new java.util.ArrayList<>();
    if (part.find()) {
      Matcher id = Pattern.compile("\"id\":\"(.*?)\"").matcher(part.group(1));
      while (id.find()) {
        ids.add(id.group(1));
      }
    }
    return ids;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
