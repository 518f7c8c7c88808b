package org.qinqing.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/**
 * Holds a class from a terminal: a command a line on standard input, until the class is ended or
 * the input is. A class that was not ended can be resumed, however this one stopped.
 */
final class ClassHosting {
  private final Terminal terminal;
  private final LiveClass live;
  private final boolean json;
  private final ClassProgress progress;

  /**
   * Listens already.
   *
   * @param commentary what only the trainer sees, by id of the question
   */
  ClassHosting(Terminal terminal, LiveClass live, boolean json, Map<String, String> commentary) {
    this.terminal = terminal;
    this.live = live;
    this.json = json;
    this.progress = new ClassProgress(terminal, live, json, commentary);
  }

  int run(InputStream input) throws IOException {
    Thread stop = new Thread(live::close, "class-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try (live;
        progress) {
      begin();
      progress.begin();
      return follow(new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)));
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(stop);
      } catch (IllegalStateException e) {
        // The program is being stopped, and the hook does what it is there for.
      }
    }
  }

  private void begin() {
    if (json) {
      say(
          Json.line(
              Json.object()
                  .put("event", "started")
                  .put("id", live.id())
                  .put("address", live.address().toString())
                  .put("code", live.code())
                  .put("join", live.joinLink().toString())
                  .put("projector", live.projectorLink().toString())));
      return;
    }
    say(terminal.say("class.begun", live.record().agenda().title(), live.id()));
    say(terminal.say("class.join", live.address().toString(), live.code()));
    say(terminal.say("class.link", live.joinLink().toString()));
    say(terminal.say("class.projector", live.projectorLink().toString()));
    terminal.err().println(terminal.say("class.commands"));
  }

  private void say(String line) {
    terminal.out().println(line);
    // Whoever reads over a pipe waits for it.
    terminal.out().flush();
  }

  private int follow(BufferedReader commands) throws IOException {
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      String command = words.getFirst().toLowerCase(Locale.ROOT);
      if (command.equals("end")) {
        Optional<Boolean> keep = keep(words);
        if (keep.isPresent()) {
          end(keep.get());
          return ExitCode.DONE;
        }
        unknown(line);
      } else if (!command.isEmpty() && obey(command, words, line) == Outcome.BROKEN) {
        return ExitCode.OUR_FAULT;
      }
    }
    terminal.err().println(terminal.say("class.stopped", live.id()));
    return ExitCode.DONE;
  }

  private static Optional<Boolean> keep(List<String> words) {
    return words.size() == 1
        ? Optional.of(false)
        : words.equals(List.of(words.getFirst(), "keep")) ? Optional.of(true) : Optional.empty();
  }

  private void end(boolean keep) throws IOException {
    progress.close();
    ClassRecord record = live.end(keep);
    if (json) {
      say(
          Json.line(
              Json.object()
                  .put("event", "ended")
                  .put("id", live.id())
                  .put("kept", keep)
                  .put("participants", record.participants().size())));
    } else {
      say(terminal.say(keep ? "class.ended.kept" : "class.ended", live.id()));
    }
  }

  /** How a command ended. */
  private enum Outcome {
    DONE,
    REFUSED,
    /** The disk refuses; the class has to be stopped. */
    BROKEN
  }

  private Outcome obey(String command, List<String> words, String line) {
    if (command.equals("status") && words.size() == 1) {
      progress.tell();
      return Outcome.DONE;
    }
    Optional<HostAction> action = action(command, words);
    if (action.isEmpty()) {
      unknown(line);
      return Outcome.REFUSED;
    }
    Optional<Refusal> refusal = progress.act(action.get());
    if (refusal.isEmpty()) {
      return Outcome.DONE;
    }
    refused(command, refusal.get());
    return refusal.get() == Refusal.NOT_KEPT ? Outcome.BROKEN : Outcome.REFUSED;
  }

  private void unknown(String line) {
    terminal.err().println(terminal.say("class.unknown", line.strip()));
    if (json) {
      say(Json.line(Json.object().put("event", "unknown").put("command", line.strip())));
    }
  }

  private void refused(String command, Refusal why) {
    String key =
        switch (why) {
          case UNKNOWN_PARTICIPANT, NOTHING_TO_UNDO, ENDED, NOT_KEPT -> "class.refused." + why;
          default -> "class.refused.NOT_NOW";
        };
    terminal.err().println(terminal.say(key));
    if (json) {
      say(
          Json.line(
              Json.object()
                  .put("event", "refused")
                  .put("command", command)
                  .put("why", why.name())));
    }
  }

  /** What a line of words asks for; empty when it is not understood. */
  private Optional<HostAction> action(String command, List<String> words) {
    if (words.size() == 2) {
      return number(words.get(1)).flatMap(number -> withNumber(command, number));
    }
    if (words.size() != 1) {
      return Optional.empty();
    }
    return switch (command) {
      case "next" -> Optional.of(new HostAction.Next());
      case "undo" -> Optional.of(new HostAction.UndoJudgement());
      case "scores" -> Optional.of(new HostAction.Show(View.SCORES));
      case "lobby" -> Optional.of(new HostAction.Show(View.LOBBY));
      // Without a question on the screens the class itself says that this cannot be now.
      case "close" -> Optional.of(new HostAction.Close(shown()));
      case "reveal" -> Optional.of(new HostAction.Reveal(shown()));
      case "right", "wrong" ->
          Optional.of(new HostAction.Judge(shown(), called(), command.equals("right")));
      default -> Optional.empty();
    };
  }

  private Optional<HostAction> withNumber(String command, int number) {
    return switch (command) {
      case "remove" -> Optional.of(new HostAction.Remove(number));
      case "readmit" -> Optional.of(new HostAction.Readmit(number));
      case "right", "wrong" ->
          Optional.of(new HostAction.Judge(shown(), number, command.equals("right")));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> number(String word) {
    return word.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.parseInt(word)) : Optional.empty();
  }

  private Turn shown() {
    return live.record().shown().orElse(new Turn(1, 1, 1));
  }

  /** Whose answer is to be judged; nobody's is number 0, whom the class does not know. */
  private int called() {
    ClassRecord record = live.record();
    return record.turns().stream()
        .filter(asked -> record.shown().filter(asked.turn()::equals).isPresent())
        .flatMap(asked -> asked.called().stream())
        .findFirst()
        .orElse(0);
  }
}
