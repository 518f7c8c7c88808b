package org.qinqing.classroom.plan.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanFinding.Code;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanTemplate;
import org.qinqing.classroom.plan.PlanWish;
import org.qinqing.data.AtomicFile;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Question;
import org.qinqing.store.Change;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.store.StoreException;
import org.qinqing.training.Training;

/**
 * Plans as states of the computer's shelf: whoever teaches at this computer uses them. Nothing is
 * cached, for another window or a command may write to the same shelf.
 */
@Component(service = ClassPlans.class)
public final class ShelfPlans implements ClassPlans {
  private static final String KIND = "class.plan";
  private static final long LARGEST_FILE = 4L << 20;
  private static final Pattern NUMBERED = Pattern.compile("plan-(\\d{1,9})");

  private final PackRegistry registry;
  private final Training training;
  private final PeopleStore store;
  private final PlanJson json = new PlanJson();

  /** Opens nothing yet. */
  @Activate
  public ShelfPlans(
      @Reference PackRegistry registry,
      @Reference Training training,
      @Reference PeopleStore store) {
    this.registry = registry;
    this.training = training;
    this.store = store;
  }

  private Installed installed(LocalDate asOf) {
    return new Installed(registry.snapshot(), training::question, asOf);
  }

  @Override
  public List<PlanTemplate> templates() {
    return Drafting.templates();
  }

  @Override
  public Drafted draft(PlanWish wish) {
    List<Question> questions =
        training.questions(
            new Training.Selection(
                wish.locality(),
                Optional.empty(),
                wish.side(),
                Optional.empty(),
                EnumSet.allOf(Question.Kind.class)));
    return Drafting.draft(wish, installed(wish.asOf()), questions);
  }

  @Override
  public List<PlanFinding> check(ClassPlan plan, LocalDate asOf) {
    return agenda(plan, asOf).findings();
  }

  @Override
  public Prepared agenda(ClassPlan plan, LocalDate asOf) {
    return Inspection.of(plan, installed(asOf));
  }

  @Override
  public Optional<String> objection(Question question, PlanPart.QuestionRound part) {
    return Optional.of(new Asking(installed(LocalDate.EPOCH)).ask(question, part).objection())
        .filter(sentence -> !sentence.isEmpty());
  }

  @Override
  public ClassPlan seen(ClassPlan plan, LocalDate asOf) {
    return plan.withReadings(Inspection.readings(plan, installed(asOf)));
  }

  @Override
  public Kept kept() throws IOException {
    List<ClassPlan> plans = new ArrayList<>();
    List<PlanFinding> findings = new ArrayList<>();
    for (State state : states()) {
      try {
        plans.add(read(state));
      } catch (PlanJson.Unreadable e) {
        findings.add(new PlanFinding(Code.UNREADABLE, 0, state.key(), unreadable(state.key(), e)));
      }
    }
    plans.sort(Comparator.comparing(ClassPlan::title).thenComparing(ClassPlan::id));
    return new Kept(plans, findings);
  }

  private List<State> states() throws IOException {
    try (Shelf shelf = store.common()) {
      return shelf.states(KIND);
    }
  }

  private ClassPlan read(State state) throws PlanJson.Unreadable {
    return json.read(state.payload()).withId(state.key());
  }

  private static String unreadable(String id, PlanJson.Unreadable why) {
    return Messages.text("kept.unreadable", id, why.sentence());
  }

  @Override
  public Optional<ClassPlan> kept(String id) throws IOException {
    if (!ClassPlan.isId(id)) {
      return Optional.empty();
    }
    Optional<State> state;
    try (Shelf shelf = store.common()) {
      state = shelf.state(KIND, id);
    }
    if (state.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(state.get()));
    } catch (PlanJson.Unreadable e) {
      throw new IOException(unreadable(id, e), e);
    }
  }

  @Override
  public ClassPlan keep(ClassPlan plan, LocalDate asOf) throws IOException {
    Installed installed = installed(asOf);
    Map<String, String> readings = new HashMap<>(Inspection.readings(plan, installed));
    // A question that is not installed at the moment may come back, and cite another text then.
    boolean whole =
        plan.parts().stream()
            .flatMap(part -> questions(part).stream())
            .allMatch(id -> installed.question(id).isPresent());
    plan.readings()
        .forEach(
            (subject, reading) -> {
              if (!whole || readings.containsKey(subject)) {
                readings.put(subject, reading);
              }
            });
    ClassPlan kept = plan.withReadings(readings);
    replace(
        kept.id(),
        seen ->
            Optional.of(
                new Change.Put(
                    KIND,
                    kept.id(),
                    seen.map(State::revision).orElse(Change.NEW),
                    json.write(kept))));
    return kept;
  }

  private static List<String> questions(PlanPart part) {
    return part instanceof PlanPart.QuestionRound round ? round.questions() : List.of();
  }

  @Override
  public void remove(String id) throws IOException {
    if (ClassPlan.isId(id)) {
      replace(id, seen -> seen.map(state -> new Change.Forget(KIND, id, state.revision())));
    }
  }

  /** The last writer is right. */
  private void replace(String id, Function<Optional<State>, Optional<? extends Change>> change)
      throws IOException {
    try (Shelf shelf = store.common()) {
      while (true) {
        List<Change> changes =
            change.apply(shelf.state(KIND, id)).stream().<Change>map(each -> each).toList();
        if (changes.isEmpty()) {
          return;
        }
        try {
          shelf.write(changes);
          return;
        } catch (StoreException e) {
          // Someone wrote between the two calls; each round one writer gets on, so this ends.
          if (e.reason() != StoreException.Reason.STALE) {
            throw e;
          }
        }
      }
    }
  }

  @Override
  public String freshId() throws IOException {
    int last =
        states().stream()
            .map(state -> NUMBERED.matcher(state.key()))
            .filter(Matcher::matches)
            .mapToInt(number -> Integer.parseInt(number.group(1)))
            .max()
            .orElse(0);
    return "plan-" + (last + 1);
  }

  @Override
  public void write(ClassPlan plan, Path file) throws IOException {
    AtomicFile.write(file, (json.write(plan) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Read read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      return unread(Messages.text("file.tooLarge"));
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new Read(
          Optional.of(json.read(text.startsWith("\uFEFF") ? text.substring(1) : text)), List.of());
    } catch (CharacterCodingException e) {
      return unread(Messages.text("file.noPlan"));
    } catch (PlanJson.Unreadable e) {
      return unread(e.sentence());
    }
  }

  private static Read unread(String sentence) {
    return new Read(Optional.empty(), List.of(new PlanFinding(Code.UNREADABLE, 0, "", sentence)));
  }
}
