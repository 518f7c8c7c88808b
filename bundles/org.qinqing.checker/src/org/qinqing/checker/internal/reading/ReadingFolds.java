package org.qinqing.checker.internal.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.checker.internal.reading.ReadingSchool.Pupil;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;

/**
 * For the benchmark: divides the example sentences, so that each part can be read by somebody who
 * learned from the other parts alone. Learning and reading are those of the product.
 */
public final class ReadingFolds {
  /** How many parts there are. */
  public static final int NUMBER = 5;

  /** Examples were written in pairs that differ in one circumstance: these stay in one part. */
  private static final int TOGETHER = 12;

  private final LexiconSituationReader grammar = new LexiconSituationReader();
  private final Traits traits = new Traits(Thesaurus.load());
  private final FactsModel facts;
  private final LocalDate today;
  private final List<List<Pupil>> parts = new ArrayList<>();
  private final List<List<Sentence>> sentences = new ArrayList<>();

  /**
   * An example sentence.
   *
   * @param text the sentence
   * @param said the facts of each deed that it says
   * @param place where it plays
   * @param asOf when it plays
   */
  public record Sentence(
      String text, List<Map<String, FactContent>> said, Locality place, LocalDate asOf) {
    public Sentence {
      said = List.copyOf(said);
    }
  }

  /**
   * The examples of a folder, read by the grammar.
   *
   * @param examples folder with {@code *.tsv}
   * @param installed the bundles
   * @param today the day on which a sentence without a day is said
   * @throws IOException when they cannot be read
   */
  public ReadingFolds(Path examples, PackSnapshot installed, LocalDate today) throws IOException {
    this.facts = installed.facts();
    this.today = today;
    for (int i = 0; i < NUMBER; i++) {
      parts.add(new ArrayList<>());
      sentences.add(new ArrayList<>());
    }
    int number = 0;
    for (Path file : files(examples)) {
      for (Example example :
          Example.read(Files.readAllLines(file, StandardCharsets.UTF_8), facts)) {
        Sentence sentence = sentence(example, installed);
        Heard heard =
            grammar.hear(
                sentence.text(), Optional.empty(), installed, sentence.place(), sentence.asOf());
        int part = number / TOGETHER % NUMBER;
        parts.get(part).add(new Pupil(example, heard));
        sentences.get(part).add(sentence);
        number++;
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  private Sentence sentence(Example example, PackSnapshot installed) {
    Locality place =
        example
            .locality()
            .map(
                id ->
                    installed
                        .locality(id)
                        .orElseThrow(() -> new IllegalArgumentException(example.text())))
            .orElse(Locality.NATIONAL);
    return new Sentence(example.text(), example.deeds(), place, example.asOf().orElse(today));
  }

  /**
   * The sentences of a part.
   *
   * @param part from 0
   */
  public List<Sentence> sentences(int part) {
    return List.copyOf(sentences.get(part));
  }

  /**
   * A reader that has learned from all parts but one. Takes as long as making the model.
   *
   * @param part from 0
   */
  public SituationReader withoutPart(int part) {
    List<Pupil> seen = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i != part) {
        seen.addAll(parts.get(i));
      }
    }
    ReadingModel model = new ReadingSchool(facts, traits).learn(seen, "without part " + part);
    return new LearnedSituationReader(grammar, model, traits);
  }
}
