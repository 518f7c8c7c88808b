package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.authoring.PackDraft.Kind;
import org.qinqing.authoring.PackDraft.Part;

class TextDraftTest {
  private static final String RULES =
      """
      # 文件开头的话
      rules:
        # 关于甲
        - id: a-1
          topic: loan   # 主题
          who: [cadre]
          when:
            # 先看做了什么
            all:
              - act: {in: [borrow]}
          basis: ["a:doc/art-1"]
          say: 甲的话。
          how:
            - 一步
            # 中间的话
            - 两步

        # 关于乙
        # 第二行
        - id: a-2
          say: |
            乙的话。
            第二行。
          own-key: {不认识: 的键}
      # 文件末尾的话
      """;

  @TempDir private Path folder;

  @BeforeEach
  void begin() throws IOException {
    write("pack.yaml", "id: a\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private TextDraft open() throws IOException {
    return TextDraft.open(folder, Services.none());
  }

  private TextDraft open(String rules) throws IOException {
    write("rules/r.yaml", rules);
    return open();
  }

  private static String text(TextDraft draft, String file) {
    return new String(draft.contents().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
  }

  private static String rules(TextDraft draft) {
    return text(draft, "rules/r.yaml");
  }

  private static Part part(TextDraft draft, String id) {
    return draft.parts().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  // Finding parts

  @Test
  void aPartHasTheCommentsAboveIt() throws IOException {
    TextDraft draft = open(RULES);
    assertEquals(
        List.of(
            new Part(Kind.RULE, "a-1", "甲的话。", "rules/r.yaml", 4),
            new Part(Kind.RULE, "a-2", "乙的话。 第二行。", "rules/r.yaml", 20)),
        draft.parts());
    assertEquals(
        """
        # 关于乙
        # 第二行
        id: a-2
        say: |
          乙的话。
          第二行。
        own-key: {不认识: 的键}\
        """,
        draft.source(part(draft, "a-2")));
    assertTrue(draft.source(part(draft, "a-1")).startsWith("# 关于甲\nid: a-1\ntopic: loan   #"));
  }

  @Test
  void valuesAreShownAsAFormNeedsThem() throws IOException {
    TextDraft draft = open(RULES);
    assertEquals(
        Map.of(
            "id", "a-1",
            "topic", "loan",
            "who", "cadre",
            "when", "# 先看做了什么\nall:\n  - act: {in: [borrow]}",
            "basis", "a:doc/art-1",
            "say", "甲的话。",
            "how", "一步\n两步"),
        draft.values(part(draft, "a-1")));
    assertEquals(
        Map.of("id", "a-2", "say", "乙的话。\n第二行。", "own-key", "{不认识: 的键}"),
        draft.values(part(draft, "a-2")));
  }

  @Test
  void allKindsAreFoundInTheirFolders() throws IOException {
    write("rules/r.yaml", RULES);
    write(
        "cases/c.yaml",
        "forms:\n  - {id: a-f-1, title: 表}\ncards:\n  - id: a-c-1\n    title: 一张卡\n");
    write(
        "tests/t.yaml",
        """
        tests:
          - id: a-t-1
            given: {facts: {act: borrow, tie: friend}}
          - id: a-r-1
            given: {text: 一句 原话, side: official}
        """);
    write("questions/q.yaml", "questions:\n- id: a-q-1\n  stem: 一道题\nscenes: []\n");
    TextDraft draft = open();
    assertEquals(
        List.of(
            "CARD a-c-1 一张卡 4",
            "QUESTION a-q-1 一道题 2",
            "RULE a-1 甲的话。 4",
            "RULE a-2 乙的话。 第二行。 20",
            "TEST a-t-1 act: borrow, tie: friend 2",
            "TEST a-r-1 一句 原话 4"),
        draft.parts().stream()
            .map(p -> p.kind() + " " + p.id() + " " + p.title() + " " + p.line())
            .toList());
  }

  @Test
  void whatIsNotYamlIsLeftAlone() throws IOException {
    write("rules/broken.yaml", "{{{ no yaml\n\t- x");
    write("rules/empty.yaml", "");
    write("rules/text.yaml", "just words");
    write("tests/list.yaml", "- id: x\n");
    Files.write(folder.resolve("rules/latin.yaml"), new byte[] {(byte) 0xE9, 'r', '\n'});
    write("media/seal.png", "png");
    write("notes.txt", "note");
    write("build.properties", "x");
    write(".git/config", "x");
    write("target/rules/r.yaml", RULES);
    TextDraft draft = open();
    assertEquals(List.of(), draft.parts());
    assertFalse(draft.changed());
    assertEquals(
        List.of(
            "media/seal.png",
            "notes.txt",
            "pack.yaml",
            "rules/broken.yaml",
            "rules/empty.yaml",
            "rules/latin.yaml",
            "rules/text.yaml",
            "tests/list.yaml"),
        List.copyOf(draft.contents().keySet()));
    Part made = draft.add(Kind.RULE, "a-9", "broken");
    assertEquals("rules/broken-2.yaml", made.file());
    assertEquals("rules/empty.yaml", draft.add(Kind.RULE, "a-10", "empty").file());
    assertEquals(List.of(), draft.save());
    assertEquals("{{{ no yaml\n\t- x", read("rules/broken.yaml"));
    assertEquals((byte) 0xE9, Files.readAllBytes(folder.resolve("rules/latin.yaml"))[0]);
  }

  @Test
  void aFolderThatIsNoBundleIsNotOpened() throws IOException {
    Path none = folder.resolve("none");
    assertEquals(
        Messages.text("draft.noFolder", none),
        assertThrows(IOException.class, () -> TextDraft.open(none, Services.none())).getMessage());
    Files.delete(folder.resolve("pack.yaml"));
    assertEquals(
        Messages.text("draft.noPack", folder),
        assertThrows(IOException.class, this::open).getMessage());
  }

  // Changing

  @Test
  void aChangeKeepsCommentsAndOrder() throws IOException {
    TextDraft draft = open(RULES);
    draft.change(part(draft, "a-1"), Map.of("topic", "gift"));
    assertEquals(RULES.replace("topic: loan   # 主题", "topic: gift   # 主题"), rules(draft));
    draft.undo();
    draft.change(part(draft, "a-1"), Map.of("how", "一步\n两步半\n三步: 完"));
    assertEquals(RULES.replace("      - 两步\n", "      - 两步半\n      - \"三步: 完\"\n"), rules(draft));
    draft.undo();
    draft.change(part(draft, "a-1"), Map.of("how", "零步\n一步\n两步"));
    assertEquals(RULES.replace("      - 一步\n", "      - 零步\n      - 一步\n"), rules(draft));
    draft.undo();
    draft.change(part(draft, "a-1"), Map.of("basis", "a:doc/art-1\ncn:law/art-2"));
    assertEquals(
        RULES.replace("[\"a:doc/art-1\"]", "[\"a:doc/art-1\", \"cn:law/art-2\"]"), rules(draft));
    draft.undo();
    draft.change(part(draft, "a-2"), Map.of("say", "乙的话。\n改过。"));
    assertEquals(RULES.replace("第二行。\n", "改过。\n"), rules(draft));
    draft.undo();
    assertEquals(RULES, rules(draft));
    assertFalse(draft.changed());
  }

  @Test
  void commentsOfAListStayWithTheirEntries() throws IOException {
    TextDraft draft =
        open("rules:\n  - id: a\n    how:   # 怎么做\n    # 先\n    - 一   # 头\n    # 后\n    - 二\n");
    Part part = part(draft, "a");
    draft.change(part, Map.of("how", "一一\n二"));
    assertEquals(
        "rules:\n  - id: a\n    how:   # 怎么做\n    # 先\n    - 一一   # 头\n    # 后\n    - 二\n",
        rules(draft));
    draft.change(part, Map.of("how", "二"));
    assertEquals("rules:\n  - id: a\n    how:   # 怎么做\n    # 后\n    - 二\n", rules(draft));
    draft.change(part, Map.of("how", "有 #号"));
    assertEquals("rules:\n  - id: a\n    how:   # 怎么做\n    # 后\n    - \"有 #号\"\n", rules(draft));
  }

  @Test
  void anEmptyValueTakesTheKeyAwayAndAnotherBringsItBack() throws IOException {
    TextDraft draft = open(RULES);
    Part part = draft.change(part(draft, "a-1"), Map.of("say", "", "how", ""));
    assertFalse(draft.values(part).containsKey("say"));
    assertFalse(rules(draft).contains("两步"));
    assertTrue(rules(draft).contains("# 关于乙"));
    part = draft.change(part, Map.of("how", "一步"));
    part = draft.change(part, Map.of("say", "又有了"));
    List<String> keys = List.copyOf(draft.values(part).keySet());
    assertEquals(List.of("id", "topic", "who", "when", "basis", "say", "how"), keys);
  }

  @Test
  void newKeysStandWhereTheyBelong() throws IOException {
    TextDraft draft = open(RULES);
    Part part =
        draft.change(
            part(draft, "a-2"),
            Map.of(
                "modality",
                "prohibited",
                "loosens",
                "cn-1\ncn-2",
                "effective",
                "from: 2026-01-01"));
    assertEquals(
        """
        # 关于乙
        # 第二行
        id: a-2
        modality: prohibited
        loosens: [cn-1, cn-2]
        effective:
          from: 2026-01-01
        say: |
          乙的话。
          第二行。
        own-key: {不认识: 的键}\
        """,
        draft.source(part));
  }

  @Test
  void aConditionIsYamlEvenWhileItIsTyped() throws IOException {
    TextDraft draft = open(RULES);
    Part part = draft.change(part(draft, "a-1"), Map.of("when", "all:\n  - act: {in: [borrow"));
    assertEquals("a-1", part.id());
    assertEquals(2, draft.parts().size());
    assertEquals("all:\n  - act: {in: [borrow", draft.values(part).get("when"));
    assertEquals("甲的话。", draft.values(part).get("say"));
    part = draft.change(part, Map.of("when", "all:\n  - act: {in: [borrow, lend]}"));
    assertEquals("all:\n  - act: {in: [borrow, lend]}", draft.values(part).get("when"));
    part = draft.change(part, Map.of("when", "{act: {eq: lend}}"));
    assertTrue(draft.source(part).contains("\nwhen: {act: {eq: lend}}\nbasis:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsStay(String end) throws IOException {
    String text = RULES.replace("\n", end);
    TextDraft draft = open(text);
    Part part = part(draft, "a-1");
    assertEquals(Map.copyOf(openedAgain(RULES).values(part)), Map.copyOf(draft.values(part)));
    draft.change(part, Map.of("say", "改了。"));
    assertEquals(text.replace("甲的话。", "改了。"), rules(draft));
    draft.undo();
    draft.change(part, Map.of("how", "一步\n两步\n三步"));
    assertEquals(text.replace("- 两步" + end, "- 两步" + end + "      - 三步" + end), rules(draft));
    draft.undo();
    draft.replace(part, draft.source(part) + "\nask: 单位");
    assertEquals(text.replace("- 两步" + end, "- 两步" + end + "    ask: 单位" + end), rules(draft));
    draft.undo();
    assertEquals(text, rules(draft));
  }

  private static TextDraft openedAgain(String rules) throws IOException {
    Path other = Files.createTempDirectory("draft");
    try {
      Files.writeString(other.resolve("pack.yaml"), "id: a\n");
      Files.createDirectory(other.resolve("rules"));
      Files.writeString(other.resolve("rules/r.yaml"), rules);
      return TextDraft.open(other, Services.none());
    } finally {
      for (String file : List.of("rules/r.yaml", "rules", "pack.yaml", "")) {
        Files.delete(other.resolve(file));
      }
    }
  }

  @Test
  void aMarkAtTheStartAndAMissingEndStay() throws IOException {
    String text = "\uFEFFrules:\n  - id: 𠮷\n    say: 一\n  - id: b\n    say: 二";
    TextDraft draft = open(text);
    assertEquals(List.of("𠮷", "b"), draft.parts().stream().map(Part::id).toList());
    draft.change(part(draft, "b"), Map.of("say", "三"));
    assertEquals(text.replace("二", "三"), rules(draft));
    draft.change(part(draft, "𠮷"), Map.of("say", "四"));
    assertEquals(text.replace("二", "三").replace("一", "四"), rules(draft));
    draft.add(Kind.RULE, "c", "r");
    assertTrue(rules(draft).startsWith(text.replace("二", "三").replace("一", "四") + "\n  - id: c\n"));
  }

  @Test
  void oddIndentationStays() throws IOException {
    String text =
        """
        rules:
        -   id: a
            say: "第一行
          还是第一行"
        # 边上的话
            ask: 单位
        -
            id: b
            say: 二

        """;
    TextDraft draft = open(text);
    assertEquals(List.of("a", "b"), draft.parts().stream().map(Part::id).toList());
    draft.change(part(draft, "a"), Map.of("ask", "组织"));
    assertEquals(text.replace("单位", "组织"), rules(draft));
    draft.change(part(draft, "b"), Map.of("say", "三"));
    assertEquals(text.replace("单位", "组织").replace("二", "三"), rules(draft));
  }

  @Test
  void listsOnOneLineWorkToo() throws IOException {
    String text = "rules: [{id: a, say: 一, who: [x]}, {id: b, say: 二}]  # 末尾\n";
    TextDraft draft = open(text);
    assertEquals(List.of("a", "b"), draft.parts().stream().map(Part::id).toList());
    draft.change(part(draft, "a"), Map.of("say", "有, 逗号", "who", "x\ny"));
    assertEquals(text.replace("一", "\"有, 逗号\"").replace("[x]", "[x, y]"), rules(draft));
    draft.change(part(draft, "a"), Map.of("topic", "loan", "who", ""));
    assertEquals(
        "rules: [{id: a, topic: loan, say: \"有, 逗号\"}, {id: b, say: 二}]  # 末尾\n", rules(draft));
    draft.remove(part(draft, "a"));
    assertEquals("rules: [{id: b, say: 二}]  # 末尾\n", rules(draft));
    draft.replace(part(draft, "b"), "id: b\nsay: 三");
    assertEquals("rules: [{id: b, say: 三}]  # 末尾\n", rules(draft));
    Part broken = draft.replace(part(draft, "b"), "{id: b, say: [");
    assertEquals("{id: b, say: [", draft.source(broken));
    draft.replace(broken, "{id: b, say: 四}");
    assertEquals("rules: [{id: b, say: 四}]  # 末尾\n", rules(draft));
    draft.add(Kind.RULE, "c", "r");
    assertEquals(List.of("b", "c"), draft.parts().stream().map(Part::id).toList());
    assertTrue(rules(draft).endsWith("]  # 末尾\n"), rules(draft));
  }

  // Typing

  @Test
  void nothingIsLostWhileTyping() throws IOException {
    TextDraft draft = open(RULES);
    Part part = part(draft, "a-1");
    String typed = "";
    for (char letter : "# 话\nid: a-1\nsay: \"开着的引号\n  how: [1,\n# 尾".toCharArray()) {
      typed += letter;
      part = draft.replace(part, typed);
      assertEquals(typed.strip(), draft.source(part).strip());
      assertEquals(2, draft.parts().size());
      assertEquals("a-2", draft.parts().get(1).id());
    }
    part = draft.replace(part, "");
    assertEquals("", draft.source(part));
    assertEquals(2, draft.parts().size());
    part = draft.replace(part, "id: a-1");
    assertEquals("a-1", part.id());
    assertTrue(rules(draft).startsWith("# 文件开头的话\nrules:\n  - id: a-1\n\n  # 关于乙\n"));
  }

  /** A quote left open may find its end in the next part, and all is YAML then. */
  @Test
  void aQuoteLeftOpenDoesNotSwallowTheNextPart() throws IOException {
    TextDraft draft = open("rules:\n  - id: a\n    say: 一\n  - id: b\n    say: 二\n    ask: 三\"\n");
    Part part = draft.replace(part(draft, "a"), "id: a\nsay: \"一");
    assertEquals(List.of("a", "b"), draft.parts().stream().map(Part::id).toList());
    assertEquals("id: a\nsay: \"一", draft.source(part));
    assertEquals("id: b\nsay: 二\nask: 三\"", draft.source(part(draft, "b")));
    draft.save();
    assertEquals(List.of("a", "b"), open().parts().stream().map(Part::id).toList());
  }

  @Test
  void brokenFilesOpenPartByPart() throws IOException {
    TextDraft draft = open("rules:\n  - id: a\n    say: [\n  - id: 'b'\n    say: 二\nother: {\n");
    assertEquals(List.of("a", "b"), draft.parts().stream().map(Part::id).toList());
    draft.change(part(draft, "b"), Map.of("say", "三"));
    draft.replace(part(draft, "a"), "id: a\nsay: 一");
    assertEquals(
        "rules:\n  - id: a\n    say: 一\n  - id: 'b'\n    say: 三\nother: {\n", rules(draft));
  }

  @Test
  void partsWithOneIdAreToldApartByTheirLines() throws IOException {
    TextDraft draft = open("rules:\n  - id: a\n    say: 一\n  - id: a\n    say: 二\n  - say: 三\n");
    List<Part> parts = draft.parts();
    assertEquals("id: a\nsay: 二", draft.source(parts.get(1)));
    draft.change(parts.get(1), Map.of("id", "b"));
    draft.change(draft.parts().get(2), Map.of("id", "c"));
    assertEquals(
        "rules:\n  - id: a\n    say: 一\n  - id: b\n    say: 二\n  - id: c\n    say: 三\n",
        rules(draft));
    Part gone = parts.get(2);
    assertThrows(NoSuchElementException.class, () -> draft.source(gone));
  }

  // Adding and taking out

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNewPartStandsAtTheEndOfItsFile(Kind kind) throws IOException {
    TextDraft draft = open();
    Part one = draft.add(kind, "a-1", "loan");
    Part two = draft.add(kind, "a-2", "loan");
    assertEquals(one.file(), two.file());
    assertTrue(one.file().startsWith(PartShape.of(kind).folder() + "/"));
    assertEquals(List.of(one, two), draft.parts());
    assertEquals("a-1", draft.values(one).get("id"));
    assertTrue(YamlNodes.of(text(draft, one.file())).isPresent());
    assertThrows(IllegalArgumentException.class, () -> draft.add(kind, "a-1", "gift"));
    assertThrows(IllegalArgumentException.class, () -> draft.add(kind, "a b", "gift"));
    assertThrows(IllegalArgumentException.class, () -> draft.add(kind, "", "gift"));
    draft.remove(two);
    draft.remove(one);
    assertFalse(draft.changed());
    draft.undo();
    draft.undo();
    assertEquals(List.of(one, two), draft.parts());
    draft.save();
    assertEquals(List.of(one, two), open().parts());
  }

  @Test
  void anIdOfAnyKindIsTaken() throws IOException {
    TextDraft draft = open(RULES);
    assertThrows(IllegalArgumentException.class, () -> draft.add(Kind.CARD, "a-1", "loan"));
  }

  @Test
  void aPartIsAddedBehindTheLastOne() throws IOException {
    TextDraft draft = open(RULES);
    draft.add(Kind.RULE, "a-3", "r");
    String text = rules(draft);
    assertTrue(text.startsWith(RULES.replace("# 文件末尾的话\n", "\n  - id: a-3\n")), text);
    assertTrue(text.endsWith("\n# 文件末尾的话\n"), text);
  }

  @Test
  void aListThatIsThereIsFilled() throws IOException {
    write("cases/r.yaml", "forms: []\ncards: []   # 还没有\nplans: []\n");
    TextDraft draft = open();
    draft.add(Kind.CARD, "a-c-1", "r");
    String text = text(draft, "cases/r.yaml");
    assertTrue(text.startsWith("forms: []\ncards:   # 还没有\n  - id: a-c-1\n"), text);
    assertTrue(text.endsWith("\nplans: []\n"), text);
    write("cases/r.yaml", "forms: []\r\ncards:\r\nplans: []");
    draft.reload();
    draft.add(Kind.CARD, "a-c-1", "r");
    text = text(draft, "cases/r.yaml");
    assertTrue(text.startsWith("forms: []\r\ncards:\r\n  - id: a-c-1\r\n"), text);
    assertTrue(text.endsWith("\r\nplans: []"), text);
    write("cases/r.yaml", "forms: []");
    draft.reload();
    draft.add(Kind.CARD, "a-c-1", "r");
    assertTrue(text(draft, "cases/r.yaml").startsWith("forms: []\ncards:\n  - id: a-c-1\n"));
  }

  @Test
  void takingOutLeavesTheRest() throws IOException {
    TextDraft draft = open(RULES);
    draft.remove(part(draft, "a-1"));
    String left = rules(draft);
    assertTrue(left.startsWith("# 文件开头的话\nrules:\n  # 关于乙\n"), left);
    draft.undo();
    draft.remove(part(draft, "a-2"));
    assertTrue(rules(draft).endsWith("      - 两步\n# 文件末尾的话\n"), rules(draft));
    draft.remove(part(draft, "a-1"));
    assertEquals("", rules(draft));
    assertFalse(draft.contents().containsKey("rules/r.yaml"));
    draft.undo();
    draft.undo();
    assertEquals(RULES, rules(draft));
  }

  @Test
  void theLastPartTakesItsListAlong() throws IOException {
    write("questions/q.yaml", "questions:\n  - id: q\n    stem: 题\nscenes:\n  - id: s\n");
    TextDraft draft = open();
    draft.remove(part(draft, "q"));
    assertEquals("scenes:\n  - id: s\n", text(draft, "questions/q.yaml"));
  }

  // Steps

  @Test
  void stepsGoBackAndForth() throws IOException {
    TextDraft draft = open(RULES);
    draft.undo();
    draft.redo();
    Part part = draft.change(part(draft, "a-1"), Map.of("say", "一"));
    part = draft.change(part, Map.of("say", "二"));
    draft.change(part, Map.of("say", "二"));
    draft.undo();
    assertEquals("一", draft.values(part).get("say"));
    draft.undo();
    assertEquals(RULES, rules(draft));
    draft.redo();
    assertEquals("一", draft.values(part).get("say"));
    draft.change(part, Map.of("say", "三"));
    draft.redo();
    assertEquals("三", draft.values(part).get("say"));
  }

  // Saving

  @Test
  void savingWritesWhatChangedAndNothingElse() throws IOException {
    write("tests/t.yaml", "tests:\n  - id: t\n    given: {text: 话}\n");
    TextDraft draft = open(RULES);
    Path untouched = folder.resolve("tests/t.yaml");
    Object before = Files.getLastModifiedTime(untouched);
    Object key = Files.readAttributes(untouched, "*").get("fileKey");
    draft.change(part(draft, "a-1"), Map.of("say", "改了"));
    assertTrue(draft.changed());
    assertEquals(RULES, read("rules/r.yaml"));
    assertEquals(List.of(), draft.save());
    assertFalse(draft.changed());
    assertEquals(RULES.replace("甲的话。", "改了"), read("rules/r.yaml"));
    assertEquals(before, Files.getLastModifiedTime(untouched));
    assertEquals(key, Files.readAttributes(untouched, "*").get("fileKey"));
    draft.undo();
    assertTrue(draft.changed());
    draft.save();
    assertEquals(RULES, read("rules/r.yaml"));
    try (Stream<Path> files = Files.list(folder.resolve("rules"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void whatSomebodyElseChangedIsNotWrittenOver() throws IOException {
    write("tests/t.yaml", "tests:\n  - id: t\n    given: {text: 话}\n");
    TextDraft draft = open(RULES);
    draft.change(part(draft, "a-1"), Map.of("say", "我改的"));
    draft.change(part(draft, "t"), Map.of("locality", "440100"));
    write("rules/r.yaml", RULES.replace("甲的话。", "别人改的"));

    assertEquals(List.of(folder.resolve("rules/r.yaml")), draft.save());
    assertTrue(read("rules/r.yaml").contains("别人改的"));
    assertTrue(read("tests/t.yaml").contains("locality: \"440100\""));
    assertTrue(draft.changed());

    draft.saveOver();
    assertTrue(read("rules/r.yaml").contains("我改的"));
    assertFalse(draft.changed());

    draft.change(part(draft, "a-1"), Map.of("say", "再改"));
    Files.delete(folder.resolve("rules/r.yaml"));
    assertEquals(1, draft.save().size());
    draft.reload();
    assertFalse(draft.changed());
    assertEquals(List.of("t"), draft.parts().stream().map(Part::id).toList());
    draft.undo();
    assertFalse(draft.changed());
  }

  @Test
  void aNewFileThatIsThereMeanwhileIsNotWrittenOver() throws IOException {
    TextDraft draft = open();
    Part made = draft.add(Kind.RULE, "a-1", "loan");
    write(made.file(), "rules: []\n");
    assertEquals(List.of(folder.resolve(made.file())), draft.save());
    assertEquals("rules: []\n", read(made.file()));
  }

  @Test
  void theSameChangeByTwoIsNoConflict() throws IOException {
    TextDraft draft = open(RULES);
    draft.change(part(draft, "a-1"), Map.of("say", "一样"));
    write("rules/r.yaml", RULES.replace("甲的话。", "一样"));
    assertEquals(List.of(), draft.save());
    assertFalse(draft.changed());
  }

  @Test
  void aRemovedFileIsDeletedAndBroughtBack() throws IOException {
    TextDraft draft = open("rules:\n  - id: a\n    say: 一\n");
    draft.remove(part(draft, "a"));
    draft.save();
    assertFalse(Files.exists(folder.resolve("rules/r.yaml")));
    draft.undo();
    draft.save();
    assertEquals("rules:\n  - id: a\n    say: 一\n", read("rules/r.yaml"));
  }

  /** Where a folder should be is a file, so nothing can be written there, whoever tries. */
  @Test
  void whatCannotBeWrittenStaysInMemory() throws IOException {
    TextDraft draft = open();
    Part made = draft.add(Kind.RULE, "a-1", "loan");
    write("rules", "no folder");
    IOException failed = assertThrows(IOException.class, draft::save);
    assertEquals(
        Messages.text("draft.notWritten", folder.resolve(made.file())), failed.getMessage());
    assertTrue(draft.changed());
    assertEquals("a-1", draft.values(made).get("id"));
    Files.delete(folder.resolve("rules"));
    assertEquals(List.of(), draft.save());
    assertEquals(text(draft, made.file()), read(made.file()));
  }

  @Test
  void bytesThatAreNoTextAreKept() throws IOException {
    byte[] bytes = {'r', (byte) 0xff, '\n'};
    Files.createDirectories(folder.resolve("documents"));
    Files.write(folder.resolve("documents/d.md"), bytes);
    TextDraft draft = open(RULES);
    draft.change(part(draft, "a-1"), Map.of("say", "改了"));
    draft.saveOver();
    assertTrue(Arrays.equals(bytes, Files.readAllBytes(folder.resolve("documents/d.md"))));
  }
}
