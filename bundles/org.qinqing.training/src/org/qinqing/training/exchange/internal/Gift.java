package org.qinqing.training.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.pack.Question.Pair;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/**
 * GIFT, the text format of Moodle: questions parted by blank lines, answers between braces. Our
 * tags stand in a comment as {@code [tag:…]}, which Moodle reads as tags too.
 */
final class Gift {
  private static final Pattern TAG = Pattern.compile("\\[tag:([^\\]]*)\\]");
  private static final Pattern NAME = Pattern.compile("^::(.*?)(?<!\\\\)::", Pattern.DOTALL);
  private static final Pattern FORMAT =
      Pattern.compile("^\\[(html|moodle|plain|markdown)\\]", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEIGHT = Pattern.compile("^%(-?\\d{1,3}(?:\\.\\d+)?)%");
  private static final String GENERAL = "####";
  private static final String ARROW = "->";

  private final Remarks remarks;

  Gift(Remarks remarks) {
    this.remarks = remarks;
  }

  // --- writing -----------------------------------------------------------------------------------

  String write(List<Portable> items) {
    StringBuilder text = new StringBuilder();
    for (Portable item : items) {
      text.append("//");
      item.tags().forEach(tag -> text.append(" [tag:").append(tag).append(']'));
      text.append("\n::").append(escaped(item.id())).append("::[plain]");
      text.append(escaped(item.stem())).append(" {\n");
      answers(item, text);
      if (!item.feedback().isEmpty()) {
        text.append('\t').append(GENERAL).append(guarded(item.feedback())).append('\n');
      }
      text.append("}\n\n");
    }
    return text.toString();
  }

  private void answers(Portable item, StringBuilder text) {
    switch (item.shape()) {
      case Portable.Choices choices -> {
        long right = choices.lines().stream().filter(Portable.Line::right).count();
        for (Portable.Line line : choices.lines()) {
          text.append('\t');
          if (choices.several()) {
            text.append('~').append(line.right() ? weight(right) : "%-100%");
          } else {
            text.append(line.right() ? '=' : '~');
          }
          text.append(guarded(line.text()));
          if (!line.feedback().isEmpty()) {
            text.append('#').append(guarded(line.feedback()));
          }
          text.append('\n');
        }
      }
      case Portable.TrueFalse sentence -> {
        String wrong = sentence.truth() ? sentence.onFalse() : sentence.onTrue();
        String right = sentence.truth() ? sentence.onTrue() : sentence.onFalse();
        text.append('\t').append(sentence.truth() ? "TRUE" : "FALSE");
        if (!wrong.isEmpty() || !right.isEmpty()) {
          text.append('#').append(guarded(wrong)).append('#').append(guarded(right));
        }
        text.append('\n');
      }
      case Portable.Pairs pairs -> {
        pairs.pairs().forEach(pair -> pair(item, pair.first(), pair.second(), text));
        pairs.extras().forEach(extra -> pair(item, "", extra, text));
      }
      case Portable.Order order -> throw new IllegalArgumentException(order.toString());
    }
  }

  private void pair(Portable item, String first, String second, StringBuilder text) {
    if (first.contains(ARROW) || second.contains(ARROW)) {
      remarks.add(Remark.Kind.LOST, item.id(), 0, "remark.arrow");
    }
    text.append("\t=")
        .append(guarded(first.replace(ARROW, "→")))
        .append(" -> ")
        .append(guarded(second.replace(ARROW, "→")))
        .append('\n');
  }

  /** Weights as Moodle knows them, with five decimals at most. */
  private static String weight(long right) {
    String share = String.format(Locale.ROOT, "%.5f", 100.0 / right);
    return "%" + share.replaceAll("\\.?0+$", "") + "%";
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\~=#{}:]", "\\\\$0").replace("\n", "\\n");
  }

  /** A text whose beginning could be taken for a weight or a format. */
  private static String guarded(String text) {
    return (text.startsWith("%") || text.startsWith("[") ? "[plain]" : "") + escaped(text);
  }

  // --- reading -----------------------------------------------------------------------------------

  private record Block(int line, List<String> comments, String text) {}

  List<Portable> read(String text) {
    List<Portable> items = new ArrayList<>();
    for (Block block : blocks(text)) {
      try {
        read(block).ifPresent(items::add);
      } catch (BadFile e) {
        remarks.error(e);
      }
    }
    return items;
  }

  private static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    int first = 0;
    int number = 0;
    for (String line : (text + "\n\n").split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        if (!lines.isEmpty()) {
          blocks.add(new Block(first, List.copyOf(comments), lines.toString()));
          comments.clear();
        }
        lines.setLength(0);
      } else if (line.stripLeading().startsWith("//")) {
        comments.add(line.strip());
        // Keeps the count of lines in the middle of a question.
        lines.append(lines.isEmpty() ? "" : "\n");
      } else if (!line.startsWith("$CATEGORY:")) {
        first = lines.isEmpty() ? number : first;
        lines.append(line).append('\n');
      }
    }
    return blocks;
  }

  private Optional<Portable> read(Block block) throws BadFile {
    String text = block.text().strip();
    String id = "";
    Matcher name = NAME.matcher(text);
    if (name.find()) {
      id = unescaped(name.group(1)).strip();
      text = text.substring(name.end());
    }
    int open = find(text, 0, "{");
    int close = open < 0 ? -1 : find(text, open + 1, "}");
    int line = block.line();
    if (open < 0 && find(text, 0, "}") < 0) {
      return skipped(id, line);
    }
    if (open < 0 || close < 0) {
      throw new BadFile(line, open < 0 ? "error.gift.close" : "error.gift.open");
    }
    if (find(text, close + 1, "{") >= 0 || find(text, open + 1, "{") >= 0) {
      throw new BadFile(line + lines(text, close), "error.gift.braces");
    }
    String stem = text.substring(0, open).strip();
    String after = text.substring(close + 1).strip();
    boolean html = isHtml(stem);
    if (!after.isEmpty()) {
      // The answer is to be put into the middle of the sentence.
      stem = stem + "____" + after;
    }
    List<String> tags = new ArrayList<>();
    for (String comment : block.comments()) {
      TAG.matcher(comment).results().forEach(result -> tags.add(result.group(1)));
    }
    String answers = text.substring(open + 1, close).strip();
    String feedback = "";
    int general = answers.indexOf(GENERAL);
    if (general >= 0) {
      feedback = plain(answers.substring(general + GENERAL.length()), html);
      answers = answers.substring(0, general).strip();
    }
    Optional<Portable.Shape> shape = shape(answers, html);
    if (shape.isEmpty()) {
      return skipped(id, line);
    }
    return Optional.of(new Portable(id, line, plain(stem, html), shape.get(), feedback, tags));
  }

  private Optional<Portable> skipped(String id, int line) {
    remarks.add(Remark.Kind.SKIPPED, id, line, "remark.otherKind");
    return Optional.empty();
  }

  private static int lines(String text, int until) {
    return Math.toIntExact(text.substring(0, until).chars().filter(c -> c == '\n').count());
  }

  /** The place of the next of some characters that no backslash stands before, or -1. */
  private static int find(String text, int from, String characters) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Portable.Shape> shape(String answers, boolean html) {
    String word = answers.split("#", 2)[0].strip().toUpperCase(Locale.ROOT);
    if (List.of("T", "TRUE", "F", "FALSE").contains(word)) {
      return Optional.of(sentence(word.startsWith("T"), answers, html));
    }
    List<String> parts = new ArrayList<>();
    int at = find(answers, 0, "=~");
    if (at != 0) {
      // Free text, a number, or something this format does not know.
      return Optional.empty();
    }
    while (at >= 0) {
      int next = find(answers, at + 1, "=~");
      parts.add(answers.substring(at, next < 0 ? answers.length() : next));
      at = next;
    }
    boolean wrong = parts.stream().anyMatch(part -> part.startsWith("~"));
    if (!wrong) {
      return parts.stream().allMatch(part -> part.contains(ARROW))
          ? Optional.of(pairs(parts, html))
          : Optional.empty();
    }
    return Optional.of(choices(parts, html));
  }

  private static Portable.Shape sentence(boolean truth, String answers, boolean html) {
    int first = find(answers, 0, "#");
    int second = first < 0 ? -1 : find(answers, first + 1, "#");
    String wrong =
        first < 0
            ? ""
            : plain(answers.substring(first + 1, second < 0 ? answers.length() : second), html);
    String right = second < 0 ? "" : plain(answers.substring(second + 1), html);
    return new Portable.TrueFalse(truth, truth ? right : wrong, truth ? wrong : right);
  }

  private static Portable.Shape pairs(List<String> parts, boolean html) {
    List<Pair> pairs = new ArrayList<>();
    List<String> extras = new ArrayList<>();
    for (String part : parts) {
      int arrow = part.indexOf(ARROW);
      String first = plain(part.substring(1, arrow), html);
      String second = plain(part.substring(arrow + ARROW.length()), html);
      if (first.isEmpty()) {
        extras.add(second);
      } else {
        pairs.add(new Pair(first, second));
      }
    }
    return new Portable.Pairs(pairs, extras);
  }

  private static Portable.Shape choices(List<String> parts, boolean html) {
    List<Portable.Line> lines = new ArrayList<>();
    boolean several = parts.stream().noneMatch(part -> part.startsWith("="));
    for (String part : parts) {
      String text = part.substring(1).strip();
      boolean right = part.startsWith("=");
      Matcher weight = WEIGHT.matcher(text);
      if (weight.find()) {
        right = right || (several && Double.parseDouble(weight.group(1)) > 0);
        text = text.substring(weight.end());
      }
      int note = find(text, 0, "#");
      lines.add(
          new Portable.Line(
              plain(note < 0 ? text : text.substring(0, note), html),
              right,
              note < 0 ? "" : plain(text.substring(note + 1), html)));
    }
    return new Portable.Choices(several, lines);
  }

  private static boolean isHtml(String text) {
    Matcher format = FORMAT.matcher(text.strip());
    return format.find() && format.group(1).equalsIgnoreCase("html");
  }

  private static String plain(String written, boolean html) {
    String text = written.strip();
    boolean marked = html;
    Matcher format = FORMAT.matcher(text);
    if (format.find()) {
      marked = format.group(1).equalsIgnoreCase("html");
      text = text.substring(format.end());
    }
    // Line breaks of the file are only layout; those of the text are written out.
    String plain = unescaped(text.strip().replaceAll("\\s*\n\\s*", " "));
    return marked ? Html.text(plain) : PlainText.of(plain);
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        if (next == 'n') {
          plain.append('\n');
        } else if ("\\~=#{}:".indexOf(next) >= 0) {
          plain.append(next);
        } else {
          plain.append(c).append(next);
        }
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
