package org.qinqing.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackChanges.Change;
import org.qinqing.trust.PackChanges.Kind;
import org.qinqing.trust.PackChanges.Part;
import org.qinqing.trust.PackChanges.Turned;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import tools.jackson.databind.JsonNode;

/** Looking before installing, going back and removing. */
class PackLifeCommandsTest {
  static final PackChanges CHANGES =
      new PackChanges(
          List.of(
              new Change(
                  Kind.STRICTER,
                  Part.RULE,
                  "gz-gift-1",
                  "一律不收",
                  "应当报告",
                  Optional.of(Verdict.CONDITIONAL),
                  Optional.of(Verdict.PROHIBITED))),
          7,
          List.of(
              new Turned(
                  "t-1",
                  "gz",
                  "收礼；东西：茶叶",
                  Verdict.CONDITIONAL,
                  Verdict.PROHIBITED,
                  List.of("gz-gift-1"))));

  @TempDir Path temp;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Installer installer = new Installer();
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(temp.resolve("gz.qinqing"), "x");
  }

  /** Remembers what it was asked. */
  private static final class Installer implements PackInstaller {
    String asked = "";
    boolean may = true;

    private Outcome outcome(String version) {
      Diagnostic finding =
          new Diagnostic(
              "gz", Diagnostic.Severity.ERROR, "T-103", SourceLocation.WHOLE, "没有签名。", "索取。");
      return new Outcome(may, "gz", version, may ? List.of() : List.of(finding));
    }

    @Override
    public List<Outcome> install(Path file, Consent consent) {
      asked = "install";
      return List.of(outcome("1.1.0"));
    }

    @Override
    public Preview preview(Path file, Consent consent) {
      asked = "preview " + consent.unsigned();
      return new Preview(
          "ab",
          List.of(
              new Coming(
                  outcome("1.1.0"),
                  "广州",
                  "440100",
                  new PackSigner.Verification(
                      false, "gz", "1.1.0", Optional.empty(), Optional.empty(), List.of()),
                  Optional.of("1.0.0"),
                  CHANGES)));
    }

    @Override
    public Outcome rollBack(String id) {
      asked = "rollBack " + id;
      return outcome("1.0.0");
    }

    @Override
    public PackChanges without(String id, boolean whole) {
      asked = "without " + id + " " + whole;
      return CHANGES;
    }

    @Override
    public Outcome remove(String id) {
      asked = "remove " + id;
      return outcome("1.1.0");
    }

    @Override
    public List<Listed> list() {
      throw new AssertionError();
    }
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            Terminal.language("zh"),
            Sample.TODAY);
    Sited sited = new Sited();
    CommandProvider packs =
        new PackCommands(List.of(new PackLifeCommands(installer, sited, sited, sited)));
    return new CommandRunner(terminal, Map.of("pack", packs), failure -> {}, "/logs/qinqing.log")
        .run(List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDryRunSaysWhatWouldBeDifferentAndInstallsNothing() {
    assertEquals(
        ExitCode.DONE, run("pack", "install", "--dry-run", "--allow-unsigned", file.toString()));
    assertEquals("preview true", installer.asked);
    assertTrue(out().contains("更严  规则  gz-gift-1  一律不收（原来：应当报告）（报告或批准后可以 → 不可以）"), out());
    assertTrue(out().contains("收礼；东西：茶叶：报告或批准后可以 → 不可以"), out());
    assertTrue(out().contains("gz：1.0.0 换成 1.1.0"), out());
    assertTrue(out().contains("gz 1.1.0 可以安装。"), out());
  }

  @Test
  void aDryRunOfWhatWouldBeRefusedAnswersNo() {
    installer.may = false;
    assertEquals(
        ExitCode.ANSWER_IS_NO, run("pack", "install", "--dry-run", "--json", file.toString()));
    assertEquals("preview false", installer.asked);
    JsonNode coming = Json.read(out()).get(0);
    assertEquals("ab", coming.get("sha256").asString());
    assertEquals("1.0.0", coming.get("replaces").asString());
    assertEquals("T-103", coming.get("findings").get(0).get("code").asString());
    assertEquals("STRICTER", coming.get("changes").get(0).get("kind").asString());
    assertEquals("CONDITIONAL", coming.get("changes").get(0).get("was").asString());
    assertEquals(7, coming.get("situations").asInt());
    assertEquals("gz-gift-1", coming.get("turned").get(0).get("rules").get(0).asString());
  }

  @Test
  void goingBackSaysWhatIsInUseNow() {
    assertEquals(ExitCode.DONE, run("pack", "rollback", "gz"));
    assertEquals("rollBack gz", installer.asked);
    assertTrue(out().contains("现在用的是 gz 1.0.0。"), out());
    installer.may = false;
    assertEquals(ExitCode.ANSWER_IS_NO, run("pack", "rollback", "gz"));
    assertTrue(out().contains("没有退回"), out());
  }

  @Test
  void goingBackAndRemovingCanBeLookedAtFirst() {
    assertEquals(ExitCode.DONE, run("pack", "rollback", "--dry-run", "--json", "gz"));
    assertEquals("without gz false", installer.asked);
    assertEquals(1, Json.read(out()).get("turned").size());
    assertEquals(ExitCode.DONE, run("pack", "remove", "--dry-run", "gz"));
    assertEquals("without gz true", installer.asked);
    assertTrue(out().contains("没有改动任何东西"), out());
  }

  @Test
  void wrongUseIsTwo() {
    assertEquals(ExitCode.WRONG_USE, run("pack", "rollback"));
    assertEquals(ExitCode.WRONG_USE, run("pack", "rollback", "a", "b"));
  }
}
