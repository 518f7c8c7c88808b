package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackDraft;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The parts of a draft by kind, with a filter, and how each stands. */
final class PartList {
  private static final List<PackDraft.Kind> KINDS = List.of(PackDraft.Kind.values());
  private final Words words;
  private final Consumer<PackDraft.Part> chosen;
  private final Composite whole;
  private final Segments kinds;
  private final Text filter;
  private final Listing listing;
  private final Label none;
  private List<PackDraft.Part> parts = List.of();
  private List<PackDraft.Part> inSight = List.of();
  private @Nullable Standing standing;
  private boolean marking;

  PartList(Composite parent, Theme theme, Words words, Consumer<PackDraft.Part> chosen) {
    this.words = words;
    this.chosen = chosen;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.SURFACE));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    whole.setLayout(layout);
    Composite head = Parts.group(whole, 1);
    ((GridLayout) head.getLayout()).marginWidth = 12;
    ((GridLayout) head.getLayout()).marginHeight = 10;
    ((GridLayout) head.getLayout()).verticalSpacing = 8;
    kinds =
        new Segments(
            head, theme, KINDS.stream().map(kind -> words.say("kind." + kind.name())).toList(), 0);
    kinds.onChoice(index -> turned());
    FieldFrame frame = new FieldFrame(head, theme, 2, FieldFrame.FORM);
    ((GridLayout) frame.getLayout()).marginHeight = 3;
    new Picture(frame, theme, "", 14, () -> theme.icon("search", Role.TEXT_SECONDARY, 14));
    filter =
        frame.around(Parts.field(frame, theme, words.say("filter.hint"), words.say("filter.name")));
    filter.setLayoutData(Parts.wide());
    filter.addListener(SWT.Modify, event -> fill());
    filter.addListener(
        SWT.KeyDown,
        event -> {
          if (event.keyCode == SWT.ARROW_DOWN) {
            event.doit = false;
            focusList();
          } else if (event.keyCode == SWT.ESC) {
            filter.setText("");
          }
        });
    none = Parts.text(head, theme, Type.SECONDARY, Role.TEXT_TERTIARY, "");
    listing = new Listing(whole, theme);
    listing.setLayoutData(Parts.fill());
    listing.onChoice(line -> part(line.id()).ifPresent(chosen));
  }

  Control control() {
    return whole;
  }

  /** Shows the parts as they are now. */
  void show(List<PackDraft.Part> now, @Nullable Standing known) {
    parts = List.copyOf(now);
    standing = known;
    fill();
  }

  /** Marks a part, in the list of its kind. */
  void mark(PackDraft.Part part) {
    int kind = KINDS.indexOf(part.kind());
    if (kinds.chosen() != kind) {
      // Choosing tells, and the first of the kind would be taken for what the person wants.
      marking = true;
      kinds.choose(kind);
      marking = false;
    }
    if (inSight.stream().noneMatch(one -> one.id().equals(part.id()))) {
      filter.setText("");
    }
    listing.mark(part.id());
  }

  private void turned() {
    fill();
    if (!marking && listing.chosen().isEmpty()) {
      listing.choose(0);
    }
  }

  private Optional<PackDraft.Part> part(String id) {
    return inSight.stream().filter(part -> part.id().equals(id)).findFirst();
  }

  /** What a person knows a part by; a test by its situation in words. */
  private String title(PackDraft.Part part) {
    return part.kind() == PackDraft.Kind.TEST && standing != null
        ? standing.situations().getOrDefault(part.id(), part.title())
        : part.title();
  }

  private void fill() {
    PackDraft.Kind kind = KINDS.get(kinds.chosen());
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    inSight =
        parts.stream()
            .filter(part -> part.kind() == kind)
            .filter(
                part -> (part.id() + " " + title(part)).toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    List<Listing.Line> lines = new ArrayList<>();
    for (PackDraft.Part part : inSight) {
      Standing.State state = standing == null ? Standing.State.OPEN : standing.state(part);
      lines.add(
          new Listing.Line(
              part.id(),
              part.id(),
              title(part),
              icon(state),
              word(part.kind(), state),
              role(state)));
    }
    listing.lines(lines);
    boolean nothing = lines.isEmpty();
    none.setText(nothing ? words.say(wanted.isEmpty() ? "list.empty" : "list.noMatch") : "");
    none.setVisible(nothing);
    ((GridData) none.getLayoutData()).exclude = !nothing;
    whole.layout(true, true);
  }

  private String word(PackDraft.Kind kind, Standing.State state) {
    if (state == Standing.State.PLAIN
        || state == Standing.State.OPEN
            && kind != PackDraft.Kind.RULE
            && kind != PackDraft.Kind.TEST) {
      return "";
    }
    boolean test = kind == PackDraft.Kind.TEST;
    return words.say(
        "state." + state.name().toLowerCase(Locale.ROOT) + (test && tested(state) ? ".test" : ""));
  }

  private static boolean tested(Standing.State state) {
    return state == Standing.State.GREEN || state == Standing.State.RED;
  }

  static String icon(Standing.State state) {
    return switch (state) {
      case GREEN -> "check";
      case RED -> "close";
      case ERROR, WARNING -> "warn";
      case UNTESTED -> "minus";
      case OPEN, PLAIN -> "";
    };
  }

  static Role role(Standing.State state) {
    return switch (state) {
      case GREEN -> Role.VERDICT_PERMITTED;
      case RED, ERROR -> Role.VERDICT_PROHIBITED;
      case WARNING -> Role.VERDICT_CONDITIONAL;
      case UNTESTED, OPEN, PLAIN -> Role.TEXT_TERTIARY;
    };
  }

  /** Puts the keyboard into the list. */
  void focusList() {
    listing.setFocus();
    if (listing.chosen().isEmpty()) {
      listing.choose(0);
    }
  }
}
