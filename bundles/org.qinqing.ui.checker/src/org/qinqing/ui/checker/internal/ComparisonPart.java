package org.qinqing.ui.checker.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.pack.Address;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** Two judgements of the same deed side by side: verdict, reason, and the texts that were used. */
final class ComparisonPart {
  private static final int SIGN = 24;
  private final RoomContext context;
  private final Theme theme;
  private final Names names;
  private final Card card;

  /**
   * One of the two.
   *
   * @param head what it is
   * @param judgement its verdict
   * @param day by the rules of which day
   */
  record Half(String head, Judgement judgement, LocalDate day) {}

  ComparisonPart(Composite parent, RoomContext context, Names names, String head, String says) {
    this.context = context;
    this.theme = context.theme();
    this.names = names;
    card = new Card(parent, theme, Role.SURFACE, Role.ACCENT, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, head);
    if (!says.isEmpty()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT, says);
    }
  }

  /** Where a choice may stand, between the head and the halves. */
  Composite head(int columns) {
    return Parts.group(card, columns);
  }

  void say(String text) {
    Parts.text(card, theme, Type.TEXT, Role.TEXT, text);
  }

  void halves(Half left, Half right) {
    Composite columns = Parts.group(card, 2);
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.horizontalSpacing = 16;
    half(columns, left);
    half(columns, right);
  }

  private void half(Composite inside, Half half) {
    Composite column = Parts.group(inside, 1);
    column.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Parts.text(column, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, half.head);
    Composite line = Parts.group(column, 2);
    Judgement judgement = half.judgement;
    new Picture(
        line,
        theme,
        names.verdict(judgement.verdict()),
        SIGN,
        () -> theme.sign(judgement.verdict(), SIGN));
    Parts.text(
        line,
        theme,
        Type.HEADING,
        Role.of(judgement.verdict()),
        names.verdict(judgement.verdict()));
    Parts.text(column, theme, Type.TEXT, Role.TEXT, judgement.reason());
    List<Address> basis = Consultation.basis(judgement);
    if (basis.isEmpty()) {
      return;
    }
    Parts.text(column, theme, Type.NOTE, Role.TEXT_TERTIARY, names.words().say("line.basis"));
    Card texts = new Card(column, theme, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 0;
    texts.setLayoutData(Parts.wide());
    boolean first = true;
    for (Address address : basis) {
      Row row =
          new Row(
              texts,
              theme,
              names.citation(address, half.day),
              inForce(address, half.day).orElse(""),
              List.of(),
              !first);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> context.go(new Target("library", "address", address.toString())));
      first = false;
    }
  }

  /** From when to when the text was in force that was used. */
  private Optional<String> inForce(Address address, LocalDate day) {
    return names
        .snapshot()
        .document(address, day)
        .map(
            document ->
                document
                    .repealed()
                    .map(
                        end ->
                            names
                                .words()
                                .say(
                                    "compare.between",
                                    document.effective().toString(),
                                    end.minusDays(1).toString()))
                    .orElseGet(
                        () -> names.words().say("compare.since", document.effective().toString())));
  }
}
