package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.checker.CheckResult;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** The verdict on the chosen event with its reasons, what to do, and what would change it. */
final class VerdictPart {
  private static final int SIGN = 40;
  private static final int SMALL_SIGN = 18;
  private static final int TWO_COLUMNS_FROM = 620;
  private final Composite parent;
  private final RoomContext context;
  private final Theme theme;
  private final Names names;
  private final CheckResult result;

  VerdictPart(
      Composite parent,
      RoomContext context,
      Names names,
      CheckResult result,
      int chosen,
      IntConsumer choose) {
    this.parent = parent;
    this.context = context;
    this.theme = context.theme();
    this.names = names;
    this.result = result;
    result.diagnostics().forEach(this::diagnostic);
    if (!result.asked().equals(result.used())) {
      Parts.text(
          parent,
          theme,
          Type.SECONDARY,
          Role.LOCAL_MARK,
          names
              .words()
              .say("verdict.fallback", names.place(result.asked()), names.place(result.used())));
    }
    if (chosen < 0) {
      card(result.verdict(), names.words().say("verdict.noDeed"), Optional.empty());
      return;
    }
    CheckResult.Judgement judgement = result.events().get(chosen);
    if (result.events().size() > 1) {
      events(chosen, choose);
    }
    card(judgement.verdict(), judgement.reason(), Optional.of(judgement));
    basis(judgement);
    boundaries(judgement);
    actions(judgement);
    Parts.text(
        parent, theme, Type.NOTE, Role.TEXT_TERTIARY, names.words().say("verdict.noDecision"));
  }

  private void diagnostic(Diagnostic finding) {
    Card card =
        new Card(parent, theme, Role.VERDICT_CONDITIONAL_SOFT, Role.VERDICT_CONDITIONAL, true, 10);
    card.setLayoutData(Parts.wide());
    Parts.text(
        card,
        theme,
        Type.SECONDARY,
        Role.TEXT,
        names.words().say("verdict.diagnostic", finding.pack(), finding.message(), finding.mend()));
  }

  private void events(int chosen, IntConsumer choose) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < result.events().size(); i++) {
      CheckResult.Judgement judgement = result.events().get(i);
      String act = judgement.event().term("act").map(id -> names.term("act", id)).orElse("");
      labels.add(
          names
              .words()
              .say(
                  "verdict.event",
                  Integer.toString(i + 1),
                  act,
                  names.verdict(judgement.verdict())));
    }
    Segments tabs = new Segments(parent, theme, labels, chosen);
    tabs.onChoice(index -> tabs.getDisplay().asyncExec(() -> choose.accept(index)));
  }

  private void card(Verdict verdict, String reason, Optional<CheckResult.Judgement> judgement) {
    Card card = new Card(parent, theme, Role.SURFACE, Role.of(verdict), true, 0);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    Composite head = new Composite(card, SWT.NONE);
    head.setBackground(theme.color(Role.softOf(verdict)));
    head.setLayoutData(Parts.wide());
    GridLayout columns = new GridLayout(2, false);
    columns.marginWidth = 20;
    columns.marginHeight = 14;
    columns.horizontalSpacing = 16;
    head.setLayout(columns);
    new Picture(head, theme, names.verdict(verdict), SIGN, () -> theme.sign(verdict, SIGN));
    Composite words = Parts.group(head, 1);
    Parts.text(words, theme, Type.VERDICT, Role.of(verdict), names.verdict(verdict));
    Parts.text(words, theme, Type.TEXT, Role.TEXT, reason);
    judgement.ifPresent(found -> advice(card, found));
  }

  private void advice(Card card, CheckResult.Judgement judgement) {
    if (judgement.steps().isEmpty() && judgement.ask().isEmpty() && judgement.remarks().isEmpty()) {
      return;
    }
    Composite columns = Parts.group(card, parent.getSize().x < TWO_COLUMNS_FROM ? 1 : 2);
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.marginWidth = 20;
    layout.marginHeight = 14;
    layout.horizontalSpacing = 24;
    Composite steps = Parts.group(columns, 1);
    steps.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    if (!judgement.steps().isEmpty()) {
      small(steps, "verdict.steps");
      int number = 0;
      for (String step : judgement.steps()) {
        number++;
        Parts.text(steps, theme, Type.TEXT, Role.TEXT, number + ". " + step);
      }
    }
    for (String remark : judgement.remarks()) {
      Parts.text(steps, theme, Type.SECONDARY, Role.TEXT_SECONDARY, remark);
    }
    if (!judgement.ask().isEmpty()) {
      Composite ask = Parts.group(columns, 1);
      GridData right = new GridData(SWT.FILL, SWT.BEGINNING, false, false);
      right.widthHint = 190;
      ask.setLayoutData(right);
      small(ask, "verdict.ask");
      Parts.text(ask, theme, Type.TEXT, Role.TEXT, judgement.ask());
    }
  }

  private void small(Composite inside, String key) {
    Parts.text(inside, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, names.words().say(key));
  }

  private void basis(CheckResult.Judgement judgement) {
    // The weightiest first: what binds the whole country before what a place adds.
    List<Address> basis =
        judgement.applied().stream()
            .flatMap(applied -> applied.rule().basis().stream())
            .distinct()
            .sorted(Comparator.comparingInt(address -> place(address).depth()))
            .toList();
    if (basis.isEmpty()) {
      return;
    }
    Composite head = Parts.group(parent, 2);
    Parts.line(
            head,
            theme,
            Type.SECONDARY_STRONG,
            Role.TEXT_SECONDARY,
            names.words().say("verdict.basis", Integer.toString(basis.size())))
        .setLayoutData(Parts.wide());
    Parts.line(head, theme, Type.NOTE, Role.TEXT_TERTIARY, names.words().say("verdict.basis.open"));
    Card card = new Card(parent, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    boolean first = true;
    for (Address address : basis) {
      Optional<Document.Provision> provision = names.snapshot().provision(address, result.asOf());
      Row row =
          new Row(
              card,
              theme,
              names.citation(address, result.asOf()),
              provision.map(VerdictPart::gist).orElse(""),
              tags(address, provision),
              !first);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> context.go(new Target("library", "address", address.toString())));
      first = false;
    }
  }

  /** The text of a provision, or of its heading when the text stands in its parts. */
  private static String gist(Document.Provision provision) {
    String text = provision.text().isEmpty() ? provision.heading() : provision.text();
    String line = text.replace('\n', ' ');
    return line.length() <= 90 ? line : line.substring(0, 90) + "……";
  }

  private List<Tag> tags(Address address, Optional<Document.Provision> provision) {
    List<Tag> tags = new ArrayList<>();
    if (provision.filter(found -> found.certainty() == Certainty.M).isPresent()) {
      tags.add(new Tag(names.words().say("tag.unchecked"), Role.TEXT_TERTIARY, true));
    }
    Locality place = place(address);
    tags.add(
        place.equals(Locality.NATIONAL)
            ? Tag.of(names.place(place), Role.TEXT_SECONDARY)
            : Tag.of(names.place(place), Role.LOCAL_MARK));
    names
        .snapshot()
        .document(address, result.asOf())
        .ifPresent(
            document ->
                tags.add(
                    document.status(result.asOf()) == Document.Status.IN_FORCE
                        ? Tag.of(names.words().say("tag.inForce"), Role.VERDICT_PERMITTED)
                        : Tag.of(names.words().say("tag.notInForce"), Role.TEXT_TERTIARY)));
    return tags;
  }

  private Locality place(Address address) {
    return names
        .snapshot()
        .pack(address.pack())
        .map(pack -> pack.locality())
        .orElse(Locality.NATIONAL);
  }

  private void boundaries(CheckResult.Judgement judgement) {
    if (judgement.boundaries().isEmpty()) {
      return;
    }
    small(parent, "verdict.boundaries");
    Card card = new Card(parent, theme, 12);
    card.setLayoutData(Parts.wide());
    GridLayout columns = new GridLayout(3, false);
    columns.marginWidth = 14;
    columns.marginHeight = 10;
    columns.verticalSpacing = 8;
    columns.horizontalSpacing = 16;
    card.setLayout(columns);
    for (CheckResult.Boundary boundary : judgement.boundaries()) {
      Parts.text(
          card,
          theme,
          Type.TEXT,
          Role.TEXT,
          names.words().say("verdict.boundary", names.fact(boundary.fact()), boundary.label()));
      new Picture(
          card,
          theme,
          names.verdict(boundary.verdict()),
          SMALL_SIGN,
          () -> theme.sign(boundary.verdict(), SMALL_SIGN));
      Parts.line(
          card, theme, Type.STRONG, Role.of(boundary.verdict()), names.verdict(boundary.verdict()));
    }
  }

  private void actions(CheckResult.Judgement judgement) {
    Flow flow = new Flow(parent);
    flow.setLayoutData(Parts.wide());
    FlatButton copy = button(flow, "action.copy", "copy");
    copy.onAction(() -> copy(judgement));
    FlatButton swap =
        button(
            flow,
            judgement.side() == Side.OFFICIAL ? "action.enterprise" : "action.official",
            "swap");
    swap.onAction(
        () ->
            context
                .workplace()
                .side(judgement.side() == Side.OFFICIAL ? Side.ENTERPRISE : Side.OFFICIAL));
    if (context.has("training")) {
      FlatButton practise = button(flow, "action.practise", "train");
      practise.onAction(() -> context.go(new Target("training", "topic", judgement.topic())));
    }
  }

  private FlatButton button(Composite inside, String key, String icon) {
    return new FlatButton(inside, theme, FlatButton.Kind.SECONDARY, names.words().say(key), icon);
  }

  private void copy(CheckResult.Judgement judgement) {
    List<String> lines = new ArrayList<>();
    lines.add(result.text());
    lines.add(names.verdict(judgement.verdict()) + "：" + judgement.reason());
    judgement.applied().stream()
        .flatMap(applied -> applied.rule().basis().stream())
        .distinct()
        .forEach(
            address -> lines.add(names.citation(address, result.asOf()) + "（" + address + "）"));
    judgement.steps().forEach(step -> lines.add("· " + step));
    lines.add(names.words().say("copied.foot", result.asOf().toString()));
    Clipboard clipboard = new Clipboard(parent.getDisplay());
    clipboard.setContents(
        new Object[] {String.join("\n", lines)}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
    context.say(names.words().say("copied"));
  }
}
