package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of sites: {@code sites/sites.json} names those of the user, and {@code sites/<digest
 * of the place>/} has the head and the index that were read last. They are what the site itself
 * said, so they are verified again whenever they are read.
 */
final class SiteKeep {
  private static final String LIST = "sites.json";
  private static final int FORMAT = 1;
  private static final long LARGEST = 1L << 20;

  private final Path folder;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * The folder.
   *
   * @param data the data folder
   */
  SiteKeep(Path data) {
    folder = data.resolve("sites");
  }

  /** What was kept of one site. */
  record Kept(byte[] head, byte[] content) {}

  /**
   * The user's sites, in the order in which they were added.
   *
   * @throws Refusal when the list cannot be understood; it is left as it is then
   */
  List<String> own() throws IOException, Refusal {
    Path file = folder.resolve(LIST);
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new Refusal(Code.SITE_LIST_BROKEN.about(LIST, LIST));
      }
      JsonNode root = json.readTree(Files.readAllBytes(file));
      if (root.path("format").asInt(0) != FORMAT || !root.path("sites").isArray()) {
        throw new Refusal(Code.SITE_LIST_BROKEN.about(LIST, LIST));
      }
      List<String> places = new ArrayList<>();
      for (JsonNode place : root.path("sites")) {
        places.add(place.stringValue());
      }
      return places;
    } catch (JacksonException e) {
      throw new Refusal(Code.SITE_LIST_BROKEN.about(LIST, LIST));
    }
  }

  void own(List<String> places) throws IOException {
    ObjectNode root = json.createObjectNode().put("format", FORMAT);
    ArrayNode all = root.putArray("sites");
    places.forEach(all::add);
    TrustFolder.write(
        folder.resolve(LIST),
        (json.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What was kept of a site; empty when nothing was, or not all that belongs together. */
  Optional<Kept> kept(String place) throws IOException {
    Path of = folder(place);
    try {
      byte[] head = small(of.resolve(SiteName.HEAD), SiteHead.LIMIT);
      Optional<SiteHead> said = SiteHead.read(head);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      Path content = of.resolve(content(said.get().number()));
      return Optional.of(new Kept(head, small(content, SiteHead.INDEX_LIMIT)));
    } catch (NoSuchFileException | Statement.FutureFormat e) {
      return Optional.empty(); // it is read anew
    }
  }

  private static byte[] small(Path file, long most) throws IOException {
    if (Files.size(file) > most) {
      throw new NoSuchFileException(file.toString());
    }
    return Files.readAllBytes(file);
  }

  private static String content(long number) {
    return "index-" + number + ".json";
  }

  /** Keeps what was read: the index first, then the head, which makes it count. */
  void keep(String place, SiteReader.Known known, Instant when) throws IOException {
    Path of = folder(place);
    String content = content(known.head().number());
    TrustFolder.write(of.resolve(content), known.index().bytes());
    TrustFolder.write(of.resolve(SiteName.HEAD), known.bytes());
    asked(place, when);
    try (DirectoryStream<Path> old = Files.newDirectoryStream(of, "index-*.json")) {
      for (Path file : old) {
        if (!file.endsWith(content)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Notes that a site was asked and had nothing new. */
  void asked(String place, Instant when) throws IOException {
    Files.setLastModifiedTime(folder(place).resolve(SiteName.HEAD), FileTime.from(when));
  }

  /** When a site was asked last. */
  Optional<Instant> refreshed(String place) {
    try {
      return Optional.of(
          Files.getLastModifiedTime(folder(place).resolve(SiteName.HEAD)).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes what is kept of a site. */
  void forget(String place) throws IOException {
    Path of = folder(place);
    if (!Files.isDirectory(of)) {
      return;
    }
    Files.deleteIfExists(of.resolve(SiteName.HEAD));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(of)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(of);
  }

  private Path folder(String place) {
    return folder.resolve(
        Fingerprint.of(place.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, 32));
  }
}
