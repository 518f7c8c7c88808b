package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.authoring.PackAuthoring.Written;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;

class WorkbookExchangeTest {
  @TempDir Path temp;

  private final PackReader reader = Services.reader();
  private final WorkbookExchange exchange = new WorkbookExchange(reader, new NoLibrary());

  private Path file(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private Path small() throws IOException {
    file(
        "small/pack.yaml",
        """
        format: 1
        id: yunxi
        title: 云溪规则包
        place: 云溪
        locality: "431100"
        level: city
        version: 1.0.0
        publisher: 云溪示例单位
        contact: 单位纪检监察组织
        maturity: draft
        review: {on: 2026-11-01, by: 云溪示例单位, every: P1Y}
        licence: CC-BY-4.0
        requires: [{id: cn, version: "1.0.0"}]
        changes: [{version: 1.0.0, say: "试用：第一版"}, {version: 0.9.0, say: '= 开头'}]
        """);
    file(
        "small/documents/opinion.md",
        """
        ---
        title: 云溪示例意见
        issuer: 云溪示例单位
        kind: opinion
        effective: 2026-01-01
        source: 示例
        text: digest
        certainty: A
        ---
        # 第一章 总的要求

        ## 第一条 来往 {#art-1}
        <!-- certainty: B; declared: 2; itemised: 0; errata: 投拆=投诉 -->
        可以正常来往。

        ```
        # 不是标题
        ```

        - 一
        - 二

        ### 第一条第一款 {#art-1/p-1}
        要登记。
        """);
    file(
        "small/rules/gift.yaml",
        """
        rules:
          - id: yx-gift-1
            row: G1
            topic: gift
            side: official
            who: [cadre]
            modality: prohibited
            when:
              all:
                - act: {in: [receive-gift]}
                - not: {counterpart: {eq: foreign-guest}}
                - amount: {ge: "200 CNY"}
            unless:
              - {say: 当场退的, when: {status: {eq: returned}}, basis: ["yunxi:opinion/art-1"]}
              - say: |
                  两行
                  的话
                when: {approved: {exists: true}}
                basis: ["yunxi:opinion/art-1/p-1"]
            basis: ["yunxi:opinion/art-1"]
            effective: {from: 2026-01-01}
            say: "不能收：一盒 #1 也不行"
            how: [退回, "登记: 当天"]
        """);
    file(
        "small/tests/gift.yaml",
        """
        tests:
          - id: yx-t-1
            given: {facts: [{act: receive-gift, amount: 300}, {act: report}]}
            expect: {verdict: PROHIBITED, rule: yx-gift-1, basis: ["yunxi:opinion/art-1"]}
            asOf: 2026-11-22
          - id: yx-r-1
            given: {text: 收了一盒茶, side: official}
            expect: {verdict: PROHIBITED, facts: {act: receive-gift, amount: "200"}}
        """);
    file(
        "small/questions/a.yaml",
        """
        questions:
          - id: yx-q-1
            kind: single
            topic: gift
            side: official
            stem: 收不收
            options:
              - {key: A, text: 收, right: false, verdict: PROHIBITED, note: 不行}
              - {key: B, text: 退, right: true}
            explanation: 退回
            basis: ["yunxi:opinion/art-1"]
          - id: yx-q-2
            kind: matching
            topic: gift
            side: official
            stem: 连起来
            pairs:
              - {first: 当面, second: 当场退}
              - {first: 事后, second: 上交}
              - {first: 不知情, second: 报告}
            extras: [收下]
            difficulty: 1
            explanation: 各有办法
            basis: ["yunxi:opinion/art-1"]
          - id: yx-q-3
            kind: ordering
            topic: gift
            side: official
            stem: 排次序
            steps: [说明, 登记, 上交]
            explanation: 先后有序
            basis: ["yunxi:opinion/art-1"]
          - id: yx-q-4
            kind: verdict
            topic: gift
            side: official
            stem: 收了卡
            verdict: PROHIBITED
            provision: "yunxi:opinion/art-1"
            difficulty: 3
            explanation: 不能收
            basis: ["yunxi:opinion/art-1"]
          - id: yx-q-5
            kind: opinions
            topic: gift
            side: official
            stem: 怎么看
            opinions:
              - {key: A, text: 算, reason: 收了, holds: true}
              - {key: B, text: 不算, reason: 退了, holds: false}
            commentary: 看及时不及时
            explanation: 没有及时退
            basis: ["yunxi:opinion/art-1"]
        """);
    return temp.resolve("small");
  }

  private Pack read(Path folder) {
    PackReader.Reading reading = reader.read(folder);
    return reading.pack().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  private void roundTrip(Path folder) throws IOException {
    Path workbook = temp.resolve("book.xlsx");
    Written there = exchange.toWorkbook(folder, workbook);
    assertEquals(List.of(workbook), there.files(), () -> there.findings().toString());
    Path back = temp.resolve("back");
    Written here = exchange.fromWorkbook(workbook, back);
    assertFalse(here.files().isEmpty(), () -> here.findings().toString());
    // A bundle is too long for a message.
    assertTrue(
        Plain.of(read(folder)).equals(Plain.of(read(back))), () -> folder + " is not the same");
    assertEquals(names(folder), names(back));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Set<String> names = new HashSet<>();
      all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(".yaml") || name.endsWith(".md"))
          .forEach(names::add);
      return names;
    }
  }

  @Test
  void thereAndBackKeepsEveryRecord() throws IOException {
    roundTrip(small());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn", "guangzhou", "hangzhou", "harbin", "jiande", "district"})
  void thereAndBackKeepsEveryRecordOfTheRealBundles(String pack) throws IOException {
    assumeTrue(Services.present(pack), "no content to read");
    Path copy = temp.resolve(pack);
    copy(Services.folder(pack), copy);
    // A bundle that is being written just now may not be readable.
    assumeTrue(reader.read(copy).pack().isPresent(), "not readable");
    roundTrip(copy);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        if (Files.isRegularFile(path)) {
          Path target = to.resolve(from.relativize(path).toString());
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(path, target);
        }
      }
    }
  }

  @Test
  void whatAWorkbookCannotCarryIsSaid() throws IOException {
    Path folder = small();
    file("small/media/a.png", "x");
    file("small/rules/z.yaml", "# 说明\nrules: []\nmore: 1\n");
    file("small/META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
    Written written = exchange.toWorkbook(folder, temp.resolve("book.xlsx"));
    Map<String, String> said = new TreeMap<>();
    written.findings().forEach(f -> said.put(f.code(), f.location().file()));
    assertEquals(
        Map.of("W-201", "media/a.png", "W-202", "rules/z.yaml", "W-203", "rules/z.yaml"), said);
    assertEquals(1, written.files().size());
  }

  @Test
  void aFileThatIsNoYamlStopsIt() throws IOException {
    Path folder = small();
    file("small/rules/z.yaml", "rules: [\n");
    Written written = exchange.toWorkbook(folder, temp.resolve("book.xlsx"));
    assertEquals(List.of(), written.files());
    assertEquals("rules/z.yaml", written.findings().getFirst().location().file());
    assertFalse(Files.exists(temp.resolve("book.xlsx")));
  }

  /** Fills sheet and row of a workbook that has only what it must. */
  private Path book(Consumer<Workbook> more, String locality) throws IOException {
    Path path = temp.resolve("hand.xlsx");
    try (OutputStream out = Files.newOutputStream(path);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet pack = workbook.newWorksheet("规则包");
      String[][] cells = {
        {"格式", "1"},
        {"编号", "yunxi"},
        {"标题", "云溪"},
        {"地名", "云溪"},
        {"区划代码", locality},
        {"层级", "city"},
        {"版本", "1.0.0"},
        {"发布单位", "云溪"},
        {"咨询", "单位"},
        {"成熟度", "draft"},
        {"复核·日期", "2026-11-01"},
        {"复核·由谁", "云溪"},
        {"复核·间隔", "P1Y"},
        {"许可", "CC-BY-4.0"},
        {"需要·编号", "cn"},
        {"需要·版本", "1.0.0"},
        {"改动·版本", "1.0.0"},
        {"改动·说明", "初版"}
      };
      for (int i = 0; i < cells.length; i++) {
        pack.value(0, i, cells[i][0]);
        pack.value(1, i, cells[i][1]);
      }
      more.accept(workbook);
    }
    return path;
  }

  private Diagnostic refused(Path workbook, String code) throws IOException {
    Path folder = temp.resolve("never");
    Written written = exchange.fromWorkbook(workbook, folder);
    assertEquals(List.of(), written.files(), () -> written.findings().toString());
    assertFalse(Files.exists(folder));
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(List.of(), left.filter(p -> p.toString().contains(".new-")).toList());
    }
    return written.findings().stream()
        .filter(f -> f.isError() && f.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(written.findings()));
  }

  private static Consumer<Workbook> rules(Consumer<Worksheet> cells) {
    return workbook -> {
      Worksheet sheet = workbook.newWorksheet("规则");
      String[] heads = {"文件", "编号", "话题", "哪一方", "性质", "条件", "依据", "说明"};
      String[] row = {
        "gift.yaml",
        "yx-gift-1",
        "gift",
        "official",
        "prohibited",
        "{act: {in: [receive-gift]}}",
        "cn:discipline/art-97",
        "不能收"
      };
      for (int i = 0; i < heads.length; i++) {
        sheet.value(0, i, heads[i]);
        sheet.value(1, i, row[i]);
      }
      cells.accept(sheet);
    };
  }

  @Test
  void aWorkbookFilledInByHandBecomesABundle() throws IOException {
    Path folder = temp.resolve("made");
    Written written = exchange.fromWorkbook(book(rules(sheet -> {}), "431100"), folder);
    assertEquals(
        List.of(folder.resolve("pack.yaml"), folder.resolve("rules/gift.yaml")),
        written.files(),
        () -> written.findings().toString());
    assertEquals("不能收", read(folder).rules().getFirst().say());
    assertTrue(
        written.findings().stream().allMatch(f -> f.code().equals("W-206")),
        () -> written.findings().toString());
  }

  @Test
  void badCellsNameSheetAndRow() throws IOException {
    record Bad(String code, Consumer<Worksheet> cells) {}
    for (Bad bad :
        List.of(
            new Bad("W-107", sheet -> sheet.value(1, 1, 440100)),
            new Bad("W-107", sheet -> sheet.value(1, 7, true)),
            new Bad(
                "W-107",
                sheet -> {
                  sheet.value(1, 2, LocalDate.of(2026, 1, 1));
                  sheet.style(1, 2).format("yyyy-mm-dd").set();
                }),
            new Bad("W-105", sheet -> sheet.formula(1, 7, "A1")),
            new Bad("W-106", sheet -> sheet.range(1, 2, 1, 3).merge()),
            new Bad("W-108", sheet -> sheet.value(1, 5, "{act: [")),
            new Bad("W-109", sheet -> sheet.value(1, 0, "../gift.yaml")),
            new Bad("W-104", sheet -> sheet.value(1, 20, "多出来")),
            new Bad("P-114", sheet -> sheet.value(1, 3, "nobody")))) {
      Diagnostic found = refused(book(rules(bad.cells()), "431100"), bad.code());
      assertEquals("规则:2", found.location().toString(), found::toString);
      assertTrue(found.message().matches(".*规则.* 2.*"), found::message);
    }
  }

  @Test
  void aDayTypedAsADayIsTakenAndSaid() throws IOException {
    Consumer<Worksheet> dated =
        sheet -> {
          sheet.value(0, 8, "生效·从");
          sheet.value(1, 8, LocalDate.of(2026, 3, 1));
          sheet.style(1, 8).format("yyyy/m/d").set();
        };
    Path folder = temp.resolve("made");
    Written written = exchange.fromWorkbook(book(rules(dated), "431100"), folder);
    assertFalse(written.files().isEmpty(), () -> written.findings().toString());
    assertEquals(
        LocalDate.of(2026, 3, 1), read(folder).rules().getFirst().effective().from().orElseThrow());
    assertTrue(
        written.findings().stream()
            .anyMatch(f -> f.code().equals("W-204") && f.location().toString().equals("规则:2")));
  }

  @Test
  void badBooksAreRefused() throws IOException {
    refused(file("a.xlsx", "no workbook"), "W-101");
    Path empty = temp.resolve("empty.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
      zip.putNextEntry(new ZipEntry("x.xml"));
      zip.write("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8));
    }
    refused(empty, "W-101");
    Path bomb = temp.resolve("bomb.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("xl/media/a.bin"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    assertTrue(Files.size(bomb) < 1 << 20);
    refused(bomb, "W-102");
    refused(book(workbook -> workbook.newWorksheet("规则").value(0, 0, "性子"), "431100"), "W-104");
    Path other = temp.resolve("other.xlsx");
    try (OutputStream out = Files.newOutputStream(other);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      workbook.newWorksheet("规则").value(0, 0, "编号");
    }
    SheetShape pack = SheetShape.ALL.getFirst();
    assertEquals(SheetFindings.name(pack), refused(other, "W-103").location().file());
    assertEquals("规则包:2", refused(book(w -> {}, "999999"), "P-130").location().toString());
  }

  /** A good workbook with letters and digits of its parts changed. */
  private static void spoil(Path good, Path bad, Random random) throws IOException {
    try (ZipFile from = new ZipFile(good.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(bad))) {
      int chosen = random.nextInt(from.size());
      int part = 0;
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        for (int i = 0; part == chosen && i < 4; i++) {
          int at = random.nextInt(bytes.length);
          if (bytes[at] > 0 && Character.isLetterOrDigit(bytes[at])) {
            bytes[at] = (byte) "0123789sABx:{".charAt(random.nextInt(13));
          }
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(bytes);
        part++;
      }
    }
  }

  @Test
  void aSpoiledBookNeverCrashesAndLeavesNothingHalfDone() throws IOException {
    Path good = temp.resolve("good.xlsx");
    exchange.toWorkbook(small(), good);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      Path bad = temp.resolve("bad.xlsx");
      spoil(good, bad, random);
      Path folder = temp.resolve("from-" + i);
      Written written = exchange.fromWorkbook(bad, folder);
      boolean failed = written.findings().stream().anyMatch(Diagnostic::isError);
      assertEquals(failed, written.files().isEmpty());
      assertEquals(failed, !Files.exists(folder));
      refused += failed ? 1 : 0;
    }
    assertTrue(refused > 10, "refused " + refused);
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Path book = book(rules(sheet -> {}), "431100");
    file("taken/mine.txt", "x");
    assertThrows(
        FileAlreadyExistsException.class, () -> exchange.fromWorkbook(book, temp.resolve("taken")));
    assertEquals("x", Files.readString(temp.resolve("taken/mine.txt")));
  }

  @Test
  void sheetsAndColumnsHaveNamesOfTheirOwn() {
    for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
      Set<String> names = new HashSet<>();
      for (SheetShape shape : SheetShape.ALL) {
        String name = SheetFindings.name(shape, language);
        assertTrue(names.add(name), name);
        assertTrue(name.length() <= 31, name);
        Set<String> columns = new HashSet<>();
        for (SheetShape.Column column : shape.columns()) {
          String label = WorkbookReader.label(column.path(), language);
          assertTrue(columns.add(label), name + " " + label);
        }
      }
    }
  }
}
