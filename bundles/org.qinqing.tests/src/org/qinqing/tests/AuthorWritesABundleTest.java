package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackComparison;
import org.qinqing.authoring.PackCoverage;
import org.qinqing.authoring.PackDraft;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackTest;
import org.qinqing.trust.PackInstaller;

/** An invented city writes its bundle from each template; it answers in the same framework. */
class AuthorWritesABundleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Locality PLACE = new Locality("431200");
  private static final String ID = "qingshui";

  @TempDir Path temp;

  private final PackAuthoring authoring = Services.get(PackAuthoring.class);
  private final PackInstaller installer = Services.get(PackInstaller.class);
  private final PackRegistry registry = Services.get(PackRegistry.class);
  private final Checker checker = Services.get(Checker.class);

  @AfterEach
  void removeTheCity() throws IOException {
    installer.remove(ID);
  }

  private Path begin(String template) throws IOException {
    Path folder = temp.resolve("清水 " + template);
    PackAuthoring.Written written =
        authoring.create(new PackAuthoring.NewPack(ID, "清水", PLACE, "清水市示例单位", template), folder);
    assertFalse(written.files().isEmpty());
    return folder;
  }

  private CheckResult answer(PackTest test) {
    PackTest.Given.Facts given = (PackTest.Given.Facts) test.given();
    List<Map<String, FactContent>> events = given.events().stream().toList();
    return checker.check(
        new CheckRequest(
            "", PLACE, Optional.empty(), test.asOf().orElse(TODAY), List.of(), events));
  }

  @Test
  void theDistrictPlanIsATemplate() throws IOException {
    assertTrue(authoring.templates().contains("district"), authoring.templates().toString());
    Path folder = begin("district");
    PackDraft.Checked checked = authoring.open(folder).check();
    assertEquals(List.of(), checked.findings().stream().filter(Diagnostic::isError).toList());
    assertTrue(checked.report().orElseThrow().passed());
  }

  @Test
  void aBundleFromTheTemplateAnswersAtOnce() throws IOException {
    Path folder = begin(PackAuthoring.BLANK);
    PackDraft draft = authoring.open(folder);
    PackDraft.Checked checked = draft.check();
    assertEquals(List.of(), checked.findings().stream().filter(Diagnostic::isError).toList());
    PackTest example =
        checked.pack().orElseThrow().tests().stream()
            .filter(test -> test.given() instanceof PackTest.Given.Facts)
            .filter(test -> test.rule().isPresent())
            .findFirst()
            .orElseThrow();
    String rule = example.rule().orElseThrow();

    Path file = temp.resolve("清水.qinqing");
    PackAuthoring.Built built = authoring.build(folder, file);
    assertTrue(built.done(), built.findings().toString());
    assertTrue(installer.install(file, true).done());
    Services.await("the registry knows the city", () -> registry.snapshot().pack(ID).isPresent());

    CheckResult local = answer(example);
    assertEquals(example.verdict(), local.verdict());
    assertEquals(rule, local.lead().orElseThrow().applied().getFirst().rule().id());
    assertEquals(PLACE, local.used());

    PackComparison.Comparison compared =
        Services.get(PackComparison.class).compare(PLACE, registry.snapshot(), TODAY);
    assertEquals(2, compared.levels().size());
    PackCoverage.Coverage coverage =
        Services.get(PackCoverage.class)
            .of(registry.snapshot().pack(ID).orElseThrow(), registry.snapshot());
    assertTrue(coverage.reached() > 0);
    Map<String, Long> marks = new HashMap<>();
    compared
        .topics()
        .forEach(topic -> topic.marks().forEach(m -> marks.merge(m.name(), 1L, Long::sum)));
    assertNotEquals(Map.of(), marks);
  }
}
