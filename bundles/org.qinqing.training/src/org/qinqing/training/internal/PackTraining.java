package org.qinqing.training.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;

/**
 * Reads the questions anew from the snapshot of each call, so that a bundle may come and go at any
 * time.
 */
@Component(service = Training.class)
public final class PackTraining implements Training {
  private final PackRegistry registry;

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
                pack.questions().stream()
                    .filter(question -> fits(question, selection))
                    .sorted(byTopic.thenComparing(Question::id)))
        .toList();
  }

  private static boolean fits(Question question, Selection selection) {
    return selection.topic().map(question.topic()::equals).orElse(true)
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
    return registry.snapshot().packs().stream()
        .flatMap(pack -> pack.questions().stream())
        .filter(question -> question.id().equals(id))
        .findFirst();
  }

  @Override
  public Optional<Marked> mark(String id, Set<String> chosen) {
    return question(id).map(question -> mark(question, chosen));
  }

  private static Marked mark(Question question, Set<String> chosen) {
    Set<String> keys =
        question.options().stream().map(Question.Option::key).collect(Collectors.toSet());
    if (chosen.isEmpty() || !keys.containsAll(chosen)) {
      throw new IllegalArgumentException(String.join(",", new TreeSet<>(chosen)));
    }
    if (chosen.size() > 1 && question.kind() != Question.Kind.MULTIPLE) {
      throw new IllegalArgumentException(String.join(",", new TreeSet<>(chosen)));
    }
    Set<String> right =
        question.options().stream()
            .filter(Question.Option::right)
            .map(Question.Option::key)
            .collect(Collectors.toSet());
    return new Marked(question, chosen, right.equals(chosen));
  }
}
