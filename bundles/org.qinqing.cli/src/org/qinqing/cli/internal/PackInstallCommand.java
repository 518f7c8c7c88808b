package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackTransfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Installs a bundle file; exit 1 when it is refused. */
@Command(name = "install", sortOptions = false)
final class PackInstallCommand implements Callable<Integer> {
  @Option(names = "--allow-unsigned", descriptionKey = "option.allowUnsigned")
  boolean allowUnsigned;

  @Option(names = "--downgrade", paramLabel = "ID", descriptionKey = "option.downgrade")
  @Nullable String downgrade;

  @Option(names = "--dry-run", descriptionKey = "option.dryRun")
  boolean dryRun;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "FILE|URL", descriptionKey = "parameter.packFileOrUrl")
  String from = "";

  private final Terminal terminal;
  private final PackInstaller installer;
  private final PackTransfer transfer;

  PackInstallCommand(Terminal terminal, PackInstaller installer, PackTransfer transfer) {
    this.terminal = terminal;
    this.installer = installer;
    this.transfer = transfer;
  }

  @Override
  public Integer call() throws IOException {
    if (!from.contains("://") && !from.startsWith("file:")) {
      return install(SitePlaces.path(terminal, from));
    }
    Path folder = Files.createTempDirectory("qinqing-install-");
    try {
      return install(transfer.bring(from, folder));
    } catch (PackTransfer.NotBroughtException e) {
      new FindingsText(terminal).write(e.findings());
      return ExitCode.ANSWER_IS_NO;
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path each : files) {
          Files.deleteIfExists(each);
        }
      }
      Files.deleteIfExists(folder);
    }
  }

  private int install(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    }
    PackInstaller.Consent consent =
        new PackInstaller.Consent(allowUnsigned, Optional.ofNullable(downgrade), Optional.empty());
    if (dryRun) {
      return preview(installer.preview(file, consent));
    }
    List<PackInstaller.Outcome> outcomes = installer.install(file, consent);
    if (outcomes.size() == 1) {
      return report(terminal, outcomes.getFirst(), json, "pack.installed", "pack.notInstalled");
    }
    if (json) {
      ArrayNode all = Json.array();
      outcomes.forEach(outcome -> all.add(described(outcome)));
      terminal.out().println(Json.line(all));
    } else {
      for (PackInstaller.Outcome outcome : outcomes) {
        report(terminal, outcome, false, "pack.installed", "pack.notInstalled");
      }
    }
    return outcomes.stream().allMatch(PackInstaller.Outcome::done)
        ? ExitCode.DONE
        : ExitCode.ANSWER_IS_NO;
  }

  private int preview(PackInstaller.Preview preview) {
    if (json) {
      ArrayNode all = Json.array();
      preview.coming().forEach(coming -> all.add(described(preview.sha256(), coming)));
      terminal.out().println(Json.line(all));
    } else {
      preview.coming().forEach(this::print);
      terminal.out().println(terminal.say("pack.nothingChanged"));
    }
    return preview.accepted() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private static ObjectNode described(String sha256, PackInstaller.Coming coming) {
    ObjectNode node =
        described(coming.outcome())
            .put("title", coming.title())
            .put("locality", coming.locality())
            .put("sha256", sha256)
            .put("verified", coming.signed().holds());
    coming.signed().publisher().ifPresent(p -> node.set("publisher", KeyAnswer.publisher(p)));
    coming.replaces().ifPresent(version -> node.put("replaces", version));
    node.setAll(PackChangesText.described(coming.changes()));
    return node;
  }

  private void print(PackInstaller.Coming coming) {
    new FindingsText(terminal).write(coming.outcome().findings());
    String id = coming.outcome().id();
    String version = coming.outcome().version();
    coming
        .signed()
        .publisher()
        .filter(publisher -> coming.signed().holds())
        .ifPresent(
            publisher ->
                terminal
                    .out()
                    .println(
                        terminal.say(
                            "pack.verified",
                            id,
                            version,
                            publisher.name(),
                            coming.signed().signedAt().map(Object::toString).orElse(""))));
    coming
        .replaces()
        .ifPresent(
            before -> terminal.out().println(terminal.say("pack.replaces", id, before, version)));
    new PackChangesText(terminal).write(coming.changes());
    terminal
        .out()
        .println(
            terminal.say(
                coming.outcome().done() ? "pack.wouldInstall" : "pack.wouldNotInstall",
                id,
                version));
  }

  private static ObjectNode described(PackInstaller.Outcome outcome) {
    ObjectNode node =
        Json.object()
            .put("done", outcome.done())
            .put("id", outcome.id())
            .put("version", outcome.version());
    node.set("findings", Json.diagnostics(outcome.findings()));
    return node;
  }

  static int report(
      Terminal terminal, PackInstaller.Outcome outcome, boolean json, String done, String refused) {
    if (json) {
      terminal.out().println(Json.line(described(outcome)));
    } else {
      new FindingsText(terminal).write(outcome.findings());
      terminal
          .out()
          .println(terminal.say(outcome.done() ? done : refused, outcome.id(), outcome.version()));
    }
    return outcome.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
