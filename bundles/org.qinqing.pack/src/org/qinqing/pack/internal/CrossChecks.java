package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.List;
import org.qinqing.pack.Address;
import org.qinqing.pack.CalendarYear;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;

/**
 * The checks of one bundle that need several of its files, or the other bundles. {@link
 * #structure()} holds what makes a bundle unusable whatever the day; the registry insists on it
 * too.
 */
final class CrossChecks {
  private static final String NATIONAL = "cn";

  private final Subject subject;
  private final Pack pack;
  private final Findings findings;

  CrossChecks(Pack pack, PackSnapshot others, Findings findings, LocalDate today) {
    this.subject = Subject.of(pack, others, findings, today);
    this.pack = pack;
    this.findings = findings;
  }

  /** Ids, addresses, names, permissions, place, and that what points at something finds it. */
  void structure() {
    place();
    new IdChecks(subject).run();
    new FactChecks(subject).run();
    Citation.of(pack).forEach(citation -> resolve(citation.address(), citation.location()));
    pack.asked().forEach(asked -> resolve(asked.at(), asked.location()));
    pack.rules().forEach(this::loosening);
    for (Document document : pack.documents()) {
      for (Document.Provision provision : document.provisions()) {
        for (Address earlier : provision.continues()) {
          // An earlier version need not be carried; when it is, the link must hold.
          if (!subject.index().versions(earlier).isEmpty() && !subject.index().exists(earlier)) {
            findings.add(Code.DANGLING_ADDRESS, provision.location(), earlier);
          }
        }
      }
    }
    for (Question question : pack.questions()) {
      question.rule().ifPresent(id -> subject.needRule(id, question.location()));
      new QuestionChecks(question, subject).structure();
    }
    for (PackTest test : pack.tests()) {
      test.rule().ifPresent(id -> subject.needRule(id, test.location()));
    }
    pack.calendar().forEach(this::calendar);
    pack.scenes().forEach(scene -> new SceneChecks(scene, subject).structure());
    new CaseworkChecks(subject).run();
  }

  /** What depends on the day: basis out of force, review overdue. */
  void dates() {
    new DateChecks(subject).run();
  }

  /** What is worth a look, and what takes longer to work out. */
  void advice() {
    new AdviceChecks(subject).run();
    pack.scenes().forEach(scene -> new SceneChecks(scene, subject).advice());
    pack.casework().plans().forEach(plan -> new PlanChecks(plan, subject).advice());
    pack.casework().routings().forEach(routing -> new RoutingChecks(routing, subject).advice());
  }

  private void place() {
    SourceLocation where = new SourceLocation("pack.yaml", 0);
    Locality place = pack.locality();
    String level =
        place.equals(Locality.TEMPLATE)
            ? "template"
            : List.of("national", "province", "city", "county").get(place.depth());
    boolean template = pack.maturity() == Pack.Maturity.TEMPLATE;
    if (!level.equals(pack.level())) {
      findings.add(Code.BEYOND_PLACE, where, pack.level() + " ≠ " + place.code());
    }
    if (pack.id().equals(NATIONAL) != place.equals(Locality.NATIONAL)) {
      findings.add(Code.BEYOND_PLACE, where, pack.id() + " = " + place.code());
    }
    if (template != place.equals(Locality.TEMPLATE)) {
      findings.add(Code.BEYOND_PLACE, where, "maturity ≠ " + place.code());
    }
    for (PackTest test : pack.tests()) {
      test.locality()
          .flatMap(Locality::of)
          .filter(asked -> !asked.chain().contains(place))
          .ifPresent(asked -> findings.add(Code.BEYOND_PLACE, test.location(), asked.code()));
    }
  }

  private void resolve(Address address, SourceLocation where) {
    if (!subject.index().exists(address)) {
      findings.add(Code.DANGLING_ADDRESS, where, address);
      return;
    }
    if (!subject.reaches(address.pack())) {
      findings.add(Code.BEYOND_PLACE, where, address);
    }
  }

  private void loosening(Rule rule) {
    rule.loosens().forEach(id -> subject.needRule(id, rule.location()));
    boolean higher =
        subject.others().stream()
            .anyMatch(p -> p.ruleIds().stream().anyMatch(rule.loosens()::contains));
    if (higher && rule.permission().filter(this::fromAbove).isEmpty()) {
      findings.add(Code.LOOSENS_WITHOUT_PERMISSION, rule.location(), rule.id());
    }
  }

  /** Whether a document of a wider place, written by somebody else, gives the permission. */
  private boolean fromAbove(Address permission) {
    boolean wider =
        subject.visible().stream()
            .filter(p -> p.id().equals(permission.pack()))
            .anyMatch(
                p -> subject.reaches(p.id()) && p.locality().depth() < pack.locality().depth());
    return wider
        && subject.index().versions(permission).stream()
            .noneMatch(d -> d.issuer().equals(pack.publisher()));
  }

  private void calendar(CalendarYear year) {
    for (LocalDate day : year.rest()) {
      if (day.getYear() != year.year() || year.work().contains(day)) {
        findings.add(Code.CALENDAR_DAY, year.location(), year.year(), day);
      }
    }
    for (LocalDate day : year.work()) {
      if (day.getYear() != year.year() || !DateChecks.weekend(day)) {
        findings.add(Code.CALENDAR_DAY, year.location(), year.year(), day);
      }
    }
  }
}
