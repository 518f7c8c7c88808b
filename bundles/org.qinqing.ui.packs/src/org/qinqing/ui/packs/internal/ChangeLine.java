package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextLayout;
import org.qinqing.pack.Verdict;
import org.qinqing.trust.PackChanges;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * One line of a list of changes: how it changes, what it says, and the verdict it leads to. Painted
 * by whoever shows it.
 *
 * @param icon sign of the kind; empty for a line that heads others
 * @param role colour of sign and kind
 * @param kind how it changes, in a word
 * @param part what changes, in a word; may be empty
 * @param say what it says afterwards
 * @param below what it said before, or that nothing else changes
 * @param verdict the verdict afterwards, if it has one
 * @param word what stands where the verdict would
 * @param note below the verdict, may be empty
 * @param marked whether it is set off, because it takes protection away
 */
record ChangeLine(
    String icon,
    Role role,
    String kind,
    String part,
    String say,
    String below,
    Optional<Verdict> verdict,
    String word,
    String note,
    boolean marked) {
  private static final int KIND = 108;
  private static final int VERDICT = 150;
  private static final int SIGN = 16;
  private static final int ROOM = 10;
  private static final int MARGIN = 6;
  private static final List<PackChanges.Kind> ORDER =
      List.of(
          PackChanges.Kind.STRICTER,
          PackChanges.Kind.LOOSER,
          PackChanges.Kind.NEW,
          PackChanges.Kind.REMOVED,
          PackChanges.Kind.OTHERWISE,
          PackChanges.Kind.REWORDED);

  /** A line that heads others. */
  static ChangeLine heading(String text) {
    return new ChangeLine("", Role.TEXT, "", "", text, "", Optional.empty(), "", "", false);
  }

  /** Whether it only heads others. */
  boolean isHeading() {
    return icon.isEmpty();
  }

  // --- from what changes -------------------------------------------------------------------------

  /** What makes verdicts stricter or looser first. */
  static List<PackChanges.Change> ordered(PackChanges changes) {
    return changes.changes().stream()
        .sorted(Comparator.comparingInt(change -> ORDER.indexOf(change.kind())))
        .toList();
  }

  /** The first few, of every kind some, so that no kind hides behind another. */
  static List<PackChanges.Change> first(PackChanges changes, int most) {
    Map<PackChanges.Kind, List<PackChanges.Change>> kinds = new EnumMap<>(PackChanges.Kind.class);
    ordered(changes)
        .forEach(
            change -> kinds.computeIfAbsent(change.kind(), k -> new ArrayList<>()).add(change));
    List<PackChanges.Change> taken = new ArrayList<>();
    for (int round = 0; taken.size() < Math.min(most, changes.changes().size()); round++) {
      for (PackChanges.Kind kind : ORDER) {
        List<PackChanges.Change> all = kinds.getOrDefault(kind, List.of());
        if (round < all.size() && taken.size() < most) {
          taken.add(all.get(round));
        }
      }
    }
    return taken.stream()
        .sorted(Comparator.comparingInt(change -> ORDER.indexOf(change.kind())))
        .toList();
  }

  /** How often each kind stands among the changes, such as 更严 3. */
  static List<String> counts(PackChanges changes, Words words) {
    List<String> counts = new ArrayList<>();
    for (PackChanges.Kind kind : ORDER) {
      long count = changes.changes().stream().filter(change -> change.kind() == kind).count();
      if (count > 0) {
        counts.add(
            words.say("change.count", words.say("change." + kind.name()), Long.toString(count)));
      }
    }
    return counts;
  }

  static ChangeLine of(PackChanges.Change change, Words words) {
    PackChanges.Kind kind = change.kind();
    boolean same = change.was().isPresent() && change.was().equals(change.now());
    String note =
        change
            .was()
            .filter(was -> !same)
            .map(was -> words.say("change.was", words.say("verdict." + was.name())))
            .orElse("");
    String word =
        switch (kind) {
          case REMOVED -> words.say("change.gone");
          case REWORDED -> words.say("change.noEffect");
          default -> change.now().map(now -> words.say("verdict." + now.name())).orElse("");
        };
    boolean shown = kind != PackChanges.Kind.REMOVED && kind != PackChanges.Kind.REWORDED;
    return new ChangeLine(
        icon(kind),
        role(kind),
        words.say("change." + kind.name()),
        words.say("change.part." + change.part().name()),
        change.say().isEmpty() ? change.id() : change.say(),
        below(change, words),
        shown ? change.now() : Optional.empty(),
        word,
        note,
        kind == PackChanges.Kind.LOOSER);
  }

  private static String below(PackChanges.Change change, Words words) {
    if (!change.before().isEmpty()) {
      return words.say("change.before", change.before());
    }
    return switch (change.kind()) {
      case NEW -> words.say("change.before.none");
      case REWORDED -> words.say("change.before.same");
      case REMOVED -> words.say("change.before.gone");
      default -> "";
    };
  }

  /** A situation that is judged otherwise. */
  static ChangeLine of(PackChanges.Turned turned, Words words) {
    PackChanges.Kind kind = turned.kind();
    return new ChangeLine(
        icon(kind),
        role(kind),
        words.say("turned." + kind.name()),
        "",
        turned.say().isEmpty() ? turned.test() : turned.say(),
        words.say("turned.before", words.say("verdict." + turned.before().name())),
        Optional.of(turned.after()),
        words.say("verdict." + turned.after().name()),
        "",
        kind == PackChanges.Kind.LOOSER);
  }

  private static String icon(PackChanges.Kind kind) {
    return switch (kind) {
      case STRICTER -> "up";
      case LOOSER -> "dn";
      case NEW -> "plus";
      case REMOVED -> "minus";
      case REWORDED -> "edit";
      case OTHERWISE -> "swap";
    };
  }

  private static Role role(PackChanges.Kind kind) {
    return switch (kind) {
      case STRICTER -> Role.VERDICT_PROHIBITED;
      case LOOSER -> Role.VERDICT_CONDITIONAL;
      case NEW -> Role.LOCAL_MARK;
      case REMOVED -> Role.VERDICT_RECUSE;
      case OTHERWISE -> Role.ACCENT;
      case REWORDED -> Role.TEXT_SECONDARY;
    };
  }

  /** Everything it says, as one reads it. */
  String said() {
    return String.join(" ", List.of(kind, part, say, below, word, note))
        .replaceAll(" +", " ")
        .strip();
  }

  // --- painting ----------------------------------------------------------------------------------

  private int sayWidth(int width) {
    return Math.max(60, width - KIND - VERDICT - 2 * MARGIN - 16);
  }

  int height(Device device, Theme theme, int width) {
    if (isHeading()) {
      return 44;
    }
    int text = layout(device, theme, say, Type.TEXT, sayWidth(width), t -> t.getBounds().height);
    int more =
        below.isEmpty()
            ? 0
            : 2
                + layout(
                    device,
                    theme,
                    below,
                    Type.SECONDARY,
                    sayWidth(width),
                    t -> t.getBounds().height);
    return Math.max(text + more, note.isEmpty() && part.isEmpty() ? 20 : 40) + 2 * ROOM + 1;
  }

  void draw(GC gc, Theme theme, int y, int width) {
    int height = height(gc.getDevice(), theme, width);
    if (isHeading()) {
      gc.setFont(theme.font(Type.STRONG));
      gc.setForeground(theme.color(Role.TEXT));
      gc.drawText(say, 0, y + 16, true);
      return;
    }
    if (marked) {
      gc.setBackground(theme.color(Role.VERDICT_CONDITIONAL_SOFT));
      gc.fillRectangle(0, y, width, height - 1);
    }
    gc.setForeground(theme.color(Role.LINE));
    gc.drawLine(0, y + height - 1, width, y + height - 1);
    int top = y + ROOM;
    gc.drawImage(theme.icon(icon, role, SIGN), MARGIN, top + 3);
    gc.setFont(theme.font(Type.STRONG));
    gc.setForeground(theme.color(role));
    gc.drawText(kind, MARGIN + SIGN + 8, top, true);
    gc.setFont(theme.font(Type.SECONDARY));
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    gc.drawText(part, MARGIN + SIGN + 8, top + 21, true);
    int left = MARGIN + KIND;
    int used =
        layout(
            gc.getDevice(),
            theme,
            say,
            Type.TEXT,
            sayWidth(width),
            text -> {
              gc.setForeground(theme.color(Role.TEXT));
              text.draw(gc, left, top);
              return text.getBounds().height;
            });
    if (!below.isEmpty()) {
      layout(
          gc.getDevice(),
          theme,
          below,
          Type.SECONDARY,
          sayWidth(width),
          text -> {
            gc.setForeground(theme.color(Role.TEXT_SECONDARY));
            text.draw(gc, left, top + used + 2);
            return used;
          });
    }
    verdict(gc, theme, width - VERDICT - MARGIN, top);
  }

  private void verdict(GC gc, Theme theme, int left, int top) {
    int x = left;
    if (verdict.isPresent()) {
      gc.drawImage(theme.sign(verdict.get(), SIGN), x, top + 3);
      x += SIGN + 6;
    }
    gc.setFont(theme.font(verdict.isPresent() ? Type.STRONG : Type.TEXT));
    gc.setForeground(theme.color(verdict.map(Role::of).orElse(Role.TEXT_SECONDARY)));
    gc.drawText(word, x, top, true);
    gc.setFont(theme.font(Type.SECONDARY));
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    Point extent = gc.textExtent(note);
    gc.drawText(note, Math.min(x, left + VERDICT - extent.x), top + 21, true);
  }

  private static <T> T layout(
      Device device, Theme theme, String text, Type type, int width, Function<TextLayout, T> use) {
    TextLayout layout = new TextLayout(device);
    try {
      layout.setFont(theme.font(type));
      layout.setText(text.isEmpty() ? " " : text);
      layout.setWidth(Math.max(1, width));
      layout.setSpacing(2);
      return use.apply(layout);
    } finally {
      layout.dispose();
    }
  }
}
