package org.qinqing.cli.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.View;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells on the terminal how a class stands: after every command, and when a question is closed by
 * its time or by the projector's page. Looks at most four times a second, for the class itself must
 * not wait for a terminal.
 */
final class ClassProgress implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 250;

  private final Terminal terminal;
  private final LiveClass live;
  private final boolean json;
  private final Map<String, String> commentary;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "class-progress");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean due = new AtomicBoolean();
  private Runnable deaf = () -> {};
  private String told = "";
  private String explained = "";

  ClassProgress(Terminal terminal, LiveClass live, boolean json, Map<String, String> commentary) {
    this.terminal = terminal;
    this.live = live;
    this.json = json;
    this.commentary = Map.copyOf(commentary);
  }

  /** Tells how it stands, and from now on when it changes. */
  void begin() {
    tell();
    deaf = live.listen(this::changed);
  }

  private void changed() {
    if (due.compareAndSet(false, true)) {
      try {
        looking.schedule(this::look, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // Closing; what is left to tell is told by who closes.
        due.set(false);
      }
    }
  }

  private void look() {
    due.set(false);
    tell(false);
  }

  /** Tells how it stands. */
  void tell() {
    tell(true);
  }

  /**
   * Does something and tells how it stands then; nothing else is told in between.
   *
   * @return why it was not done, else empty
   */
  synchronized Optional<Refusal> act(HostAction action) {
    Optional<Refusal> refusal = live.act(action);
    if (refusal.isEmpty()) {
      tell(true);
    }
    return refusal;
  }

  private synchronized void tell(boolean again) {
    ClassRecord record = live.record();
    String state = state(record);
    if (!again && state.equals(told)) {
      return;
    }
    told = state;
    if (json) {
      terminal.out().println(Json.line(describe(record)));
    } else {
      terminal.out().println(words(record));
      asked(record)
          .map(asked -> record.agenda().question(asked.turn()).id())
          .ifPresent(this::explain);
    }
    terminal.out().flush();
  }

  /** What a change of is worth a line; that one more has joined or answered is not. */
  private static String state(ClassRecord record) {
    return record.view()
        + " "
        + record.shown().map(Object::toString).orElse("")
        + " "
        + asked(record).map(asked -> asked.phase() + " " + asked.called()).orElse("");
  }

  private void explain(String question) {
    String words = commentary.getOrDefault(question, "");
    if (!words.isEmpty() && !question.equals(explained)) {
      explained = question;
      terminal.out().println(terminal.say("class.commentary", words));
    }
  }

  private static Optional<Asked> asked(ClassRecord record) {
    return record.view() == View.TURN
        ? record.turns().stream()
            .filter(asked -> record.shown().filter(asked.turn()::equals).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private static long present(ClassRecord record) {
    return record.participants().stream().filter(someone -> !someone.removed()).count();
  }

  private static long answered(ClassRecord record, Asked asked) {
    return asked.answers().stream()
        .filter(
            answer ->
                record.participants().stream()
                    .anyMatch(
                        someone -> someone.number() == answer.participant() && !someone.removed()))
        .count();
  }

  private static ObjectNode describe(ClassRecord record) {
    ObjectNode node = Json.object().put("event", "state").put("view", record.view().name());
    record.shown().ifPresent(turn -> node.put("shown", turn.text()));
    asked(record)
        .ifPresent(
            asked -> {
              node.put("question", record.agenda().question(asked.turn()).id());
              node.put("phase", asked.phase().name());
              node.put("answered", answered(record, asked));
              asked.called().ifPresent(who -> node.put("called", who));
            });
    return node.put("present", present(record));
  }

  private String words(ClassRecord record) {
    String present = Long.toString(present(record));
    Optional<Asked> asked = asked(record);
    if (asked.isPresent()) {
      return words(record, asked.get(), present);
    }
    if (record.view() == View.LECTURE && record.shown().isPresent()) {
      Round round = record.agenda().round(record.shown().get());
      return terminal.say("class.state.LECTURE", present, round.title());
    }
    return terminal.say("class.state." + record.view(), present);
  }

  private String words(ClassRecord record, Asked asked, String present) {
    String line =
        terminal.say(
            "class.state.TURN",
            present,
            asked.turn().round() + "." + asked.turn().question(),
            record.agenda().round(asked.turn()).title(),
            terminal.say("class.phase." + asked.phase()),
            Long.toString(answered(record, asked)));
    return asked
        .called()
        .map(who -> line + terminal.say("class.called", Integer.toString(who), name(record, who)))
        .orElse(line);
  }

  private static String name(ClassRecord record, int number) {
    return record.participants().stream()
        .filter(someone -> someone.number() == number)
        .map(ClassRecord.Participant::name)
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    deaf.run();
    looking.shutdownNow();
  }
}
