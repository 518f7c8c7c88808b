package org.qinqing.checker.internal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.qinqing.checker.internal.reading.Deeds.Deed;
import org.qinqing.checker.internal.reading.Training.Lesson;
import org.qinqing.checker.internal.reading.Training.Notebook;
import org.qinqing.checker.internal.reading.Training.Weights;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;

/** Makes a {@link ReadingModel} out of example sentences. */
final class ReadingSchool {
  /** These are read by the grammar or follow from the deed. */
  static final List<String> NOT_LEARNED =
      List.of(
          Deeds.ACT, Deeds.SIDE, "locality", "as_of", "amount", "years_since_leaving", "duty_link");

  private static final String OUTSIDE = "out-of-scope";

  private final FactsModel model;
  private final Traits traits;
  private final Deeds deeds;

  /** An example with what the grammar makes of it. */
  record Pupil(Example example, Heard heard) {}

  ReadingSchool(FactsModel model, Traits traits) {
    this.model = model;
    this.traits = traits;
    this.deeds = new Deeds(model);
  }

  /** An example read by the grammar. */
  Pupil read(Example example, Lexicon lexicon, LocalDate asOf) {
    return new Pupil(
        example, Heard.of(new Reading(example.text(), Optional.empty(), lexicon, deeds, asOf)));
  }

  /** Learns from all of them. */
  ReadingModel learn(List<Pupil> pupils, String fingerprint) {
    List<Lesson> whole = new ArrayList<>();
    List<TraitSet> ofDeeds = new ArrayList<>();
    List<Map<String, FactContent>> said = new ArrayList<>();
    for (Pupil pupil : pupils) {
      TraitSet seen = traits.of(pupil.heard());
      List<String> done = new ArrayList<>();
      for (Map<String, FactContent> facts : pupil.example().deeds()) {
        Deed deed = deeds.of(facts);
        if (!done.contains(deed.column())) {
          done.add(deed.column());
        }
        if (!deed.act().equals(OUTSIDE) && deed.family().isPresent()) {
          ofDeeds.add(seen.and(traits.ofDeed(deed, pupil.heard())));
          said.add(facts);
        }
      }
      whole.add(new Lesson(seen, done.isEmpty() ? List.of(ReadingModel.NONE) : done));
    }
    List<Lesson> ends =
        IntStream.range(0, pupils.size())
            .mapToObj(
                i ->
                    new Lesson(
                        whole.get(i).seen(),
                        List.of(Understanding.outcome(pupils.get(i).example().verdict()))))
            .toList();
    // Each learns for itself, so that doing it at the same time changes nothing.
    CompletableFuture<LinearModel> ofWhole = CompletableFuture.supplyAsync(() -> classes(whole));
    CompletableFuture<LinearModel> outcomes = CompletableFuture.supplyAsync(() -> classes(ends));
    Notebook notebook = new Notebook(ofDeeds);
    Map<String, List<String>> values = values(said);
    List<Weights> learned =
        List.copyOf(values.keySet()).parallelStream()
            .map(fact -> fact(fact, values.getOrDefault(fact, List.of()), said, notebook))
            .toList();
    List<ReadingModel.Group> groups = new ArrayList<>();
    int begin = 0;
    for (Map.Entry<String, List<String>> fact : values.entrySet()) {
      groups.add(new ReadingModel.Group(fact.getKey(), begin, begin + fact.getValue().size()));
      begin += fact.getValue().size();
    }
    return new ReadingModel(
        fingerprint, ofWhole.join(), Training.pack(notebook, learned), outcomes.join(), groups);
  }

  private static LinearModel classes(List<Lesson> lessons) {
    Notebook notebook = new Notebook(lessons.stream().map(Lesson::seen).toList());
    List<String> classes =
        List.copyOf(
            lessons.stream()
                .flatMap(lesson -> lesson.classes().stream())
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    int[][] right =
        lessons.stream()
            .map(lesson -> lesson.classes().stream().mapToInt(classes::indexOf).toArray())
            .toArray(int[][]::new);
    return Training.pack(notebook, List.of(Training.learn(notebook, classes, right)));
  }

  /** Facts that some example says, each with the values that at least two say, "not said" first. */
  private Map<String, List<String>> values(List<Map<String, FactContent>> said) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (FactsModel.Fact fact : model.facts()) {
      if (NOT_LEARNED.contains(fact.id())) {
        continue;
      }
      Map<String, Integer> counts = new TreeMap<>();
      for (Map<String, FactContent> facts : said) {
        FactContent content = facts.get(fact.id());
        if (content != null) {
          counts.merge(content.toString(), 1, Integer::sum);
        }
      }
      counts.values().removeIf(count -> count < 2);
      if (!counts.isEmpty()) {
        List<String> columns = new ArrayList<>(List.of(ReadingModel.NONE));
        columns.addAll(counts.keySet());
        values.put(fact.id(), columns);
      }
    }
    return values;
  }

  private static Weights fact(
      String fact, List<String> values, List<Map<String, FactContent>> said, Notebook notebook) {
    int[][] right = new int[notebook.size()][];
    for (int i = 0; i < right.length; i++) {
      FactContent content = said.get(i).get(fact);
      int at = content == null ? 0 : values.indexOf(content.toString());
      // A rare value is left out rather than taught as "not said".
      right[i] = at < 0 ? new int[0] : new int[] {at};
    }
    return Training.learn(notebook, values, right);
  }
}
