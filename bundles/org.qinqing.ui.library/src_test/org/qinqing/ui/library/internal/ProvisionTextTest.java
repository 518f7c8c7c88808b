package org.qinqing.ui.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Document;

class ProvisionTextTest {
  private static final Document.Provision ARTICLE = Texts.unit("art-7", "第七条", "收礼", "  分两种情形。\n");
  private static final Document.Provision FIRST =
      Texts.unit("art-7/p-1", "第七条第一款", "影响公务的", "一律不收。");
  private static final Document.Provision ITEM =
      Texts.unit("art-7/p-1/i-3", "第七条第一款第三项", "", "购物卡。");
  private static final Document.Provision SECOND = Texts.unit("art-7/p-2", "第七条第二款", "收礼", "看往来。");

  private final ProvisionText text = ProvisionText.of(ARTICLE, List.of(FIRST, ITEM, SECOND), "无");

  @Test
  void paragraphsAndItemsStandBelowWithTheirSigns() {
    assertEquals("分两种情形。\n① 影响公务的：一律不收。\n　（三）购物卡。\n② 看往来。", text.shown());
    assertEquals(
        "无", ProvisionText.of(Texts.unit("art-8", "第八条", "", " "), List.of(), "无").shown());
  }

  @Test
  void aSelectionIsFoundInTheTextsOfTheUnits() {
    int from = text.shown().indexOf("情形");
    int to = text.shown().indexOf("一律不收") + 2;
    assertEquals(
        List.of(
            new ProvisionText.Stretch(ARTICLE.address(), 5, 8),
            new ProvisionText.Stretch(FIRST.address(), 0, 2)),
        text.within(from, to));
    ProvisionText.Stretch first = text.within(from, to).getFirst();
    assertEquals("情形。", ARTICLE.text().substring(first.from(), first.to()));
    int sign = text.shown().indexOf("①");
    assertTrue(text.within(sign, sign + 1).isEmpty(), "a sign is no text of a unit");
  }

  @Test
  void aStretchOfAUnitIsFoundInWhatIsShown() {
    for (Document.Provision unit : List.of(ARTICLE, FIRST, ITEM, SECOND)) {
      String said = unit.text().strip();
      int from = unit.text().indexOf(said);
      ProvisionText.Range range = text.range(unit.address(), from + 1, from + 3).orElseThrow();
      assertEquals(said.substring(1, 3), text.shown().substring(range.from(), range.to()));
      ProvisionText.Range all = text.range(unit.address(), -1, -1).orElseThrow();
      assertEquals(said, text.shown().substring(all.from(), all.to()));
    }
    assertEquals(
        Optional.empty(), text.range(Texts.unit("art-7/p-3", "第三款", "", "x").address(), 0, 1));
  }
}
