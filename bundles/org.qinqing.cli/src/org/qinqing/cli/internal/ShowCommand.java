package org.qinqing.cli.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One provision with its versions, rules and questions. */
@Command(name = "show", sortOptions = false)
final class ShowCommand implements Callable<Integer> {
  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ADDRESS", arity = "1..*", descriptionKey = "parameter.address")
  List<String> address = new ArrayList<>();

  private final Terminal terminal;
  private final Library library;

  ShowCommand(Terminal terminal, Library library) {
    this.terminal = terminal;
    this.library = library;
  }

  @Override
  public Integer call() {
    LocalDate day = new Arguments(terminal).day(asOf);
    String reference = String.join(" ", address);
    Optional<Library.Page> page = library.show(reference, day);
    if (page.isEmpty()) {
      terminal.err().println(terminal.say("show.nothing", reference));
      return ExitCode.ANSWER_IS_NO;
    }
    if (json) {
      terminal.out().println(Json.line(write(page.get())));
    } else {
      print(page.get());
    }
    return ExitCode.DONE;
  }

  private static ObjectNode write(Library.Page page) {
    Document.Provision provision = page.provision();
    ObjectNode node =
        Json.object()
            .put("address", provision.address().toString())
            .put("title", page.document().title())
            .put("item", provision.label())
            .put("heading", provision.heading())
            .put("text", provision.text())
            .put("kind", page.document().wording().name().toLowerCase(Locale.ROOT))
            .put("certainty", provision.certainty().name())
            .put("locality", page.locality().code())
            .put("status", SearchCommand.status(page.status()))
            .put("issuer", page.document().issuer())
            .put("number", page.document().number())
            .put("effective", page.document().effective().toString())
            .put("source", page.document().source());
    provision.declared().ifPresent(count -> node.put("declared", count));
    provision.itemised().ifPresent(count -> node.put("itemised", count));
    ArrayNode parts = node.putArray("parts");
    for (Document.Provision part : page.parts()) {
      parts.add(
          Json.object()
              .put("address", part.address().toString())
              .put("item", part.label())
              .put("text", part.text()));
    }
    ArrayNode versions = node.putArray("versions");
    for (Library.Version version : page.versions()) {
      versions.add(
          Json.object()
              .put("address", version.address().toString())
              .put("item", version.label())
              .put("title", version.title())
              .put("from", version.from().toString())
              .put("carried", version.carried()));
    }
    page.counterpart()
        .ifPresent(
            other ->
                node.putObject("counterpart")
                    .put("address", other.provision().address().toString())
                    .put("kind", other.document().wording().name().toLowerCase(Locale.ROOT))
                    .put("text", text(other.provision(), other.parts())));
    node.put("previous", page.previous().map(Address::toString).orElse(""));
    node.put("next", page.next().map(Address::toString).orElse(""));
    node.set("rules", Json.ruleIds(page.rules()));
    node.set("questions", Json.strings(page.questions().stream().map(Question::id).toList()));
    ArrayNode others = node.putArray("others");
    for (Citation other : page.others()) {
      others.add(
          Json.object()
              .put("kind", other.kind().name().toLowerCase(Locale.ROOT))
              .put("id", other.id())
              .put("title", other.title()));
    }
    return node;
  }

  private static String text(Document.Provision provision, List<Document.Provision> parts) {
    StringBuilder text = new StringBuilder(provision.text());
    for (Document.Provision part : parts) {
      text.append(text.isEmpty() ? "" : "\n").append(part.text());
    }
    return text.toString();
  }

  private void print(Library.Page page) {
    Document.Provision provision = page.provision();
    line("《" + page.document().title() + "》" + provision.label() + "  " + provision.heading());
    line(
        terminal.say("status." + page.status().name())
            + "  "
            + terminal.say("wording." + page.document().wording().name())
            + "  "
            + terminal.say("certainty." + provision.certainty().name())
            + "  "
            + provision.address());
    if (!provision.text().isEmpty()) {
      line(provision.text());
    }
    page.parts().forEach(part -> line("  " + part.label() + "  " + part.text()));
    page.counterpart()
        .ifPresent(
            other -> {
              line(
                  terminal.say("wording." + other.document().wording().name())
                      + "  "
                      + other.provision().address());
              text(other.provision(), other.parts()).lines().forEach(text -> line("  " + text));
            });
    list(
        "show.versions",
        page.versions().stream()
            .map(version -> version.from() + "  " + version.title() + version.label())
            .toList());
    list("show.rules", page.rules().stream().map(rule -> rule.id() + "  " + rule.say()).toList());
    list(
        "show.questions",
        page.questions().stream().map(question -> question.id() + "  " + question.stem()).toList());
    list(
        "show.others",
        page.others().stream().map(other -> other.id() + "  " + other.title()).toList());
  }

  private void list(String key, List<String> lines) {
    if (!lines.isEmpty()) {
      line(terminal.say(key));
      lines.forEach(text -> line("  " + text));
    }
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
