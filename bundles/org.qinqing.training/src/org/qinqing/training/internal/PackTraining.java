package org.qinqing.training.internal;

import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;

/**
 * The questions of the bundles and those that their rule tests make. Reads the questions anew from
 * the snapshot of each call, so that a bundle may come and go at any time.
 */
@Component(service = Training.class)
public final class PackTraining implements Training {
  private final PackRegistry registry;
  private final AtomicReference<Made> made = new AtomicReference<>(Made.of(PackSnapshot.EMPTY));

  /** Works on whatever the registry says is installed. */
  @Activate
  public PackTraining(@Reference PackRegistry registry) {
    this.registry = registry;
  }

  @Override
  public List<Question> questions(Selection selection) {
    PackSnapshot snapshot = registry.snapshot();
    List<String> topics = snapshot.facts().topics().stream().map(FactsModel.Topic::id).toList();
    Comparator<Question> byTopic =
        Comparator.comparingInt(
            question -> {
              int place = topics.indexOf(question.topic());
              return place < 0 ? topics.size() : place;
            });
    return snapshot.chain(selection.locality()).answering().stream()
        .flatMap(
            pack ->
                all(snapshot, pack)
                    .filter(question -> fits(question, selection))
                    .sorted(byTopic.thenComparing(Question::id)))
        .toList();
  }

  /** The questions of a bundle, then those that its rule tests make. */
  private Stream<Question> all(PackSnapshot snapshot, Pack pack) {
    return Stream.concat(pack.questions().stream(), ofTests(snapshot, pack).stream());
  }

  private List<Question> ofTests(PackSnapshot snapshot, Pack pack) {
    return made.updateAndGet(before -> before.isOf(snapshot) ? before : Made.of(snapshot))
        .byPack()
        .computeIfAbsent(pack.id(), id -> RuleTestQuestions.of(snapshot, pack));
  }

  /**
   * What was made of the rule tests of one snapshot, bundle by bundle when it is asked for.
   *
   * @param snapshot told by itself alone and not kept alive
   */
  private record Made(WeakReference<PackSnapshot> snapshot, Map<String, List<Question>> byPack) {
    static Made of(PackSnapshot snapshot) {
      return new Made(new WeakReference<>(snapshot), new ConcurrentHashMap<>());
    }

    boolean isOf(PackSnapshot other) {
      return snapshot.refersTo(other);
    }
  }

  private static boolean fits(Question question, Selection selection) {
    return selection.kinds().contains(question.kind())
        && selection.topic().map(question.topic()::equals).orElse(true)
        && selection.side().map(side -> side == question.side()).orElse(true)
        && selection
            .about()
            .map(
                about ->
                    question.basis().stream()
                        .anyMatch(basis -> about.contains(basis) || basis.contains(about)))
            .orElse(true);
  }

  @Override
  public Optional<Question> question(String id) {
    PackSnapshot snapshot = registry.snapshot();
    return snapshot.packs().stream()
        .flatMap(
            pack ->
                id.startsWith(RuleTestQuestions.PREFIX)
                    ? ofTests(snapshot, pack).stream()
                    : pack.questions().stream())
        .filter(question -> question.id().equals(id))
        .findFirst();
  }
}
