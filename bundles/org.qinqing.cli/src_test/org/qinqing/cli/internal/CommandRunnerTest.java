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
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.checker.CheckRequest;
import org.qinqing.data.DataFolder;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.report.Format;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.Written;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

class CommandRunnerTest {
  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<CheckRequest> asked = new ArrayList<>();
  private final List<Throwable> logged = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private final Replies replies = new Replies();

  /** Notes what is written; a file in the folder that is not there is not. */
  private final Printing printing =
      (report, layout, format, target) -> {
        if (target.startsWith("nowhere")) {
          return new Written(
              OptionalInt.empty(),
              List.of(new ReportFinding(ReportFinding.Severity.ERROR, "R-1", "没有写成。", "")));
        }
        printed.add(layout + " " + format + " " + target + " " + report.title());
        return new Written(
            format == Format.PDF ? OptionalInt.of(3) : OptionalInt.empty(), List.of());
      };

  /** Replies in memory. */
  private static final class Replies implements LocalCards {
    private final List<LocalCard> cards = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Kept kept() {
      return new Kept(cards, findings);
    }

    @Override
    public LocalCard file(LocalCard card) {
      LocalCard kept =
          new LocalCard(
              "r" + (cards.size() + 1),
              card.topic(),
              card.title(),
              card.question(),
              card.reply(),
              card.repliedBy(),
              card.repliedOn());
      cards.add(kept);
      return kept;
    }

    @Override
    public boolean remove(String id) {
      return cards.removeIf(card -> card.id().equals(id));
    }
  }

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
            Sample::snapshot,
            printing);
    CommandProvider booklet =
        new BookletCommands(Sample::snapshot, Sample::judge, replies, printing);
    CommandProvider reply = new ReplyCommands(replies, Sample::snapshot);
    return new CommandRunner(
            terminal,
            Map.of(
                "check", check, "booklet", booklet, "reply", reply, "fail", line -> new Failing()),
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
  void checkWritesARequestSheetBesideItsAnswer() {
    assertEquals(0, run("check", "--json", "--sheet", "请示单.docx", "收了礼"));
    assertEquals(List.of("OFFICIAL_A4 DOCX 请示单.docx 请示单"), chinese(printed));
    assertEquals("请示单.docx", Json.read(out()).get("sheet").asString());
    out.reset();
    assertEquals(0, run("check", "--sheet", "a.pdf", "收了礼"));
    assertTrue(out().contains("请示单已写到 a.pdf"), out());
  }

  /** The titles of reports follow the language of the machine. */
  private static List<String> chinese(List<String> lines) {
    return lines.stream()
        .map(line -> line.replace("Request for instructions", "请示单"))
        .map(line -> line.replace("Qinqing Pocket Book", "亲清口袋书"))
        .toList();
  }

  @Test
  void aRequestSheetThatCannotBeWrittenIsANo() {
    assertEquals(1, run("check", "--json", "--sheet", "nowhere/a.docx", "收了礼"));
    assertEquals("", Json.read(out()).get("sheet").asString());
    assertTrue(err().contains("R-1 没有写成。"), err());
  }

  @Test
  void aRequestSheetIsAWordOrPdfFileAboutOneSituation() {
    assertEquals(2, run("check", "--sheet", "a.txt", "收了礼"));
    assertEquals(2, run("check", "--sheet", "a.docx", "--batch", "b.jsonl"));
    assertEquals(List.of(), printed);
    assertEquals(List.of(), asked);
  }

  @Test
  void theBookletIsPrinted() {
    assertEquals(0, run("booklet", "--json", "-o", "book.pdf"));
    assertEquals(List.of("BOOKLET_A6 PDF book.pdf 亲清口袋书"), chinese(printed));
    JsonNode answer = Json.read(out());
    assertTrue(answer.get("done").asBoolean());
    assertEquals(3, answer.get("pages").asInt());
    assertEquals(1, answer.get("topics").asInt());
    assertEquals(2, run("booklet"));
    assertEquals(2, run("booklet", "-o", "book.txt"));
    assertEquals(2, run("booklet", "--locality", "x", "-o", "book.pdf"));
    assertEquals(1, run("booklet", "-o", "nowhere/book.pdf"));
  }

  @Test
  void repliesAreKeptListedAndTakenAway() {
    String[] add = {"reply", "add", "--title", "纪念杯", "--topic", "gift", "--by", "机关纪委", "可以", "留"};
    assertEquals(0, run(add));
    assertEquals("可以 留", replies.cards.getFirst().reply());
    assertEquals(Sample.TODAY, replies.cards.getFirst().repliedOn());
    assertEquals(2, run("reply", "add", "--title", "t", "--topic", "x", "r"));
    assertEquals(2, run("reply", "add", "--title", " ", "r"));
    assertEquals(1, replies.cards.size());
    out.reset();
    assertEquals(0, run("reply", "list", "--json"));
    assertEquals("机关纪委", Json.read(out()).get(0).get("repliedBy").asString());
    replies.findings.add(new LocalCards.Finding("x.json", "读不出来：x.json。"));
    assertEquals(1, run("reply", "list"));
    assertTrue(err().contains("读不出来：x.json。"), err());
    assertEquals(0, run("reply", "remove", "r1"));
    assertEquals(1, run("reply", "remove", "r1"));
    assertEquals(List.of(), replies.cards);
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
