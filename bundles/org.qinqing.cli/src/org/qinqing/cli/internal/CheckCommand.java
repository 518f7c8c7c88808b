package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pocketbook.Papers;
import org.qinqing.pocketbook.RequestSheet;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Verdict for a situation in plain words. */
@Command(name = "check", sortOptions = false)
final class CheckCommand implements Callable<Integer> {

  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--role", paramLabel = "official|enterprise", descriptionKey = "option.role")
  String role = "";

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--fact", paramLabel = "K=V", descriptionKey = "option.fact")
  List<String> facts = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Option(names = "--batch", paramLabel = "FILE.jsonl", descriptionKey = "option.batch")
  @Nullable Path batch;

  @Option(names = "--sheet", paramLabel = "FILE.docx", descriptionKey = "option.sheet")
  @Nullable Path sheet;

  @Parameters(paramLabel = "TEXT", arity = "0..*", descriptionKey = "parameter.text")
  List<String> text = new ArrayList<>();

  private final Terminal terminal;
  private final Checker checker;
  private final PackRegistry registry;
  private final Arguments arguments;
  private final Printing printing;

  CheckCommand(Terminal terminal, Checker checker, PackRegistry registry, Printing printing) {
    this.terminal = terminal;
    this.checker = checker;
    this.registry = registry;
    this.arguments = new Arguments(terminal);
    this.printing = printing;
  }

  @Override
  public Integer call() throws IOException {
    if (batch != null) {
      if (!text.isEmpty()) {
        throw new WrongUse(terminal.say("error.batchAndText"));
      }
      if (sheet != null) {
        throw new WrongUse(terminal.say("error.batchAndSheet"));
      }
      return new Batch(terminal).run(batch, this::answer);
    }
    String situation = String.join(" ", text);
    if (situation.isBlank()) {
      throw new WrongUse(terminal.say("error.noText", "TEXT"));
    }
    Optional<Format> format = sheetFormat();
    PackSnapshot snapshot = registry.snapshot();
    List<CheckRequest.Given> given =
        facts.stream().map(fact -> arguments.fact(fact, snapshot.facts())).toList();
    Timed timed = judge(situation, locality, role, asOf, given, snapshot);
    boolean written = format.isEmpty() || writeSheet(timed.result, snapshot, format.get());
    if (json) {
      JsonNode id = JsonNodeFactory.instance.nullNode();
      ObjectNode answer = new CheckJson(snapshot, terminal).write(id, timed.result);
      if (sheet != null) {
        answer.put("sheet", written ? sheet.toString() : "");
      }
      terminal.out().println(Json.line(answer.put("millis", timed.millis)));
    } else {
      new CheckText(snapshot, terminal).write(timed.result);
      if (sheet != null && written) {
        terminal.out().println(terminal.say("check.sheet", sheet.toString()));
      }
    }
    return written ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  /** The kind of file that is asked for; empty when none is. */
  private Optional<Format> sheetFormat() {
    Path target = sheet;
    if (target == null) {
      return Optional.empty();
    }
    Optional<Format> format = Printing.format(target, Format.DOCX, Format.PDF);
    if (format.isEmpty()) {
      throw new WrongUse(terminal.say("error.outputSuffix", target.toString(), ".docx"));
    }
    return format;
  }

  /** Whether there is a request sheet now. */
  private boolean writeSheet(CheckResult result, PackSnapshot snapshot, Format format) {
    Path target = sheet;
    if (target == null) {
      return true;
    }
    RequestSheet made = RequestSheet.of(result, Optional.empty(), snapshot, terminal.today());
    Written written = printing.write(Papers.sheet(made), Layout.OFFICIAL_A4, format, target);
    Printing.tell(written, terminal);
    return written.done();
  }

  private ObjectNode answer(JsonNode request, JsonNode id) {
    Batch reader = new Batch(terminal);
    PackSnapshot snapshot = registry.snapshot();
    String situation = reader.text(request, "text");
    if (situation.isBlank()) {
      throw new WrongUse(terminal.say("batch.missing", "text"));
    }
    String place = reader.text(request, "locality");
    String side = reader.text(request, "role");
    String day = reader.text(request, "asOf");
    List<CheckRequest.Given> given = new ArrayList<>();
    facts.forEach(fact -> given.add(arguments.fact(fact, snapshot.facts())));
    JsonNode own = request.get("facts");
    if (own != null && !own.isNull()) {
      if (!own.isObject()) {
        throw new WrongUse(terminal.say("batch.notText", "facts"));
      }
      own.propertyStream()
          .forEach(
              entry ->
                  given.add(arguments.fact(entry.getKey(), entry.getValue(), snapshot.facts())));
    }
    Timed timed =
        judge(
            situation,
            place.isEmpty() ? locality : place,
            side.isEmpty() ? role : side,
            day.isEmpty() ? asOf : day,
            given,
            snapshot);
    return new CheckJson(snapshot, terminal).write(id, timed.result).put("millis", timed.millis);
  }

  private record Timed(CheckResult result, double millis) {}

  private Timed judge(
      String situation,
      String place,
      String side,
      String day,
      List<CheckRequest.Given> given,
      PackSnapshot snapshot) {
    if (situation.length() > CheckRequest.LONGEST_TEXT) {
      throw new WrongUse(
          terminal.say("error.tooLong", Integer.toString(CheckRequest.LONGEST_TEXT)));
    }
    LocalDate date = arguments.day(day);
    CheckRequest request =
        new CheckRequest(
            situation,
            arguments.locality(place, snapshot),
            arguments.side(side),
            date,
            given,
            List.of());
    long start = System.nanoTime();
    CheckResult result = checker.check(request);
    return new Timed(result, Millis.since(start));
  }
}
