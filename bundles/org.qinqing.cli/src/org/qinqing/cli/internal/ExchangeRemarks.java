package org.qinqing.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qinqing.training.exchange.ExchangeFormat;
import org.qinqing.training.exchange.QuestionExchange.Remark;
import tools.jackson.databind.node.ArrayNode;

/** What a format does to questions, told to people and programs. */
final class ExchangeRemarks {
  private static final int SHOWN = 5;

  /** Name on the command line → format. */
  private static final Map<String, ExchangeFormat> FORMATS = formats();

  private final Terminal terminal;

  ExchangeRemarks(Terminal terminal) {
    this.terminal = terminal;
  }

  private static Map<String, ExchangeFormat> formats() {
    Map<String, ExchangeFormat> formats = new LinkedHashMap<>();
    formats.put("excel", ExchangeFormat.EXCEL);
    formats.put("gift", ExchangeFormat.GIFT);
    formats.put("moodle", ExchangeFormat.MOODLE_XML);
    formats.put("qti21", ExchangeFormat.QTI_21);
    formats.put("qti30", ExchangeFormat.QTI_30);
    return formats;
  }

  /** The format that a person names. */
  ExchangeFormat format(String name) {
    return Optional.ofNullable(FORMATS.get(name.toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new WrongUse(
                    terminal.say("error.format", name, String.join("、", FORMATS.keySet()))));
  }

  static ArrayNode describe(List<Remark> remarks) {
    ArrayNode array = Json.array();
    for (Remark remark : remarks) {
      array.add(
          Json.object()
              .put("kind", remark.kind().name().toLowerCase(Locale.ROOT))
              .put("item", remark.item())
              .put("line", remark.line())
              .put("message", remark.message()));
    }
    return array;
  }

  /** What is said of many questions is said once, with some of them. */
  void print(List<Remark> remarks) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, StringBuilder> places = new LinkedHashMap<>();
    for (Remark remark : remarks) {
      String what =
          terminal.say("questions.remark." + remark.kind().name()) + "  " + remark.message();
      int count = counts.merge(what, 1, Integer::sum);
      StringBuilder where = places.computeIfAbsent(what, any -> new StringBuilder());
      if (count <= SHOWN) {
        where.append(where.isEmpty() ? "" : "、").append(place(remark));
      } else if (count == SHOWN + 1) {
        where.append(" …");
      }
    }
    counts.forEach(
        (what, count) -> {
          terminal.out().println(terminal.say("questions.remark", what, Integer.toString(count)));
          StringBuilder where = places.getOrDefault(what, new StringBuilder());
          if (!where.isEmpty()) {
            terminal.out().println("  " + where);
          }
        });
  }

  private String place(Remark remark) {
    String line =
        remark.line() > 0 ? terminal.say("questions.line", Integer.toString(remark.line())) : "";
    return remark.item().isEmpty() || line.isEmpty()
        ? remark.item() + line
        : remark.item() + " " + line;
  }
}
