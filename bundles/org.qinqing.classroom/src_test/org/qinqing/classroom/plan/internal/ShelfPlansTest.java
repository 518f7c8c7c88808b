package org.qinqing.classroom.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanFinding.Code;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Shelf;

class ShelfPlansTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @TempDir Path folder;
  private final AtomicReference<PackSnapshot> installed =
      new AtomicReference<>(
          World.snapshot(World.document("不得收礼。", Optional.empty()), World.single("q1")));
  private PeopleStore store;

  private record At(Path root) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) {
      return () -> {};
    }
  }

  private ClassPlans plans() {
    if (store == null) {
      store = World.store(new At(folder));
    }
    return new ShelfPlans(installed::get, World.training(installed::get), store);
  }

  @AfterEach
  void end() throws Exception {
    if (store instanceof AutoCloseable open) {
      open.close();
    } else if (store != null) {
      store.getClass().getMethod("close").invoke(store);
    }
  }

  private static ClassPlan plan(String id, String title) {
    return new ClassPlan(
        id,
        title,
        Locality.NATIONAL,
        Optional.empty(),
        45,
        List.of(),
        List.of(QuestionRound.of(Mode.EVERYONE, "必答", 5, List.of("q1"))),
        Map.of());
  }

  @Test
  void plansAreKeptListedReplacedAndRemoved() throws IOException {
    ClassPlans plans = plans();
    assertEquals(new ClassPlans.Kept(List.of(), List.of()), plans.kept());
    assertEquals("plan-1", plans.freshId());
    ClassPlan second = plans.keep(plan("plan-7", "乙"), World.DAY);
    ClassPlan first = plans.keep(plan("x", "甲"), World.DAY);
    assertEquals(List.of("乙", "甲"), plans.kept().plans().stream().map(ClassPlan::title).toList());
    assertEquals("plan-8", plans.freshId());
    assertEquals(Optional.of(first), plans.kept("x"));
    plans.keep(second.withTitle("丙"), World.DAY);
    assertEquals("丙", plans.kept("plan-7").orElseThrow().title());
    plans.remove("plan-7");
    plans.remove("plan-7");
    plans.remove("NO SUCH ID");
    assertEquals(List.of(first), plans.kept().plans());
    assertEquals(Optional.empty(), plans.kept("plan-7"));
    assertEquals(Optional.empty(), plans.kept("../x"));
  }

  @Test
  void aChangeIsToldUntilTheTrainerHasSeenIt() throws IOException {
    ClassPlans plans = plans();
    ClassPlan kept = plans.keep(plan("p", "甲"), World.DAY);
    assertEquals(List.of(), plans.check(kept, World.DAY));
    installed.set(World.snapshot(World.document("可以收礼。", Optional.empty()), World.single("q1")));
    assertEquals(List.of(Code.PROVISION_CHANGED), codes(plans.check(kept, World.DAY)));
    // Another title is no reason to think that the change was read.
    kept = plans.keep(kept.withTitle("乙"), World.DAY);
    assertEquals(List.of(Code.PROVISION_CHANGED), codes(plans.check(kept, World.DAY)));
    kept = plans.keep(plans.seen(kept, World.DAY), World.DAY);
    assertEquals(List.of(), plans.check(kept, World.DAY));
  }

  @Test
  void whatABundleSaidIsRememberedWhileItIsAway() throws IOException {
    ClassPlans plans = plans();
    ClassPlan kept = plans.keep(plan("p", "甲"), World.DAY);
    installed.set(PackSnapshot.EMPTY);
    kept = plans.keep(kept.withTitle("乙"), World.DAY);
    assertEquals(List.of(Code.UNKNOWN_QUESTION), codes(plans.check(kept, World.DAY)));
    installed.set(World.snapshot(World.document("可以收礼。", Optional.empty()), World.single("q1")));
    assertEquals(List.of(Code.PROVISION_CHANGED), codes(plans.check(kept, World.DAY)));
  }

  private static List<Code> codes(List<PlanFinding> findings) {
    return findings.stream().map(PlanFinding::code).toList();
  }

  @Test
  void aDamagedPlanIsSaidAndTheOthersAreThere() throws IOException {
    ClassPlans plans = plans();
    plans.keep(plan("good", "甲"), World.DAY);
    try (Shelf shelf = store.common()) {
      shelf.put("class.plan", "bad", 0, "{\"format\":\"qinqing-class-plan\",\"version\":1}");
    }
    ClassPlans.Kept kept = plans.kept();
    assertEquals(1, kept.plans().size());
    assertEquals("bad", kept.findings().getFirst().subject());
    assertEquals(Code.UNREADABLE, kept.findings().getFirst().code());
    assertTrue(
        assertThrows(IOException.class, () -> plans.kept("bad")).getMessage().contains("bad"));
    plans.remove("bad");
    assertEquals(List.of(), plans.kept().findings());
  }

  @Test
  void aPlanGoesToAnotherComputerAsAFile() throws IOException {
    ClassPlans plans = plans();
    ClassPlan kept = plans.keep(plan("p", "甲"), World.DAY);
    Path file = folder.resolve("计划.json");
    plans.write(kept, file);
    assertEquals(new ClassPlans.Read(Optional.of(kept), List.of()), plans.read(file));
    Files.writeString(file, "\uFEFF" + Files.readString(file));
    assertEquals(Optional.of(kept), plans.read(file).plan());

    Files.write(file, new byte[] {(byte) 0xff, 0x00, 0x12});
    assertEquals(List.of(Code.UNREADABLE), codes(plans.read(file).findings()));
    Files.write(file, new byte[5 << 20]);
    assertEquals(List.of(Code.UNREADABLE), codes(plans.read(file).findings()));
    assertThrows(IOException.class, () -> plans.read(folder.resolve("none")));
    assertFalse(Files.exists(folder.resolve("计划.json.new")));
  }

  @Test
  void objectionsAreForThePicker() {
    ClassPlans plans = plans();
    QuestionRound round = QuestionRound.of(Mode.EVERYONE, "", 1, List.of());
    assertEquals(Optional.empty(), plans.objection(World.single("q"), round));
    assertTrue(plans.objection(World.opinions("o"), round).isPresent());
  }
}
