package org.qinqing.ui.training.internal;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.statistics.Balance;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 亲 × 清 for a side column: to which side the answers of the last thirty days lean. */
final class BalancePart {
  private static final int HEIGHT = 130;

  private BalancePart() {}

  /**
   * Fills a card.
   *
   * @param attempts the answers of the last thirty days
   */
  static void show(Composite card, Desk desk, List<Attempt> attempts) {
    Theme theme = desk.theme();
    Words words = desk.words();
    List<Balance> balances = desk.statistics().balance(attempts);
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("results.balance"));
    if (balances.isEmpty()) {
      Parts.text(
          card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("results.balance.none"));
      return;
    }
    String sums =
        words.say(
            "results.balance.month",
            Integer.toString(balances.stream().mapToInt(Balance::lax).sum()),
            Integer.toString(balances.stream().mapToInt(Balance::strict).sum()));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, sums);
    BalanceChart.draw(card, theme, words, balances, HEIGHT, sums);
  }
}
