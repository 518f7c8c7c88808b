package org.qinqing.ui.training.internal;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** A card with a picture of figures, or with the figures themselves. */
final class ChartCard {
  private ChartCard() {}

  /**
   * The figures of a chart.
   *
   * @param head names of the columns
   * @param rows the lines, each with as many texts as there are columns
   */
  record Figures(List<String> head, List<List<String>> rows) {
    Figures {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }

    /** All of it in words, a line each. */
    String text() {
      return rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining("\n"));
    }
  }

  /**
   * Draws one.
   *
   * @param parent a grid
   * @param title what it shows
   * @param says how to read it
   * @param none said instead when there are no figures
   * @param table whether the figures are shown in place of the picture
   * @param turn turns to the other way
   * @param picture draws the picture into the card; given the figures in words
   */
  static void show(
      Composite parent,
      Desk desk,
      String title,
      String says,
      String none,
      Figures figures,
      boolean table,
      Runnable turn,
      BiConsumer<Composite, String> picture) {
    Theme theme = desk.theme();
    Words words = desk.words();
    Card card = new Card(parent, theme, 16);
    card.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
    Composite head = Parts.group(card, 2);
    Parts.text(head, theme, Type.STRONG, Role.TEXT, title);
    if (figures.rows().isEmpty()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, none);
      return;
    }
    FlatButton other =
        new FlatButton(
            head,
            theme,
            FlatButton.Kind.LINK,
            words.say(table ? "results.as.picture" : "results.as.figures"),
            table ? "chart" : "list");
    other.setToolTipText(title);
    other.onAction(turn);
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, says);
    if (table) {
      table(card, theme, figures);
    } else {
      picture.accept(card, figures.text());
    }
  }

  private static void table(Composite card, Theme theme, Figures figures) {
    Composite table = Parts.group(card, figures.head().size());
    ((GridLayout) table.getLayout()).horizontalSpacing = 16;
    for (int i = 0; i < figures.head().size(); i++) {
      cell(table, theme, Type.SECONDARY, Role.TEXT_SECONDARY, figures.head().get(i), i);
    }
    for (List<String> row : figures.rows()) {
      for (int i = 0; i < row.size(); i++) {
        cell(table, theme, Type.TEXT, Role.TEXT, row.get(i), i);
      }
    }
  }

  /** The first column takes what is left; figures stand at the right. */
  private static void cell(
      Composite table, Theme theme, Type type, Role role, String text, int column) {
    if (column == 0) {
      Parts.text(table, theme, type, role, text);
      return;
    }
    Label label = Parts.line(table, theme, type, role, text);
    label.setLayoutData(Parts.right());
  }
}
