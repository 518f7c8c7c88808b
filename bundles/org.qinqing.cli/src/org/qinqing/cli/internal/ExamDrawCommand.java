package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.pack.Locality;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Paper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** One person's paper of an exam, the same at each drawing; exit 1 when the bank is too small. */
@Command(name = "draw", sortOptions = false)
final class ExamDrawCommand implements Callable<Integer> {
  @Option(
      names = "--blueprint",
      required = true,
      paramLabel = "ID|FILE",
      descriptionKey = "option.blueprint")
  String blueprint = "";

  @Option(
      names = "--person",
      required = true,
      paramLabel = "NAME",
      descriptionKey = "option.person")
  String person = "";

  @Option(names = "--seed", required = true, paramLabel = "N", descriptionKey = "option.seed")
  long seed;

  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final ExamDesk desk;

  ExamDrawCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Locality place = desk.place(locality);
    ExamPlan plan = desk.plan(blueprint, place);
    Optional<Paper> drawn =
        desk.paper(plan, place, desk.services().exams().seed(seed, person.strip()));
    if (drawn.isEmpty()) {
      return ExitCode.ANSWER_IS_NO;
    }
    Paper paper = drawn.get();
    if (json) {
      ObjectNode node = desk.describe(paper);
      node.put("title", plan.blueprint().title()).put("person", person.strip());
      desk.terminal().out().println(Json.line(node));
    } else {
      desk.terminal().out().println(plan.blueprint().title() + "  " + person.strip());
      List<Paper.Task> tasks = paper.tasks();
      for (int i = 0; i < tasks.size(); i++) {
        desk.terminal().out().println();
        desk.lines(i + 1, tasks.size(), tasks.get(i)).forEach(desk.terminal().out()::println);
      }
    }
    return ExitCode.DONE;
  }
}
