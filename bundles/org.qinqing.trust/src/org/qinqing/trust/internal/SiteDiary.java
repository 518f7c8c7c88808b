package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.trust.PackUpdates;
import org.qinqing.trust.PackUpdates.Automatic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was done by itself: {@code sites/updates.jsonl}, a line each, the oldest first. */
final class SiteDiary {
  private static final long LARGEST = 4L << 20;

  private final Path file;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * The diary.
   *
   * @param data the data folder
   */
  SiteDiary(Path data) {
    file = data.resolve("sites").resolve("updates.jsonl");
  }

  /** Everything, newest first; a line that cannot be read is left out. */
  List<Automatic> all() throws IOException {
    List<Automatic> all = new ArrayList<>();
    for (String line : lines()) {
      read(line).ifPresent(all::add);
    }
    return all.reversed();
  }

  private List<String> lines() throws IOException {
    if (Files.notExists(file) || Files.size(file) > LARGEST) {
      return List.of();
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private Optional<Automatic> read(String line) {
    try {
      JsonNode node = json.readTree(line);
      return Optional.of(
          new Automatic(
              Instant.parse(node.path("time").asString("")),
              node.path("id").asString(""),
              node.path("title").asString(""),
              node.path("from").asString(""),
              node.path("to").asString(""),
              node.path("publisher").asString(""),
              node.path("done").asBoolean(false),
              node.path("why").asString("")));
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Adds what was done, and lets go of the oldest beyond {@link PackUpdates#REMEMBERED}. */
  void add(List<Automatic> done) throws IOException {
    List<String> lines = new ArrayList<>(lines());
    for (Automatic each : done) {
      ObjectNode node =
          json.createObjectNode()
              .put("time", each.time().toString())
              .put("id", each.id())
              .put("title", each.title())
              .put("from", each.from())
              .put("to", each.to())
              .put("publisher", each.publisher())
              .put("done", each.done())
              .put("why", each.why());
      lines.add(json.writeValueAsString(node));
    }
    int from = Math.max(0, lines.size() - PackUpdates.REMEMBERED);
    String text = String.join("\n", lines.subList(from, lines.size())) + "\n";
    TrustFolder.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
