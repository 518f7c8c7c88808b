package org.qinqing.training.exchange.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Question;
import org.qinqing.pack.Question.Pair;
import org.qinqing.training.exchange.internal.XmlTree.Element;

/**
 * One item of QTI. Versions 2.1 and 3.0 differ in names alone: {@code choiceInteraction} became
 * {@code qti-choice-interaction}.
 */
final class QtiItem {
  private static final String RESPONSE = "RESPONSE";
  private static final String CHOSEN = "CHOSEN";
  private static final String FEEDBACK = "FEEDBACK";
  private static final String EXPLANATION = "explanation";

  private QtiItem() {}

  // --- writing -----------------------------------------------------------------------------------

  static byte[] write(Portable item, boolean three) {
    return new Writer(three).item(item);
  }

  private static final class Writer {
    private final boolean three;
    private final XmlText xml = new XmlText();

    Writer(boolean three) {
      this.three = three;
    }

    private static String kebab(String name) {
      return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private Writer open(String name, String... attributes) {
      String[] own = attributes.clone();
      if (three) {
        for (int i = 0; i < own.length; i += 2) {
          own[i] = kebab(own[i]);
        }
      }
      xml.open(three ? "qti-" + kebab(name) : name, own);
      return this;
    }

    private Writer close() {
      xml.close();
      return this;
    }

    private Writer value(String value) {
      open("value");
      xml.write(value);
      return close();
    }

    /** Line feeds of a text are breaks, so that layout may be added or lost. */
    private void lines(String text) {
      String[] lines = text.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          xml.open("br").close();
        }
        xml.write(lines[i]);
      }
    }

    private byte[] item(Portable item) {
      String space =
          three
              ? "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
              : "http://www.imsglobal.org/xsd/imsqti_v2p1";
      open(
          "assessmentItem",
          "xmlns",
          space,
          "identifier",
          // A name must not begin with a digit.
          item.id().matches("[0-9].*") ? "_" + item.id() : item.id(),
          "title",
          item.id(),
          "adaptive",
          "false",
          "timeDependent",
          "false");
      switch (item.shape()) {
        case Portable.Choices choices -> choices(item, choices);
        case Portable.Pairs pairs -> pairs(item, pairs);
        case Portable.Order order -> order(item, order);
        case Portable.TrueFalse sentence -> throw new IllegalArgumentException(sentence.toString());
      }
      processing(item.shape() instanceof Portable.Choices);
      if (!item.feedback().isEmpty()) {
        open(
            "modalFeedback",
            "outcomeIdentifier",
            FEEDBACK,
            "identifier",
            EXPLANATION,
            "showHide",
            "show");
        if (three) {
          open("contentBody");
        }
        xml.open("p");
        lines(item.feedback());
        xml.close();
        if (three) {
          close();
        }
        close();
      }
      close();
      return xml.bytes();
    }

    private void declare(String cardinality, String type, List<String> right) {
      open(
          "responseDeclaration",
          "identifier",
          RESPONSE,
          "cardinality",
          cardinality,
          "baseType",
          type);
      open("correctResponse");
      right.forEach(this::value);
      close().close();
      outcome("SCORE", "single", "float");
      outcome(FEEDBACK, "single", "identifier");
      if (type.equals("identifier") && !cardinality.equals("ordered")) {
        outcome(CHOSEN, cardinality, "identifier");
      }
    }

    private void outcome(String name, String cardinality, String type) {
      open("outcomeDeclaration", "identifier", name, "cardinality", cardinality, "baseType", type);
      if (type.equals("float")) {
        open("defaultValue").value("0").close();
      }
      close();
    }

    private void body(Portable item) {
      open("itemBody");
      xml.open("p");
      lines(item.stem());
      xml.close();
    }

    private void choices(Portable item, Portable.Choices choices) {
      List<String> right = new ArrayList<>();
      for (int i = 0; i < choices.lines().size(); i++) {
        if (choices.lines().get(i).right()) {
          right.add(Question.letter(i));
        }
      }
      declare(choices.several() ? "multiple" : "single", "identifier", right);
      body(item);
      open(
          "choiceInteraction",
          "responseIdentifier",
          RESPONSE,
          "shuffle",
          "false",
          "maxChoices",
          choices.several() ? "0" : "1");
      for (int i = 0; i < choices.lines().size(); i++) {
        Portable.Line line = choices.lines().get(i);
        String key = Question.letter(i);
        open("simpleChoice", "identifier", key);
        lines(line.text());
        if (!line.feedback().isEmpty()) {
          open(
              "feedbackInline", "outcomeIdentifier", CHOSEN, "identifier", key, "showHide", "show");
          lines(line.feedback());
          close();
        }
        close();
      }
      close().close();
    }

    private void pairs(Portable item, Portable.Pairs pairs) {
      List<String> right = new ArrayList<>();
      for (int i = 0; i < pairs.pairs().size(); i++) {
        right.add("F" + (i + 1) + " S" + (i + 1));
      }
      declare("multiple", "directedPair", right);
      body(item);
      open(
          "matchInteraction",
          "responseIdentifier",
          RESPONSE,
          "shuffle",
          "true",
          "maxAssociations",
          Integer.toString(pairs.pairs().size()));
      List<String> seconds = new ArrayList<>(pairs.pairs().stream().map(Pair::second).toList());
      seconds.addAll(pairs.extras());
      set("F", pairs.pairs().stream().map(Pair::first).toList());
      set("S", seconds);
      close().close();
    }

    private void set(String prefix, List<String> texts) {
      open("simpleMatchSet");
      for (int i = 0; i < texts.size(); i++) {
        open("simpleAssociableChoice", "identifier", prefix + (i + 1), "matchMax", "1");
        lines(texts.get(i));
        close();
      }
      close();
    }

    private void order(Portable item, Portable.Order order) {
      List<String> right = new ArrayList<>();
      for (int i = 0; i < order.steps().size(); i++) {
        right.add("S" + (i + 1));
      }
      declare("ordered", "identifier", right);
      body(item);
      open("orderInteraction", "responseIdentifier", RESPONSE, "shuffle", "true");
      for (int i = 0; i < order.steps().size(); i++) {
        open("simpleChoice", "identifier", "S" + (i + 1));
        lines(order.steps().get(i));
        close();
      }
      close().close();
    }

    /** All or nothing; the explanation is shown after any answer, a note with its option. */
    private void processing(boolean notes) {
      open("responseProcessing").open("responseCondition").open("responseIf");
      open("match").open("variable", "identifier", RESPONSE).close();
      open("correct", "identifier", RESPONSE).close().close();
      open("setOutcomeValue", "identifier", "SCORE").open("baseValue", "baseType", "float");
      xml.write("1");
      close().close().close().close();
      open("setOutcomeValue", "identifier", FEEDBACK).open("baseValue", "baseType", "identifier");
      xml.write(EXPLANATION);
      close().close();
      if (notes) {
        open("setOutcomeValue", "identifier", CHOSEN);
        open("variable", "identifier", RESPONSE).close().close();
      }
      close();
    }
  }

  // --- reading -----------------------------------------------------------------------------------

  /** The item in the names of version 2.1; empty when it is of a kind we do not know. */
  static Optional<Portable> read(Element file, List<String> tags) throws BadFile {
    Element item = plainNames(file);
    if (!item.name().equals("assessmentItem")) {
      throw new BadFile(item.line(), "error.qti.item", file.name());
    }
    List<Element> interactions =
        item.deep().filter(element -> element.name().endsWith("Interaction")).toList();
    if (interactions.size() != 1) {
      return Optional.empty();
    }
    Element interaction = interactions.getFirst();
    List<String> right =
        item.all("responseDeclaration")
            .filter(
                declaration ->
                    declaration
                        .attribute("identifier")
                        .equals(interaction.attribute("responseIdentifier")))
            .flatMap(declaration -> declaration.all("correctResponse"))
            .flatMap(response -> response.all("value"))
            .map(value -> value.text().strip())
            .toList();
    String prompt = interaction.one("prompt").map(QtiItem::text).orElse("");
    String stem = PlainText.of(item.one("itemBody").map(QtiItem::text).orElse("") + "\n" + prompt);
    String feedback =
        PlainText.of(
            item.all("modalFeedback").map(QtiItem::text).reduce((a, b) -> a + "\n" + b).orElse(""));
    String title = item.attribute("title");
    return shape(interaction, right)
        .map(
            shape ->
                new Portable(
                    title.isBlank() ? item.attribute("identifier") : title,
                    item.line(),
                    stem,
                    shape,
                    feedback,
                    tags));
  }

  private static Element plainNames(Element element) {
    boolean three = element.name().startsWith("qti-");
    Map<String, String> attributes = new LinkedHashMap<>();
    element.attributes().forEach((key, value) -> attributes.put(three ? camel(key) : key, value));
    List<Object> content = new ArrayList<>();
    for (Object part : element.content()) {
      content.add(part instanceof Element inner ? plainNames(inner) : part);
    }
    String name = three ? camel(element.name().substring(4)) : element.name();
    return new Element(name, element.line(), attributes, content);
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (char c : name.toCharArray()) {
      if (c == '-') {
        upper = true;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.toString();
  }

  /** The text of an element without its answers and notes; breaks and blocks end lines. */
  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    text(element, text);
    return PlainText.of(text.toString().replaceAll("[ \\t]*\n[ \\t]*", "\n"));
  }

  private static void text(Element element, StringBuilder text) {
    for (Object part : element.content()) {
      if (part instanceof Element inner) {
        String name = inner.name();
        if (name.equals("br")) {
          text.append('\n');
        } else if (!name.endsWith("Interaction") && !name.startsWith("feedback")) {
          boolean block = Set.of("p", "div", "li", "tr", "prompt").contains(name);
          if (block && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
          }
          text(inner, text);
          text.append(block ? "\n" : "");
        }
      } else {
        // Line feeds of the file are layout.
        text.append(String.valueOf(part).replaceAll("\\s*\n\\s*", " "));
      }
    }
  }

  private static Optional<Portable.Shape> shape(Element interaction, List<String> right) {
    return switch (interaction.name()) {
      case "choiceInteraction" -> {
        Set<String> keys = new HashSet<>(right);
        yield Optional.of(
            new Portable.Choices(
                !interaction.attribute("maxChoices").equals("1"),
                interaction.all("simpleChoice").map(choice -> line(choice, keys)).toList()));
      }
      case "orderInteraction" -> {
        Map<String, String> texts = texts(interaction.all("simpleChoice").toList());
        yield Optional.of(
            new Portable.Order(right.stream().map(key -> texts.getOrDefault(key, "")).toList()));
      }
      case "matchInteraction" -> pairs(interaction, right);
      default -> Optional.empty();
    };
  }

  private static Portable.Line line(Element choice, Set<String> right) {
    return new Portable.Line(
        text(choice),
        right.contains(choice.attribute("identifier")),
        choice.one("feedbackInline").map(QtiItem::text).orElse(""));
  }

  private static Map<String, String> texts(List<Element> choices) {
    Map<String, String> texts = new LinkedHashMap<>();
    choices.forEach(choice -> texts.put(choice.attribute("identifier"), text(choice)));
    return texts;
  }

  private static Optional<Portable.Shape> pairs(Element interaction, List<String> right) {
    List<Element> sets = interaction.all("simpleMatchSet").toList();
    if (sets.size() != 2) {
      return Optional.empty();
    }
    Map<String, String> firsts = texts(sets.get(0).all("simpleAssociableChoice").toList());
    Map<String, String> seconds = texts(sets.get(1).all("simpleAssociableChoice").toList());
    List<Pair> pairs = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(seconds.keySet());
    for (String pair : right) {
      String[] keys = pair.split("\\s+");
      if (keys.length == 2) {
        pairs.add(new Pair(firsts.getOrDefault(keys[0], ""), seconds.getOrDefault(keys[1], "")));
        left.remove(keys[1]);
      }
    }
    return Optional.of(
        new Portable.Pairs(
            pairs, left.stream().map(key -> seconds.getOrDefault(key, "")).toList()));
  }
}
