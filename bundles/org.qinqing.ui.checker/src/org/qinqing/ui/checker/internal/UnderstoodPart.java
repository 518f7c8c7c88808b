package org.qinqing.ui.checker.internal;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Chip;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** What was understood of one event: its facts as chips, and the one question that would decide. */
final class UnderstoodPart {
  private static final Set<String> NOT_SHOWN = Set.of("side", "locality", "as_of");
  private static final int MOST_ANSWERS = 5;

  private final Theme theme;
  private final Names names;
  private final CheckResult.Judgement judgement;
  private final Optional<Integer> event;
  private final AskActions actions;

  UnderstoodPart(
      Composite parent,
      Theme theme,
      Names names,
      Consultation.Outcome outcome,
      CheckResult.Judgement judgement,
      AskDesk desk,
      Function<Map.Entry<String, FactValue>, String> number,
      AskActions actions) {
    this.theme = theme;
    this.names = names;
    this.judgement = judgement;
    this.event = Optional.of(outcome.event());
    this.actions = actions;

    Composite head = Parts.group(parent, desk.given.canUndo() ? 3 : 2);
    Parts.line(
            head,
            theme,
            Type.SECONDARY_STRONG,
            Role.TEXT_SECONDARY,
            names.words().say("facts.head"))
        .setLayoutData(Parts.wide());
    if (desk.given.canUndo()) {
      new FlatButton(head, theme, FlatButton.Kind.LINK, names.words().say("facts.undo"), "undo")
          .onAction(actions::undo);
    }
    FlatButton add =
        new FlatButton(head, theme, FlatButton.Kind.LINK, names.words().say("facts.add"), "plus");
    add.onAction(() -> addMenu(add));
    Flow flow = new Flow(parent);
    flow.setLayoutData(Parts.wide());
    judgement.event().facts().entrySet().stream()
        .filter(fact -> shown(fact.getKey(), fact.getValue()))
        .sorted(Comparator.comparingInt(fact -> start(fact.getValue())))
        .forEach(fact -> chip(flow, fact, number.apply(fact)));
    Set<String> closed = desk.given.closed(outcome.event());
    for (String fact : closed) {
      if (judgement.event().fact(fact).filter(value -> shown(fact, value)).isEmpty()) {
        Chip chip =
            new Chip(
                flow,
                theme,
                Chip.Kind.UNKNOWN,
                "",
                names.fact(fact),
                names.words().say("facts.unknown"));
        chip.onAction(() -> valuesMenu(chip, fact));
        chip.onReset(() -> actions.forget(fact));
      }
    }
    for (CheckResult.Missing missing : judgement.missing()) {
      if (closed.contains(missing.fact())) {
        continue;
      }
      Chip chip = new Chip(flow, theme, Chip.Kind.UNKNOWN, "?", "", names.fact(missing.fact()));
      chip.onAction(() -> valuesMenu(chip, missing.fact()));
    }
    if (!judgement.missing().isEmpty()) {
      question(parent, judgement.missing().getFirst(), outcome.result().events().size() > 1);
    }
  }

  /** Where in the text a fact was read; what was not read from words comes last. */
  private static int start(FactValue value) {
    return value.span().map(FactValue.Span::from).orElse(Integer.MAX_VALUE);
  }

  private static boolean shown(String fact, FactValue value) {
    return !NOT_SHOWN.contains(fact)
        && value.source() != FactValue.Source.DEFAULT
        && value.source() != FactValue.Source.DERIVED;
  }

  private void chip(Flow flow, Map.Entry<String, FactValue> fact, String number) {
    FactValue value = fact.getValue();
    Chip.Kind kind =
        switch (value.source()) {
          case STATED, ANSWERED -> Chip.Kind.STATED;
          case PRESUMED -> Chip.Kind.PRESUMED;
          case IMPLIED, DERIVED, DEFAULT -> Chip.Kind.IMPLIED;
        };
    String label =
        value.source() == FactValue.Source.PRESUMED
            ? names.words().say("facts.presumed", names.fact(fact.getKey()))
            : names.fact(fact.getKey());
    Chip chip =
        new Chip(flow, theme, kind, number, label, names.value(fact.getKey(), value.content()));
    if (!value.note().isEmpty()) {
      chip.setToolTipText(value.note());
    }
    chip.onAction(() -> valuesMenu(chip, fact.getKey()));
    chip.onReset(() -> actions.forget(fact.getKey()));
  }

  // --- the follow-up question
  // ---------------------------------------------------------------------

  private void question(Composite parent, CheckResult.Missing missing, boolean several) {
    Card card = new Card(parent, theme, Role.ACCENT_SOFT, Role.ACCENT, true, 14);
    GridData below = Parts.wide();
    below.verticalIndent = 8;
    card.setLayoutData(below);
    Parts.text(
        card,
        theme,
        Type.NOTE,
        Role.ACCENT,
        several
            ? names.words().say("question.about", Integer.toString(event.orElse(0) + 1))
            : names.words().say("question.head"));
    Parts.text(card, theme, Type.HEADING, Role.TEXT, missing.question());
    int key = 0;
    for (CheckResult.Branch branch : missing.branches()) {
      if (key == MOST_ANSWERS) {
        break;
      }
      key++;
      OptionRow row = new OptionRow(card, theme, Integer.toString(key), branch.label());
      row.outcome(Optional.of(branch.verdict()), names.verdict(branch.verdict()));
      row.setLayoutData(Parts.wide());
      answers(card, row, key, () -> give(missing.fact(), branch.content()));
    }
    if (missing.branches().size() > key) {
      FlatButton others =
          new FlatButton(
              card, theme, FlatButton.Kind.LINK, names.words().say("question.others"), "down");
      others.onAction(() -> valuesMenu(others, missing.fact()));
    }
    key++;
    OptionRow unknown =
        new OptionRow(card, theme, Integer.toString(key), names.words().say("question.unknown"));
    unknown.setLayoutData(Parts.wide());
    answers(
        card,
        unknown,
        key,
        () -> actions.give(new CheckRequest.Given(event, missing.fact(), Optional.empty())));
    if (!missing.why().isEmpty()) {
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          names.words().say("question.why", missing.why()));
    }
  }

  /** The digit works from every answer of the card. */
  private static void answers(Card card, OptionRow row, int digit, Runnable action) {
    row.onAction(action);
    row.addListener(
        SWT.KeyDown,
        pressed -> {
          int wanted = pressed.character - '0';
          Control[] children = card.getChildren();
          int index = 0;
          for (Control child : children) {
            if (child instanceof OptionRow option && ++index == wanted && wanted != digit) {
              option.act();
              return;
            }
          }
          if (wanted == digit) {
            row.act();
          }
        });
  }

  // --- changing facts
  // -----------------------------------------------------------------------------

  private void set(String fact, String value) {
    Optional<FactsModel.Fact> known = names.snapshot().facts().fact(fact);
    FactContent content =
        known.filter(f -> f.type() == FactsModel.Type.QUANTITY).isPresent()
            ? quantity(value, known.map(FactsModel.Fact::unit).orElse(""))
            : FactContent.Terms.of(value);
    give(fact, content);
  }

  private void give(String fact, FactContent content) {
    actions.give(new CheckRequest.Given(event, fact, Optional.of(content)));
  }

  private static FactContent quantity(String text, String unit) {
    String digits = text.replaceAll("[^0-9.]", "");
    return FactContent.Quantity.exactly(
        digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits), unit);
  }

  private void valuesMenu(Control under, String factId) {
    Optional<FactsModel.Fact> known = names.snapshot().facts().fact(factId);
    if (known.isEmpty()) {
      return;
    }
    FactsModel.Fact fact = known.get();
    if (fact.type() == FactsModel.Type.QUANTITY) {
      askNumber(under, fact);
      return;
    }
    DropDown menu = new DropDown(under);
    if (factId.equals("act")) {
      actItems(menu);
    } else if (fact.type() == FactsModel.Type.FLAG && fact.values().isEmpty()) {
      List.of("true", "false")
          .forEach(value -> menu.add(names.term(factId, value), () -> set(factId, value)));
    } else {
      fact.values().forEach(term -> menu.add(term.label(), () -> set(factId, term.id())));
    }
    menu.line();
    menu.add(
        names.words().say("facts.unknown"),
        () -> actions.give(new CheckRequest.Given(event, factId, Optional.empty())));
    menu.add(names.words().say("facts.reset"), () -> actions.forget(factId));
    menu.open();
  }

  private void actItems(DropDown menu) {
    for (FactsModel.Family family : names.snapshot().facts().families()) {
      if (family.side() != judgement.side()) {
        continue;
      }
      DropDown acts = menu.group(family.label());
      family.acts().forEach(act -> acts.add(act.label(), () -> set("act", act.id())));
    }
  }

  private void askNumber(Control under, FactsModel.Fact fact) {
    InputDialog dialog =
        new InputDialog(
            under.getShell(),
            fact.label(),
            fact.question().isEmpty() ? fact.label() : fact.question(),
            "",
            text ->
                text.matches("\\s*\\d+(\\.\\d+)?\\s*") ? null : names.words().say("facts.number"));
    if (dialog.open() == Window.OK) {
      set(fact.id(), dialog.getValue());
    }
  }

  private void addMenu(Control under) {
    DropDown menu = new DropDown(under);
    for (FactsModel.Fact fact : names.snapshot().facts().facts()) {
      boolean known =
          judgement.event().fact(fact.id()).filter(value -> shown(fact.id(), value)).isPresent();
      boolean fits = fact.topics().isEmpty() || fact.topics().contains(judgement.topic());
      if (known
          || !fits
          || NOT_SHOWN.contains(fact.id())
          || fact.silence() == FactsModel.Silence.DERIVED
          || fact.type() == FactsModel.Type.DATE) {
        continue;
      }
      menu.add(fact.label(), () -> under.getDisplay().asyncExec(() -> open(under, fact.id())));
    }
    menu.open();
  }

  private void open(Control under, String fact) {
    if (!under.isDisposed()) {
      valuesMenu(under, fact);
    }
  }
}
