package org.qinqing.pack.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Why a text is no YAML, for people who write one without being programmers: the parser says it in
 * the terms of the specification and in English.
 *
 * @param line where it stopped; first line is 1
 * @param text what to look for there
 */
record YamlProblem(int line, String text) {
  /** A message of the parser (SnakeYAML Engine 3), from its beginning, and our key for it. */
  private record Known(Pattern said, String key) {
    Known(String said, String key) {
      this(Pattern.compile(said), key);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          new Known("nesting > (\\d+)", "yaml.deep"),
          new Known("parts > (\\d+)", "yaml.many"),
          new Known("marks > (\\d+)", "yaml.marks"),
          new Known("The incoming YAML document exceeds", "yaml.long"),
          new Known("found .*\\(TAB\\)", "yaml.tab"),
          new Known("found character '(.+?)' that cannot start", "yaml.start"),
          new Known("mapping values are not allowed", "yaml.colon"),
          new Known("could not find expected ':'", "yaml.noColon"),
          new Known("expected ',' or '\\]'", "yaml.bracket"),
          new Known("expected ',' or '}'", "yaml.brace"),
          new Known("expected <block end>, but found '<scalar>'", "yaml.behindQuote"),
          new Known("expected <block end>", "yaml.indent"),
          new Known("found unexpected (?:end of stream|document separator)", "yaml.quote"),
          new Known("sequence entries are not allowed", "yaml.dash"),
          new Known("mapping keys are not allowed", "yaml.question"),
          new Known("found unknown escape character|expected escape sequence", "yaml.escape"),
          new Known("special characters are not allowed|unacceptable code point", "yaml.control"),
          new Known("DEL character", "yaml.control"),
          new Known("expected the node content", "yaml.content"),
          new Known("expected (?:chomping|a comment|indentation)", "yaml.block"),
          new Known("the leading empty lines", "yaml.block"),
          new Known("but found another document|expected '<document", "yaml.documents"),
          new Known("found undefined alias|Number of aliases", "yaml.sign"),
          new Known("found undefined tag handle|expected (?:'!'|alphabetic|URI)", "yaml.sign"),
          new Known("unexpected character found", "yaml.sign"),
          new Known("Unexpected recursive|found unconstructable", "yaml.sign"));

  /** The problem behind a failure; one that has no words of ours is told as the parser does. */
  static YamlProblem of(YamlEngineException failure) {
    if (failure instanceof MarkedYamlEngineException marked) {
      int line =
          marked.getProblemMark().or(marked::getContextMark).map(Mark::getLine).orElse(-1) + 1;
      return new YamlProblem(line, worded(marked.getProblem()));
    }
    return new YamlProblem(1, worded(String.valueOf(failure.getMessage())));
  }

  private static String worded(String said) {
    for (Known known : KNOWN) {
      Matcher matcher = known.said().matcher(said);
      if (matcher.lookingAt()) {
        return matcher.groupCount() > 0
            ? Messages.text(known.key(), matcher.group(1))
            : Messages.text(known.key());
      }
    }
    return Messages.text("yaml.other", said.lines().findFirst().orElse(""));
  }
}
