package org.qinqing.cli.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.pocketbook.Papers;
import org.qinqing.pocketbook.Pocketbook;
import org.qinqing.pocketbook.Standing;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The pocket book of a place as an A6 booklet; exit 1 when no file could be written. */
@Command(name = "booklet", sortOptions = false)
final class BookletCommand implements Callable<Integer> {
  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(
      names = "--role",
      paramLabel = "official|enterprise",
      descriptionKey = "option.bookletRole")
  String role = "";

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.pdf",
      required = true,
      descriptionKey = "option.output")
  Path output = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackRegistry registry;
  private final Checker checker;
  private final LocalCards cards;
  private final Printing printing;

  BookletCommand(
      Terminal terminal,
      PackRegistry registry,
      Checker checker,
      LocalCards cards,
      Printing printing) {
    this.terminal = terminal;
    this.registry = registry;
    this.checker = checker;
    this.cards = cards;
    this.printing = printing;
  }

  @Override
  public Integer call() {
    Format format =
        Printing.format(output, Format.PDF, Format.DOCX, Format.HTML)
            .orElseThrow(
                () -> new WrongUse(terminal.say("error.outputSuffix", output.toString(), ".pdf")));
    PackSnapshot snapshot = registry.snapshot();
    Arguments arguments = new Arguments(terminal);
    Locality place = arguments.locality(locality, snapshot);
    Side side = arguments.side(role).orElse(Side.OFFICIAL);
    LocalDate day = arguments.day(asOf);
    Pocketbook book =
        Pocketbook.of(snapshot, place, side, day, Standing.of(checker, snapshot, place, day));
    if (book.topics().isEmpty()) {
      throw new WrongUse(terminal.say("booklet.empty", locality));
    }
    LocalCards.Kept kept = cards.kept();
    kept.findings().forEach(finding -> terminal.err().println(finding.message()));
    Written written =
        printing.write(
            Papers.booklet(book, snapshot, kept.cards(), terminal.today()),
            Layout.BOOKLET_A6,
            format,
            output);
    Printing.tell(written, terminal);
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", written.done())
              .put("file", written.done() ? output.toString() : "")
              .put("locality", place.code())
              .put("asOf", day.toString())
              .put("topics", book.topics().size());
      written.pages().ifPresent(pages -> node.put("pages", pages));
      terminal.out().println(Json.line(node));
    } else if (written.done()) {
      terminal.out().println(terminal.say("booklet.done", output.toString()));
    }
    return written.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
