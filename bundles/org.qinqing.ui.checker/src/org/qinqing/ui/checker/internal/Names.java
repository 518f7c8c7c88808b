package org.qinqing.ui.checker.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
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
record Names(PackSnapshot snapshot, Words words) {

  String fact(String id) {
    return snapshot.facts().fact(id).map(FactsModel.Fact::label).orElse(id);
  }

  String value(String fact, FactContent content) {
    return switch (content) {
      case FactContent.Terms terms ->
          terms.values().stream()
              .sorted()
              .map(term -> term(fact, term))
              .collect(Collectors.joining("、"));
      case FactContent.Quantity quantity -> number(quantity);
      case FactContent.Day day -> day.toString();
    };
  }

  private String number(FactContent.Quantity quantity) {
    String number =
        switch (quantity.unit()) {
          case "CNY" -> words.say("value.yuan", bounds(quantity));
          case "year" -> words.say("value.years", bounds(quantity));
          default -> bounds(quantity);
        };
    return quantity.least().isEmpty()
        ? words.say("value.below", number)
        : quantity.most().isEmpty() ? words.say("value.from", number) : number;
  }

  private static String bounds(FactContent.Quantity quantity) {
    if (quantity.least().isPresent() && quantity.most().isPresent()) {
      return quantity.toString();
    }
    return quantity.least().or(quantity::most).map(BigDecimal::toPlainString).orElse("");
  }

  String term(String fact, String term) {
    Optional<String> label =
        fact.equals("act")
            ? snapshot.facts().act(term).map(FactsModel.Act::label)
            : snapshot.facts().fact(fact).flatMap(f -> f.term(term)).map(FactsModel.Term::label);
    return label.orElseGet(
        () ->
            switch (term) {
              case "true" -> words.say("value.true");
              case "false" -> words.say("value.false");
              default -> term;
            });
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

  /** Short title and number of a provision, such as 纪律处分条例 第九十七条. */
  String citation(Address address, LocalDate asOf) {
    Optional<Document> document = snapshot.document(address, asOf);
    String title =
        document
            .map(d -> d.shortNames().isEmpty() ? d.title() : d.shortNames().getFirst())
            .orElse("");
    String label = snapshot.provision(address, asOf).map(Document.Provision::label).orElse("");
    return (title + "  " + label).strip();
  }
}
