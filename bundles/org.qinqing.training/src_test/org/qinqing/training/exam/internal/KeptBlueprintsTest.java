package org.qinqing.training.exam.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.store.Shelf;
import org.qinqing.store.StoreException;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.internal.PackItemBank;
import org.qinqing.training.internal.PackTraining;
import org.qinqing.training.internal.SeededExams;

class KeptBlueprintsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private final AtomicReference<PackSnapshot> installed = new AtomicReference<>(Banks.of(60, 20));
  private final MemoryStore store = new MemoryStore();
  private final SeededExams exams = new SeededExams();
  private final KeptBlueprints blueprints = blueprints(store);

  private KeptBlueprints blueprints(MemoryStore kept) {
    KeptBlueprints made = alone();
    made.bindStore(kept);
    return made;
  }

  private KeptBlueprints alone() {
    return new KeptBlueprints(
        new PackItemBank(new PackTraining(installed::get), installed::get), exams, installed::get);
  }

  private ExamPlan plan(String id) throws IOException {
    return blueprints.of(id, Locality.NATIONAL, DAY).orElseThrow();
  }

  private static ExamPlan own(String id, Blueprint.Row... rows) {
    return ExamPlan.own(
        new Blueprint(
            id,
            "卷 " + id,
            List.of(rows),
            Map.of(),
            Duration.ofMinutes(5),
            Pauses.NONE,
            60,
            true,
            true,
            Set.of()),
        Optional.of(Side.OFFICIAL));
  }

  @ParameterizedTest
  @CsvSource({"builtin-20,20,20", "builtin-50,50,60", "builtin-enterprise,20,20"})
  void theBuiltInOnesHaveTheirNumberAndTimeAndCanBeDrawn(String id, int count, int minutes)
      throws IOException {
    ExamPlan plan = plan(id);
    assertEquals(count, plan.blueprint().rows().stream().mapToInt(Blueprint.Row::count).sum());
    assertEquals(Duration.ofMinutes(minutes), plan.blueprint().limit());
    assertEquals(List.of(), blueprints.shortages(plan, Locality.NATIONAL, DAY));
    assertEquals(
        count,
        exams
            .paper(plan.blueprint(), blueprints.bank(plan, Locality.NATIONAL, DAY), 1)
            .orElseThrow()
            .tasks()
            .size());
  }

  @Test
  void theyAskEveryTopicAndOtherKinds() throws IOException {
    ExamPlan plan = plan("builtin-20");
    var paper =
        exams
            .paper(plan.blueprint(), blueprints.bank(plan, Locality.NATIONAL, DAY), 1)
            .orElseThrow();
    Set<String> topics = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    paper
        .tasks()
        .forEach(
            task -> {
              kinds.add(task.kind());
              topics.add(
                  new PackTraining(installed::get).question(task.item()).orElseThrow().topic());
            });
    assertEquals(Set.copyOf(Banks.TOPICS), topics);
    assertTrue(kinds.contains("multiple"), "" + kinds);
    assertTrue(
        kinds.stream().anyMatch(Set.of("matching", "ordering", "verdict", "opinions")::contains));
  }

  @Test
  void theEnterpriseOneAsksOnlyThatSide() throws IOException {
    assertTrue(
        blueprints.bank(plan("builtin-enterprise"), Locality.NATIONAL, DAY).stream()
            .allMatch(item -> item.id().startsWith("e-")));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "3,1", "8,2", "30,0", "0,30"})
  void aSmallBankIsUsedAsFarAsItGoesAndTheRestIsSaid(int singles, int others) throws IOException {
    installed.set(Banks.of(singles, others));
    ExamPlan plan = plan("builtin-20");
    int there = blueprints.bank(plan, Locality.NATIONAL, DAY).size();
    List<String> said = blueprints.shortages(plan, Locality.NATIONAL, DAY);
    assertEquals(there < 20, !said.isEmpty(), there + " " + said);
    assertEquals(20, plan.blueprint().rows().stream().mapToInt(Blueprint.Row::count).sum());
  }

  @Test
  void aShortageIsSaidInWords() {
    ExamPlan plan =
        own(
            "own-1",
            new Blueprint.Row(Set.of("gift"), Set.of("multiple"), Set.of(3), 9),
            new Blueprint.Row(Set.of(), Set.of("ordering"), Set.of(), 15),
            new Blueprint.Row(Set.of(), Set.of("ordering"), Set.of(), 15));
    assertEquals(
        List.of(
            "第 1 部分（话题gift、多选、难度 3）要 9 题，题库里只有 1 题符合。可以减少题数，或者放宽话题、题型、难度。",
            "第 3 部分（排序）要 15 题，题库里有 20 题符合，但别的部分也要用，只剩 5 题。可以减少题数，或者放宽话题、题型、难度。"),
        blueprints.shortages(plan, Locality.NATIONAL, DAY));
  }

  @Test
  void ownOnesOutliveTheProgram() throws IOException {
    ExamPlan plan = own("own-1", new Blueprint.Row(Set.of(), Set.of("single"), Set.of(), 3));
    ExamPlan kept = blueprints.keep(plan);
    assertTrue(kept.revision() > 0);
    assertEquals(
        List.of("builtin-20", "builtin-50", "builtin-enterprise", "own-1"),
        blueprints(store).all(Locality.NATIONAL, DAY).stream().map(ExamPlan::id).toList());
    assertEquals(kept, blueprints(store).of("own-1", Locality.NATIONAL, DAY).orElseThrow());
    blueprints.remove(kept);
    assertTrue(blueprints.of("own-1", Locality.NATIONAL, DAY).isEmpty());
  }

  @Test
  void whoIsSlowerIsToldAndChangesNothing() throws IOException {
    ExamPlan first =
        blueprints.keep(own("own-1", new Blueprint.Row(Set.of(), Set.of(), Set.of(), 3)));
    ExamPlan faster =
        blueprints.keep(
            new ExamPlan(first.blueprint(), Optional.empty(), first.origin(), first.revision()));
    assertEquals(
        StoreException.Reason.STALE,
        assertThrows(StoreException.class, () -> blueprints.keep(first)).reason());
    assertEquals(
        StoreException.Reason.STALE,
        assertThrows(StoreException.class, () -> blueprints.remove(first)).reason());
    assertEquals(faster, blueprints.of("own-1", Locality.NATIONAL, DAY).orElseThrow());
  }

  @Test
  void builtInOnesCannotBeReplaced() throws IOException {
    ExamPlan built = plan("builtin-20");
    assertThrows(IllegalArgumentException.class, () -> blueprints.keep(built));
    assertThrows(
        IllegalArgumentException.class,
        () -> blueprints.keep(ExamPlan.own(built.blueprint(), built.side())));
  }

  @Test
  void whatANewerProgramKeptStaysAndHidesNothingElse() throws IOException {
    blueprints.keep(own("own-1", new Blueprint.Row(Set.of(), Set.of(), Set.of(), 3)));
    try (Shelf shelf = store.common()) {
      shelf.put("training.blueprint", "own-2", 0, "{\"format\":\"qinqing-exam\",\"version\":9}");
    }
    assertTrue(blueprints.of("own-1", Locality.NATIONAL, DAY).isPresent());
    assertTrue(blueprints.of("own-2", Locality.NATIONAL, DAY).isEmpty());
    try (Shelf shelf = store.common()) {
      assertTrue(shelf.state("training.blueprint", "own-2").isPresent());
    }
  }

  @Test
  void withoutAStoreThereAreTheBuiltInOnes() throws IOException {
    KeptBlueprints alone = alone();
    assertFalse(alone.keeps());
    assertEquals(3, alone.all(Locality.NATIONAL, DAY).size());
    assertThrows(
        IllegalStateException.class,
        () -> alone.keep(own("own-1", new Blueprint.Row(Set.of(), Set.of(), Set.of(), 3))));
  }

  @Test
  void ownBlueprintsComeAndGoWithTheStore() throws IOException {
    KeptBlueprints here = alone();
    assertFalse(here.keeps());
    here.bindStore(store);
    assertTrue(here.keeps());
    MemoryStore later = new MemoryStore();
    here.bindStore(later);
    here.unbindStore(store);
    assertTrue(here.keeps());
    here.unbindStore(later);
    assertFalse(here.keeps());
  }
}
