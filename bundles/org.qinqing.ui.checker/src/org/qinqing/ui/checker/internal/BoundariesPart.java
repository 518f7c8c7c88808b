package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult.Boundary;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** 换一个事实，结论会变吗: what a single fact would change; choosing one answers so. */
final class BoundariesPart {
  private final Theme theme;
  private final Names names;
  private final Consultation.Outcome outcome;
  private final AskActions actions;

  BoundariesPart(
      Composite parent,
      Theme theme,
      Names names,
      Consultation.Outcome outcome,
      AskDesk desk,
      AskActions actions) {
    this.theme = theme;
    this.names = names;
    this.outcome = outcome;
    this.actions = actions;
    if (outcome.boundaries().isEmpty()) {
      return;
    }
    Composite head = Parts.group(parent, 2);
    Parts.line(
            head,
            theme,
            Type.SECONDARY_STRONG,
            Role.TEXT_SECONDARY,
            names.words().say("verdict.boundaries"))
        .setLayoutData(Parts.wide());
    FlatButton more =
        new FlatButton(
            head,
            theme,
            FlatButton.Kind.LINK,
            names.words().say(desk.allBoundaries ? "boundary.fewer" : "boundary.more"),
            "");
    more.onAction(
        () -> {
          desk.allBoundaries = !desk.allBoundaries;
          actions.again();
        });
    Card card = new Card(parent, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    boolean first = true;
    for (List<Boundary> group : groups(outcome.boundaries())) {
      row(card, group, !first);
      first = false;
    }
  }

  /** Values of one fact that lead to the same verdict stand together. */
  static List<List<Boundary>> groups(List<Boundary> boundaries) {
    List<List<Boundary>> groups = new ArrayList<>();
    for (Boundary boundary : boundaries) {
      Optional<List<Boundary>> same =
          groups.stream()
              .filter(group -> group.getFirst().fact().equals(boundary.fact()))
              .filter(group -> group.getFirst().verdict() == boundary.verdict())
              .findFirst();
      same.orElseGet(
              () -> {
                List<Boundary> group = new ArrayList<>();
                groups.add(group);
                return group;
              })
          .add(boundary);
    }
    return groups;
  }

  private void row(Composite card, List<Boundary> group, boolean divider) {
    Boundary one = group.getFirst();
    String values =
        group.stream().map(Boundary::label).collect(Collectors.joining(names.words().say("join")));
    BoundaryRow row =
        new BoundaryRow(
            card,
            theme,
            names.words().say("verdict.boundary", names.fact(one.fact()), values),
            names.verdict(one.verdict()),
            one.verdict(),
            divider);
    row.setLayoutData(Parts.wide());
    row.setToolTipText(names.words().say("boundary.tip"));
    row.onAction(
        () -> {
          if (group.size() == 1) {
            apply(one);
          } else {
            DropDown menu = new DropDown(row);
            group.forEach(each -> menu.add(each.label(), () -> apply(each)));
            menu.open();
          }
        });
  }

  private void apply(Boundary boundary) {
    actions.give(
        new CheckRequest.Given(
            Optional.of(outcome.event()), boundary.fact(), Optional.of(boundary.content())));
  }
}
