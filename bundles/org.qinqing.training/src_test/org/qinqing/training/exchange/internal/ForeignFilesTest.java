package org.qinqing.training.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.exchange.ExchangeFormat;
import org.qinqing.training.exchange.QuestionExchange.Defaults;
import org.qinqing.training.exchange.QuestionExchange.Imported;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/** Files that other programs wrote, and files that are to do harm. */
final class ForeignFilesTest {
  private static final Defaults DEFAULTS = new Defaults("city", "gift", Side.ENTERPRISE);

  @TempDir Path temp;

  private final FileQuestionExchange exchange = new FileQuestionExchange(() -> PackSnapshot.EMPTY);

  private Imported read(ExchangeFormat format, byte[] bytes) throws IOException {
    Path file = Files.createTempFile(temp, "in", format.suffix());
    Files.write(file, bytes);
    return exchange.read(file, format, DEFAULTS);
  }

  private Imported read(ExchangeFormat format, String text) throws IOException {
    return read(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Question.Choice choice(Imported imported, int place) {
    return (Question.Choice) imported.questions().get(place).content();
  }

  private static List<String> right(Imported imported, int place) {
    return choice(imported, place).options().stream()
        .filter(Question.Option::right)
        .map(Question.Option::text)
        .toList();
  }

  private static List<String> errors(Imported imported) {
    assertTrue(imported.failed());
    assertEquals(List.of(), imported.questions());
    return imported.remarks().stream()
        .filter(remark -> remark.kind() == Remark.Kind.ERROR)
        .map(remark -> remark.line() + "")
        .toList();
  }

  // --- GIFT --------------------------------------------------------------------------------------

  private static final String GIFT =
      """
      // 注释
      $CATEGORY: 某一类

      ::一::能收吗？{~能 =不能#对了 ~看情况}

      [html]<p>哪些<b>可以</b>？</p><p>选两个</p> {
        ~%50%退回
        ~%50%登记
        ~%-100%收下
      }

      天是蓝的。{T}

      地是方的 {FALSE#不对#对}

      配起来 {
        =甲 -> 一
        =乙 -> 二
        = -> 三
        ####各有各的
      }

      他叫{=王 =李}。

      写一段话 {}

      只是说明，没有答案
      """;

  @Test
  void giftOfOtherPrograms() throws IOException {
    Imported imported = read(ExchangeFormat.GIFT, GIFT);
    assertFalse(imported.failed(), () -> imported.remarks().toString());
    assertEquals(5, imported.questions().size());
    assertEquals(List.of("不能"), right(imported, 0));
    assertEquals("对了", choice(imported, 0).options().get(1).note());
    assertEquals("哪些可以？\n选两个", imported.questions().get(1).stem());
    assertEquals(List.of("退回", "登记"), right(imported, 1));
    assertEquals(Question.Kind.MULTIPLE, imported.questions().get(1).kind());
    assertEquals(List.of("对"), right(imported, 2));
    assertEquals(List.of("错"), right(imported, 3));
    assertEquals(
        List.of("不对", "对"),
        choice(imported, 3).options().stream().map(Question.Option::note).toList());
    assertEquals(
        new Question.Matching(
            List.of(new Question.Pair("甲", "一"), new Question.Pair("乙", "二")), List.of("三")),
        imported.questions().get(4).content());
    assertEquals("各有各的", imported.questions().get(4).explanation());
    assertEquals(Side.ENTERPRISE, imported.questions().getFirst().side());
    assertEquals("city-import-1", imported.questions().getFirst().id());
    assertEquals(
        List.of("23", "25", "27"),
        imported.remarks().stream()
            .filter(remark -> remark.kind() == Remark.Kind.SKIPPED)
            .map(remark -> "" + remark.line())
            .toList());
  }

  @Test
  void giftInTheEncodingOfChina() throws IOException {
    Imported utf8 = read(ExchangeFormat.GIFT, GIFT);
    Imported gbk = read(ExchangeFormat.GIFT, GIFT.getBytes(Charset.forName("GBK")));
    assertEquals(utf8.questions(), gbk.questions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "好题 {=对 ~错}\n\n坏题 {=对 ~错\n\n又一题 {=对 ~错}\n",
        "好题 {=对 ~错}\n\n坏题 =对 ~错}\n",
        "好题 {=对 ~错}\n\n坏题 {=对 {~错}}\n",
        "好题 {=对 ~错}\n\n坏题 {~对 ~错}\n",
        "好题 {=对 ~错}\n\n坏题 {=对 ~对}\n",
        "::a::好题 {=对 ~错}\n\n::a::坏题 {=对 ~错}\n"
      })
  void aBadItemNamesItsLineAndNothingIsTaken(String text) throws IOException {
    assertEquals(List.of("3"), errors(read(ExchangeFormat.GIFT, text)));
  }

  @Test
  void wrongBytesNameTheirLine() throws IOException {
    byte[] bytes = "一题 {=对 ~错}\n\n坏".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(bytes, bytes.length + 2);
    cut[bytes.length] = (byte) 0xFF;
    cut[bytes.length + 1] = (byte) 0xFF;
    assertEquals(List.of("3"), errors(read(ExchangeFormat.GIFT, cut)));
    assertEquals(List.of("0"), errors(read(ExchangeFormat.GIFT, new byte[] {'a', 0, 'b'})));
    assertEquals(List.of("0"), errors(read(ExchangeFormat.GIFT, "")));
  }

  // --- XML ---------------------------------------------------------------------------------------

  private static final String MOODLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <quiz>
        <question type="category"><category><text>top</text></category></question>
        <question type="multichoice">
          <name><text>第一题</text></name>
          <questiontext format="html"><text><![CDATA[<p>能收<br>吗？</p>]]></text></questiontext>
          <single>true</single>
          <answer fraction="100" format="html"><text>&lt;p&gt;不能&lt;/p&gt;</text></answer>
          <answer fraction="50" format="html"><text>半对</text></answer>
        </question>
        <question type="essay"><name><text>写</text></name></question>
        <question type="truefalse">
          <name><text>q-2</text></name>
          <questiontext format="moodle_auto_format"><text>对不对</text></questiontext>
          <answer fraction="0"><text>true</text><feedback><text>想想</text></feedback></answer>
          <answer fraction="100"><text>false</text></answer>
        </question>
      </quiz>
      """;

  @Test
  void moodleOfOtherPrograms() throws IOException {
    Imported imported = read(ExchangeFormat.MOODLE_XML, MOODLE);
    assertFalse(imported.failed(), () -> imported.remarks().toString());
    assertEquals(2, imported.questions().size());
    assertEquals("能收\n吗？", imported.questions().getFirst().stem());
    assertEquals(List.of("不能"), right(imported, 0));
    assertEquals("q-2", imported.questions().getLast().id());
    assertEquals(List.of("错"), right(imported, 1));
    assertTrue(
        imported.remarks().stream()
            .anyMatch(r -> r.kind() == Remark.Kind.SKIPPED && r.item().equals("写")));
  }

  @Test
  void noEntityLeadsAnywhere() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "不能外泄");
    String head = "<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [\n";
    String tail =
        "]>\n<quiz><question type=\"truefalse\"><name><text>&x;</text></name></question></quiz>";
    List<String> files =
        List.of(
            head + "<!ENTITY x SYSTEM \"" + secret.toUri() + "\">" + tail,
            head + "<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;" + tail,
            head
                + "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
                + tail,
            "<!DOCTYPE quiz SYSTEM \"" + secret.toUri() + "\"><quiz/>");
    for (String file : files) {
      for (ExchangeFormat format : List.of(ExchangeFormat.MOODLE_XML, ExchangeFormat.QTI_21)) {
        Imported imported =
            format == ExchangeFormat.MOODLE_XML
                ? read(format, file)
                : read(format, zip(Map.of("imsmanifest.xml", file)));
        errors(imported);
        assertFalse(imported.toString().contains("不能外泄"), file);
      }
    }
  }

  @Test
  void brokenXmlNamesItsLine() throws IOException {
    assertEquals(
        List.of("8"),
        errors(
            read(
                ExchangeFormat.MOODLE_XML, MOODLE.replace("</text></answer>", "</txt></answer>"))));
    assertEquals(List.of("1"), errors(read(ExchangeFormat.MOODLE_XML, "<html><body/></html>")));
    String deep = "<a>".repeat(100_000);
    errors(read(ExchangeFormat.MOODLE_XML, deep));
    byte[] gbk = MOODLE.getBytes(Charset.forName("GBK"));
    errors(read(ExchangeFormat.MOODLE_XML, gbk));
    // Said to be what it is, it can be read.
    Imported declared =
        read(
            ExchangeFormat.MOODLE_XML,
            MOODLE.replace("UTF-8", "GBK").getBytes(Charset.forName("GBK")));
    assertEquals(2, declared.questions().size(), () -> declared.remarks().toString());
  }

  // --- QTI ---------------------------------------------------------------------------------------

  private static byte[] zip(Map<String, String> files) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static final String MANIFEST =
      """
      <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
        <resource identifier="a" type="imsqti_item_xmlv2p1" href="a.xml"><file href="a.xml"/></resource>
        <resource identifier="b" type="webcontent" href="b.html"/>
      </resources></manifest>
      """;
  private static final String ITEM =
      """
      <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i-1" title="">
        <responseDeclaration identifier="R" cardinality="single" baseType="identifier">
          <correctResponse><value>y</value></correctResponse>
        </responseDeclaration>
        <itemBody>
          <p>老板送来<em>一张卡</em>，
             收不收？</p>
          <choiceInteraction responseIdentifier="R" maxChoices="1">
            <prompt>选一个。</prompt>
            <simpleChoice identifier="x">收</simpleChoice>
            <simpleChoice identifier="y">不收</simpleChoice>
          </choiceInteraction>
        </itemBody>
      </assessmentItem>
      """;

  @Test
  void qtiOfOtherPrograms() throws IOException {
    Imported imported =
        read(ExchangeFormat.QTI_21, zip(Map.of("imsmanifest.xml", MANIFEST, "a.xml", ITEM)));
    assertFalse(imported.failed(), () -> imported.remarks().toString());
    assertEquals("i-1", imported.questions().getFirst().id());
    assertEquals("老板送来一张卡， 收不收？\n选一个。", imported.questions().getFirst().stem());
    assertEquals(List.of("不收"), right(imported, 0));
  }

  @Test
  void qtiOfOtherKindsIsLeftOut() throws IOException {
    String text = ITEM.replace("choiceInteraction", "extendedTextInteraction");
    Imported imported =
        read(ExchangeFormat.QTI_21, zip(Map.of("imsmanifest.xml", MANIFEST, "a.xml", text)));
    assertTrue(imported.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.SKIPPED));
    errors(imported);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.xml", "/a.xml", "x\\..\\a.xml", "C:/a.xml", "items/../../a.xml"})
  void noPathLeadsOut(String name) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("imsmanifest.xml", MANIFEST);
    files.put("a.xml", ITEM);
    files.put(name, ITEM);
    errors(read(ExchangeFormat.QTI_21, zip(files)));
    try (var left = Files.walk(temp)) {
      assertTrue(left.noneMatch(path -> path.endsWith("a.xml")));
    }
  }

  @Test
  void damagedPackagesAreRefused() throws IOException {
    errors(read(ExchangeFormat.QTI_30, zip(Map.of("a.xml", ITEM))));
    errors(read(ExchangeFormat.QTI_30, zip(Map.of("imsmanifest.xml", MANIFEST))));
    errors(
        read(
            ExchangeFormat.QTI_30,
            zip(Map.of("imsmanifest.xml", MANIFEST, "a.xml", ITEM.substring(0, 300)))));
    errors(
        read(
            ExchangeFormat.QTI_30,
            zip(Map.of("imsmanifest.xml", MANIFEST, "a.xml", " ".repeat(5 << 20) + ITEM))));
  }

  // --- Excel -------------------------------------------------------------------------------------

  private byte[] workbook(String[]... rows) throws IOException {
    Path file = temp.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "other", "1.0")) {
      workbook.newWorksheet("说明").value(0, 0, "填写说明");
      Worksheet sheet = workbook.newWorksheet("Sheet1");
      for (int r = 0; r < rows.length; r++) {
        for (int c = 0; c < rows[r].length; c++) {
          if (rows[r][c].startsWith("=")) {
            sheet.formula(r, c, rows[r][c].substring(1));
          } else if (rows[r][c].matches("\\d")) {
            sheet.value(r, c, Integer.parseInt(rows[r][c]));
          } else if (!rows[r][c].isEmpty()) {
            sheet.value(r, c, rows[r][c]);
          }
        }
      }
    }
    return Files.readAllBytes(file);
  }

  private static final String[] HEAD = {
    "序号", "试题类型*", "题目内容（必填）", "A", "选项 B", "选项C", "正确答案", "答案解析", "难易程度", "知识点", "法规依据"
  };

  @Test
  void theUsualTemplate() throws IOException {
    byte[] book =
        workbook(
            new String[] {"廉政题库导入模板"},
            HEAD,
            new String[] {
              "1", "单选", "能收吗", "能", "不能", "", "b", "不能收", "较难", "gift", "cn:law/art-1；第三条"
            },
            new String[] {"2", "多选题", "怎么办", "退", "交", "留", "A、B", "", "", "", ""},
            new String[] {"3", "判断题", "可以", "", "", "", "错误", "", "1", "", ""},
            new String[] {"", "", "", "", "", "", "", "", "", "", ""},
            new String[] {"4", "", "没写题型", "甲", "乙", "", "AB", "", "", "", ""});
    Imported imported = read(ExchangeFormat.EXCEL, book);
    assertFalse(imported.failed(), () -> imported.remarks().toString());
    assertEquals(
        List.of(
            Question.Kind.SINGLE,
            Question.Kind.MULTIPLE,
            Question.Kind.JUDGE,
            Question.Kind.MULTIPLE),
        imported.questions().stream().map(Question::kind).toList());
    assertEquals(List.of("不能"), right(imported, 0));
    assertEquals(3, imported.questions().getFirst().difficulty());
    assertEquals("cn:law/art-1", imported.questions().getFirst().basis().getFirst().toString());
    assertEquals(List.of("退", "交"), right(imported, 1));
    assertEquals(List.of("错"), right(imported, 2));
    assertEquals(1, imported.questions().get(2).difficulty());
    assertTrue(
        imported.remarks().stream()
            .anyMatch(r -> r.kind() == Remark.Kind.LOST && r.message().contains("第三条")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "单选题;题;甲;乙;;D", "单选题;题;甲;乙;;AB", "单选题;题;甲;;丙;A", "问答题;题;甲;乙;;A",
        "排序题;题;甲;乙;;A", "配对题;题;甲;乙;;", "情景判定题;题;甲;乙;;不可以 A", "单选题;题;甲;=1+1;;A",
        "判断题;题;;;;也许"
      })
  void aBadRowNamesItsNumberAndNothingIsTaken(String row) throws IOException {
    String[] cells = ("1;" + row).split(";", -1);
    String[] good = {"1", "单选题", "好题", "甲", "乙", "", "A"};
    List<String> errors = errors(read(ExchangeFormat.EXCEL, workbook(HEAD, good, cells)));
    assertTrue(errors.stream().allMatch("3"::equals), errors::toString);
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    errors(read(ExchangeFormat.EXCEL, "题型,题干,答案"));
    errors(read(ExchangeFormat.EXCEL, zip(Map.of("a.txt", "b"))));
    errors(read(ExchangeFormat.EXCEL, workbook(new String[] {"甲", "乙"})));
  }

  /** A workbook of a few hundred kilobytes that would fill the memory. */
  @Test
  void aBombIsNotUnpacked() throws IOException {
    Path file = temp.resolve("bomb.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 257; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertTrue(Files.size(file) < 1 << 20);
    errors(exchange.read(file, ExchangeFormat.EXCEL, DEFAULTS));
  }

  // --- all ---------------------------------------------------------------------------------------

  /** Whatever is cut off or changed, there is an answer, and never a part of the questions. */
  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void damagedFilesAreReadWhollyOrNotAtAll(ExchangeFormat format) throws IOException {
    Path file = temp.resolve("good" + format.suffix());
    List<Question> questions = new Items(42).make(28);
    exchange.write(questions, format, file);
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(42);
    for (int round = 0; round < 60; round++) {
      byte[] bad = round % 2 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      if (round % 2 == 1) {
        for (int i = 0; i < 5; i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
      }
      Imported imported = read(format, bad);
      assertEquals(imported.failed(), imported.questions().isEmpty(), "round " + round);
    }
  }

  @Test
  void whatWasThereStaysWhenItCannotBeReplaced() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("full.txt"));
    Files.writeString(folder.resolve("kept"), "x");
    org.junit.jupiter.api.Assertions.assertThrows(
        IOException.class, () -> exchange.write(new Items(1).make(1), ExchangeFormat.GIFT, folder));
    assertEquals("x", Files.readString(folder.resolve("kept")));
    try (var left = Files.list(temp)) {
      assertEquals(1, left.count());
    }
  }
}
