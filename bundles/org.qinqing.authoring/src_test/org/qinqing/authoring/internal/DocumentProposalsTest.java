package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.authoring.PackAuthoring.Written;
import org.qinqing.authoring.PackExchange.Found;
import org.qinqing.authoring.PackExchange.Proposal;
import org.qinqing.library.Library;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

class DocumentProposalsTest {
  private static final String RULES =
      """
      # 样本来往实施意见

      样政发〔2021〕8号

      ## 第一章 总则

      **第一条** 为了试验，制定本意见。

      **第二条** 有下列情形之一的，应当报告：

      （一）收到礼品的；

      （二）借用车辆的。

      前款规定的报告应当书面提出。

      ## 第二章 附则

      **第三条** 本意见自2021年3月1日起施行。
      """;

  @TempDir Path temp;

  private final DocumentProposals proposals =
      new DocumentProposals(
          new Reading(), Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC));

  /** The library's own finder of structures. */
  private static final class Reading extends NoLibrary {
    @Override
    public Unkept read(Path file) {
      try {
        return library().read(file);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    private static Library library() throws ReflectiveOperationException {
      ClassLoader loader = Library.class.getClassLoader();
      Class<?> dataFolder = Class.forName("org.qinqing.data.DataFolder", true, loader);
      // Only where the folder is may be asked; nothing may be written.
      Object unwritten =
          Proxy.newProxyInstance(
              loader,
              new Class<?>[] {dataFolder},
              (proxy, method, arguments) -> {
                assertEquals("root", method.getName());
                return Path.of("none");
              });
      PackRegistry registry = () -> PackSnapshot.EMPTY;
      return (Library)
          Class.forName("org.qinqing.library.internal.LuceneLibrary", true, loader)
              .getConstructor(PackRegistry.class, dataFolder)
              .newInstance(registry, unwritten);
    }
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private Proposal one(String name, String text) throws IOException {
    return proposals.propose(List.of(source(name, text))).getFirst();
  }

  private Path folder() throws IOException {
    return Files.createDirectories(temp.resolve("bundle"));
  }

  /** The document as a bundle with it is read. */
  private static Document read(Path file) throws IOException {
    Map<String, String> more = new HashMap<>();
    more.put("documents/" + file.getFileName(), Files.readString(file));
    Pack pack = World.pack("yunxi", "云溪", "431100", "", "", more);
    return pack.documents().getFirst();
  }

  @Test
  void whatIsWrittenReadsAsTheLibraryFoundIt() throws IOException {
    Path source = source("yunxi opinion.md", RULES);
    Document wanted = new Reading().read(source).document().orElseThrow();
    Proposal proposal = proposals.propose(List.of(source)).getFirst();
    assertEquals("yunxi-opinion", proposal.documentId());
    assertEquals("样本来往实施意见", proposal.title());
    Path bundle = folder();
    Written written = proposals.accept(List.of(proposal), bundle);
    Path file = bundle.resolve("documents/yunxi-opinion.md");
    assertEquals(List.of(file), written.files());
    Document read = read(file);
    assertEquals(wanted.title(), read.title());
    assertEquals("样政发〔2021〕8号", read.number());
    assertEquals(LocalDate.of(2021, 3, 1), read.effective());
    assertEquals("opinion", read.kind());
    assertEquals(Document.Wording.FULL, read.wording());
    assertEquals("yunxi opinion.md", read.source());
    assertEquals(wanted.provisions().size(), read.provisions().size());
    for (int i = 0; i < read.provisions().size(); i++) {
      Provision was = wanted.provisions().get(i);
      Provision now = read.provisions().get(i);
      assertEquals(was.address().anchor(), now.address().anchor());
      assertEquals(was.label(), now.label());
      assertEquals(was.heading(), now.heading());
      assertEquals(was.headingPath(), now.headingPath());
      assertEquals(was.text(), now.text());
    }
    assertTrue(
        read.provisions().stream().anyMatch(p -> p.address().anchor().equals("art-2/p-1/i-2")));
  }

  @Test
  void partsOfAPlanKeepTheirLabels() throws IOException {
    Proposal proposal =
        one(
            "plan.txt",
            """
            样本专项工作实施方案

            一、工作对象

            全体干部都在内。

            离开本地的也在内。

            二、方法步骤

            （一）宣传发动。各单位开会。

            （二）自查自纠。各人填表。

            三、工作要求

            有下列三项：

            1.要登记；

            2.要公示；

            3.要归档。

            如期完成。
            """);
    Document read = read(proposals.accept(List.of(proposal), folder()).files().getFirst());
    Map<String, String> labels = new HashMap<>();
    read.provisions().forEach(p -> labels.put(p.address().anchor(), p.label()));
    assertEquals("第一部分", labels.get("sec-1"), labels::toString);
    assertEquals("第二段", labels.get("sec-1/p-2"), labels::toString);
    assertEquals("第二部分第二项", labels.get("sec-2/i-2"), labels::toString);
    read.provisions()
        .forEach(p -> assertTrue(p.heading().isEmpty() || !p.heading().startsWith("清单"), p::label));
    assertEquals("plan", read.kind());
  }

  @Test
  void whatIsNotKnownWaitsForAPerson() throws IOException {
    Proposal proposal = one("通知.txt", "关于试验的通知\n\n各单位：\n\n请照办。\n");
    assertTrue(proposal.documentId().matches("[a-z0-9][a-z0-9-]*"), proposal.documentId());
    Written written = proposals.accept(List.of(proposal), folder());
    List<String> lines = Files.readAllLines(written.files().getFirst());
    List<String> flagged =
        written.findings().stream()
            .peek(f -> assertEquals(Diagnostic.Severity.WARNING, f.severity()))
            .map(f -> lines.get(f.location().line() - 1).replaceAll(":.*", ""))
            .toList();
    assertEquals(List.of("issuer", "kind", "effective"), flagged);
    assertEquals(LocalDate.of(2026, 11, 22), read(written.files().getFirst()).effective());
  }

  @Test
  void onlyWhatWasAcceptedIsWrittenInTheWordsAccepted() throws IOException {
    Proposal all = one("a.md", RULES);
    List<Found> some =
        all.provisions().stream()
            .filter(found -> found.anchor().startsWith("art-2"))
            .map(
                found ->
                    found.anchor().equals("art-2/p-2")
                        ? new Found(found.anchor(), found.label(), "# 改过的话\n第二行")
                        : found)
            .toList();
    Proposal accepted =
        new Proposal(all.file(), all.documentId(), all.title(), some, all.markdown());
    Document read = read(proposals.accept(List.of(accepted), folder()).files().getFirst());
    assertEquals(
        some.stream().map(Found::anchor).toList(),
        read.provisions().stream().map(p -> p.address().anchor()).toList());
    Provision changed = read.provisions().getLast();
    assertEquals("# 改过的话\n第二行", changed.text());
    assertEquals(List.of("第一章 总则"), changed.headingPath());
    assertFalse(
        Files.readString(temp.resolve("bundle/documents/a.md"), StandardCharsets.UTF_8)
            .contains("第二章"));
  }

  @Test
  void nothingIsWrittenOverAndNothingIsLeft() throws IOException {
    Proposal first = one("a.md", RULES);
    Proposal second = one("b.md", RULES);
    Path bundle = folder();
    proposals.accept(List.of(second), bundle);
    Files.writeString(bundle.resolve("documents/b.md"), "mine");
    assertThrows(
        FileAlreadyExistsException.class, () -> proposals.accept(List.of(first, second), bundle));
    assertFalse(Files.exists(bundle.resolve("documents/a.md")));
    assertEquals("mine", Files.readString(bundle.resolve("documents/b.md")));
    assertThrows(
        IOException.class, () -> proposals.accept(List.of(first), temp.resolve("nowhere")));
    Proposal evil = new Proposal(first.file(), "../x", "", List.of(), "");
    assertThrows(IOException.class, () -> proposals.accept(List.of(evil), bundle));
  }

  @Test
  void aFileThatCannotBeReadIsSaid() throws IOException {
    Path picture = source("a.png", "x");
    assertThrows(IOException.class, () -> proposals.propose(List.of(picture)));
    List<Proposal> twice =
        proposals.propose(List.of(source("a.md", RULES), source("a.txt", RULES)));
    assertEquals(List.of("a", "a-2"), twice.stream().map(Proposal::documentId).toList());
  }
}
