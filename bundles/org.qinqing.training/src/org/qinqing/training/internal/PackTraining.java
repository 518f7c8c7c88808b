package org.qinqing.training.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    return registry.snapshot().packs().stream()
        .flatMap(pack -> pack.questions().stream())
        .filter(question -> question.id().equals(id))
        .findFirst();
  }
}
