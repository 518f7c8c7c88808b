package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Words;

/** Chinese names for facts, values, places and provisions of one snapshot. */
record Naming(PackSnapshot snapshot, Words words) {
  private static final String ACT = "act";

  String fact(String id) {
    return snapshot.facts().fact(id).map(FactsModel.Fact::label).orElse(id);
  }

  String topic(String id) {
    return snapshot.facts().topic(id).map(FactsModel.Topic::label).orElse(id);
  }

  String verdict(Verdict verdict) {
    return words.say("verdict." + verdict.name());
  }

  String place(Locality place) {
    if (place.equals(Locality.NATIONAL)) {
      return words.say("place.national");
    }
    return snapshot.packs().stream()
        .filter(pack -> pack.locality().equals(place))
        .map(Pack::place)
        .findFirst()
        .orElse(place.code());
  }

  String term(String fact, String term) {
    FactsModel facts = snapshot.facts();
    Optional<String> label =
        fact.equals(ACT)
            ? facts
                .act(term)
                .map(FactsModel.Act::label)
                .or(
                    () ->
                        facts.families().stream()
                            .filter(family -> family.id().equals(term))
                            .map(FactsModel.Family::label)
                            .findFirst())
            : facts.fact(fact).flatMap(f -> f.term(term)).map(FactsModel.Term::label);
    return label.orElseGet(
        () ->
            switch (term) {
              case "true" -> words.say("value.true");
              case "false" -> words.say("value.false");
              default -> term;
            });
  }

  private String value(String fact, FactContent content) {
    return switch (content) {
      case FactContent.Terms terms ->
          terms.values().stream()
              .sorted()
              .map(term -> term(fact, term))
              .collect(Collectors.joining(words.say("list.and")));
      case FactContent.Quantity quantity ->
          quantity.unit().equals("CNY")
              ? words.say("value.yuan", quantity.toString())
              : quantity.toString();
      case FactContent.Day day -> day.toString();
    };
  }

  /** A situation in words: its facts, the deed first; several deeds one after the other. */
  String situation(List<Map<String, FactContent>> events) {
    return events.stream().map(this::event).collect(Collectors.joining(words.say("list.event")));
  }

  private String event(Map<String, FactContent> facts) {
    Map<String, FactContent> others = new TreeMap<>(facts);
    Optional<FactContent> deed = Optional.ofNullable(others.remove(ACT));
    String first = deed.map(content -> value(ACT, content)).orElse("");
    String rest =
        others.entrySet().stream()
            .map(
                fact ->
                    words.say(
                        "list.fact", fact(fact.getKey()), value(fact.getKey(), fact.getValue())))
            .collect(Collectors.joining(words.say("list.facts")));
    return first.isEmpty() || rest.isEmpty()
        ? first + rest
        : first + words.say("list.facts") + rest;
  }

  /** Short title and number of a provision, such as 纪律处分条例 第九十七条; empty when unknown. */
  Optional<String> citation(Address address, LocalDate asOf) {
    Optional<Document> document = snapshot.document(address, asOf);
    String title =
        document
            .map(d -> d.shortNames().isEmpty() ? d.title() : d.shortNames().getFirst())
            .orElse("");
    if (address.anchor().isEmpty()) {
      return document.map(d -> title);
    }
    return snapshot
        .provision(address, asOf)
        .map(provision -> (title + "  " + provision.label() + "  " + provision.heading()).strip());
  }
}
