package org.qinqing.training.exchange.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qinqing.pack.Question.Pair;
import org.qinqing.training.exchange.QuestionExchange.Remark;
import org.qinqing.training.exchange.internal.XmlTree.Element;

/** Moodle XML: one {@code question} element an item, tags as Moodle's own tags. */
final class Moodle {
  /** Moodle cuts longer tags. */
  private static final int LONGEST_TAG = 50;

  private static final String[] PLAIN = {"format", "plain_text"};

  private final Remarks remarks;

  Moodle(Remarks remarks) {
    this.remarks = remarks;
  }

  // --- writing -----------------------------------------------------------------------------------

  byte[] write(List<Portable> items) {
    XmlText xml = new XmlText().open("quiz").write("\n");
    items.forEach(item -> write(item, xml));
    return xml.close().bytes();
  }

  private void write(Portable item, XmlText xml) {
    String type =
        switch (item.shape()) {
          case Portable.Choices choices -> "multichoice";
          case Portable.TrueFalse sentence -> "truefalse";
          case Portable.Pairs pairs -> "matching";
          case Portable.Order order -> "ordering";
        };
    xml.open("question", "type", type);
    xml.open("name").leaf("text", item.id()).close();
    xml.open("questiontext", PLAIN).leaf("text", item.stem()).close();
    xml.open("generalfeedback", PLAIN).leaf("text", item.feedback()).close();
    xml.leaf("defaultgrade", "1").leaf("penalty", "0").leaf("hidden", "0");
    xml.leaf("idnumber", item.id());
    switch (item.shape()) {
      case Portable.Choices choices -> {
        xml.leaf("single", Boolean.toString(!choices.several()));
        xml.leaf("shuffleanswers", "false").leaf("answernumbering", "ABCD");
        long right = choices.lines().stream().filter(Portable.Line::right).count();
        for (Portable.Line line : choices.lines()) {
          answer(xml, fraction(line.right(), right, choices.several()), line.text(), line);
        }
      }
      case Portable.TrueFalse sentence -> {
        boolean truth = sentence.truth();
        answer(xml, truth ? "100" : "0", "true", new Portable.Line("", truth, sentence.onTrue()));
        answer(
            xml, truth ? "0" : "100", "false", new Portable.Line("", !truth, sentence.onFalse()));
      }
      case Portable.Pairs pairs -> {
        xml.leaf("shuffleanswers", "true");
        pairs.pairs().forEach(pair -> pair(xml, pair.first(), pair.second()));
        pairs.extras().forEach(extra -> pair(xml, "", extra));
      }
      case Portable.Order order -> {
        xml.leaf("layouttype", "VERTICAL").leaf("selecttype", "ALL").leaf("selectcount", "0");
        xml.leaf("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST").leaf("showgrading", "SHOW");
        for (int i = 0; i < order.steps().size(); i++) {
          // The share of an ordered step is its place.
          answer(
              xml, Integer.toString(i + 1), order.steps().get(i), new Portable.Line("", true, ""));
        }
      }
    }
    xml.open("tags");
    for (String tag : item.tags()) {
      if (tag.length() > LONGEST_TAG) {
        remarks.add(Remark.Kind.CONVENTION, item.id(), 0, "remark.longTag", tag);
      }
      xml.open("tag").leaf("text", tag).close();
    }
    xml.close();
    xml.close();
  }

  private static void answer(XmlText xml, String fraction, String text, Portable.Line line) {
    xml.open("answer", "fraction", fraction, PLAIN[0], PLAIN[1]).leaf("text", text);
    xml.open("feedback", PLAIN).leaf("text", line.feedback()).close();
    xml.close();
  }

  private static void pair(XmlText xml, String first, String second) {
    xml.open("subquestion", PLAIN).leaf("text", first);
    xml.open("answer").leaf("text", second).close();
    xml.close();
  }

  private static String fraction(boolean right, long count, boolean several) {
    if (!several) {
      return right ? "100" : "0";
    }
    return right
        ? String.format(Locale.ROOT, "%.5f", 100.0 / count).replaceAll("\\.?0+$", "")
        : "-100";
  }

  // --- reading -----------------------------------------------------------------------------------

  List<Portable> read(byte[] bytes) throws BadFile {
    Element root = XmlTree.read(bytes);
    if (!root.name().equals("quiz")) {
      throw new BadFile(root.line(), "error.moodle", root.name());
    }
    List<Portable> items = new ArrayList<>();
    for (Element question : root.all("question").toList()) {
      String type = question.attribute("type");
      if (type.equals("category")) {
        continue;
      }
      String name = question.one("name").map(Moodle::plain).orElse("");
      Optional<Portable.Shape> shape = shape(type, question);
      if (shape.isEmpty()) {
        remarks.add(Remark.Kind.SKIPPED, name, question.line(), "remark.otherKind");
        continue;
      }
      String number = question.one("idnumber").map(Element::text).map(String::strip).orElse("");
      items.add(
          new Portable(
              number.isEmpty() ? name : number,
              question.line(),
              question.one("questiontext").map(Moodle::plain).orElse(""),
              shape.get(),
              question.one("generalfeedback").map(Moodle::plain).orElse(""),
              question.one("tags").stream()
                  .flatMap(tags -> tags.all("tag"))
                  .map(Moodle::plain)
                  .toList()));
    }
    return items;
  }

  /** The text of an element that holds one, whatever its format. */
  private static String plain(Element element) {
    String text = element.one("text").map(Element::text).orElse("");
    return element.attribute("format").equals("html") ? Html.text(text) : PlainText.of(text);
  }

  private static Optional<Portable.Shape> shape(String type, Element question) {
    List<Element> answers = question.all("answer").toList();
    return switch (type) {
      case "multichoice" -> {
        boolean several =
            question
                .one("single")
                .map(single -> single.text().strip().equals("false"))
                .orElse(false);
        yield Optional.of(
            new Portable.Choices(
                several,
                answers.stream()
                    .map(a -> new Portable.Line(plain(a), right(a, several), feedback(a)))
                    .toList()));
      }
      case "truefalse" -> sentence(answers);
      case "matching" -> Optional.of(pairs(question));
      case "ordering" ->
          Optional.of(
              new Portable.Order(
                  answers.stream()
                      .sorted(Comparator.comparingDouble(Moodle::fraction))
                      .map(Moodle::plain)
                      .toList()));
      default -> Optional.empty();
    };
  }

  private static boolean right(Element answer, boolean several) {
    return several ? fraction(answer) > 0 : fraction(answer) >= 99.99;
  }

  private static double fraction(Element answer) {
    try {
      return Double.parseDouble(answer.attribute("fraction").strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String feedback(Element answer) {
    return answer.one("feedback").map(Moodle::plain).orElse("");
  }

  private static Optional<Portable.Shape> sentence(List<Element> answers) {
    boolean truth = false;
    String onTrue = "";
    String onFalse = "";
    for (Element answer : answers) {
      if (plain(answer).equalsIgnoreCase("true")) {
        truth = fraction(answer) > 0;
        onTrue = feedback(answer);
      } else {
        onFalse = feedback(answer);
      }
    }
    return Optional.of(new Portable.TrueFalse(truth, onTrue, onFalse));
  }

  private static Portable.Shape pairs(Element question) {
    List<Pair> pairs = new ArrayList<>();
    List<String> extras = new ArrayList<>();
    for (Element part : question.all("subquestion").toList()) {
      String first = plain(part);
      String second = part.one("answer").map(Moodle::plain).orElse("");
      if (first.isEmpty()) {
        extras.add(second);
      } else {
        pairs.add(new Pair(first, second));
      }
    }
    return new Portable.Pairs(pairs, extras);
  }
}
