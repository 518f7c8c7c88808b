package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says who signed a bundle; exit 1 when that does not hold here. */
@Command(name = "verify", sortOptions = false)
final class PackVerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.packFile")
  Path file = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSigner packSigner;

  PackVerifyCommand(Terminal terminal, PackSigner packSigner) {
    this.terminal = terminal;
    this.packSigner = packSigner;
  }

  @Override
  public Integer call() throws IOException {
    List<PackSigner.Verification> all = packSigner.verify(KeyAnswer.there(terminal, file));
    ArrayNode array = Json.array();
    for (PackSigner.Verification each : all) {
      if (json) {
        array.add(described(each));
      } else {
        print(each);
      }
    }
    if (json) {
      terminal.out().println(Json.line(array));
    }
    return all.stream().allMatch(PackSigner.Verification::holds)
        ? ExitCode.DONE
        : ExitCode.ANSWER_IS_NO;
  }

  private static ObjectNode described(PackSigner.Verification each) {
    ObjectNode node =
        Json.object()
            .put("holds", each.holds())
            .put("id", each.id())
            .put("version", each.version());
    each.publisher().ifPresent(p -> node.set("publisher", KeyAnswer.publisher(p)));
    each.signedAt().ifPresent(time -> node.put("signedAt", time.toString()));
    node.set("findings", Json.diagnostics(each.findings()));
    return node;
  }

  private void print(PackSigner.Verification each) {
    KeyAnswer.findings(terminal, each.findings());
    String publisher = each.publisher().map(p -> p.name()).orElse("");
    String time = each.signedAt().map(Object::toString).orElse("");
    terminal
        .out()
        .println(
            terminal.say(
                each.holds() ? "pack.verified" : "pack.notVerified",
                each.id(),
                each.version(),
                publisher,
                time));
  }
}
