package org.qinqing.training.exam.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Side;
import org.qinqing.store.Change;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.Shortage;
import org.qinqing.training.practice.Item;

/** Keeps own blueprints on the common shelf; makes the built-in ones anew at each call. */
@Component(service = Blueprints.class)
public final class KeptBlueprints implements Blueprints {
  private static final String KIND = "training.blueprint";
  private static final int FEW_TOPICS = 2;

  private final ItemBank items;
  private final Exams exams;
  private final PackRegistry registry;
  private final AtomicReference<@Nullable PeopleStore> store = new AtomicReference<>();
  private final BlueprintFile file = new BlueprintFile();

  /** Works on whatever is installed at each call. */
  @Activate
  public KeptBlueprints(
      @Reference ItemBank items, @Reference Exams exams, @Reference PackRegistry registry) {
    this.items = items;
    this.exams = exams;
    this.registry = registry;
  }

  /** Made anew with each store, this service would take the room of exams away for a moment. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindStore(PeopleStore store) {
    this.store.set(store);
  }

  void unbindStore(PeopleStore gone) {
    // Another may have come before this one went.
    store.compareAndSet(gone, null);
  }

  @Override
  public List<ExamPlan> all(Locality place, LocalDate asOf) throws IOException {
    List<ExamPlan> all = new ArrayList<>();
    for (BuiltInBlueprints.Kind kind : BuiltInBlueprints.Kind.values()) {
      all.add(builtIn(kind, place, asOf));
    }
    all.addAll(own());
    return List.copyOf(all);
  }

  private ExamPlan builtIn(BuiltInBlueprints.Kind kind, Locality place, LocalDate asOf) {
    List<String> topics =
        registry.snapshot().facts().topics().stream().map(FactsModel.Topic::id).toList();
    return BuiltInBlueprints.of(kind, items(Optional.of(kind.side()), place, asOf), topics);
  }

  private List<ExamPlan> own() throws IOException {
    PeopleStore there = store.get();
    if (there == null) {
      return List.of();
    }
    List<ExamPlan> own = new ArrayList<>();
    try (Shelf shelf = there.common()) {
      for (State state : shelf.states(KIND)) {
        Read read = read(state.payload());
        // One that a newer version wrote stays where it is, for that version to show.
        read.plan().ifPresent(plan -> own.add(revised(plan, state.revision())));
        for (String finding : read.findings()) {
          System.getLogger(KeptBlueprints.class.getName())
              .log(System.Logger.Level.WARNING, state.key() + ": " + finding);
        }
      }
    }
    own.sort(
        Comparator.comparing((ExamPlan plan) -> plan.blueprint().title())
            .thenComparing(ExamPlan::id));
    return own;
  }

  private static ExamPlan revised(ExamPlan plan, long revision) {
    return new ExamPlan(plan.blueprint(), plan.side(), plan.origin(), revision);
  }

  @Override
  public Optional<ExamPlan> of(String id, Locality place, LocalDate asOf) throws IOException {
    for (BuiltInBlueprints.Kind kind : BuiltInBlueprints.Kind.values()) {
      if (kind.id().equals(id)) {
        return Optional.of(builtIn(kind, place, asOf));
      }
    }
    return own().stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  @Override
  public boolean keeps() {
    return store.get() != null;
  }

  @Override
  public ExamPlan keep(ExamPlan plan) throws IOException {
    checkOwn(plan);
    String text = write(plan);
    List<String> findings = read(text).findings();
    if (!findings.isEmpty()) {
      // Written now, it could not be read again.
      throw new IllegalArgumentException(String.join(" ", findings));
    }
    try (Shelf shelf = shelf()) {
      return revised(plan, shelf.put(KIND, plan.id(), plan.revision(), text));
    }
  }

  @Override
  public void remove(ExamPlan plan) throws IOException {
    checkOwn(plan);
    try (Shelf shelf = shelf()) {
      shelf.write(List.of(new Change.Forget(KIND, plan.id(), plan.revision())));
    }
  }

  private static void checkOwn(ExamPlan plan) {
    if (plan.origin() != ExamPlan.Origin.OWN || BuiltInBlueprints.isOne(plan.id())) {
      throw new IllegalArgumentException(plan.id());
    }
  }

  private Shelf shelf() throws IOException {
    PeopleStore there = store.get();
    if (there == null) {
      throw new IllegalStateException("no store");
    }
    return there.common();
  }

  @Override
  public String freshId() {
    return "own-" + UUID.randomUUID().toString().substring(0, 13);
  }

  @Override
  public List<Item> bank(ExamPlan plan, Locality place, LocalDate asOf) {
    return items(plan.side(), place, asOf);
  }

  private List<Item> items(Optional<Side> side, Locality place, LocalDate asOf) {
    return items.items(
        new Training.Selection(place, Optional.empty(), side, Optional.empty()), asOf);
  }

  @Override
  public List<String> shortages(ExamPlan plan, Locality place, LocalDate asOf) {
    return exams.shortages(plan.blueprint(), bank(plan, place, asOf)).stream()
        .map(shortage -> words(plan.blueprint().rows().get(shortage.row()), shortage))
        .toList();
  }

  private String words(Blueprint.Row row, Shortage shortage) {
    return shortage.contested()
        ? Messages.text(
            "short.contested",
            shortage.row() + 1,
            name(row),
            shortage.wanted(),
            shortage.fitting(),
            shortage.left())
        : Messages.text(
            "short.few", shortage.row() + 1, name(row), shortage.wanted(), shortage.fitting());
  }

  private String name(Blueprint.Row row) {
    List<String> parts = new ArrayList<>();
    List<FactsModel.Topic> known = registry.snapshot().facts().topics();
    List<String> topics =
        row.topics().stream()
            .sorted()
            .map(
                id ->
                    known.stream()
                        .filter(topic -> topic.id().equals(id))
                        .findFirst()
                        .map(FactsModel.Topic::label)
                        .orElse(id))
            .toList();
    String list = Messages.text("list");
    if (topics.size() > FEW_TOPICS) {
      parts.add(
          Messages.text(
              "part.more", String.join(list, topics.subList(0, FEW_TOPICS)), topics.size()));
    } else {
      parts.addAll(topics);
    }
    row.kinds().stream().sorted().map(kind -> Messages.text("kind." + kind)).forEach(parts::add);
    if (!row.difficulties().isEmpty()) {
      parts.add(
          Messages.text(
              "part.difficulty",
              row.difficulties().stream()
                  .sorted()
                  .map(String::valueOf)
                  .collect(Collectors.joining(list))));
    }
    return parts.isEmpty() ? Messages.text("part.any") : String.join(list, parts);
  }

  @Override
  public String write(ExamPlan plan) {
    return file.write(plan);
  }

  @Override
  public Read read(String text) {
    return file.read(text, freshId());
  }
}
