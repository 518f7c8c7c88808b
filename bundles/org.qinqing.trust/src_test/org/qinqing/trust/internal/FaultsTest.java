package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.SignatureAlgorithm;

/**
 * Every file operation of each change is made to fail, one after the other, until a run has no
 * failure any more: afterwards there is the old state or the new one, and all goes on.
 */
final class FaultsTest {
  @TempDir Path temp;
  private final FaultyFiles files = new FaultyFiles();
  private World world;
  private Path install = Path.of("");
  private Path update = Path.of("");
  private Path several = Path.of("");

  private enum Operation {
    INSTALL,
    UPDATE,
    SEVERAL,
    ROLL_BACK,
    REMOVE
  }

  @BeforeEach
  void start() throws Exception {
    world = new World(temp.resolve("w"), files::of);
    World.Office province =
        world.root(SignatureAlgorithm.ED25519, World.PROVINCE, World.provincial());
    World.Office city =
        world.certified(province, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    world.pin(province);
    install = world.file(world.signed(bundle("gz-new", "440104", "county", "1.0.0"), city));
    Path first = world.file(world.signed(bundle("gz", "440100", "city", "1.0.0"), city));
    Path second = world.file(world.signed(bundle("gz", "440100", "city", "1.1.0"), city));
    update = world.file(world.signed(bundle("gz", "440100", "city", "1.2.0"), city));
    Path other = world.file(world.signed(bundle("gz-b", "440103", "county", "1.0.0"), city));
    Path otherNext = world.file(world.signed(bundle("gz-b", "440103", "county", "1.1.0"), city));
    several = world.free(".qinqing");
    assertTrue(world.signer.collect(List.of(update, otherNext, install), several).done());
    for (Path file : List.of(first, second, other)) {
      List<PackInstaller.Outcome> outcomes = world.installer.install(file, Consent.NONE);
      assertTrue(outcomes.getFirst().done(), outcomes::toString);
    }
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
  }

  private static SampleBundle bundle(String id, String code, String level, String version) {
    return SampleBundle.of(id, code, level, version, World.CITY);
  }

  private List<PackInstaller.Outcome> run(Operation operation) throws IOException {
    return switch (operation) {
      case INSTALL -> world.installer.install(install, Consent.NONE);
      case UPDATE -> world.installer.install(update, Consent.NONE);
      case SEVERAL -> world.installer.install(several, Consent.NONE);
      case ROLL_BACK -> List.of(world.installer.rollBack("gz"));
      case REMOVE -> List.of(world.installer.remove("gz"));
    };
  }

  /** What counts: what is stored and held back, and what readers get. */
  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    PackStore store = new PackStore(world.data.resolve("packs"));
    for (PackStore.Stored stored : store.list()) {
      assertTrue(stored.whole(), stored::toString);
      state.put("stored " + stored.id() + " " + stored.version(), stored.sha256());
      state.put(
          "place " + stored.id(), store.place(stored).map(place -> place.code()).orElse("lost"));
      state.put("held " + stored.id(), store.held(stored.id()).toString());
    }
    PackSnapshot snapshot = world.registry.snapshot();
    snapshot.packs().forEach(pack -> state.put("pack " + pack.id(), pack.version()));
    snapshot.unhealthy().forEach(pack -> state.put("unhealthy " + pack.id(), pack.toString()));
    return state;
  }

  private List<String> content() throws IOException {
    try (Stream<Path> all = Files.walk(world.data.resolve("packs"))) {
      return all.map(path -> world.data.relativize(path).toString()).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
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

  private void faults(FaultyFiles.Fault fault) throws IOException {
    Path packs = world.data.resolve("packs");
    Path saved = temp.resolve("saved");
    copy(packs, saved);
    List<String> counted = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      reset(saved);
      Map<String, String> old = state();
      List<String> before = content();
      assertTrue(run(operation).stream().allMatch(PackInstaller.Outcome::done));
      Map<String, String> done = state();
      List<String> after = content();
      assertFalse(old.equals(done), operation::toString);
      int n = 0;
      boolean struck = true;
      while (struck) {
        reset(saved);
        n++;
        String where = fault + " " + operation + " " + n;
        files.strike(fault, n);
        Optional<Boolean> answer = Optional.empty();
        try {
          answer = Optional.of(run(operation).stream().allMatch(PackInstaller.Outcome::done));
        } catch (IOException | FaultyFiles.Death e) {
          answer = Optional.empty(); // it failed and said so
        } finally {
          struck = files.calm();
        }
        // As the next start of the program sees it.
        world.mirror.mirror();
        Map<String, String> now = state();
        assertTrue(now.equals(old) || now.equals(done), () -> where + " " + now);
        answer.ifPresent(told -> assertEquals(told ? done : old, now, where));
        if (fault != FaultyFiles.Fault.DEATH && answer.isEmpty()) {
          assertEquals(old, now, where + ": nothing is changed when it says that it failed");
        }
        // A failure to read leaves nothing to clear away; there a sample is enough.
        boolean whole = fault != FaultyFiles.Fault.ONCE || n % 5 == 0;
        if (now.equals(old) && whole) {
          List<PackInstaller.Outcome> again = run(operation);
          assertTrue(again.stream().allMatch(PackInstaller.Outcome::done), where + " " + again);
        } else {
          world.installer.remove("nothing"); // any writer clears away what was left
        }
        boolean back = now.equals(old) && !whole;
        assertEquals(back ? old : done, state(), where);
        assertEquals(back ? before : after, content(), where);
      }
      assertTrue(n > 5, operation::toString);
      counted.add(operation + " " + (n - 1));
    }
    assertTrue(counted.size() == Operation.values().length, counted::toString);
  }

  private void reset(Path saved) throws IOException {
    copy(saved, world.data.resolve("packs"));
    world.mirror.mirror();
  }

  @ParameterizedTest
  @EnumSource(FaultyFiles.Fault.class)
  void everyOperationMayFail(FaultyFiles.Fault fault) throws IOException {
    faults(fault);
  }
}
