package org.qinqing.ui.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Document;

class OutlineModelTest {
  private final OutlineModel model =
      new OutlineModel(
          Texts.document(
              "云溪礼品规定",
              Document.Wording.FULL,
              Texts.unit("art-1", "第一条", "目的", "", "第一章 总则"),
              Texts.unit("art-2", "第二条", "范围", "", "第一章 总则"),
              Texts.unit("art-2/p-1", "第二条第一款", "范围", "一", "第一章 总则"),
              Texts.unit("art-3", "第三条", "礼品", "", "第二章 分则", "第一节 收"),
              Texts.unit("art-4", "第四条", "礼金", "", "第二章 分则", "第二节 送")));

  private List<String> shown() {
    return model.lines().stream().map(OutlineModel.Line::text).toList();
  }

  @Test
  void headingsStandAboveTheirArticlesAndParagraphsAreLeftOut() {
    assertEquals(
        List.of("第一章 总则", "第一条　目的", "第二条　范围", "第二章 分则", "第一节 收", "第三条　礼品", "第二节 送", "第四条　礼金"),
        shown());
    assertEquals(
        List.of(0, 1, 1, 0, 1, 2, 1, 2),
        model.lines().stream().map(OutlineModel.Line::depth).toList());
  }

  @Test
  void headingClosesAndOpensAgain() {
    List<String> all = shown();
    model.turn(3);
    assertEquals(List.of("第一章 总则", "第一条　目的", "第二条　范围", "第二章 分则"), shown());
    assertFalse(model.lines().get(3).open());
    model.turn(3);
    assertEquals(all, shown());
    model.turn(1);
    assertEquals(all, shown(), "an article has nothing to close");
  }

  @Test
  void wordsNarrowItDownAndKeepTheHeadingsAbove() {
    model.seek("礼金");
    assertEquals(List.of("第二章 分则", "第二节 送", "第四条　礼金"), shown());
    model.seek("第一节");
    assertEquals(List.of("第二章 分则", "第一节 收", "第三条　礼品"), shown(), "all below a heading");
    model.seek("2");
    assertEquals(List.of("第一章 总则", "第二条　范围"), shown(), "by number");
    model.seek("没有");
    assertEquals(List.of(), shown());
    model.seek("");
    assertEquals(8, shown().size());
  }

  @Test
  void seekingLooksIntoClosedHeadings() {
    model.turn(3);
    model.seek("礼品");
    assertEquals(List.of("第二章 分则", "第一节 收", "第三条　礼品"), shown());
  }
}
