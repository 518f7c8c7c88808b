package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.pack.Diagnostic;

class OldWordFileTest {
  private static OldWordSamples sample() {
    return new OldWordSamples()
        .plain("样本管理条例")
        .heading("第一章 总则")
        .numbered(0, "为了试验，制定本条例。")
        .numbered(0, "有下列情形之一的，应当报告：")
        .numbered(1, "收到礼品的；")
        .numbered(1, "借用车辆的。")
        .changed("报告保存", "二年", "三年。")
        .numbered(0, "本条例自2021年3月1日起施行。")
        .row("序号", "事项")
        .row("1", "报告")
        .plain("附：\u0013 PAGE \u00142\u0015页");
  }

  private static SourceFile.Result read(String name, byte[] bytes) {
    return SourceFile.read(name, List.of(), bytes, ImportCorrections.NONE);
  }

  private static List<String> codes(SourceFile.Result result) {
    return result.findings().stream().map(Diagnostic::code).toList();
  }

  @Test
  void automaticNumbersHeadingsTablesAndFieldsBecomeText() throws IOException {
    SourceFile.Result result = read("条例.doc", sample().bytes());
    ImportStructure structure = result.structure();
    assertEquals("doc", structure.format());
    assertEquals("样本管理条例", structure.title());
    assertEquals(
        List.of(
            "样本管理条例",
            "第一章 总则",
            "第一条 为了试验，制定本条例。",
            "第二条 有下列情形之一的，应当报告：",
            "（一）收到礼品的；",
            "（二）借用车辆的。",
            "报告保存三年。",
            "第三条 本条例自2021年3月1日起施行。",
            "序号 | 事项",
            "1 | 报告",
            "附：2页"),
        structure.blocks().stream().map(ImportStructure.Block::text).toList());
    List<String> anchors = structure.units().stream().map(ImportStructure.Unit::anchor).toList();
    assertTrue(
        anchors.containsAll(List.of("art-1", "art-2/p-1/i-1", "art-2/p-1/i-2", "art-3")),
        anchors.toString());
    assertEquals(List.of("I-206"), codes(result));
  }

  @Test
  void aWpsFileIsSuchAFile() throws IOException {
    assertEquals("样本管理条例", read("条例.wps", sample().bytes()).structure().title());
  }

  @Test
  void lockedForeignAndDamagedFilesAreNamed() throws IOException {
    assertEquals(List.of("I-109"), codes(read("x.doc", sample().locked())));
    assertEquals(
        List.of("I-109"), codes(read("x.docx", OldWordSamples.foreign("EncryptedPackage"))));
    assertEquals(List.of("I-107"), codes(read("x.doc", OldWordSamples.foreign("Workbook"))));
    assertEquals(List.of("I-111"), codes(read("x.doc", OldWordSamples.foreign("Contents"))));
    byte[] whole = sample().bytes();
    for (int length = 9; length < whole.length; length += 97) {
      SourceFile.Result cut = read("x.doc", Arrays.copyOf(whole, length));
      assertTrue(cut.document().isPresent() || codes(cut).equals(List.of("I-111")), "at " + length);
    }
  }
}
