package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.qinqing.classroom.Classroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes a class with all answers; exit 1 when there is none with that id. */
@Command(name = "forget", sortOptions = false)
final class ClassForgetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.classId")
  String id = "";

  private final Terminal terminal;
  private final Classroom classroom;

  ClassForgetCommand(Terminal terminal, Classroom classroom) {
    this.terminal = terminal;
    this.classroom = classroom;
  }

  @Override
  public Integer call() throws IOException {
    // One that is damaged is no longer listed, and can be deleted all the same: asked by its id.
    boolean listed = classroom.kept().stream().anyMatch(summary -> summary.id().equals(id));
    if (!listed && !damaged()) {
      terminal.err().println(terminal.say("class.none", id));
      return ExitCode.ANSWER_IS_NO;
    }
    try {
      classroom.forget(id);
    } catch (FileAlreadyExistsException e) {
      terminal.err().println(terminal.say("class.hosted", id));
      return ExitCode.BUSY;
    }
    terminal.out().println(terminal.say("class.forgotten", id));
    return ExitCode.DONE;
  }

  private boolean damaged() {
    try {
      classroom.read(id);
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
