package org.qinqing.pocketbook.internal;

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

/** Words for facts, values, places and provisions of one snapshot. */
record FactWords(PackSnapshot snapshot) {

  String fact(String id) {
    return snapshot.facts().fact(id).map(FactsModel.Fact::label).orElse(id);
  }

  String value(String fact, FactContent content) {
    return switch (content) {
      case FactContent.Terms terms ->
          terms.values().stream()
              .sorted()
              .map(term -> term(fact, term))
              .collect(Collectors.joining(Messages.text("join")));
      case FactContent.Quantity quantity -> number(quantity);
      case FactContent.Day day -> day.date().toString();
    };
  }

  private static String number(FactContent.Quantity quantity) {
    boolean between = quantity.least().isPresent() && quantity.most().isPresent();
    String bounds =
        between
            ? quantity.toString()
            : quantity.least().or(quantity::most).map(BigDecimal::toPlainString).orElse("");
    String number =
        switch (quantity.unit()) {
          case "CNY" -> Messages.text("value.yuan", bounds);
          case "year" -> Messages.text("value.years", bounds);
          default -> bounds;
        };
    if (quantity.least().isEmpty()) {
      return Messages.text("value.below", number);
    }
    return quantity.most().isEmpty() ? Messages.text("value.from", number) : number;
  }

  private String term(String fact, String term) {
    Optional<String> label =
        fact.equals("act")
            ? snapshot.facts().act(term).map(FactsModel.Act::label)
            : snapshot.facts().fact(fact).flatMap(f -> f.term(term)).map(FactsModel.Term::label);
    return label.orElseGet(
        () ->
            switch (term) {
              case "true" -> Messages.text("value.true");
              case "false" -> Messages.text("value.false");
              default -> term;
            });
  }

  String place(Locality place) {
    if (place.equals(Locality.NATIONAL)) {
      return Messages.text("place.national");
    }
    return snapshot.packs().stream()
        .filter(pack -> pack.locality().equals(place))
        .map(Pack::place)
        .findFirst()
        .orElse(place.code());
  }

  static String verdict(Verdict verdict) {
    return Messages.text("verdict." + verdict.name());
  }

  /** Title and number of a provision, such as 《纪律处分条例》第九十七条. */
  String citation(Address address, LocalDate asOf) {
    return title(address, asOf) + label(address, asOf);
  }

  /** Short title of the document, in its marks; empty when it is not installed. */
  String title(Address address, LocalDate asOf) {
    return snapshot
        .document(address, asOf)
        .map(d -> d.shortNames().isEmpty() ? d.title() : d.shortNames().getFirst())
        .map(name -> Messages.text("title", name))
        .orElse("");
  }

  String label(Address address, LocalDate asOf) {
    return snapshot.provision(address, asOf).map(Document.Provision::label).orElse("");
  }
}
