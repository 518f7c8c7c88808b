package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SignatureAlgorithm;

/**
 * Every file operation of each change of an extension is made to fail, one after the other, until a
 * run has no failure any more: afterwards there is the old one or the new one, which the next start
 * starts, and all goes on.
 */
final class ExtensionFaultsTest {
  @TempDir Path temp;
  private final FaultyFiles files = new FaultyFiles();
  private World world;
  private Program program;
  private ExtensionMirror mirror;
  private StandardExtensions extensions;
  private World.Office city;
  private Path first = Path.of("");
  private Path next = Path.of("");

  private enum Operation {
    INSTALL,
    UPDATE,
    /** What is stored is damaged; the same file comes again. */
    REPAIR,
    /** What is stored did not finish starting; the same file comes again. */
    TRY_AGAIN,
    REMOVE
  }

  @BeforeEach
  void start() throws Exception {
    world = new World(temp.resolve("w"), files::of);
    World.Office province =
        world.root(
            SignatureAlgorithm.ED25519, World.PROVINCE, ExtensionsTest.code(World.provincial()));
    city =
        world.certified(
            province, SignatureAlgorithm.ED25519, World.CITY, ExtensionsTest.code(World.ofCity()));
    world.pin(province);
    program = new Program(world, temp.resolve("cache"));
    first = signed("1.0.0");
    next = signed("1.1.0");
    mirror = program.mirror;
    again();
  }

  @AfterEach
  void stop() throws Exception {
    mirror.close();
    program.close();
    world.close();
  }

  private Path signed(String version) throws IOException {
    Path source = Files.write(world.free(".zip"), SampleExtension.of(temp, version).unsigned());
    Path output = world.free(Extensions.SUFFIX);
    PackSigner.Signed signed =
        program.signer.sign(source, city.signer(), world.clock.instant(), output);
    assertTrue(signed.done(), () -> signed.findings().toString());
    return output;
  }

  /** The next start of the program, on files of which an operation may fail. */
  private void again() {
    mirror.close();
    Path data = files.of(world.data);
    mirror =
        new ExtensionMirror(
            program.framework.getBundleContext(),
            new ExtensionStore(data),
            () -> world.trust,
            Program.VERSION,
            Program.PATIENCE);
    extensions = new StandardExtensions(new World.Folder(data), mirror, world.trust);
  }

  private Path folder() {
    return world.data.resolve("extensions");
  }

  private void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      try (Stream<Path> below = Files.walk(to)) {
        for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private Path before(Operation operation) throws IOException {
    Files.createDirectories(folder());
    if (operation != Operation.INSTALL) {
      assertTrue(extensions.install(first).done());
    }
    ExtensionStore store = new ExtensionStore(world.data);
    if (operation == Operation.REPAIR) {
      Path stored = store.newest("gz-hello").orElseThrow().file();
      byte[] bytes = Files.readAllBytes(stored);
      bytes[bytes.length / 2] ^= 1;
      Files.write(stored, bytes);
    }
    if (operation == Operation.TRY_AGAIN) {
      store.markHung(store.newest("gz-hello").orElseThrow());
    }
    Path saved = temp.resolve("saved-" + operation);
    copy(folder(), saved);
    return saved;
  }

  private Extensions.Outcome run(Operation operation) throws IOException {
    return switch (operation) {
      case INSTALL, REPAIR, TRY_AGAIN -> extensions.install(first);
      case UPDATE -> extensions.install(next);
      case REMOVE -> extensions.remove("gz-hello");
    };
  }

  /** What is told, and what a reader of the folder finds. */
  private List<String> state() throws IOException {
    List<String> state = new ArrayList<>();
    for (Extensions.Listed listed : extensions.list()) {
      state.add(
          String.join(
              " ",
              listed.id(),
              listed.version(),
              listed.state().name(),
              listed.findings().stream().map(Diagnostic::code).toList().toString()));
    }
    for (ExtensionStore.Stored stored : new ExtensionStore(world.data).newest()) {
      state.add(stored.version() + " " + stored.sha256() + " " + stored.whole());
    }
    return state;
  }

  private List<String> content() throws IOException {
    try (Stream<Path> all = Files.walk(folder())) {
      return all.map(path -> folder().relativize(path).toString()).sorted().toList();
    }
  }

  private void reset(Path saved) throws IOException {
    copy(saved, folder());
    again();
  }

  /**
   * What is seen of an operation.
   *
   * @param now before the next start
   * @param then after it
   * @param said by what runs then
   */
  private record Told(List<String> now, List<String> then, Optional<Object> said) {}

  private Told told() throws IOException {
    List<String> now = state();
    again();
    return new Told(now, state(), program.said());
  }

  @ParameterizedTest
  @EnumSource(FaultyFiles.Fault.class)
  void everyOperationMayFail(FaultyFiles.Fault fault) throws IOException {
    for (Operation operation : Operation.values()) {
      Path saved = before(operation);
      reset(saved);
      Told old = told();
      reset(saved);
      assertTrue(run(operation).done(), operation::toString);
      Told done = told();
      List<String> after = content();
      assertNotEquals(old, done, operation::toString);
      int n = 0;
      boolean struck = true;
      while (struck) {
        reset(saved);
        n++;
        String where = fault + " " + operation + " " + n;
        files.strike(fault, n);
        Optional<Boolean> answer = Optional.empty();
        try {
          answer = Optional.of(run(operation).done());
        } catch (IOException | FaultyFiles.Death e) {
          answer = Optional.empty(); // it failed and said so
        } finally {
          struck = files.calm();
        }
        Told now = told();
        if (fault == FaultyFiles.Fault.DEATH) {
          // Nobody was there any more to tell anything before the next start.
          boolean kept = now.then().equals(old.then()) && now.said().equals(old.said());
          assertTrue(
              kept || now.then().equals(done.then()) && now.said().equals(done.said()),
              () -> where + " " + now);
        } else {
          assertEquals(answer.orElse(false) ? done : old, now, where);
        }
        if (now.then().equals(old.then())) {
          assertTrue(run(operation).done(), where);
          again();
        } else {
          extensions.remove("nothing"); // any writer clears away what was left
        }
        assertEquals(done.then(), state(), where);
        assertEquals(done.said(), program.said(), where);
        assertEquals(after, content(), where);
      }
      assertTrue(n > 1, operation::toString);
      wipe();
    }
  }

  private void wipe() throws IOException {
    copy(Files.createDirectories(temp.resolve("nothing")), folder());
    again();
  }

  /** Whatever cannot be read at a start: the program starts, and says so until it can. */
  @Test
  void everyReadingAtAStartMayFail() throws IOException {
    assertTrue(extensions.install(first).done());
    List<String> content = content();
    int n = 0;
    boolean struck = true;
    while (struck) {
      n++;
      files.strike(FaultyFiles.Fault.ONCE, n);
      try {
        again();
      } finally {
        struck = files.calm();
      }
      List<Extensions.Listed> listed = extensions.list();
      boolean runs = program.said().isPresent();
      String where = n + " " + listed;
      assertTrue(
          listed.stream().anyMatch(each -> each.state() == Extensions.State.RUNNING) == runs,
          where);
      assertTrue(runs || listed.stream().anyMatch(each -> !each.findings().isEmpty()), where);
      assertEquals(content, content(), where);
      again();
      assertEquals(Optional.of("1.0.0"), program.said(), where);
    }
    assertTrue(n > 5, () -> "few operations");
  }
}
