package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a file of certificates, a request or a revocation list holds. */
@Command(name = "show", sortOptions = false)
final class KeyShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.keyFile")
  Path file = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final SigningKeys keys;

  KeyShowCommand(Terminal terminal, SigningKeys keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  @Override
  public Integer call() throws IOException {
    SigningKeys.Shown shown = keys.show(KeyAnswer.there(terminal, file));
    if (json) {
      ObjectNode node = Json.object();
      ArrayNode all = node.putArray("certificates");
      shown.publishers().forEach(publisher -> all.add(KeyAnswer.publisher(publisher)));
      shown.requested().ifPresent(name -> node.put("request", name));
      shown
          .key()
          .ifPresent(key -> node.put("fingerprint", key.fingerprint()).put("words", key.words()));
      shown
          .revoked()
          .ifPresent(
              list ->
                  node.set(
                      "revocations",
                      Json.object()
                          .put("issuer", list.issuer())
                          .put("number", list.number())
                          .put("entries", list.entries())));
      node.set("findings", Json.diagnostics(shown.findings()));
      terminal.out().println(Json.line(node));
    } else {
      KeyAnswer.findings(terminal, shown.findings());
      shown.publishers().forEach(publisher -> KeyAnswer.print(terminal, publisher));
      shown
          .requested()
          .ifPresent(name -> terminal.out().println(terminal.say("key.requested", name)));
      shown
          .key()
          .ifPresent(
              key ->
                  terminal
                      .out()
                      .println(terminal.say("key.requestedPrint", key.words(), key.fingerprint())));
      shown
          .revoked()
          .ifPresent(
              list ->
                  terminal
                      .out()
                      .println(
                          terminal.say(
                              "key.list",
                              list.issuer(),
                              Long.toString(list.number()),
                              Integer.toString(list.entries()))));
    }
    return shown.findings().isEmpty() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
