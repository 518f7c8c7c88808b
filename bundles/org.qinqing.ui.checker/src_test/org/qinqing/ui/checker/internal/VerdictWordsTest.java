package org.qinqing.ui.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.checker.internal.Samples.CITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Verdict;

class VerdictWordsTest {
  private static final String TEXT = "老板送了两瓶酒\n我收下了";
  @TempDir Path temp;

  private static VerdictWords words() {
    return new VerdictWords(
        Samples.names(),
        Samples.outcome(
            TEXT,
            Samples.judgement(
                Verdict.PROHIBITED,
                List.of(Samples.applied(Verdict.PROHIBITED, CITY)),
                Samples.facts()),
            Optional.of(
                Samples.judgement(
                    Verdict.DISCOURAGED,
                    List.of(Samples.applied(Verdict.DISCOURAGED, Locality.NATIONAL)),
                    Map.of()))));
  }

  @Test
  void everythingOnTheCardIsCopiedAndPrinted() {
    String copied = String.join("\n", words().lines());
    for (String part :
        List.of(
            TEXT,
            "不可以：一句理由。",
            "老文件",
            "新文件",
            "比全国更严",
            "规则说的话。",
            "under_jurisdiction：是（推定）",
            "1. 先退回",
            "1. 以后当场谢绝",
            "另外一句。",
            "cn:law/art-1",
            "问这里",
            "不是处理决定")) {
      assertTrue(copied.contains(part), part + " in\n" + copied);
    }
    assertEquals(copied.indexOf("先退回"), copied.lastIndexOf("先退回"), "a remedy is not said twice");
  }

  @Test
  void whatIsInQuestionIsNotCalledTheBasis() {
    VerdictWords open =
        new VerdictWords(
            Samples.names(),
            Samples.outcome(
                TEXT,
                Samples.judgement(
                    Verdict.NEEDS_INFO,
                    List.of(Samples.applied(Verdict.PERMITTED, Locality.NATIONAL)),
                    List.of(Samples.applied(Verdict.PROHIBITED, CITY)),
                    Samples.facts()),
                Optional.empty()));
    assertTrue(open.lines().contains("要看的条文，缺的事实定了才知道用哪条"), open.lines().toString());
    assertFalse(open.lines().contains("依据"), open.lines().toString());
    assertTrue(words().lines().contains("依据"), words().lines().toString());
    assertTrue(
        WrongAnswerFile.lines(open, "可以", "").stream()
            .anyMatch(line -> line.startsWith("还不知道成不成立的规则 rule-440100")));
  }

  @Test
  void fileOfAWrongAnswerHoldsAllThatIsNeeded() throws IOException {
    Path file = SaveLine.free(temp, "答案有误-2026-11-22", "txt");
    WrongAnswerFile.write(file, WrongAnswerFile.lines(words(), "可以", "因为\n是我买的"));
    String written = Files.readString(file);
    for (String part :
        List.of(
            TEXT,
            "可以",
            "是我买的",
            "PROHIBITED",
            "act",
            "receive-gift",
            "800",
            "PRESUMED",
            "rule-440100",
            "2026-11-22",
            "440100")) {
      assertTrue(written.contains(part), part + " in\n" + written);
    }
    assertFalse(written.contains("unsaid"), "what silence means is no fact");
  }

  @Test
  void fileNeverTakesAnotherOnesPlaceUnasked() throws IOException {
    Path first = SaveLine.free(temp, "答案有误-2026-11-22", "txt");
    WrongAnswerFile.write(first, List.of("一"));
    Path second = SaveLine.free(temp, "答案有误-2026-11-22", "txt");
    assertEquals("答案有误-2026-11-22-2.txt", second.getFileName().toString());
    assertThrows(
        IOException.class,
        () -> WrongAnswerFile.write(temp.resolve("没有").resolve("a.txt"), List.of("二")));
    try (var files = Files.list(temp)) {
      assertEquals(List.of(first), files.toList(), "nothing half written stays");
    }
  }
}
