package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/**
 * The sittings of a person; with an id, where it stands and what was answered, and after the end
 * the mark sheet.
 */
@Command(name = "show", sortOptions = false)
final class ExamShowCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(arity = "0..1", paramLabel = "SITTING", descriptionKey = "parameter.sitting")
  String id = "";

  private final ExamDesk desk;

  ExamShowCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    return desk.people()
        .with(
            profile,
            learner -> {
              if (id.isEmpty()) {
                list(learner);
              } else {
                show(learner);
              }
              return ExitCode.DONE;
            });
  }

  private void list(People.Learner learner) {
    List<Sitting> sittings = new ArrayList<>();
    for (Sitting kept : learner.record().sittings().all()) {
      sittings.add(kept.closed() ? kept : desk.counted(learner, kept.id()));
    }
    if (json) {
      ArrayNode array = Json.array();
      sittings.forEach(sitting -> array.add(desk.describe(sitting)));
      desk.terminal().out().println(Json.line(array));
    } else {
      sittings.forEach(sitting -> desk.terminal().out().println(desk.line(sitting)));
    }
  }

  private void show(People.Learner learner) {
    Sitting sitting = desk.counted(learner, id);
    if (sitting.closed()) {
      MarkSheet sheet = desk.services().mock().get().marks(sitting);
      if (json) {
        desk.terminal().out().println(Json.line(desk.describe(sitting, sheet)));
      } else {
        desk.print(sheet);
      }
      return;
    }
    if (json) {
      desk.terminal().out().println(Json.line(desk.describe(sitting)));
      return;
    }
    desk.terminal().out().println(desk.line(sitting));
    List<Paper.Task> tasks = sitting.paper().tasks();
    for (int i = 0; i < tasks.size(); i++) {
      List<String> response = sitting.answers().getOrDefault(tasks.get(i).item(), List.of());
      desk.terminal()
          .out()
          .println(
              "  "
                  + (i + 1)
                  + ". "
                  + (response.isEmpty()
                      ? desk.terminal().say("exam.nothing")
                      : desk.said(tasks.get(i), response)));
    }
  }
}
