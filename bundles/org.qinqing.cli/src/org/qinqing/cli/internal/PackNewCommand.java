package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackExchange;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Begins a bundle: from a template, from a workbook, or from official files. */
@Command(name = "new", sortOptions = false)
final class PackNewCommand implements Callable<Integer> {
  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.newLocality")
  String locality = "";

  @Option(names = "--id", paramLabel = "ID", descriptionKey = "option.newId")
  String id = "";

  @Option(names = "--place", paramLabel = "NAME", descriptionKey = "option.newPlace")
  String place = "";

  @Option(names = "--publisher", paramLabel = "TEXT", descriptionKey = "option.newPublisher")
  String publisher = "";

  @Option(names = "--template", paramLabel = "T", descriptionKey = "option.newTemplate")
  String template = PackAuthoring.BLANK;

  @Option(
      names = "--from-workbook",
      paramLabel = "FILE.xlsx",
      descriptionKey = "option.newFromWorkbook")
  @Nullable Path workbook;

  @Option(names = "--from", paramLabel = "FILE", arity = "1..*", descriptionKey = "option.newFrom")
  List<Path> files = new ArrayList<>();

  @Option(names = "--accept-all", descriptionKey = "option.newAcceptAll")
  boolean acceptAll;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "DIR", arity = "0..1", descriptionKey = "parameter.newFolder")
  @Nullable Path folder;

  private final Terminal terminal;
  private final PackAuthoring authoring;
  private final PackExchange exchange;

  PackNewCommand(Terminal terminal, PackAuthoring authoring, PackExchange exchange) {
    this.terminal = terminal;
    this.authoring = authoring;
    this.exchange = exchange;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return begin();
    } catch (FileAlreadyExistsException e) {
      terminal.err().println(terminal.say("error.folderTaken", e.getFile()));
      return ExitCode.ANSWER_IS_NO;
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Said in words by the service: an id that is taken, a file that cannot be understood.
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private int begin() throws IOException {
    Path book = workbook;
    if (book != null) {
      if (!files.isEmpty()) {
        throw new WrongUse(terminal.say("error.newMode"));
      }
      existing(book);
      return new WrittenReport(terminal, json)
          .report(exchange.fromWorkbook(book, empty(folder())), "pack.new.done");
    }
    return files.isEmpty() ? create() : propose();
  }

  private int create() throws IOException {
    Path empty = empty(folder());
    return new WrittenReport(terminal, json)
        .report(authoring.create(what(), empty), "pack.new.done");
  }

  private PackAuthoring.NewPack what() {
    for (String[] needed : new String[][] {{locality, "--locality"}, {id, "--id"}}) {
      if (needed[0].isBlank()) {
        throw new WrongUse(terminal.say("error.missing", needed[1]));
      }
    }
    Locality where =
        Locality.of(locality)
            .orElseThrow(() -> new WrongUse(terminal.say("error.newLocality", locality)));
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new WrongUse(terminal.say("error.newId", id));
    }
    List<String> templates = authoring.templates();
    if (!templates.contains(template)) {
      throw new WrongUse(terminal.say("error.newTemplate", template, String.join("、", templates)));
    }
    return new PackAuthoring.NewPack(
        id,
        place.isBlank() ? id.replace("-", "") : place.strip(),
        where,
        publisher.strip(),
        template);
  }

  /** Shows what official files would become; writes it when that is wanted. */
  private int propose() throws IOException {
    List<Path> sources = new ArrayList<>(files);
    if (acceptAll && folder == null && !Files.isRegularFile(sources.getLast())) {
      // "--from a.md b.md DIR": the list takes all that follows.
      folder = sources.removeLast();
    }
    if (sources.isEmpty()) {
      throw new WrongUse(terminal.say("error.missing", "--from"));
    }
    for (Path source : sources) {
      existing(source);
    }
    Optional<Path> target = acceptAll ? Optional.of(folder()) : Optional.empty();
    List<PackExchange.Proposal> proposals = exchange.propose(sources);
    if (target.isEmpty()) {
      show(proposals);
      return ExitCode.DONE;
    }
    return accept(proposals, target.get());
  }

  private int accept(List<PackExchange.Proposal> proposals, Path target) throws IOException {
    List<Path> written = new ArrayList<>();
    List<Diagnostic> findings = new ArrayList<>();
    if (free(target)) {
      PackAuthoring.Written base = authoring.create(what(), target);
      written.addAll(base.files());
      findings.addAll(base.findings());
    }
    PackAuthoring.Written documents = exchange.accept(proposals, target);
    written.addAll(documents.files());
    findings.addAll(documents.findings());
    return new WrittenReport(terminal, json)
        .report(new PackAuthoring.Written(written, findings), "pack.new.done");
  }

  private void show(List<PackExchange.Proposal> proposals) {
    if (json) {
      ArrayNode array = Json.array();
      for (PackExchange.Proposal proposal : proposals) {
        ObjectNode node =
            Json.object()
                .put("file", proposal.file().toString())
                .put("document", proposal.documentId())
                .put("title", proposal.title());
        ArrayNode provisions = node.putArray("provisions");
        for (PackExchange.Found found : proposal.provisions()) {
          provisions.add(
              Json.object()
                  .put("anchor", found.anchor())
                  .put("label", found.label())
                  .put("text", found.text()));
        }
        array.add(node.put("markdown", proposal.markdown()));
      }
      terminal.out().println(Json.line(array));
      return;
    }
    for (PackExchange.Proposal proposal : proposals) {
      terminal
          .out()
          .println(
              terminal.say(
                  "pack.new.proposal",
                  proposal.title(),
                  proposal.documentId(),
                  Integer.toString(proposal.provisions().size())));
      for (PackExchange.Found found : proposal.provisions()) {
        terminal
            .out()
            .println(
                "  "
                    + found.anchor()
                    + "  "
                    + found.label()
                    + "  "
                    + found.text().replace('\n', ' '));
      }
    }
    terminal.out().println(terminal.say("pack.new.howToAccept"));
  }

  private Path folder() {
    if (folder == null) {
      throw new WrongUse(terminal.say("error.missing", "DIR"));
    }
    return folder;
  }

  private void existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    }
  }

  /** A folder one may write into without touching anything of somebody's. */
  private static Path empty(Path wanted) throws IOException {
    if (!free(wanted)) {
      throw new FileAlreadyExistsException(wanted.toString());
    }
    return wanted;
  }

  private static boolean free(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return !Files.exists(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }
}
