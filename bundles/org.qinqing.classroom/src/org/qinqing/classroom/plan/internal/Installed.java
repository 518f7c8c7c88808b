package org.qinqing.classroom.plan.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;

/**
 * What the installed bundles say on a day of the questions and provisions of a plan.
 *
 * @param snapshot the bundles
 * @param bank finds a question by its id: a written one, or one made of a rule test
 * @param asOf the day
 */
record Installed(PackSnapshot snapshot, Function<String, Optional<Question>> bank, LocalDate asOf) {

  Optional<Question> question(String id) {
    return bank.apply(id);
  }

  /** The document that an address points into, if it carries what is pointed at. */
  Optional<Document> document(Address address) {
    return snapshot
        .document(address, asOf)
        .filter(document -> address.anchor().isEmpty() || !units(document, address).isEmpty());
  }

  /** The provision itself, when it is an article or a part of one, and all that it contains. */
  private static List<Provision> units(Document document, Address address) {
    return document.provisions().stream().filter(unit -> address.contains(unit.address())).toList();
  }

  /** The words of a provision with all its parts; empty when it is not installed. */
  Optional<String> wording(Address address) {
    return document(address)
        .map(
            document ->
                String.join(
                    "",
                    units(document, address).stream()
                        .map(Provision::text)
                        .filter(text -> !text.isBlank())
                        .toList()));
  }

  /** Document and unit in words, such as 《纪律处分条例》第九十七条; the address when not installed. */
  String title(Address address) {
    Optional<Document> document = document(address);
    if (document.isEmpty()) {
      return address.toString();
    }
    String label = snapshot.provision(address, asOf).map(Provision::label).orElse(address.anchor());
    return Messages.text("provision", document.get().title(), label);
  }

  /** Tells when the words of a provision change; empty when it is not installed. */
  Optional<String> reading(Address address) {
    return document(address)
        .map(
            document -> {
              List<String> words = new ArrayList<>();
              for (Provision unit : units(document, address)) {
                words.add(unit.label());
                words.add(unit.heading());
                words.add(unit.text());
              }
              return Fingerprint.of(words);
            });
  }

  /** Tells when what is asked or what is right changes. */
  static String reading(Question question) {
    List<String> words = new ArrayList<>(List.of(question.kind().name(), question.stem()));
    switch (question.content()) {
      case Question.Choice choice ->
          choice
              .options()
              .forEach(
                  option ->
                      words.addAll(
                          List.of(option.key(), option.text(), Boolean.toString(option.right()))));
      case Question.Matching matching -> {
        matching.pairs().forEach(pair -> words.addAll(List.of(pair.first(), pair.second())));
        words.addAll(matching.extras());
      }
      case Question.Ordering ordering -> words.addAll(ordering.steps());
      case Question.Judgement judgement -> {
        words.add(judgement.verdict().name());
        words.add(judgement.provision().toString());
        judgement.among().forEach(address -> words.add(address.toString()));
      }
      case Question.Opinions opinions ->
          opinions
              .opinions()
              .forEach(
                  opinion ->
                      words.addAll(
                          List.of(
                              opinion.key(),
                              opinion.text(),
                              opinion.reason(),
                              Boolean.toString(opinion.holds()))));
    }
    return Fingerprint.of(words);
  }
}
