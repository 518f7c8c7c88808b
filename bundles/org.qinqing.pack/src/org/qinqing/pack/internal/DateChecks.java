package org.qinqing.pack.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;

/** What depends on the day: basis out of force, review overdue. */
final class DateChecks {
  private final Subject subject;
  private final Pack pack;

  DateChecks(Subject subject) {
    this.subject = subject;
    this.pack = subject.pack();
  }

  void run() {
    pack.rules().forEach(this::rule);
    citations();
    if (pack.review().overdue(subject.today())) {
      subject
          .findings()
          .add(
              Code.REVIEW_OVERDUE,
              new SourceLocation("pack.yaml", 0),
              pack.review().on().plus(pack.review().every()));
    }
  }

  /** Whether a day is a Saturday or Sunday. */
  static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** A rule must stand on something in force on its days; elsewhere an old basis is a remark. */
  private void rule(Rule rule) {
    LocalDate last = rule.effective().until().orElse(subject.today());
    LocalDate first = rule.effective().from().filter(f -> f.isAfter(last)).orElse(last);
    boolean started =
        rule.effective().from().isEmpty()
            || rule.basis().stream()
                .anyMatch(a -> subject.inForce(a, rule.effective().from().get()));
    if (!started) {
      subject
          .findings()
          .add(Code.BASIS_NOT_IN_FORCE, rule.location(), rule.id(), rule.basis().get(0));
      return;
    }
    for (Address address : rule.basis()) {
      if (subject.index().versions(address).isEmpty() || subject.inForce(address, first)) {
        continue;
      }
      if (superseded(address, first)) {
        subject.findings().add(Code.BASIS_SUPERSEDED, rule.location(), address);
      } else {
        subject.findings().add(Code.BASIS_NOT_IN_FORCE, rule.location(), rule.id(), address);
      }
    }
    List<Address> further = new ArrayList<>(rule.permission().stream().toList());
    rule.unless().forEach(u -> further.addAll(u.basis()));
    for (Address address : further) {
      if (!subject.inForce(address, first) && past(address, first)) {
        subject.findings().add(Code.BASIS_SUPERSEDED, rule.location(), address);
      }
    }
  }

  private boolean superseded(Address address, LocalDate day) {
    List<Document> versions = subject.index().versions(address);
    return versions.stream().anyMatch(d -> d.repealedBy().isPresent())
        || (address.version().isPresent() && subject.inForce(address.unversioned(), day));
  }

  private void citations() {
    Set<String> figures = new HashSet<>();
    for (Parameter parameter : pack.parameters()) {
      // The figures of earlier years stand on the documents of their years.
      parameter
          .on(subject.today())
          .ifPresent(v -> v.basis().forEach(a -> figures.add(parameter.id() + " " + a)));
    }
    for (Citation citation : Citation.of(pack)) {
      Address address = citation.address();
      LocalDate day = subject.today();
      boolean meant =
          switch (citation.kind()) {
            // Rules were looked at with their days, and a test names what its rule stands on.
            case RULE, TEST -> false;
            case PARAMETER -> figures.contains(citation.id() + " " + address);
            default -> true;
          };
      if (meant && !subject.inForce(address, day) && past(address, day)) {
        subject.findings().add(Code.BASIS_SUPERSEDED, citation.location(), address);
      }
    }
  }

  /** Whether something the address can mean was in force before; what is still to come was not. */
  private boolean past(Address address, LocalDate day) {
    return subject.index().holding(address).stream().anyMatch(d -> !d.effective().isAfter(day));
  }
}
