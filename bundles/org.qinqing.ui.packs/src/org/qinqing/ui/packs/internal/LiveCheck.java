package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;
import org.qinqing.authoring.PackDraft;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/** Checks a draft off the UI thread, one check after the other; what is typed meanwhile is next. */
final class LiveCheck {
  private final Background background;
  private final Words words;
  private final PackDraft draft;
  private final StatePart state;
  private final Consumer<Standing> done;
  private boolean running;
  private boolean again;

  LiveCheck(Control owner, Words words, PackDraft draft, StatePart state, Consumer<Standing> done) {
    background = new Background(owner);
    this.words = words;
    this.draft = draft;
    this.state = state;
    this.done = done;
  }

  /** Checks the draft as it is now; when a check still runs, right after it. */
  void start() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    state.busy(true);
    List<PackDraft.Part> parts = List.copyOf(draft.parts());
    background.run(
        words.say("job"),
        () -> Standing.of(draft.check(), parts, words),
        known -> {
          ended();
          done.accept(known);
        },
        failure -> {
          ILog.of(LiveCheck.class).error("check", failure);
          ended();
          state.failed(words.say("error.check", String.valueOf(failure.getMessage())));
        });
  }

  private void ended() {
    running = false;
    state.busy(false);
    if (again) {
      again = false;
      start();
    }
  }
}
