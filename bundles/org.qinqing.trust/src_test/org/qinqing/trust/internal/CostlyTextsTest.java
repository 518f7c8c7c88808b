package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.PackInstaller.Preview;

/**
 * A stranger's file is examined before anybody is asked whether to trust it. However its texts are
 * made, that takes about as long as they are long; where the time grew with the square of the
 * length, these took from minutes to days.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CostlyTextsTest {
  private static final int LENGTH = 600_000;

  /** Far above what any of them takes on a slow machine, far below what they took. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Consent UNSIGNED = new Consent(true, Optional.empty(), Optional.empty());

  private static final String LAW = "documents/law.md";

  private World world;

  @BeforeAll
  void start(@TempDir Path temp) throws Exception {
    world = new World(temp.resolve("w"));
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  private static String many(String piece) {
    return piece.repeat(LENGTH / piece.length());
  }

  static Stream<Arguments> texts() {
    String spaces = many(" ");
    return Stream.of(
        arguments("spaces behind <", "<" + spaces),
        arguments("tabs behind <", "<" + many("\t")),
        arguments("spaces behind each <", many("<" + " ".repeat(2000))),
        arguments("spaces in an address of a picture", "![x](" + spaces),
        arguments("spaces in a reference", "[x]:" + spaces),
        arguments("spaces in url(", "url(" + spaces),
        arguments("spaces behind src=", "<img src=" + spaces),
        arguments("spaces behind handlers", many("<a onabc ").substring(0, 20_000) + spaces),
        arguments("spaces inside javascript", "j" + spaces + "a" + spaces),
        arguments("spaces behind data", "data" + spaces),
        arguments("spaces behind a telephone", "电话" + spaces),
        arguments("spaces in a heading", "## 第一条" + spaces + "x"),
        arguments("spaces in a remark", "<!-- declared:" + spaces + "x"),
        arguments("one kind of mark", "a" + many("\u0301") + "on"),
        arguments("two kinds of marks in turn", "a" + many("\u0301\u0316") + "on"),
        arguments("marks outside the first plane", "a" + many("\uD834\uDD67\uD834\uDD6D")),
        arguments("a long name of a mailbox", many("a") + "@"),
        arguments("a long name of a computer", "a@" + many("1.") + "!"),
        arguments("many mailboxes", many("a@a.")),
        arguments("numerals", "## 第" + many("一") + "x"),
        arguments("paragraphs of paragraphs", "## " + many("第一款") + "x"),
        arguments("an anchor without end", "## 第一条 {#" + many("art-1/") + "p-1}"),
        arguments("opened anchors", "## 第一条 " + many("{#")),
        arguments("headings", many("## 第一条 {#a}\n")),
        arguments("full-width figures", many("１")),
        arguments("figures with hyphens", many("1-")),
        arguments("entities", many("&#0")),
        arguments("scripts", many("<script\n")),
        arguments("pictures", many("![](//x)\n")),
        arguments("brackets", many("[")),
        arguments("braces", many("{")),
        arguments("quotations", many("> ")),
        arguments("letters that fall apart", many("\ufdfa")));
  }

  private void examined(SampleBundle bundle) throws Exception {
    Path file = world.file(bundle.built());
    Preview preview =
        assertTimeoutPreemptively(PATIENCE, () -> world.installer.preview(file, UNSIGNED));
    assertEquals(1, preview.coming().size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void inADocument(String name, String text) throws Exception {
    SampleBundle city = SampleBundle.city();
    examined(city.with(LAW, city.files().get(LAW) + "\n" + text + "\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void inAWord(String name, String text) throws Exception {
    StringBuilder quoted = new StringBuilder();
    text.chars()
        .limit(LENGTH / 2)
        .forEach(
            c -> {
              boolean printed = c >= ' ' && c < 0x7f || Character.isSurrogate((char) c);
              quoted.append(printed ? c == '"' || c == '\\' ? "\\" : "" : "\\u%04x".formatted(c));
              quoted.append(printed ? Character.toString(c) : "");
            });
    examined(
        SampleBundle.city()
            .with(
                "vocabulary/words.yaml",
                "entries:\n  - {say: \"" + quoted + "\", sense: thing, set: {object: tea}}\n"));
  }
}
