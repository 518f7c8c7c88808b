package org.qinqing.pocketbook.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.AtomicFile;
import org.qinqing.data.DataFolder;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.LocalCards;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replies in {@code <data>/replies/<day>-<number>.json}. */
@Component(service = LocalCards.class)
public final class FileLocalCards implements LocalCards {
  private static final String FOLDER = "replies";
  private static final String SUFFIX = ".json";
  private static final Pattern ID = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-\\d+");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final JsonMapper json = JsonMapper.builder().build();

  /** Keeps them in the data folder. */
  @Activate
  public FileLocalCards(@Reference DataFolder data) {
    this.data = data;
  }

  @Override
  public Kept kept() {
    List<LocalCard> cards = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Path file : files(findings)) {
      String name = String.valueOf(file.getFileName());
      try {
        cards.add(read(name.substring(0, name.length() - SUFFIX.length()), file));
      } catch (NoSuchFileException e) {
        // Another process removed it since it was listed.
      } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
        findings.add(new Finding(name, Messages.text("reply.broken", file.toString())));
      }
    }
    cards.sort(Comparator.comparing(LocalCard::repliedOn).thenComparing(LocalCard::id).reversed());
    return new Kept(cards, findings);
  }

  private List<Path> files(List<Finding> findings) {
    Path folder = data.root().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      findings.add(new Finding(FOLDER, Messages.text("reply.folder", folder.toString())));
      return List.of();
    }
  }

  private LocalCard read(String id, Path file) throws IOException {
    JsonNode node = json.readTree(Files.readAllBytes(file));
    return new LocalCard(
        id,
        text(node, "topic"),
        text(node, "title"),
        text(node, "question"),
        text(node, "reply"),
        text(node, "repliedBy"),
        LocalDate.parse(text(node, "repliedOn")));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException(name);
    }
    return value.asString();
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public LocalCard file(LocalCard card) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Path folder = data.folder(FOLDER);
      String id = free(folder, card.repliedOn());
      LocalCard kept =
          new LocalCard(
              id,
              card.topic(),
              card.title().strip(),
              card.question().strip(),
              card.reply().strip(),
              card.repliedBy().strip(),
              card.repliedOn());
      ObjectNode node =
          json.createObjectNode()
              .put("topic", kept.topic())
              .put("title", kept.title())
              .put("question", kept.question())
              .put("reply", kept.reply())
              .put("repliedBy", kept.repliedBy())
              .put("repliedOn", kept.repliedOn().toString());
      AtomicFile.write(
          folder.resolve(id + SUFFIX),
          json.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
      return kept;
    }
  }

  private static String free(Path folder, LocalDate day) {
    for (int number = 1; ; number++) {
      String id = day + "-" + number;
      if (!Files.exists(folder.resolve(id + SUFFIX))) {
        return id;
      }
    }
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public boolean remove(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return false;
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      return Files.deleteIfExists(data.folder(FOLDER).resolve(id + SUFFIX));
    }
  }
}
