package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.data.AtomicFile;
import org.qinqing.data.DataFolder;
import org.qinqing.library.internal.Annotation.NoMark;
import org.qinqing.pack.Diagnostic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user's marks: {@code <data>/notes/<id>.json}, one annotation each. Another process may write;
 * every question looks whether the counter in {@code changes} moved.
 */
final class AnnotationStore {
  private static final String FOLDER = "notes";
  private static final String CHANGES = "changes";
  private static final String SUFFIX = ".json";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final JsonMapper json;

  /** Held by who writes; readers go on with what was there. */
  private final Object writing = new Object();

  private final Map<String, Held> held = new TreeMap<>();
  private String seen = "-";
  private Kept kept = new Kept(Map.of(), List.of());

  /**
   * All that is kept at one moment; the same object as long as nothing changed.
   *
   * @param annotations by id
   * @param findings one for each damaged file
   */
  record Kept(Map<String, Annotation> annotations, List<Diagnostic> findings) {}

  /** A file as it was when it was read; a damaged one has no annotation. */
  private record Held(
      long size, FileTime modified, @Nullable Object key, Optional<Annotation> annotation) {}

  /** What is done while nobody else writes. */
  interface Work<T> {
    T run(Writer writer) throws IOException;
  }

  AnnotationStore(DataFolder data, JsonMapper json) {
    this.data = data;
    this.json = json;
  }

  synchronized Kept kept() throws IOException {
    String now = ChangeCounter.read(folder().resolve(CHANGES));
    if (!now.equals(seen)) {
      load();
      seen = now;
    }
    return kept;
  }

  private Path folder() {
    return data.root().resolve(FOLDER);
  }

  private void load() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(folder())) {
      try (Stream<Path> list = Files.list(folder())) {
        list.filter(file -> file.toString().endsWith(SUFFIX))
            .forEach(file -> files.put(file.getFileName().toString(), file));
      }
    }
    held.keySet().retainAll(files.keySet());
    for (Map.Entry<String, Path> file : files.entrySet()) {
      try {
        held.put(file.getKey(), read(file.getKey(), file.getValue()));
      } catch (NoSuchFileException e) {
        // Another process removed it since it was listed.
        held.remove(file.getKey());
      }
    }
    publish();
  }

  private void publish() {
    Map<String, Annotation> annotations = new LinkedHashMap<>();
    List<Diagnostic> broken = new ArrayList<>();
    held.forEach(
        (name, file) ->
            file.annotation()
                .ifPresentOrElse(
                    annotation -> annotations.put(annotation.mark().id(), annotation),
                    () -> broken.add(Findings.error("N-301", name, "note.broken", name))));
    kept = new Kept(Map.copyOf(annotations), List.copyOf(broken));
  }

  private Held read(String name, Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Held before = held.get(name);
    if (before != null
        && before.size() == attributes.size()
        && before.modified().equals(attributes.lastModifiedTime())
        && Objects.equals(before.key(), attributes.fileKey())) {
      return before;
    }
    return held(attributes, parse(name, file));
  }

  private static Held held(BasicFileAttributes attributes, Optional<Annotation> annotation) {
    return new Held(
        attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), annotation);
  }

  /** Empty when the file is damaged: it is named and left where it is. */
  private Optional<Annotation> parse(String name, Path file) throws IOException {
    try {
      Annotation annotation =
          Annotation.read(json.readTree(Files.readAllBytes(file)), Instant.EPOCH);
      return name.equals(annotation.mark().id() + SUFFIX)
          ? Optional.of(annotation)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException | JacksonException | NoMark e) {
      return Optional.empty();
    }
  }

  /**
   * Does something while nobody else writes; what it reads is what is there now.
   *
   * @throws DataFolder.BusyException when another process still writes after some seconds
   */
  @SuppressWarnings("try") // the lock is held, not used
  <T> T writing(Work<T> work) throws IOException {
    synchronized (writing) {
      try (DataFolder.Lock lock = data.write(PATIENCE)) {
        data.folder(FOLDER);
        Writer writer = new Writer(kept().annotations());
        try {
          return work.run(writer);
        } finally {
          // Also when it failed half way: what was written is there and must be seen.
          writer.finish();
        }
      }
    }
  }

  /** Writes annotations; everything is visible to others when the work is done. */
  final class Writer {
    private final Map<String, Annotation> before;
    private final Map<String, Held> changed = new TreeMap<>();
    private final List<String> removed = new ArrayList<>();

    private Writer(Map<String, Annotation> before) {
      this.before = before;
    }

    /** What was there when the work began, by id. */
    Map<String, Annotation> before() {
      return before;
    }

    /** Whether there is a file for that id, be it damaged. */
    boolean isTaken(String id) {
      return Files.exists(folder().resolve(id + SUFFIX));
    }

    void put(Annotation annotation) throws IOException {
      String name = annotation.mark().id() + SUFFIX;
      Path file = folder().resolve(name);
      AtomicFile.write(
          file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(annotation.json()));
      changed.put(
          name,
          held(Files.readAttributes(file, BasicFileAttributes.class), Optional.of(annotation)));
    }

    boolean remove(String id) throws IOException {
      removed.add(id + SUFFIX);
      return Files.deleteIfExists(folder().resolve(id + SUFFIX));
    }

    private void finish() throws IOException {
      if (!changed.isEmpty() || !removed.isEmpty()) {
        ChangeCounter.count(folder().resolve(CHANGES));
        take(this);
      }
    }
  }

  private synchronized void take(Writer writer) throws IOException {
    // Nobody else wrote since the work began, so there is nothing to list again.
    held.putAll(writer.changed);
    held.keySet().removeAll(writer.removed);
    seen = ChangeCounter.read(folder().resolve(CHANGES));
    publish();
  }
}
