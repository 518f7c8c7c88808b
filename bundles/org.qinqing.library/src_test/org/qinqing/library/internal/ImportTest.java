package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.data.DataFolder.BusyException;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Imported;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;

class ImportTest {
  private static final String LAW =
      """
      # 样本管理条例

      样政发〔2021〕8号

      ## 第一章 总则

      **第一条** 为了试验，制定本条例。

      **第二条** 有下列情形之一的，应当报告：

      （一）收到礼品的；

      （二）借用车辆的。

      前款规定的报告应当书面提出。

      **第二条之一** 报告保存三年。

      ## 第二章 附则

      **第三条** 本条例自2021年3月1日起施行。
      """;

  @TempDir Path data;
  @TempDir Path files;
  private final Samples.Registry registry = new Samples.Registry();
  private LuceneLibrary library;

  @BeforeEach
  void start() {
    library = Samples.library(registry, data);
  }

  @AfterEach
  void stop() throws IOException {
    library.close();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text);
  }

  private Imported importOne(Path file) throws IOException {
    List<Imported> reports = library.importFiles(List.of(file), Library.ImportProgress.NONE);
    assertEquals(1, reports.size());
    return reports.getFirst();
  }

  private Document importText(String name, String text) throws IOException {
    Imported report = importOne(write(name, text));
    Address address =
        report
            .document()
            .orElseThrow(() -> new AssertionError(report.findings().toString()))
            .address();
    return kept(address);
  }

  private Document kept(Address address) {
    return library.show(address.toString(), Samples.DAY).orElseThrow().document();
  }

  private static Map<String, String> texts(Document document) {
    Map<String, String> texts = new TreeMap<>();
    for (Provision provision : document.provisions()) {
      String heading = provision.heading().isEmpty() ? "" : provision.heading() + "|";
      texts.put(provision.address().anchor(), heading + provision.text());
    }
    return texts;
  }

  private List<String> found(String text) throws IOException {
    return library.search(Samples.query(text)).hits().stream()
        .map(hit -> hit.address().anchor())
        .toList();
  }

  @Test
  void aPreviewSaysTheSameAndKeepsNothing() throws IOException {
    Path file = write("条例.md", LAW);
    Library.Unkept preview = library.read(file);
    assertEquals(List.of(), library.imports());
    try (Stream<Path> kept = Files.list(data)) {
      assertEquals(0, kept.count());
    }
    assertEquals(importText("条例.md", LAW), preview.document().orElseThrow());
    assertTrue(library.read(files.resolve("没有.md")).document().isEmpty());
    assertTrue(library.read(write("图.png", "x")).document().isEmpty());
  }

  @Test
  void aStatuteHasArticlesParagraphsAndItems() throws IOException {
    Document law = importText("条例.md", LAW);
    assertEquals("样本管理条例", law.title());
    assertEquals("样政发〔2021〕8号", law.number());
    assertEquals(LocalDate.of(2021, 3, 1), law.effective());
    assertEquals("import", law.kind());
    assertEquals(Document.Wording.FULL, law.wording());
    assertEquals(
        Map.of(
            "art-1", "为了试验，制定本条例。",
            "art-2", "",
            "art-2/p-1", "有下列情形之一的，应当报告：",
            "art-2/p-1/i-1", "收到礼品的；",
            "art-2/p-1/i-2", "借用车辆的。",
            "art-2/p-2", "前款规定的报告应当书面提出。",
            "art-2.1", "报告保存三年。",
            "art-3", "本条例自2021年3月1日起施行。"),
        texts(law));
    Provision item = law.provisions().get(4);
    assertEquals("第二条第一款第二项", item.label());
    assertEquals(List.of("第一章 总则"), item.headingPath());
    assertEquals(13, item.location().line());
  }

  @Test
  void anImportedArticleIsFoundWholeAndItsParagraphByCitation() throws IOException {
    importText("条例.md", LAW);
    assertEquals("art-2", found("借用车辆要书面报告吗").getFirst());
    assertEquals("art-2/p-2", found("样本管理条例第二条第二款").getFirst());
    assertEquals("art-2.1", found("样本管理条例第二条之一").getFirst());
    var hit = library.search(Samples.query("借用车辆")).hits().getFirst();
    assertEquals("第二条", hit.item());
    assertTrue(hit.text().contains("收到礼品的；\n借用车辆的。"));
    assertTrue(library.show(hit.address().toString(), Samples.DAY).isPresent());
  }

  @Test
  void aPlanHasSectionsItemsAndATitleOverTwoLines() throws IOException {
    Document plan =
        importText(
            "方案.txt",
            """
            关于开展样本人员亲属

            经营情况专项检查工作方案

            　　根据《上级关于检查的通知》（样办发电〔2014〕57号）要求，制定本方案。

            　　一、对象和内容

            　　检查对象：样本单位人员。

            　　检查内容：经营情况。

            　　二、步骤

            　　（一）申报（12月5日前完成）。按分工填表。

            　　（二）公示。公示不少于3日。其中：

            　　甲单位由乙签。

            　　三、要求

            　　严格检查。

            　　附件：1. 申报表

            　　　　　2. 统计表
            """);
    assertEquals("关于开展样本人员亲属经营情况专项检查工作方案", plan.title());
    assertEquals("", plan.number());
    Map<String, String> texts = texts(plan);
    assertEquals("对象和内容|", texts.get("sec-1"));
    assertEquals("检查内容：经营情况。", texts.get("sec-1/p-2"));
    assertEquals("申报（12月5日前完成）|按分工填表。", texts.get("sec-2/i-1"));
    assertEquals("甲单位由乙签。", texts.get("sec-2/i-2/p-1"));
    assertEquals("要求|严格检查。", texts.get("sec-3"));
    assertEquals("统计表", texts.get("list-1/i-2").replace("|", ""));
  }

  @Test
  void listsAfterAColonKeepTheirHead() throws IOException {
    Document page =
        importText(
            "清单.txt",
            """
            您现在的位置:首页>新闻>风采
            风采

            样本市公布往来清单

            来源:样本日报发表日期:2018-12-11 14:53:00

            样本市近日公布清单，规范往来。

            往来清单

            干部不得有下列行为:

            (1)收红包;

            (2)借车。

            企业不得有下列行为:

            (1)送红包;

            (2)请客。

            01_副本.jpg

            分享到:
            """);
    assertEquals("样本市公布往来清单", page.title());
    assertEquals(Optional.of(LocalDate.of(2018, 12, 11)), page.issued());
    assertEquals("样本日报", page.source());
    Map<String, String> texts = texts(page);
    assertEquals("干部不得有下列行为:", texts.get("sec-1/list-1"));
    assertEquals("借车。", texts.get("sec-1/list-1/i-2"));
    assertEquals("送红包;", texts.get("sec-1/list-2/i-1"));
    assertFalse(texts.toString().matches("(?s).*(?:分享|副本|位置|风采).*"));
  }

  @Test
  void webPagesLoseScriptsCommentsAndNavigation() throws IOException {
    String page =
        """
        <html><head><title>样本通知_样本网</title><script>var x = '正文';</script></head><body>
        <nav>首页 > 通知</nav><h1>样本通知</h1><!-- 正文图片 --><style>p{}</style>
        <p>第一段<span>文字</span>。</p><p><img src="a.png" alt="a.png"></p>
        <p>一、<b>范围</b></p><p>全体人员。</p><footer>版权所有</footer></body></html>
        """;
    Document html = importText("通知.html", page);
    assertEquals("样本通知", html.title());
    assertEquals(Map.of("p-1", "第一段文字。", "sec-1", "范围|全体人员。"), texts(html));
    Document text =
        importText(
            "通知.txt",
            "---\ntitle: '样本通告'\nauthor: 样本社\ndate: Mon, 23 Aug 2021 14:55:14 GMT\n---\n\n<div>\n"
                + "<p>样本社编辑 某某</p>\n<!-- 正文 -->\n<p>正文在此。</p><p><img src='b.png'></p>\n</div>\n");
    assertEquals("样本通告", text.title());
    assertEquals(Optional.of(LocalDate.of(2021, 8, 23)), text.issued());
    assertEquals(Map.of("p-1", "正文在此。"), texts(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void encodingsAreRecognised(String charset) throws IOException {
    Path file = files.resolve("编码.md");
    Files.write(file, LAW.getBytes(Charset.forName(charset)));
    assertEquals("样本管理条例", importOne(file).document().orElseThrow().title());
  }

  @Test
  void aByteOrderMarkIsNoText() throws IOException {
    assertEquals("样本管理条例", importText("bom.md", "\uFEFF" + LAW).title());
  }

  @Test
  void importingAgainReplaces() throws IOException {
    Document first = importText("条例.md", LAW);
    Imported again = importOne(write("条例.md", LAW.replace("三年", "五年")));
    assertTrue(again.replaced());
    assertEquals(first.address().document(), again.document().orElseThrow().address().document());
    assertEquals(1, library.imports().size());
    assertTrue(library.search(Samples.query("保存五年")).hits().getFirst().text().contains("五年"));
    Imported renamed = importOne(write("条例.md", LAW.replace("样本管理条例", "样本治理条例")));
    assertTrue(renamed.replaced());
    assertEquals(
        List.of("样本治理条例"), library.imports().stream().map(Library.OwnDocument::title).toList());
  }

  @Test
  void filesOfTheSameNameWithOtherTitlesBothStay() throws IOException {
    Files.createDirectories(files.resolve("a"));
    Files.createDirectories(files.resolve("b"));
    write("a/1.md", "# 甲办法\n\n第一条 甲。\n");
    write("b/1.md", "# 乙办法\n\n第一条 乙。\n");
    write(".hidden.md", "# 丙\n\n第一条 丙。\n");
    List<Path> told = new ArrayList<>();
    assertEquals(
        2,
        library
            .importFiles(
                List.of(files),
                (file, done, all) -> {
                  told.add(file);
                  return true;
                })
            .size());
    assertEquals(List.of(files.resolve("a/1.md"), files.resolve("b/1.md")), told);
    assertEquals(2, library.imports().size());
  }

  @Test
  void aFolderBehindALinkIsImported() throws IOException {
    Path folder = Files.createDirectories(files.resolve("real"));
    Files.writeString(folder.resolve("1.md"), "# 甲办法\n\n第一条 甲车。\n");
    Path link;
    try {
      link = Files.createSymbolicLink(files.resolve("link"), folder);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here: " + e);
      return;
    }
    library.importFiles(List.of(link), Library.ImportProgress.NONE);
    assertEquals(
        List.of("甲办法"), library.imports().stream().map(Library.OwnDocument::title).toList());
  }

  @Test
  void whatIsImportedStaysAndCanBeRemoved() throws IOException {
    Document law = importText("条例.md", LAW);
    library.close();
    library = Samples.library(registry, data);
    assertEquals(
        List.of(law.address()),
        library.imports().stream().map(Library.OwnDocument::address).toList());
    assertFalse(found("借用车辆").isEmpty());
    assertTrue(library.removeImport(law.address()));
    assertEquals(List.of(), found("借用车辆"));
    assertFalse(library.removeImport(law.address()));
    assertFalse(library.removeImport(Address.parse("cn:code").orElseThrow()));
    try (Stream<Path> left = Files.list(data.resolve("library"))) {
      assertEquals(List.of("changes"), left.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void anotherProcessSeesTheImport() throws IOException {
    LuceneLibrary other = Samples.library(registry, data);
    assertEquals(0, other.search(Samples.query("借用车辆")).total());
    importText("条例.md", LAW);
    assertTrue(other.search(Samples.query("借用车辆")).total() > 0);
    other.close();
  }

  @ParameterizedTest
  @CsvSource({
    "x.docx, I-111",
    "x.pdf, I-111",
    "x.ofd, I-106",
    "x.exe, I-107",
    "noSuffix, I-107",
    "none.txt, I-101"
  })
  void whatCannotBeReadIsNamed(String name, String code) throws IOException {
    if (!code.equals("I-101")) {
      write(name, "文字");
    }
    refused(files.resolve(name), code);
  }

  @Test
  void emptyBinaryAndLargeFilesAreRefusedAndOthersGoOn() throws IOException {
    refused(write("empty.txt", " \n\n"), "I-103");
    Files.write(files.resolve("binary.txt"), new byte[] {0, 1, 2, 3, 0, 0, 5, 7});
    refused(files.resolve("binary.txt"), "I-104");
    Files.write(files.resolve("large.txt"), new byte[20 * 1024 * 1024 + 1]);
    refused(files.resolve("large.txt"), "I-105");
    write("ok.md", LAW);
    List<Imported> all = library.importFiles(List.of(files), Library.ImportProgress.NONE);
    assertEquals(4, all.size());
    assertEquals(1, all.stream().filter(r -> r.document().isPresent()).count());
  }

  private void refused(Path file, String code) throws IOException {
    Imported report = importOne(file);
    assertEquals(Optional.empty(), report.document());
    assertEquals(List.of(code), report.findings().stream().map(Diagnostic::code).toList());
    Diagnostic finding = report.findings().getFirst();
    assertTrue(finding.isError());
    assertFalse(finding.message().contains("{") || finding.mend().isBlank(), finding.message());
  }

  @Test
  void aDamagedStoredFileIsNamedAndTheOthersWork() throws IOException {
    Document law = importText("条例.md", LAW);
    Document other = importText("办法.md", "# 样本办法\n\n第一条 借船。\n");
    String broken = OwnFiles.fileOf(law.address());
    Files.writeString(data.resolve("library").resolve(broken), "{\"format\":1,\"id\":");
    LuceneLibrary fresh = Samples.library(registry, data);
    assertEquals(
        List.of(other.title()), fresh.imports().stream().map(Library.OwnDocument::title).toList());
    assertEquals(1, fresh.search(Samples.query("借船")).total());
    assertEquals(broken, fresh.findings().getFirst().location().file());
    assertTrue(Files.exists(data.resolve("library").resolve(broken)));
    fresh.close();
    assertTrue(importOne(files.resolve("条例.md")).replaced());
    assertEquals(List.of(), library.findings());
  }

  @Test
  void aBusyFolderIsReportedAndNothingWritten() throws IOException {
    LuceneLibrary blocked = new LuceneLibrary(registry, new Samples.Folder(data, true));
    Path file = write("条例.md", LAW);
    assertThrows(
        BusyException.class, () -> blocked.importFiles(List.of(file), Library.ImportProgress.NONE));
    assertFalse(Files.exists(data.resolve("library")));
    assertEquals(0, blocked.search(Samples.query("车辆")).total());
    blocked.close();
  }

  @Test
  void aCancelledImportKeepsWhatIsThere() throws IOException {
    write("1.md", "# 甲办法\n\n第一条 甲车。\n");
    write("2.md", "# 乙办法\n\n第一条 乙车。\n");
    List<Imported> done =
        library.importFiles(List.of(files), (file, number, all) -> !file.endsWith("2.md"));
    assertEquals(1, done.size());
    assertEquals(
        List.of("甲办法"), library.imports().stream().map(Library.OwnDocument::title).toList());
  }

  @Test
  void everyAnchorOfAnOddFileIsUniqueAndAnAddress() throws IOException {
    Document odd =
        importText(
            "odd.txt",
            "样本汇编\n第一条 甲。\n第一条 乙。\n第九千九百九十九条 丙。\n（一）丁；\n（一）戊；\n1.己\n1.庚\n①辛\n十、壬\n第条 癸\n");
    List<String> anchors = odd.provisions().stream().map(p -> p.address().anchor()).toList();
    assertEquals(anchors.size(), anchors.stream().distinct().count());
    assertTrue(anchors.stream().allMatch(Address::isAnchor), anchors.toString());
    String all = texts(odd).toString();
    for (char c : "甲乙丙丁戊己庚辛壬癸".toCharArray()) {
      assertTrue(all.indexOf(c) >= 0, "lost " + c + " in " + all);
    }
  }

  /** The files the project was given; they are not part of it. */
  @Test
  void theGivenFilesAreImportedWithTheirStructure() throws IOException {
    Path seeds = Path.of("../../../shared/seeds");
    assumeTrue(Files.isDirectory(seeds), "no ../shared/seeds here");
    List<Imported> reports = library.importFiles(List.of(seeds), Library.ImportProgress.NONE);
    assertEquals(5, reports.size());
    List<Document> documents =
        reports.stream().map(report -> kept(report.document().orElseThrow().address())).toList();
    String all = documents.toString();
    assertFalse(all.matches("(?s).*(?:<p|<div|<!--|myqcloud|分享到|副本\\.jpg|您当前的位置).*"));
    assertTrue(texts(documents.get(1)).containsKey("sec-3/i-5"));
    assertTrue(texts(documents.get(2)).keySet().stream().anyMatch(a -> a.endsWith("list-1/i-9")));
    assertTrue(texts(documents.get(2)).keySet().stream().anyMatch(a -> a.endsWith("list-2/i-6")));
    assertTrue(texts(documents.get(3)).containsKey("sec-4/i-3"));
    assertTrue(library.search(Samples.query("黑办发电〔2014〕57号")).total() > 0);
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertEquals(keys("messages.properties"), keys("messages_en.properties"));
  }

  private static List<String> keys(String name) throws IOException {
    try (var in = Messages.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("="))
          .map(line -> line.substring(0, line.indexOf('=')))
          .sorted()
          .toList();
    }
  }
}
