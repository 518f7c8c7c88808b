package org.qinqing.cli.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.checker.CheckRequest;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import tools.jackson.databind.JsonNode;

/**
 * Turns what a person or a program wrote into typed values, or says in one line what is wrong with
 * it.
 */
final class Arguments {
  private static final Pattern SUM = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)");
  private static final Set<String> UNKNOWN = Set.of("unknown", "不清楚", "不知道");
  private static final Set<String> YES = Set.of("true", "yes", "是");
  private static final Set<String> NO = Set.of("false", "no", "否");

  private final Terminal terminal;

  Arguments(Terminal terminal) {
    this.terminal = terminal;
  }

  Locality locality(String text, PackSnapshot snapshot) {
    return snapshot
        .locality(text)
        .orElseThrow(() -> new WrongUse(terminal.say("error.locality", text)));
  }

  LocalDate day(String text) {
    if (text.isEmpty()) {
      return terminal.today();
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new WrongUse(terminal.say("error.date", text));
    }
  }

  Optional<Side> side(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "official" -> Optional.of(Side.OFFICIAL);
      case "enterprise" -> Optional.of(Side.ENTERPRISE);
      default -> throw new WrongUse(terminal.say("error.role", text));
    };
  }

  int limit(int wanted) {
    if (wanted < 1 || wanted > 1000) {
      throw new WrongUse(terminal.say("error.limit", Integer.toString(wanted)));
    }
    return wanted;
  }

  /** {@code K=V}, or {@code N.K=V} for the N-th event, counted from 1. */
  CheckRequest.Given fact(String text, FactsModel model) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw new WrongUse(terminal.say("error.factForm", text));
    }
    return fact(text.substring(0, equals).strip(), text.substring(equals + 1).strip(), model);
  }

  /** A fact of a batch line. */
  CheckRequest.Given fact(String name, JsonNode value, FactsModel model) {
    if (value.isArray()) {
      List<String> parts = value.valueStream().map(JsonNode::asString).toList();
      return fact(name, String.join(",", parts), model);
    }
    return fact(name, value.asString(), model);
  }

  private CheckRequest.Given fact(String name, String value, FactsModel model) {
    Optional<Integer> event = Optional.empty();
    String id = name;
    int dot = name.indexOf('.');
    if (dot > 0 && name.substring(0, dot).chars().allMatch(Character::isDigit)) {
      event = Optional.of(Integer.parseInt(name.substring(0, dot)) - 1);
      id = name.substring(dot + 1);
    }
    String wanted = id;
    FactsModel.Fact fact =
        model.fact(wanted).orElseThrow(() -> new WrongUse(terminal.say("error.factName", wanted)));
    if (UNKNOWN.contains(value)) {
      return new CheckRequest.Given(event, wanted, Optional.empty());
    }
    return new CheckRequest.Given(event, wanted, Optional.of(content(fact, value, model)));
  }

  private FactContent content(FactsModel.Fact fact, String value, FactsModel model) {
    return switch (fact.type()) {
      case FLAG -> {
        String lower = value.toLowerCase(Locale.ROOT);
        if (YES.contains(lower)) {
          yield FactContent.Terms.of(true);
        }
        if (NO.contains(lower)) {
          yield FactContent.Terms.of(false);
        }
        throw wrongValue(fact, value, "true, false");
      }
      case QUANTITY -> {
        Matcher sum = SUM.matcher(value);
        if (!sum.matches()) {
          throw wrongValue(fact, value, "200");
        }
        String unit = sum.group(2).isEmpty() ? fact.unit() : sum.group(2).toUpperCase(Locale.ROOT);
        yield FactContent.Quantity.exactly(new BigDecimal(sum.group(1)), unit);
      }
      case DATE -> new FactContent.Day(day(value));
      case PLACE -> FactContent.Terms.of(value);
      case TERM, TERMS -> {
        Set<String> terms = new LinkedHashSet<>(Arrays.asList(value.split("\\s*[,，]\\s*")));
        for (String term : terms) {
          boolean known =
              fact.id().equals("act") ? model.act(term).isPresent() : fact.term(term).isPresent();
          if (!known) {
            throw wrongValue(
                fact,
                term,
                String.join(", ", fact.values().stream().map(FactsModel.Term::id).toList()));
          }
        }
        if (terms.size() > 1 && fact.type() == FactsModel.Type.TERM) {
          throw new WrongUse(terminal.say("error.factSingle", fact.id()));
        }
        yield new FactContent.Terms(terms);
      }
    };
  }

  private WrongUse wrongValue(FactsModel.Fact fact, String value, String known) {
    return new WrongUse(terminal.say("error.factValue", fact.id(), value, known));
  }
}
