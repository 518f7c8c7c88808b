package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Official files or folders into the user's library; lists and removes them too. */
@Command(name = "import", sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  /** What the addresses of the user's own documents begin with. */
  private static final String USER = "user:";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Option(names = "--list", descriptionKey = "option.importList")
  boolean list;

  @Option(names = "--remove", paramLabel = "ID", descriptionKey = "option.importRemove")
  List<String> remove = new ArrayList<>();

  @Parameters(paramLabel = "PATH", arity = "0..*", descriptionKey = "parameter.path")
  List<Path> paths = new ArrayList<>();

  private final Terminal terminal;
  private final Library library;

  ImportCommand(Terminal terminal, Library library) {
    this.terminal = terminal;
    this.library = library;
  }

  @Override
  public Integer call() throws IOException {
    int modes = (list ? 1 : 0) + (remove.isEmpty() ? 0 : 1) + (paths.isEmpty() ? 0 : 1);
    if (modes != 1) {
      throw new WrongUse(terminal.say("error.importMode"));
    }
    if (list) {
      return listImports();
    }
    return remove.isEmpty() ? importPaths() : removeImports();
  }

  private int listImports() throws IOException {
    List<Library.OwnDocument> documents = library.imports();
    if (json) {
      ArrayNode array = Json.array();
      documents.forEach(document -> array.add(describe(document)));
      terminal.out().println(Json.line(array));
    } else {
      documents.forEach(
          document ->
              terminal.out().println(id(document.address()) + "  《" + document.title() + "》"));
    }
    return ExitCode.DONE;
  }

  private int removeImports() throws IOException {
    boolean all = true;
    for (String id : remove) {
      Optional<Address> address = Address.parse(id.startsWith(USER) ? id : USER + id);
      boolean removed = address.isPresent() && library.removeImport(address.get());
      all &= removed;
      terminal.err().println(terminal.say(removed ? "import.removed" : "import.unknown", id));
    }
    return all ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private int importPaths() throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new WrongUse(terminal.say("error.noFile", path.toString()));
      }
    }
    List<Library.Imported> reports = library.importFiles(paths, this::progress);
    ArrayNode array = Json.array();
    boolean all = true;
    for (Library.Imported report : reports) {
      all &= report.document().isPresent();
      if (json) {
        array.add(describe(report));
      } else {
        print(report);
      }
    }
    if (json) {
      terminal.out().println(Json.line(array));
    } else if (reports.isEmpty()) {
      terminal.out().println(terminal.say("import.none"));
    }
    return all ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private boolean progress(Path file, int done, int total) {
    terminal
        .err()
        .println(
            terminal.say(
                "import.reading",
                Integer.toString(done + 1),
                Integer.toString(total),
                file.toString()));
    return true;
  }

  /** How a document is named in {@code --remove}: its address without the bundle. */
  private static String id(Address address) {
    return address.toString().substring(USER.length());
  }

  private static ObjectNode describe(Library.OwnDocument document) {
    return Json.object()
        .put("id", id(document.address()))
        .put("address", document.address().toString())
        .put("title", document.title())
        .put("number", document.number())
        .put("issuer", document.issuer())
        .put("effective", document.effective().getYear() > 1 ? document.effective().toString() : "")
        .put("articles", document.articles());
  }

  private static ObjectNode describe(Library.Imported report) {
    ObjectNode node =
        report
            .document()
            .map(ImportCommand::describe)
            .orElseGet(Json::object)
            .put("file", report.file().toString())
            .put("imported", report.document().isPresent())
            .put("replaced", report.replaced());
    node.set("findings", Json.diagnostics(report.findings()));
    return node;
  }

  private void print(Library.Imported report) {
    report
        .document()
        .ifPresentOrElse(
            document ->
                terminal
                    .out()
                    .println(
                        terminal.say(
                            report.replaced() ? "import.replaced" : "import.done",
                            document.title(),
                            Integer.toString(document.articles()),
                            document.address().toString())),
            () -> terminal.out().println(terminal.say("import.refused", report.file().toString())));
    report
        .findings()
        .forEach(finding -> terminal.out().println("  " + finding.message() + finding.mend()));
  }
}
