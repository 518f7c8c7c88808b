package org.qinqing.classroom.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.ClassSummary;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import org.qinqing.data.DataFolder;

/**
 * Classes in {@code <data>/classes/<id>/log}. A class has one writer, its host, which holds a lock
 * on the log: not the lock of the whole data folder, for a class goes on for hours in which
 * everything else must go on too.
 */
@Component(service = Classroom.class)
public final class FolderClassroom implements Classroom {
  private static final String FOLDER = "classes";
  private static final String LOG = "log";
  private static final int FORMAT = 1;
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final DataFolder data;
  private final LongSupplier nanos;
  private final Tokens tokens = new Tokens();
  private final Map<String, LiveClass> hosted = new HashMap<>();

  /** Touches no file and no socket yet. */
  @Activate
  public FolderClassroom(@Reference DataFolder data) {
    this(data, System::nanoTime);
  }

  /** For tests: a clock of their own by which requests are limited. */
  FolderClassroom(DataFolder data, LongSupplier nanos) {
    this.data = data;
    this.nanos = nanos;
  }

  @Override
  public synchronized LiveClass start(ClassAgenda agenda, ClassSettings settings)
      throws IOException {
    Path root = data.folder(FOLDER);
    Instant now = Instant.now();
    String id = TIME.format(now) + "-" + tokens.code();
    String hostToken = tokens.token();
    Path folder = Files.createDirectory(root.resolve(id));
    try {
      ClassLog log = ClassLog.create(folder.resolve(LOG));
      ClassEvent.Started started =
          new ClassEvent.Started(
              now, FORMAT, id, agenda, tokens.code(), tokens.token(), Tokens.hash(hostToken));
      try {
        log.append(List.of(started));
      } catch (IOException e) {
        log.close();
        throw e;
      }
      return host(new ClassSession(started), log, settings, hostToken);
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  @Override
  public synchronized LiveClass resume(String id, ClassSettings settings) throws IOException {
    if (hosted.containsKey(id)) {
      throw new FileAlreadyExistsException(id);
    }
    List<ClassEvent> events = new ArrayList<>();
    ClassLog log = ClassLog.open(log(id), events);
    try {
      ClassSession session = session(id, events);
      if (session.endedAt().isPresent()) {
        throw new IOException(id + " is over");
      }
      String hostToken = tokens.token();
      ClassEvent resumed = new ClassEvent.Resumed(Instant.now(), Tokens.hash(hostToken));
      log.append(List.of(resumed));
      session.apply(resumed);
      return host(session, log, settings, hostToken);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private LiveClass host(
      ClassSession session, ClassLog log, ClassSettings settings, String hostToken)
      throws IOException {
    LiveClass live = new HostedClass(session, log, settings, hostToken, nanos, this::stopped);
    hosted.put(live.id(), live);
    return live;
  }

  private synchronized void stopped(String id, boolean delete) throws IOException {
    hosted.remove(id);
    if (delete) {
      delete(folder(id));
    }
  }

  private Path log(String id) throws IOException {
    return folder(id).resolve(LOG);
  }

  private Path folder(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      throw new NoSuchFileException(id);
    }
    return data.root().resolve(FOLDER).resolve(id);
  }

  private static ClassSession session(String id, List<ClassEvent> events) throws IOException {
    try {
      return ClassSession.replay(events);
    } catch (IllegalArgumentException e) {
      throw new DamagedLog(id + "/" + LOG, events.size());
    }
  }

  @Override
  public List<ClassSummary> kept() throws IOException {
    Path root = data.root().resolve(FOLDER);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<ClassSummary> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.toList()) {
        summary(folder.getFileName().toString()).ifPresent(found::add);
      }
    }
    found.sort(
        Comparator.comparing(ClassSummary::startedAt).thenComparing(ClassSummary::id).reversed());
    return List.copyOf(found);
  }

  private Optional<ClassSummary> summary(String id) {
    try {
      ClassRecord record = read(id);
      return Optional.of(
          new ClassSummary(
              id,
              record.agenda().title(),
              record.startedAt(),
              record.endedAt(),
              record.participants().size()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public ClassRecord read(String id) throws IOException {
    return new Scoring(session(id, ClassLog.read(log(id)))).record();
  }

  @Override
  public synchronized void forget(String id) throws IOException {
    if (hosted.containsKey(id)) {
      throw new FileAlreadyExistsException(id);
    }
    Path folder = folder(id);
    Path log = folder.resolve(LOG);
    if (Files.exists(log)) {
      // Fails when another process hosts it.
      ClassLog.open(log, new ArrayList<>()).close();
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(LOG));
    Files.deleteIfExists(folder);
  }

  /** No class outlives the service: nothing is left listening. They can be resumed. */
  @Deactivate
  public void stop() {
    List<LiveClass> running;
    synchronized (this) {
      running = List.copyOf(hosted.values());
    }
    running.forEach(LiveClass::close);
  }
}
