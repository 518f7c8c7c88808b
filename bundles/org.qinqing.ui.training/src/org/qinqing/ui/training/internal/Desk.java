package org.qinqing.ui.training.internal;

import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.PackRegistry;
import org.qinqing.training.ItemBank;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.statistics.Statistics;
import org.qinqing.ui.AskedTopics;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/**
 * What all tabs of the room work with. Used on the UI thread; the services themselves may be called
 * from any.
 *
 * @param owner lives as long as the open room
 * @param work with the learner's record is done one after the other; each tab takes its own by
 *     {@link Background#inLine}, so that nobody's record is closed while an answer is being kept
 * @param context the window
 * @param registry what is installed
 * @param training the questions
 * @param bank the questions as items
 * @param flags what is to be said against questions whose provisions are no longer what they were
 * @param practice practising
 * @param spacing when an item comes again
 * @param exams exams
 * @param statistics what answers show
 * @param asked what the checker was asked about
 * @param learner who practises now
 * @param clock the time
 * @param words of the room
 * @param redraw draws head and open tab anew; the keyboard is put nowhere
 */
record Desk(
    Composite owner,
    Background work,
    RoomContext context,
    PackRegistry registry,
    Training training,
    ItemBank bank,
    ItemFlags flags,
    Practice practice,
    Spacing spacing,
    Exams exams,
    Statistics statistics,
    AskedTopics asked,
    Learner learner,
    InstantSource clock,
    Words words,
    Runnable redraw) {

  /** Colours, fonts and icons. */
  Theme theme() {
    return context.theme();
  }

  /** Whether the keyboard is in this room, so that moving it on disturbs nobody. */
  boolean hasKeyboard() {
    Control focus = owner.getDisplay().getFocusControl();
    for (Control at = focus; at != null; at = at.getParent()) {
      if (at == owner) {
        return true;
      }
    }
    return focus == null && owner.isVisible();
  }

  /** Draws anew; who had the keyboard in this room has it where the part puts it. */
  void redraw(Runnable focus) {
    boolean here = hasKeyboard();
    redraw.run();
    if (here) {
      focus.run();
    }
  }

  /** The questions of the place and the side that the person works for. */
  Training.Selection selection() {
    return new Training.Selection(
        context.workplace().place(),
        Optional.empty(),
        Optional.of(context.workplace().side()),
        Optional.empty());
  }
}
