package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportCorrections.As;
import org.qinqing.library.ImportCorrections.Decision;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.ImportStructure.Part;
import org.qinqing.pack.Diagnostic;

class CorrectionsTest {
  private static final String TEXT =
      """
      样本管里办法

      样政发〔2021〕8号

      第一条 甲。

      第一百条是引用的话。

      第 贰条 乙，这一行
      断开了。

      罚则

      第四条 丙。

      此件公开发布
      """;

  private static SourceFile.Result read(String text, ImportCorrections corrections) {
    return SourceFile.read("样本.txt", List.of(), text.getBytes(StandardCharsets.UTF_8), corrections);
  }

  private static ImportCorrections decisions(Decision... decisions) {
    return new ImportCorrections(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(decisions));
  }

  private static List<String> anchors(SourceFile.Result result) {
    return result.structure().units().stream().map(ImportStructure.Unit::anchor).toList();
  }

  @Test
  void thePreviewShowsEveryBlockAndWhatItWasTakenFor() {
    ImportStructure structure = read(TEXT, ImportCorrections.NONE).structure();
    assertEquals("txt", structure.format());
    assertEquals("UTF-8", structure.charset());
    assertEquals(
        List.of(
            Part.TITLE,
            Part.NUMBER,
            Part.ARTICLE,
            Part.TEXT,
            Part.TEXT,
            Part.TEXT,
            Part.TEXT,
            Part.ARTICLE,
            Part.TEXT),
        structure.blocks().stream().map(ImportStructure.Block::part).toList());
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
        structure.blocks().stream().map(ImportStructure.Block::number).toList());
    assertEquals(5, structure.units().getFirst().line());
  }

  @Test
  void blocksBecomeWhatAPersonSays() {
    SourceFile.Result result =
        read(
            TEXT,
            decisions(
                new Decision(5, "第 贰条", As.ARTICLE),
                new Decision(6, "断开了。", As.CONTINUATION),
                new Decision(7, "罚则", As.HEADING),
                new Decision(9, "此件公开", As.LEFT_OUT)));
    assertEquals(List.of("art-1", "art-1/p-1", "art-1/p-2", "art-2", "art-4"), anchors(result));
    var provisions = result.document().orElseThrow().provisions();
    assertEquals("第 贰条 乙，这一行断开了。", provisions.get(3).text());
    assertEquals(List.of("罚则"), provisions.get(4).headingPath());
    assertEquals("丙。", provisions.get(4).text());
    SourceFile.Result plain = read(TEXT, decisions(new Decision(8, "第四条", As.TEXT)));
    assertTrue(anchors(plain).stream().noneMatch("art-4"::equals));
  }

  @Test
  void titleNumberIssuerAndDaysAreThoseOfThePerson() {
    ImportCorrections said =
        new ImportCorrections(
            Optional.of("样本管理办法"),
            Optional.of("样政发〔2021〕18号"),
            Optional.of("样本市人民政府"),
            Optional.of(LocalDate.of(2021, 2, 1)),
            Optional.of(LocalDate.of(2021, 3, 1)),
            List.of());
    SourceFile.Result result = read(TEXT, said);
    ImportStructure structure = result.structure();
    assertEquals("样本管理办法", structure.title());
    // The misprinted title is not a paragraph of the text.
    assertEquals(Part.TITLE, structure.blocks().getFirst().part());
    assertEquals("样政发〔2021〕18号", structure.number());
    assertEquals("样本市人民政府", structure.issuer());
    assertEquals(Optional.of(LocalDate.of(2021, 2, 1)), structure.issued());
    assertEquals(
        Optional.of(LocalDate.of(2021, 3, 1)), result.document().orElseThrow().address().version());
    SourceFile.Result other =
        read(
            TEXT,
            new ImportCorrections(
                Optional.of("红头的另一个标题"),
                Optional.of(""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    assertEquals("红头的另一个标题", other.structure().title());
    assertEquals("", other.structure().number());
    assertEquals(Part.TEXT, other.structure().blocks().getFirst().part());
  }

  @Test
  void aDecisionFollowsItsBlockAndOneThatFindsNoneIsNamed() {
    SourceFile.Result result =
        read(
            "新的一行\n\n" + TEXT,
            decisions(new Decision(9, "此件公开", As.LEFT_OUT), new Decision(3, "没有这一段", As.TEXT)));
    List<ImportStructure.Block> blocks = result.structure().blocks();
    assertEquals(Part.LEFT_OUT, blocks.getLast().part());
    assertEquals(
        1, result.findings().stream().map(Diagnostic::code).filter("I-208"::equals).count());
  }

  @Test
  void aFileThatIsRefusedHasAStructureWithItsFindings() {
    SourceFile.Result result = read("\n \n", ImportCorrections.NONE);
    assertEquals(List.of(), result.structure().units());
    assertEquals("I-103", result.structure().findings().getFirst().code());
    assertEquals(0, result.original().length);
  }
}
