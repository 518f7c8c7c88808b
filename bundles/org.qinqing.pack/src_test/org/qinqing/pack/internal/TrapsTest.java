package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Casework.Checklist;
import org.qinqing.pack.Casework.Sampling;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSnapshot;

/**
 * The six traps that the source documents set, each on the bundles of this repository: what a
 * careless reader of them would get wrong must stay right in the data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrapsTest {
  private final StandardPackLinter linter =
      new StandardPackLinter(Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
  private final Map<String, Pack> packs = new LinkedHashMap<>();
  private PackSnapshot all = PackSnapshot.EMPTY;

  @BeforeAll
  void read() {
    for (String id : List.of("cn", "hangzhou", "harbin", "district")) {
      Reading reading = new YamlPackReader().read(Path.of("../org.qinqing.pack." + id));
      Pack pack = reading.pack().orElseThrow(() -> new AssertionError(id + reading.findings()));
      packs.put(id, pack);
      all = linter.with(pack, all);
    }
  }

  private Pack pack(String id) {
    return Optional.ofNullable(packs.get(id)).orElseThrow();
  }

  private List<Diagnostic> lint(String id) {
    return linter.lint(pack(id), all);
  }

  private static Stream<Provision> provisions(Pack pack) {
    return pack.documents().stream().flatMap(document -> document.provisions().stream());
  }

  @Test
  void t1AnnouncedTenAndListedNoneStaysAGapThatNobodyFills() {
    Pack hangzhou = pack("hangzhou");
    Provision ten =
        provisions(hangzhou)
            .filter(p -> p.declared().equals(Optional.of(10)))
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of(0), ten.itemised());
    assertEquals(
        List.of(),
        provisions(hangzhou)
            .map(p -> p.address().anchor())
            .filter(anchor -> anchor.startsWith(ten.address().anchor() + "/i-"))
            .toList(),
        "no item is invented");
    Checklist list =
        hangzhou.casework().checklists().stream()
            .filter(l -> l.declared().equals(Optional.of(10)))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(), list.items());
    List<String> gaps =
        lint("hangzhou").stream()
            .filter(d -> d.code().equals("P-305"))
            .map(Diagnostic::message)
            .toList();
    assertTrue(gaps.stream().anyMatch(m -> m.contains(ten.address().anchor())), gaps::toString);
    assertTrue(gaps.stream().anyMatch(m -> m.contains(list.id())), gaps::toString);
  }

  @Test
  void t2TheHarbinTimetableHasNoDayLeftForSigning() {
    List<Diagnostic> findings = lint("harbin");
    List<String> tight =
        findings.stream()
            .filter(d -> d.code().equals("P-314") || d.code().equals("P-315"))
            .map(Diagnostic::message)
            .toList();
    assertEquals(2, tight.size(), tight::toString);
    assertTrue(
        tight.get(0).contains("公示")
            && tight.get(0).contains("2014-12-05")
            && tight.get(0).contains("2014-12-10"),
        tight::toString);
    assertTrue(
        tight.get(1).contains("审签") && !tight.get(1).contains("2014-12-05"), tight::toString);
    assertTrue(
        findings.stream()
            .anyMatch(
                d ->
                    d.code().equals("P-316")
                        && d.message().contains("2014-12-15")
                        && d.message().contains("2014-12-16")),
        findings::toString);
    assertTrue(findings.stream().noneMatch(Diagnostic::isError), findings::toString);
  }

  @Test
  void t3ABasisBoundToAnOldVersionSaysSo() {
    Address old = Address.parse("cn:discipline@2003-12-31/art-76").orElseThrow();
    // Rules and tests say their days; what else stands on the old text is marked.
    List<Citation> bound =
        Citation.of(pack("harbin")).stream()
            .filter(c -> c.address().equals(old))
            .filter(c -> c.kind() != Citation.Kind.RULE && c.kind() != Citation.Kind.TEST)
            .toList();
    assertFalse(bound.isEmpty(), "the plan of 2014 stands on the regulation of its day");
    List<Diagnostic> superseded =
        lint("harbin").stream().filter(d -> d.code().equals("P-301")).toList();
    for (Citation citation : bound) {
      assertTrue(
          superseded.stream().anyMatch(d -> d.location().equals(citation.location())),
          superseded::toString);
    }
    Document document = all.document(old, LocalDate.of(2026, 11, 22)).orElseThrow();
    assertEquals(LocalDate.of(2003, 12, 31), document.effective());
    assertEquals(Document.Status.REPEALED, document.status(LocalDate.of(2026, 11, 22)));
    // The same number is another article today; the address without a version must not mean it.
    Address now = old.unversioned();
    assertTrue(
        all.provision(now, LocalDate.of(2026, 11, 22)).stream()
            .noneMatch(p -> p.continues().contains(old)));
  }

  @Test
  void t4OpenDatesStandInATemplateOnlyAndMisprintsAreKept(@TempDir Path temp) {
    Pack district = pack("district");
    assertEquals(Pack.Maturity.TEMPLATE, district.maturity());
    List<Casework.PlanStep> open =
        district.casework().plans().stream()
            .flatMap(plan -> plan.steps().stream())
            .filter(step -> step.placeholder().contains("X月X日"))
            .toList();
    assertEquals(3, open.size(), "three phases have no dates in the source");
    assertTrue(lint("district").stream().noneMatch(d -> d.code().equals("P-210")));
    assertTrue(
        provisions(district).anyMatch(p -> "投诉".equals(p.errata().get("投拆"))),
        "a misprint is kept, and the right word beside it");
    Sample published =
        Sample.city().with("cases/work.yaml", "throughout: true", "placeholder: X月X日至X月X日");
    assertTrue(
        Sample.codes(published.read(temp).findings()).stream().anyMatch(c -> c.startsWith("P-210")),
        "a published bundle with an open date is not read");
    Sample draft = published.with("pack.yaml", "maturity: published", "maturity: draft");
    PackSnapshot nation = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
    assertTrue(
        Sample.codes(linter.lint(draft.pack(temp), nation)).contains("P-210 cases/work.yaml:54"));
  }

  @Test
  void t5NumbersAndAddressesOfPeopleDoNotGetIn(@TempDir Path temp) {
    List<String> numbers = new ArrayList<>();
    numbers.add("13" + "800001" + "234");
    numbers.add("0451" + "-8" + "4664433");
    numbers.add("（0451）" + "8" + "4664433");
    numbers.add("联系电话：" + "8" + "4664433");
    for (String number : numbers) {
      Reading reading =
          Sample.city().plus("cases/b.yaml", "# " + number + "\ncards: []\n").read(temp);
      assertTrue(reading.pack().isEmpty(), number);
      assertEquals(List.of("P-211 cases/b.yaml:1"), Sample.codes(reading.findings()), number);
    }
    for (String figure : List.of("2014-12-05", "20141205", "24849", "0.10", "440100", "12388")) {
      Reading reading =
          Sample.city().plus("cases/b.yaml", "# " + figure + "\ncards: []\n").read(temp);
      assertEquals(List.of(), reading.findings(), figure);
    }
    String mail = "abc" + "@" + "example.org";
    String web = "http" + "://example.org/login";
    Sample written =
        Sample.city().plus("cases/b.yaml", "# " + mail + "\n# " + web + "\ncards: []\n");
    assertEquals(
        List.of("P-308 cases/b.yaml:1", "P-317 cases/b.yaml:2"),
        Sample.codes(written.read(temp).findings()));
    for (Pack pack : packs.values()) {
      assertTrue(
          lint(pack.id()).stream()
              .noneMatch(d -> List.of("P-211", "P-308", "P-317").contains(d.code())));
    }
  }

  @Test
  void t6TenPercentRoundsUpAndIsNotDrawnOfAllWhoCheckedThemselves() {
    assertEquals(2485, Sampling.size(24_849, BigDecimal.TEN));
    assertEquals(2484, Sampling.size(24_840, BigDecimal.TEN), "nothing is added to a whole number");
    assertEquals(1, Sampling.size(1, BigDecimal.TEN));
    assertEquals(0, Sampling.size(0, BigDecimal.TEN));
    Pack hangzhou = pack("hangzhou");
    Sampling check =
        hangzhou.casework().samplings().stream()
            .filter(
                s ->
                    hangzhou.parameters().stream()
                        .filter(p -> p.id().equals(s.percent()))
                        .flatMap(p -> p.on(LocalDate.of(2026, 11, 22)).stream())
                        .anyMatch(v -> v.figure().compareTo(BigDecimal.TEN) == 0))
            .findFirst()
            .orElseThrow();
    assertTrue(check.population().contains("市管"), check::population);
    assertFalse(check.population().replaceAll("[,，]", "").contains("24849"), check::population);
  }
}
