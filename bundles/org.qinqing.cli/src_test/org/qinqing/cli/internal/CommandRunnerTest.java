package org.qinqing.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.checker.CheckRequest;
import org.qinqing.data.DataFolder;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

class CommandRunnerTest {
  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<CheckRequest> asked = new ArrayList<>();
  private final List<Throwable> logged = new ArrayList<>();

  private int run(String... arguments) {
    boolean english = List.of(arguments).contains("en");
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.language(english ? "en" : "zh"),
            Sample.TODAY);
    CommandProvider check =
        new CheckCommands(
            request -> {
              asked.add(request);
              return Sample.judge(request);
            },
            Sample::snapshot);
    return new CommandRunner(
            terminal,
            Map.of("check", check, "fail", line -> new Failing()),
            logged::add,
            "/logs/qinqing.log")
        .run(List.of(arguments));
  }

  @Command(name = "fail")
  static final class Failing implements Callable<Integer> {
    @picocli.CommandLine.Parameters String how = "";

    @Override
    public Integer call() throws Exception {
      throw how.equals("busy")
          ? new DataFolder.BusyException("4711 (window)")
          : new IllegalStateException(how);
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void checkWritesTheContractOnOneLine() {
    assertEquals(0, run("check", "--json", "--", "收了", "--两千块"));
    assertEquals(1, out().lines().count());
    JsonNode answer = Json.read(out());
    assertEquals("收了 --两千块", answer.get("text").asString());
    assertEquals("PROHIBITED", answer.get("verdict").asString());
    assertEquals("不可以", answer.get("label").asString());
    assertEquals("000000", answer.get("locality").asString());
    assertEquals("2026-11-22", answer.get("asOf").asString());
    assertEquals("official", answer.get("side").asString());
    JsonNode basis = answer.get("rules").get(0).get("basis").get(0);
    assertEquals("cn:rules/art-7", basis.get("address").asString());
    assertEquals("示例规定", basis.get("title").asString());
    assertEquals("第七条", basis.get("item").asString());
    JsonNode amount = answer.get("facts").get(0);
    assertEquals("2000", amount.get("value").toString());
    assertEquals(2, amount.get("from").asInt());
    assertEquals(5, amount.get("to").asInt());
    assertEquals("true", answer.get("facts").get(1).get("value").toString());
    assertEquals(
        "under_jurisdiction", answer.get("events").get(0).get("presumed").get(0).asString());
    assertEquals("PROHIBITED", answer.get("missing").get(0).get("branches").get("true").asString());
    assertTrue(answer.get("millis").isNumber());
    assertEquals("", err());
  }

  @Test
  void twoRunsDifferInMillisOnly() {
    run("check", "--json", "收了礼");
    String first = out().replaceAll("\"millis\":[0-9.]+", "");
    out.reset();
    run("check", "--json", "收了礼");
    assertEquals(first, out().replaceAll("\"millis\":[0-9.]+", ""));
  }

  @Test
  void peopleReadTheVerdictAndItsBasis() {
    assertEquals(0, run("check", "收了礼"));
    assertTrue(out().contains("不可以  礼品礼金"), out());
    assertTrue(out().contains("《示例规定》第七条  cn:rules/art-7"), out());
    assertTrue(out().contains("不是处理决定"), out());
  }

  @Test
  void passesPlaceDaySideAndFacts() {
    assertEquals(
        0,
        run(
            "check",
            "--locality",
            "440100",
            "--role",
            "enterprise",
            "--as-of",
            "2017-05-01",
            "--fact",
            "amount=300",
            "--fact",
            "2.counterpart=enterprise,colleague",
            "--fact",
            "under_jurisdiction=不清楚",
            "送礼"));
    CheckRequest request = asked.getFirst();
    assertEquals("440100", request.locality().code());
    assertEquals("2017-05-01", request.asOf().toString());
    assertEquals("300", request.given().get(0).content().orElseThrow().toString());
    assertEquals(1, request.given().get(1).event().orElseThrow());
    assertTrue(request.given().get(2).content().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chek|x",
        "check|--jsn|x",
        "check",
        "check|--locality|999999|x",
        "check|--locality|火星|x",
        "check|--as-of|昨天|x",
        "check|--role|boss|x",
        "check|--fact|amount|x",
        "check|--fact|nothing=1|x",
        "check|--fact|under_jurisdiction=maybe|x",
        "check|--fact|counterpart=alien|x",
        "check|--locality",
        "check|--batch|nowhere.jsonl",
        "check|--batch|a.jsonl|x"
      })
  void wrongUseIsOneLineAndTwo(String line) {
    assertEquals(2, run(line.split("\\|")), line);
    assertEquals("", out());
    assertEquals(1, err().lines().count(), err());
    assertTrue(
        err()
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN),
        err());
  }

  @Test
  void englishOnDemand() {
    assertEquals(2, run("chek", "--lang", "en"));
    assertTrue(err().startsWith("There is no command"), err());
  }

  @Test
  void batchGoesOnAfterABadLine() throws IOException {
    Path file = temp.resolve("请求.jsonl");
    Files.writeString(
        file,
        """
        {"id":1,"text":"收礼"}
        not json
        {"id":"b","text":"收礼","locality":"nowhere"}

        {"id":null,"text":"没事","facts":{"under_jurisdiction":true,"counterpart":["enterprise"]}}
        """);
    assertEquals(1, run("check", "--batch", file.toString()));
    List<JsonNode> answers = out().lines().map(Json::read).toList();
    assertEquals(4, answers.size());
    assertEquals("1", answers.get(0).get("id").toString());
    assertEquals("bad-json", answers.get(1).get("error").get("code").asString());
    assertEquals("\"b\"", answers.get(2).get("id").toString());
    assertEquals("bad-request", answers.get(2).get("error").get("code").asString());
    assertTrue(answers.get(3).get("id").isNull());
    assertEquals("NO_RULE", answers.get(3).get("verdict").asString());
    assertEquals(2, asked.getLast().given().size());
  }

  @Test
  void aBusyFolderIsFourAndNamesTheWriter() {
    assertEquals(4, run("fail", "busy"));
    assertTrue(err().contains("4711 (window)"), err());
  }

  @Test
  void ourFaultIsThreeAndNamesTheLog() {
    assertEquals(3, run("fail", "broken"));
    assertTrue(err().contains("/logs/qinqing.log"), err());
    assertEquals("broken", logged.getFirst().getMessage());
  }

  @Test
  void helpEverywhereAndWithoutACommand() {
    assertEquals(0, run());
    assertTrue(out().contains("判一判"), out());
    out.reset();
    assertEquals(0, run("check", "--help"));
    assertTrue(out().contains("--as-of"), out());
    assertTrue(out().contains("用法："), out());
    assertFalse(out().contains("Usage"), out());
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertEquals(new TreeSet<>(bundle("zh").keySet()), new TreeSet<>(bundle("en").keySet()));
  }

  private static java.util.ResourceBundle bundle(String lang) {
    return new Terminal(System.out, System.err, Terminal.language(lang), Sample.TODAY).messages();
  }
}
