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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackComparison;
import org.qinqing.authoring.PackCoverage;
import org.qinqing.authoring.PackDraft;
import org.qinqing.authoring.PackExchange;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Question;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import tools.jackson.databind.JsonNode;

class PackCommandsTest {
  private static final Diagnostic ERROR =
      new Diagnostic(
          "x", Diagnostic.Severity.ERROR, "W-104", new SourceLocation("规则", 2), "不对。", "改。");

  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Authoring authoring = new Authoring();
  private final Exchange exchange = new Exchange();
  private final Trusted trusted = new Trusted();
  private final Sited sited = new Sited();

  private int run(String... arguments) {
    return run(all(), arguments);
  }

  private List<PackCommandProvider> all() {
    PackRegistry registry = Sample::snapshot;
    PackReader reader = new Unreadable();
    PackLinter linter = new NothingWrong();
    // Not in the order of the help: that is no matter of who comes first.
    return List.of(
        new SiteCommands(sited, sited),
        new PackLifeCommands(new NoInstaller(), sited, sited, sited),
        new KeyCommands(trusted, trusted),
        new PackSigningCommands(trusted),
        new PackAuthoringCommands(authoring, exchange),
        new PackOverviewCommands(
            registry,
            reader,
            linter,
            new Coverage(),
            (place, installed, asOf) -> comparison(place, asOf)),
        new PackReadingCommands(registry, reader, linter, new Tester()));
  }

  private int run(List<PackCommandProvider> providers, String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.language("zh"),
            Sample.TODAY);
    CommandProvider packs = new PackCommands(providers);
    return new CommandRunner(terminal, Map.of("pack", packs), failure -> {}, "/logs/qinqing.log")
        .run(List.of(arguments));
  }

  /** The names below the heading of the commands, in the order they are shown. */
  private List<String> commandsShown() {
    return out()
        .lines()
        .filter(line -> line.matches("  [a-z].*"))
        .map(line -> line.strip().split(" +")[0])
        .toList();
  }

  @Test
  void theHelpFollowsTheWayOfABundle() {
    assertEquals(ExitCode.DONE, run("pack", "--help"));
    assertEquals(
        List.of(
            "list",
            "info",
            "lint",
            "test",
            "coverage",
            "compare",
            "new",
            "workbook",
            "build",
            "sign",
            "collect",
            "verify",
            "key",
            "site",
            "update",
            "install",
            "rollback",
            "remove"),
        commandsShown());
  }

  @Test
  void aCommandIsThereWhenItsOwnServicesAre() {
    List<PackCommandProvider> signing =
        List.of(new KeyCommands(trusted, trusted), new PackSigningCommands(trusted));
    assertEquals(ExitCode.DONE, run(signing, "pack", "--help"));
    assertEquals(List.of("sign", "collect", "verify", "key"), commandsShown());
    assertEquals(ExitCode.DONE, run(signing, "pack", "key", "roots"));
    assertEquals(ExitCode.WRONG_USE, run(signing, "pack", "info"));
  }

  @Test
  void aCommandTheOrderDoesNotNameStandsAtTheEnd() {
    PackCommandProvider more =
        terminal -> Map.of("archive", new PackVerifyCommand(terminal, trusted));
    assertEquals(
        ExitCode.DONE, run(List.of(more, new PackSigningCommands(trusted)), "pack", "--help"));
    assertEquals(List.of("sign", "collect", "verify", "archive"), commandsShown());
  }

  @Test
  void sitesAreListedAddedAndRemoved() {
    assertEquals(0, run("pack", "site", "list", "--json"));
    JsonNode site = json().get(0);
    assertEquals("/usb", site.get("place").stringValue());
    assertTrue(site.get("byPolicy").booleanValue());
    assertEquals(7, site.get("number").intValue());
    assertEquals(0, run("pack", "site", "add", "some/folder"));
    assertEquals("add " + Path.of("some/folder").toAbsolutePath(), sited.asked);
    assertEquals(0, run("pack", "site", "add", "https://example.invalid/p/"));
    assertEquals("add https://example.invalid/p/", sited.asked);
    sited.works = false;
    assertEquals(1, run("pack", "site", "remove", "/usb"));
    assertEquals(1, run("pack", "site", "list"));
    assertTrue(out().contains("由管理员设定") && out().contains("T-242"), out());
    assertEquals(2, run("pack", "site", "add"));
  }

  @Test
  void whatSitesOfferIsListedAndUpdatesCome() {
    assertEquals(0, run("pack", "list", "--available", "--json"));
    assertEquals("1.1.0", json().get(0).get("version").stringValue());
    assertEquals(0, run("pack", "update"));
    assertEquals("update []", sited.asked);
    assertTrue(out().contains("gz 已从 1.0.0 更新到 1.1.0") && out().contains("更严一点"), out());
    assertTrue(out().contains("gz-gift-1") && out().contains("一律不收"), out());
    out.reset();
    assertEquals(0, run("pack", "update", "gz", "--json"));
    assertEquals("update [gz]", sited.asked);
    assertEquals("STRICTER", json().get(0).get("changes").get(0).get("kind").asString());
    sited.works = false;
    assertEquals(1, run("pack", "update", "--json"));
    assertTrue(err().contains("T-242"), err());
    sited.newer = false;
    assertEquals(1, run("pack", "update"));
    sited.works = true;
    assertEquals(0, run("pack", "update"));
    assertTrue(out().contains("没有更新的版本"), out());
  }

  @Test
  void aSiteIsPublishedAndMirrored() throws IOException {
    Path site = Files.createDirectory(temp.resolve("site"));
    String key = Files.writeString(temp.resolve("k.key"), "x").toString();
    String pem = Files.writeString(temp.resolve("k.pem"), "x").toString();
    String secret = Files.writeString(temp.resolve("secret"), "correct horse\n").toString();
    String[] publish = {
      "pack",
      "site",
      "publish",
      "--key",
      key,
      "--certificate",
      pem,
      "--passphrase-file",
      secret,
      "--time",
      "2026-11-22T08:00:00Z",
      site.toString(),
      "--until",
      "2026-12-01"
    };
    assertEquals(0, run(publish), () -> out() + err());
    assertEquals("publish site [] 2026-11-22T08:00:00Z true", sited.asked);
    List<String> more = new ArrayList<>(List.of(publish));
    more.set(more.indexOf(site.toString()), temp.resolve("new").toString());
    assertEquals(2, run(more.toArray(String[]::new)), "a folder that is not there");
    Path signed = Files.writeString(temp.resolve("gz.qinqing"), "x");
    more.add(signed.toString());
    assertEquals(0, run(more.toArray(String[]::new)), () -> out() + err());
    assertEquals("publish new [gz.qinqing] 2026-11-22T08:00:00Z true", sited.asked);
    more.add(temp.resolve("absent.qinqing").toString());
    assertEquals(2, run(more.toArray(String[]::new)));
    publish[publish.length - 1] = "2026-11-01";
    assertEquals(2, run(publish));
    publish[publish.length - 1] = "soon";
    assertEquals(2, run(publish));
    assertEquals(0, run("pack", "site", "mirror", "https://example.invalid/", "m", "--json"));
    assertEquals("mirror https://example.invalid/ m", sited.asked);
    sited.works = false;
    assertEquals(1, run("pack", "site", "mirror", "/usb", "m"));
    assertTrue(out().contains("镜像没有更新"), out());
  }

  @Test
  void anAddressThatGivesNoFileInstallsNothing() {
    sited.works = false;
    assertEquals(1, run("pack", "install", "https://example.invalid/gz.qinqing"));
    assertEquals("bring https://example.invalid/gz.qinqing", sited.asked);
    assertTrue(out().contains("T-242"), out());
    assertEquals(2, run("pack", "install", "nothing.qinqing"));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() {
    assertEquals(1, out().lines().count(), out());
    return Json.read(out());
  }

  private static final class Unreadable implements PackReader {
    @Override
    public Reading read(Path folderOrFile) {
      return new Reading(Optional.empty(), List.of(ERROR));
    }

    @Override
    public Reading read(String name, Map<String, byte[]> files) {
      return new Reading(Optional.empty(), List.of(ERROR));
    }
  }

  private static final class NothingWrong implements PackLinter {
    @Override
    public List<Diagnostic> lint(Pack pack, PackSnapshot others) {
      return List.of();
    }

    @Override
    public PackSnapshot with(Pack pack, PackSnapshot others) {
      return others;
    }
  }

  private static final class NoInstaller implements PackInstaller {
    @Override
    public List<Outcome> install(Path file, Consent consent) {
      throw new AssertionError(file);
    }

    @Override
    public Preview preview(Path file, Consent consent) {
      throw new AssertionError(file);
    }

    @Override
    public Outcome remove(String id) {
      throw new AssertionError(id);
    }

    @Override
    public Outcome rollBack(String id) {
      throw new AssertionError(id);
    }

    @Override
    public PackChanges without(String id, boolean whole) {
      throw new AssertionError(id);
    }

    @Override
    public List<Listed> list() {
      throw new AssertionError();
    }
  }

  private static final class Authoring implements PackAuthoring {
    final List<NewPack> created = new ArrayList<>();
    boolean builds = true;

    @Override
    public List<String> templates() {
      return List.of(BLANK, "district");
    }

    @Override
    public Written create(NewPack what, Path folder) throws IOException {
      created.add(what);
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("pack.yaml"), "x");
      return new Written(List.of(file), List.of());
    }

    @Override
    public PackDraft open(Path folder) {
      throw new AssertionError(folder);
    }

    @Override
    public Written addQuestions(List<Question> questions, Path folder) {
      throw new AssertionError(folder);
    }

    @Override
    public Built build(Path folder, Path file) {
      return new Built(builds, builds ? List.of() : List.of(ERROR));
    }
  }

  private static final class Exchange implements PackExchange {
    final List<Path> asked = new ArrayList<>();
    boolean refuses;

    @Override
    public PackAuthoring.Written toWorkbook(Path folder, Path workbook) {
      return new PackAuthoring.Written(List.of(workbook), List.of());
    }

    @Override
    public PackAuthoring.Written fromWorkbook(Path workbook, Path folder) {
      return refuses
          ? new PackAuthoring.Written(List.of(), List.of(ERROR))
          : new PackAuthoring.Written(List.of(folder.resolve("pack.yaml")), List.of());
    }

    @Override
    public List<Proposal> propose(List<Path> files) throws IOException {
      if (refuses) {
        throw new IOException("读不懂这个文件。");
      }
      asked.addAll(files);
      return files.stream()
          .map(
              file ->
                  new Proposal(
                      file,
                      "opinion",
                      "示例意见",
                      List.of(new Found("art-1", "第一条", "要登记。\n要公开。")),
                      "---\n"))
          .toList();
    }

    @Override
    public PackAuthoring.Written accept(List<Proposal> accepted, Path folder) {
      return new PackAuthoring.Written(
          accepted.stream()
              .map(p -> folder.resolve("documents/" + p.documentId() + ".md"))
              .toList(),
          List.of());
    }
  }

  private static final class Coverage implements PackCoverage {
    @Override
    public PackCoverage.Coverage of(Pack pack, PackSnapshot installed) {
      Document document = pack.documents().getFirst();
      Document.Provision provision = document.provisions().getFirst();
      Line reached =
          new Line(
              document,
              provision,
              Map.of(Citation.Kind.RULE, List.of("cn-gift-1"), Citation.Kind.TEST, List.of("t")),
              true,
              false);
      Line open = new Line(document, provision, Map.of(), false, true);
      return new PackCoverage.Coverage(pack.id(), List.of(reached, open, open), 1);
    }

    @Override
    public String html(List<PackCoverage.Coverage> coverages) {
      return "<!DOCTYPE html>" + coverages.size();
    }
  }

  private static PackComparison.Comparison comparison(Locality place, LocalDate day) {
    assertEquals(Sample.TODAY, day);
    PackComparison.Case one =
        new PackComparison.Case(
            "cn-t-1",
            List.of(Map.of("under_jurisdiction", FactContent.Terms.of(true))),
            List.of(Verdict.NO_RULE, Verdict.PROHIBITED),
            List.of(Optional.empty(), Optional.of("gz-gift-1")));
    return new PackComparison.Comparison(
        List.of(
            new PackComparison.Level(Locality.NATIONAL, "全国", List.of("cn")),
            new PackComparison.Level(place, "广州", List.of("guangzhou"))),
        List.of(
            new PackComparison.Topic(
                "gift",
                List.of(List.of("cn-gift-1"), List.of("gz-gift-1")),
                List.of(PackComparison.Mark.STRICTER),
                List.of(one))),
        List.of(one));
  }

  private static PackTester.Outcome outcome(
      String id, boolean reading, Verdict verdict, List<String> rules, Optional<String> missing) {
    TreeMap<String, FactContent> facts = new TreeMap<>();
    facts.put("under_jurisdiction", FactContent.Terms.of(true));
    facts.put("counterpart", FactContent.Terms.of("enterprise"));
    return new PackTester.Outcome(
        id, reading, true, "", "", SourceLocation.WHOLE, verdict, rules, missing, facts);
  }

  /** Has one report for every bundle. */
  private static final class Tester implements PackTester {
    @Override
    public Report test(Pack pack, PackSnapshot snapshot, boolean ablate) {
      return new Report(
          List.of(
              outcome("t-2", true, Verdict.PROHIBITED, List.of("b", "a"), Optional.empty()),
              outcome("t-1", false, Verdict.NEEDS_INFO, List.of(), Optional.of("amount"))),
          1,
          1,
          List.of());
    }

    @Override
    public List<Outcome> judge(List<PackTest> tests, PackSnapshot snapshot) {
      throw new AssertionError();
    }
  }

  @Test
  void coverageFollowsTheContract() {
    assertEquals(0, run("pack", "coverage", "--json"));
    JsonNode one = json().get(0);
    assertEquals("cn", one.get("pack").asString());
    assertEquals(3, one.get("provisions").asInt());
    assertEquals(1, one.get("reached").asInt());
    assertEquals("0.3333", one.get("share").toString());
    JsonNode line = one.get("lines").get(0);
    assertEquals("cn:rules@2024-01-01/art-7", line.get("address").asString());
    assertEquals("示例规定", line.get("title").asString());
    assertEquals("第七条", line.get("item").asString());
    assertTrue(line.get("reached").asBoolean());
    assertEquals("[\"cn-gift-1\"]", line.get("rules").toString());
    assertEquals("[\"t\"]", line.get("tests").toString());
    for (String kind : List.of("questions", "scenes", "cards", "forms", "plans", "samplings")) {
      assertEquals("[]", line.get(kind).toString(), kind);
    }
    assertFalse(one.get("lines").get(1).get("reached").asBoolean());
    assertTrue(one.get("lines").get(1).get("declaredOnly").asBoolean());
  }

  @Test
  void coverageForPeopleAndAsAPage() throws IOException {
    Path page = temp.resolve("c.html");
    assertEquals(0, run("pack", "coverage", "cn", "--html", page.toString()));
    assertTrue(out().contains("● cn:rules/art-7  第七条  规则 1  测试 1  有做法"), out());
    assertTrue(out().contains("◇ cn:rules/art-7  第七条  未覆盖"), out());
    assertTrue(out().contains("1/3（33.3 %）"), out());
    assertEquals("<!DOCTYPE html>1", Files.readString(page));
  }

  @Test
  void coverageOfABrokenFolderIsNo() throws IOException {
    Files.createDirectory(temp.resolve("broken"));
    assertEquals(1, run("pack", "coverage", "--json", temp.resolve("broken").toString()));
    assertFalse(json().get(0).get("usable").asBoolean());
  }

  @Test
  void compareFollowsTheContract() {
    assertEquals(0, run("pack", "compare", "--locality", "440100", "--json"));
    JsonNode answer = json();
    assertEquals("440100", answer.get("locality").asString());
    assertEquals("2026-11-22", answer.get("asOf").asString());
    assertEquals("000000", answer.get("levels").get(0).get("locality").asString());
    JsonNode topic = answer.get("topics").get(0);
    assertEquals("礼品礼金", topic.get("label").asString());
    assertEquals("[\"STRICTER\"]", topic.get("marks").toString());
    assertEquals("[[\"cn-gift-1\"],[\"gz-gift-1\"]]", topic.get("rules").toString());
    JsonNode situation = topic.get("cases").get(0);
    assertEquals("[\"NO_RULE\",\"PROHIBITED\"]", situation.get("verdicts").toString());
    assertEquals("[null,\"gz-gift-1\"]", situation.get("rules").toString());
    assertEquals(
        "[[{\"name\":\"under_jurisdiction\",\"value\":true}]]", situation.get("events").toString());
    assertEquals(1, answer.get("contradictions").size());
  }

  @Test
  void compareForPeople() {
    assertEquals(0, run("pack", "compare", "--locality", "440100", "--topic", "gift"));
    assertTrue(out().contains("礼品礼金  全国 1 条规则 | 广州 1 条规则，更严"), out());
    assertTrue(out().contains("cn-t-1  本库无规则，请示 → 不可以 (gz-gift-1)"), out());
    assertTrue(out().contains("相互矛盾的情形：1"), out());
  }

  @Test
  void newBeginsABundle() {
    Path folder = temp.resolve("云溪");
    assertEquals(
        0,
        run(
            "pack",
            "new",
            "--locality",
            "431100",
            "--id",
            "yunxi",
            "--place",
            "云溪",
            "--publisher",
            "云溪示例单位",
            "--template",
            "district",
            "--json",
            folder.toString()));
    assertTrue(json().get("done").asBoolean());
    assertEquals(folder.resolve("pack.yaml").toString(), json().get("files").get(0).asString());
    assertEquals(
        List.of(
            new PackAuthoring.NewPack("yunxi", "云溪", new Locality("431100"), "云溪示例单位", "district")),
        authoring.created);
  }

  @Test
  void aTakenFolderIsLeftAlone() throws IOException {
    Files.writeString(temp.resolve("mine.txt"), "x");
    assertEquals(1, run("pack", "new", "--locality", "431100", "--id", "yunxi", temp.toString()));
    assertEquals(1, err().lines().count(), err());
    assertEquals(List.of(), authoring.created);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new|DIR",
        "new|--locality|431100|DIR",
        "new|--locality|431100|--id|yunxi",
        "new|--locality|999|--id|yunxi|DIR",
        "new|--locality|431100|--id|Yun Xi|DIR",
        "new|--locality|431100|--id|yunxi|--template|none|DIR",
        "new|--from-workbook|nowhere.xlsx|DIR",
        "new|--from|nowhere.md",
        "new|--from|nowhere.md|--accept-all",
        "build|DIR",
        "build|nowhere|--output|a.qinqing",
        "workbook|nowhere|--output|a.xlsx",
        "compare",
        "compare|--locality|nowhere",
        "compare|--locality|440100|--topic|none",
        "compare|--locality|440100|--as-of|昨天",
        "coverage|nowhere"
      })
  void wrongUseIsOneLineAndTwo(String line) {
    List<String> arguments = new ArrayList<>(List.of("pack"));
    for (String word : line.split("\\|")) {
      arguments.add(word.equals("DIR") ? temp.resolve("new").toString() : word);
    }
    assertEquals(2, run(arguments.toArray(String[]::new)), line);
    assertEquals("", out());
    assertEquals(1, err().lines().count(), err());
    assertFalse(Files.exists(temp.resolve("new")));
  }

  @Test
  void aBadWorkbookIsNoAndNamesTheRow() throws IOException {
    Path book = Files.writeString(temp.resolve("a.xlsx"), "x");
    exchange.refuses = true;
    assertEquals(
        1, run("pack", "new", "--from-workbook", book.toString(), temp.resolve("d").toString()));
    assertTrue(out().contains("规则:2"), out());
    assertTrue(out().contains("没有写任何文件"), out());
    exchange.refuses = false;
    out.reset();
    assertEquals(
        0, run("pack", "new", "--from-workbook", book.toString(), temp.resolve("d").toString()));
    assertTrue(out().contains("已写好 1 个文件"), out());
  }

  @Test
  void officialFilesAreProposedFirst() throws IOException {
    Path one = Files.writeString(temp.resolve("a.md"), "x");
    Path two = Files.writeString(temp.resolve("b.md"), "x");
    assertEquals(0, run("pack", "new", "--from", one.toString(), two.toString(), "--json"));
    JsonNode proposal = json().get(1);
    assertEquals(two.toString(), proposal.get("file").asString());
    assertEquals("opinion", proposal.get("document").asString());
    assertEquals("art-1", proposal.get("provisions").get(0).get("anchor").asString());
    assertEquals("---\n", proposal.get("markdown").asString());
    out.reset();
    assertEquals(0, run("pack", "new", "--from", one.toString()));
    assertTrue(out().contains("art-1  第一条  要登记。 要公开。"), out());
    assertTrue(out().contains("--accept-all"), out());
    assertEquals(List.of(), authoring.created);
    exchange.refuses = true;
    assertEquals(2, run("pack", "new", "--from", one.toString()));
    assertEquals("读不懂这个文件。", err().strip());
  }

  @Test
  void acceptedFilesGoIntoAFolderThatIsBegunWhenItIsNew() throws IOException {
    Path one = Files.writeString(temp.resolve("a.md"), "x");
    String folder = temp.resolve("d").toString();
    assertEquals(
        0,
        run(
            "pack",
            "new",
            "--locality",
            "431100",
            "--id",
            "yunxi",
            "--accept-all",
            "--from",
            one.toString(),
            folder));
    assertEquals(List.of(one), exchange.asked);
    assertEquals("yunxi", authoring.created.getFirst().id());
    assertTrue(out().contains("opinion.md"), out());
    // Now it is there, and nothing more need be said of it.
    assertEquals(0, run("pack", "new", "--from", one.toString(), "--accept-all", folder));
    assertEquals(1, authoring.created.size());
  }

  @Test
  void buildWritesOneFileOrSaysWhyNot() throws IOException {
    String folder = Files.createDirectory(temp.resolve("d")).toString();
    String file = temp.resolve("a.qinqing").toString();
    assertEquals(0, run("pack", "build", folder, "--output", file, "--json"));
    assertTrue(json().get("done").asBoolean());
    out.reset();
    authoring.builds = false;
    assertEquals(1, run("pack", "build", folder, "--output", file));
    assertTrue(out().contains("没有打包"), out());
    assertEquals(2, run("pack", "build", folder, "--output", "a.zip"));
    assertEquals(0, run("pack", "workbook", folder, "--output", temp.resolve("a.xlsx").toString()));
    assertEquals(2, run("pack", "workbook", folder, "--output", "a.xls"));
  }

  @Test
  void signingAsksForTheKeyAndWipesThePassphrase() throws IOException {
    Path file = Files.writeString(temp.resolve("gz.qinqing"), "x");
    Path key = Files.writeString(temp.resolve("gz.key"), "x");
    Path pem = Files.writeString(temp.resolve("gz.pem"), "x");
    Path secret = Files.writeString(temp.resolve("secret"), "口令 口令 口令\nmore");
    assertEquals(
        ExitCode.DONE,
        run(
            "pack",
            "sign",
            "--json",
            "--key",
            key.toString(),
            "--certificate",
            pem.toString(),
            "--passphrase-file",
            secret.toString(),
            "--time",
            "2026-11-22T08:00:00Z",
            file.toString()));
    assertEquals("sign 口令 口令 口令 2026-11-22T08:00:00Z gz.qinqing", trusted.asked);
    assertEquals("", new String(trusted.passphrase).replace("\0", ""), "wiped");
    assertTrue(json().get("done").asBoolean());
  }

  @Test
  void verifyingSaysWhoAndAnswersNo() throws IOException {
    Path file = Files.writeString(temp.resolve("gz.qinqing"), "x");
    assertEquals(ExitCode.DONE, run("pack", "verify", file.toString()));
    assertTrue(out().contains("由样例市纪委发布，已核验"), out());
    out.reset();
    trusted.holds = false;
    assertEquals(ExitCode.ANSWER_IS_NO, run("pack", "verify", "--json", file.toString()));
    JsonNode first = json().get(0);
    assertFalse(first.get("holds").asBoolean());
    assertEquals("440100", first.get("publisher").get("locality").asString());
    assertEquals("W-104", first.get("findings").get(0).get("code").asString());
  }

  @Test
  void certifyingHandsOnTheAuthorityItWasTold() throws IOException {
    Path key = Files.writeString(temp.resolve("p.key"), "x");
    Path pem = Files.writeString(temp.resolve("p.pem"), "x");
    Path csr = Files.writeString(temp.resolve("gz.csr"), "x");
    Path secret = Files.writeString(temp.resolve("secret"), "correct horse");
    List<String> line =
        new ArrayList<>(
            List.of(
                "pack",
                "key",
                "certify",
                "--key",
                key.toString(),
                "--certificate",
                pem.toString(),
                "--passphrase-file",
                secret.toString(),
                "--request",
                csr.toString(),
                "--output",
                temp.resolve("gz.pem").toString(),
                "--pack",
                "gz",
                "--pack",
                "gz-*",
                "--locality",
                "440100",
                "--issuer",
                "样例市纪委",
                "--level"));
    line.add("city");
    assertEquals(ExitCode.DONE, run(line.toArray(String[]::new)));
    assertEquals("certify [gz, gz-*] 440100 CITY [样例市纪委] [] P2Y false", trusted.asked);
    line.add(3, "--code");
    assertEquals(ExitCode.DONE, run(line.toArray(String[]::new)));
    assertEquals("certify [gz, gz-*] 440100 CITY [样例市纪委] [] P2Y code false", trusted.asked);
    line.set(line.size() - 1, "village");
    assertEquals(ExitCode.WRONG_USE, run(line.toArray(String[]::new)));
  }

  @Test
  void aKeyIsMadeForCommercialCryptographyUnlessToldOtherwise() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), "correct horse");
    List<String> line =
        new ArrayList<>(
            List.of(
                "pack",
                "key",
                "new",
                "--name",
                "样例市纪委",
                "--key",
                temp.resolve("gz.key").toString(),
                "--request",
                temp.resolve("gz.csr").toString(),
                "--passphrase-file",
                secret.toString()));
    assertEquals(ExitCode.DONE, run(line.toArray(String[]::new)));
    assertEquals("create SM2 样例市纪委", trusted.asked);
    line.addAll(List.of("--algorithm", "ed25519"));
    assertEquals(ExitCode.DONE, run(line.toArray(String[]::new)));
    assertEquals("create ED25519 样例市纪委", trusted.asked);
    line.set(line.size() - 1, "rsa");
    assertEquals(ExitCode.WRONG_USE, run(line.toArray(String[]::new)));
  }

  @Test
  void pinningTellsTheFingerprintThatWasCompared() throws IOException {
    Path pem = Files.writeString(temp.resolve("p.pem"), "x");
    assertEquals(ExitCode.DONE, run("pack", "key", "pin", "--fingerprint", "ab", pem.toString()));
    assertEquals("pin p.pem ab", trusted.asked);
    assertEquals(ExitCode.WRONG_USE, run("pack", "key", "pin", pem.toString()));
    assertEquals(ExitCode.WRONG_USE, run("pack", "key", "show", "nowhere.pem"));
  }

  @Test
  void theGoldenFileHasALineATestInOrder() throws IOException {
    Path golden = temp.resolve("verdicts.tsv");
    assertEquals(0, run("pack", "test", "--verdicts", golden.toString()));
    assertEquals(
        """
        cn\tt-1\tfacts\tNEEDS_INFO\t-\tamount\t-
        cn\tt-2\ttext\tPROHIBITED\tb,a\t-\tcounterpart=enterprise; under_jurisdiction=true
        """,
        Files.readString(golden));
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : List.of("new", "build", "workbook", "coverage", "compare", "test")) {
      out.reset();
      assertEquals(0, run("pack", command, "--help"));
      assertTrue(out().contains("用法："), command);
      assertTrue(out().contains("--json"), command);
    }
  }
}
