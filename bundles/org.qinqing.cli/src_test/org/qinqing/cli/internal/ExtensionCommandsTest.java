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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.ExtensionSigner;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackSigner;
import tools.jackson.databind.JsonNode;

class ExtensionCommandsTest {
  private static final Diagnostic WRONG =
      new Diagnostic(
          "gz-hello",
          Diagnostic.Severity.ERROR,
          "T-265",
          new SourceLocation("extension.yaml", 0),
          "不对。",
          "改。");

  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Asked asked = new Asked();

  /** Installs nothing and remembers what it was asked. */
  private static final class Asked implements Extensions, ExtensionSigner {
    private final List<Listed> listed = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private boolean refuses;

    private Outcome outcome() {
      return new Outcome(!refuses, "gz-hello", "1.0.0", refuses ? List.of(WRONG) : List.of());
    }

    @Override
    public List<Listed> list() {
      return listed;
    }

    @Override
    public Preview examine(Path file) {
      throw new AssertionError("the command asks nothing before it installs");
    }

    @Override
    public Outcome install(Path file, Optional<String> only) {
      done.add("install " + file.getFileName());
      return outcome();
    }

    @Override
    public Outcome remove(String id) {
      done.add("remove " + id);
      return outcome();
    }

    @Override
    public PackSigner.Signed sign(
        Path source, PackSigner.Signer signer, Instant time, Path output) {
      String secret = new String(signer.passphrase());
      done.add(
          "sign " + source.getFileName() + " " + secret + " " + time + " " + output.getFileName());
      return new PackSigner.Signed(!refuses, refuses ? List.of(WRONG) : List.of());
    }
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.language("zh"),
            Sample.TODAY);
    return new CommandRunner(
            terminal,
            Map.of("extension", new ExtensionCommands(asked, asked)),
            failure -> {},
            "/logs/qinqing.log")
        .run(List.of(arguments));
  }

  private String out() {
    String said = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return said;
  }

  @Test
  void installingSaysWhenItTakesEffect() throws IOException {
    Path file = Files.writeString(temp.resolve("gz.qinqing-extension"), "x");
    assertEquals(ExitCode.DONE, run("extension", "install", file.toString()));
    assertEquals("已安装 gz-hello 1.0.0，下次启动程序时生效。\n", out());
    assertEquals(List.of("install gz.qinqing-extension"), asked.done);
    asked.refuses = true;
    assertEquals(ExitCode.ANSWER_IS_NO, run("extension", "install", file.toString()));
    String said = out();
    assertTrue(said.contains("T-265  不对。改。"), said);
    assertTrue(said.endsWith("没有安装。你的数据没有变动。\n"), said);
    assertEquals(ExitCode.ANSWER_IS_NO, run("extension", "install", "--json", file.toString()));
    JsonNode answer = Json.read(out());
    assertFalse(answer.get("done").asBoolean());
    assertEquals("T-265", answer.get("findings").get(0).get("code").asString());
    assertEquals(ExitCode.WRONG_USE, run("extension", "install", "nowhere.qinqing-extension"));
    assertEquals(ExitCode.WRONG_USE, run("extension", "install"));
  }

  @Test
  void removingSaysWhenItTakesEffect() {
    assertEquals(ExitCode.DONE, run("extension", "remove", "gz-hello"));
    assertEquals("已移走 gz-hello 1.0.0，下次启动程序时生效。\n", out());
    asked.refuses = true;
    assertEquals(ExitCode.ANSWER_IS_NO, run("extension", "remove", "gz-hello", "--json"));
    assertFalse(Json.read(out()).get("done").asBoolean());
    assertEquals(List.of("remove gz-hello", "remove gz-hello"), asked.done);
  }

  @Test
  void listingTellsWhatDidNotStart() {
    assertEquals(ExitCode.DONE, run("extension", "list"));
    assertEquals("没有安装扩展。\n", out());
    for (Extensions.State state : Extensions.State.values()) {
      List<Diagnostic> why = state == Extensions.State.REFUSED ? List.of(WRONG) : List.of();
      asked.listed.add(
          new Extensions.Listed("gz-hello", "样例扩展", "1.0.0", "gz", "样例市纪委", state, why));
    }
    assertEquals(ExitCode.ANSWER_IS_NO, run("extension", "list"));
    String said = out();
    assertTrue(said.contains("gz-hello  1.0.0  样例扩展  样例市纪委  运行中\n"), said);
    assertTrue(said.contains("没有启动\n"), said);
    assertTrue(said.contains("T-265"), said);
    assertEquals(ExitCode.ANSWER_IS_NO, run("extension", "list", "--json"));
    JsonNode all = Json.read(out());
    assertEquals("running", all.get(0).get("state").asString());
    assertEquals("next-start", all.get(1).get("state").asString());
    assertEquals("refused", all.get(2).get("state").asString());
    assertEquals("T-265", all.get(2).get("findings").get(0).get("code").asString());
    assertEquals("leaving", all.get(3).get("state").asString());
    asked.listed.remove(2);
    assertEquals(ExitCode.DONE, run("extension", "list"));
  }

  @Test
  void signingTakesAFolderAndAPassphraseFromAFile() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("源"));
    Path key = Files.writeString(temp.resolve("p.key"), "x");
    Path pem = Files.writeString(temp.resolve("p.pem"), "x");
    Path secret = Files.writeString(temp.resolve("secret"), "correct horse");
    List<String> line =
        new ArrayList<>(
            List.of(
                "extension",
                "sign",
                "--key",
                key.toString(),
                "--certificate",
                pem.toString(),
                "--passphrase-file",
                secret.toString(),
                "--time",
                "2026-11-22T08:00:00Z",
                "--output",
                temp.resolve("gz.qinqing-extension").toString(),
                folder.toString()));
    assertEquals(ExitCode.DONE, run(line.toArray(String[]::new)));
    assertEquals(
        List.of("sign 源 correct horse 2026-11-22T08:00:00Z gz.qinqing-extension"), asked.done);
    asked.refuses = true;
    assertEquals(ExitCode.ANSWER_IS_NO, run(line.toArray(String[]::new)));
    line.set(9, "tomorrow");
    assertEquals(ExitCode.WRONG_USE, run(line.toArray(String[]::new)));
    line.set(9, "2026-11-22T08:00:00Z");
    line.set(line.size() - 1, temp.resolve("nowhere").toString());
    assertEquals(ExitCode.WRONG_USE, run(line.toArray(String[]::new)));
  }
}
