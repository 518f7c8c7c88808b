package org.qinqing.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;
import tools.jackson.databind.node.ObjectNode;

/** How the commands about keys and roots answer. */
final class KeyAnswer {
  private KeyAnswer() {}

  static int made(Terminal terminal, SigningKeys.Made made, boolean json) {
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", made.done())
              .put("fingerprint", made.fingerprint())
              .put("words", made.words());
      node.set("findings", Json.diagnostics(made.findings()));
      terminal.out().println(Json.line(node));
    } else {
      new FindingsText(terminal).write(made.findings());
      terminal
          .out()
          .println(
              made.done()
                  ? terminal.say("key.made", made.words(), made.fingerprint())
                  : terminal.say("key.notMade"));
    }
    return made.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  static int changed(Terminal terminal, TrustRoots.Changed changed, boolean json, String key) {
    if (json) {
      ObjectNode node = Json.object().put("done", changed.done()).put("name", changed.name());
      node.set("findings", Json.diagnostics(changed.findings()));
      terminal.out().println(Json.line(node));
    } else {
      new FindingsText(terminal).write(changed.findings());
      terminal
          .out()
          .println(
              changed.done() ? terminal.say(key, changed.name()) : terminal.say("key.notChanged"));
    }
    return changed.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  static ObjectNode publisher(Publisher publisher) {
    Authority authority = publisher.authority();
    ObjectNode node =
        Json.object()
            .put("name", publisher.name())
            .put("fingerprint", publisher.fingerprint())
            .put("words", publisher.words())
            .put("algorithm", publisher.algorithm().word())
            .put("from", publisher.from().toString())
            .put("until", publisher.until().toString())
            .put("certifies", publisher.certifies())
            .put("code", authority.code())
            .put("locality", authority.locality().code())
            .put("level", authority.highest().word());
    node.set("packs", Json.strings(authority.packs().stream().sorted().toList()));
    node.set("issuers", Json.strings(authority.issuers().stream().sorted().toList()));
    node.set("replaces", Json.strings(authority.replaces().stream().sorted().toList()));
    return node;
  }

  static void print(Terminal terminal, Publisher publisher) {
    Authority authority = publisher.authority();
    terminal
        .out()
        .println(
            terminal.say(
                "key.publisher",
                publisher.name(),
                publisher.words(),
                publisher.fingerprint(),
                publisher.from().toString(),
                publisher.until().toString()));
    terminal
        .out()
        .println(
            terminal.say(
                "key.authority",
                String.join(" ", authority.packs().stream().sorted().toList()),
                authority.locality().code(),
                authority.highest().word(),
                String.join("、", authority.issuers().stream().sorted().toList())));
    if (authority.code()) {
      terminal.out().println(terminal.say("key.authority.code"));
    }
  }

  static void findings(Terminal terminal, List<Diagnostic> findings) {
    new FindingsText(terminal).write(findings);
  }

  /** A file that must be there. */
  static Path there(Terminal terminal, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    }
    return file;
  }
}
