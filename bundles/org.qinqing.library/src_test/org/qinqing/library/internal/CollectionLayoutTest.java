package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.ImportStructure.Part;
import org.qinqing.pack.Address;

class CollectionLayoutTest {
  private static final String OLD =
      """
      # 样本省礼品管理条例

      2014年3月22日 样本省第八届人民代表大会常务委员会第二次会议通过

      2018年10月26日 样本省第十三届人民代表大会常务委员会第六次会议《关于修改〈样本省礼品管理条例〉
      等五部法规的决定》第一次修正

      <!-- INFO END -->

      ## 第一章 总则

      第一条 为了试验，制定本条例。

      ## 第二章 附则

      第二条 本条例自2014年5月1日起施行。
      """;
  private static final String NEW =
      """
      # 样本省礼品管理条例

      2014年3月22日 样本省第八届人民代表大会常务委员会第二次会议通过

      2024年11月8日 样本省第十四届人民代表大会常务委员会第十二次会议修订

      <!-- INFO END -->

      第一条 为了试验，制定本条例。

      第二条 本条例自2025年1月1日起施行。
      """;

  @TempDir Path files;

  private Path write(String name, String text) throws IOException {
    Path file = files.resolve("法规").resolve("地方性法规").resolve("样本省").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static SourceFile.Result read(Path file) {
    return SourceFile.read(file, ImportCorrections.NONE);
  }

  @Test
  void versionsOfALawAreVersionsOfOneDocument() throws IOException {
    SourceFile.Result old = read(write("礼品管理条例(2018-10-26).md", OLD));
    SourceFile.Result fresh = read(write("礼品管理条例(2024-11-08).md", NEW));
    Address before = old.document().orElseThrow().address();
    Address after = fresh.document().orElseThrow().address();
    assertEquals(before.document(), after.document());
    assertEquals(Optional.of(LocalDate.of(2018, 10, 26)), before.version());
    // It says itself that it comes into force later than the day it was passed.
    assertEquals(Optional.of(LocalDate.of(2025, 1, 1)), after.version());
    assertEquals(Optional.of(LocalDate.of(2024, 11, 8)), fresh.structure().issued());
    assertNotEquals(
        before.document(),
        read(write("别的条例(2018-10-26).md", OLD.replace("礼品", "别的")))
            .document()
            .orElseThrow()
            .address()
            .document());
  }

  @Test
  void theHeadTellsTitleHistoryAndIssuerAndTheFolderTheKind() throws IOException {
    ImportStructure structure = read(write("礼品管理条例(2018-10-26).md", OLD)).structure();
    assertEquals("样本省礼品管理条例", structure.title());
    assertEquals("样本省人民代表大会常务委员会", structure.issuer());
    assertEquals("local-regulation", structure.kind());
    assertEquals(List.of("地方性法规", "样本省"), structure.category());
    assertEquals(
        List.of("art-1", "art-2"),
        structure.units().stream().map(ImportStructure.Unit::anchor).toList());
    assertEquals(
        List.of(12, 16), structure.units().stream().map(ImportStructure.Unit::line).toList());
    assertEquals(
        List.of(
            Part.TITLE,
            Part.ABOUT,
            Part.ABOUT,
            Part.HEADING,
            Part.ARTICLE,
            Part.HEADING,
            Part.ARTICLE),
        structure.blocks().stream().map(ImportStructure.Block::part).toList());
    String source = read(write("礼品管理条例(2018-10-26).md", OLD)).document().orElseThrow().source();
    assertTrue(source.endsWith("等五部法规的决定》第一次修正"), source);
  }

  @Test
  void aPartOfACodeHasItsOwnTitleAndTheDayItSays() throws IOException {
    String part =
        "# 样本法典\n\n# 总则\n\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n\n2021年1月1日 施行\n\n"
            + "<!-- INFO END -->\n\n第一条 甲。\n";
    Path file = files.resolve("民法典").resolve("总则.md");
    Files.createDirectories(file.getParent());
    ImportStructure structure = read(Files.writeString(file, part)).structure();
    assertEquals("样本法典 总则", structure.title());
    assertEquals(Optional.of(LocalDate.of(2021, 1, 1)), structure.effective());
    assertEquals(Optional.of(LocalDate.of(2020, 5, 28)), structure.issued());
    assertEquals("全国人民代表大会", structure.issuer());
    assertEquals("law", structure.kind());
  }

  @Test
  void officialEditionsTellTheHistoryInBrackets() throws IOException {
    String text =
        "样本法\n\n（1993年9月2日第八届全国人民代表大会常务委员会第三次会议通过　2019年4月23日第十三届全国人民代表大会常务委员会"
            + "第十次会议修正）\n\n第一条 甲。\n\n第二条 本法自1993年12月1日起施行。\n";
    ImportStructure structure = read(write("样本法_20190423.txt", text)).structure();
    assertEquals(Optional.of(LocalDate.of(2019, 4, 23)), structure.effective());
    assertEquals("全国人民代表大会常务委员会", structure.issuer());
    assertEquals(List.of(), CollectionLayout.bracketed("（2019年4月23日样本市下雨）"));
  }

  @ParameterizedTest
  @CsvSource({
    "名称(2018-10-26).md, 2018-10-26, 名称.md",
    "名称（2018-10-26）.md, 2018-10-26, 名称.md",
    "名称_20181026.docx, 2018-10-26, 名称.docx",
    "解释（三）(2007-10-25).md, 2007-10-25, 解释（三）.md"
  })
  void theDayOfAFileNameIsNoPartOfTheName(String name, LocalDate day, String plain) {
    assertEquals(Optional.of(day), CollectionLayout.day(name));
    assertEquals(plain, CollectionLayout.undated(name));
  }

  @ParameterizedTest
  @CsvSource({"解释（三）.md", "名称(2018-13-26).md", "宪法修正案（2018年）.md", "20181026.md", "方案(2014)57.md"})
  void otherNumbersAreNoDay(String name) {
    assertEquals(Optional.empty(), CollectionLayout.day(name));
    assertEquals(name, CollectionLayout.undated(name));
  }

  @Test
  void pagesAboutFoldersArePassedOver() {
    assertTrue(SourceFile.isPassedOver(Path.of("刑法", "_index.md")));
    assertFalse(SourceFile.isPassedOver(Path.of("刑法", "刑法.md")));
  }
}
