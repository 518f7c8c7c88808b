package org.qinqing.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a class that stopped; exit 1 when there is none or it is over. */
@Command(name = "resume", sortOptions = false)
final class ClassResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.classId")
  String id = "";

  @Mixin ClassSettingsOptions settings = new ClassSettingsOptions();

  private final Terminal terminal;
  private final Classroom classroom;
  private final InputStream input;

  ClassResumeCommand(Terminal terminal, Classroom classroom, InputStream input) {
    this.terminal = terminal;
    this.classroom = classroom;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    LiveClass live;
    try {
      if (classroom.read(id).endedAt().isPresent()) {
        terminal.err().println(terminal.say("class.over", id));
        return ExitCode.ANSWER_IS_NO;
      }
      live = settings.open(terminal, where -> classroom.resume(id, where));
    } catch (NoSuchFileException e) {
      terminal.err().println(terminal.say("class.none", id));
      return ExitCode.ANSWER_IS_NO;
    } catch (FileAlreadyExistsException e) {
      terminal.err().println(terminal.say("class.hosted", id));
      return ExitCode.BUSY;
    }
    return new ClassHosting(terminal, live, settings.json, Map.of()).run(input);
  }
}
