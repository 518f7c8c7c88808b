package org.qinqing.trust.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.CalendarYear;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Vocabulary;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.internal.Verifier.Verified;

/**
 * A valid signature is not authority: whether a bundle keeps within what its publisher may say, and
 * leaves alone what wider places have said.
 */
final class AuthorityCheck {
  /** Kinds of documents that only bodies of the whole country issue. */
  private static final Set<String> NATIONAL_KINDS =
      Set.of("law", "party-regulation", "administrative-regulation");

  private static final SourceLocation HEAD = new SourceLocation("pack.yaml", 0);

  private static final SourceLocation FIGURES = new SourceLocation("parameters.yaml", 0);

  private final Pack pack;
  private final PackSnapshot installed;
  private final List<Diagnostic> findings = new ArrayList<>();

  private AuthorityCheck(Pack pack, PackSnapshot installed) {
    this.pack = pack;
    this.installed = installed;
  }

  /** What a signed bundle says beyond the authority of its publisher. */
  static List<Diagnostic> signed(Pack pack, Verified verified, PackSnapshot installed) {
    AuthorityCheck check = new AuthorityCheck(pack, installed);
    check.head(verified);
    Authority authority = verified.signer().authority();
    check.documents(authority);
    check.permissions(authority);
    check.redefinitions();
    return List.copyOf(check.findings);
  }

  /**
   * What an unsigned bundle must leave alone: it speaks for nobody, so it can be asked only not to
   * touch what others said.
   */
  static List<Diagnostic> unsigned(Pack pack, PackSnapshot installed) {
    AuthorityCheck check = new AuthorityCheck(pack, installed);
    check.redefinitions();
    return List.copyOf(check.findings);
  }

  private void add(Code code, SourceLocation where, Object... arguments) {
    findings.add(code.at(pack.id(), where, arguments));
  }

  private void head(Verified verified) {
    Authority authority = verified.signer().authority();
    String publisher = verified.signer().name();
    boolean same =
        verified.content().id().equals(pack.id())
            && verified.content().version().equals(pack.version());
    if (!same) {
      add(
          Code.HEAD_DIFFERS,
          HEAD,
          verified.content().id() + " " + verified.content().version(),
          pack.id() + " " + pack.version());
    }
    if (!authority.speaksAs(pack.id())) {
      add(Code.FOREIGN_ID, HEAD, publisher, pack.id());
    }
    if (!authority.speaksFor(pack.locality())) {
      add(Code.FOREIGN_PLACE, HEAD, publisher, pack.locality().code());
    }
    Optional<Level> level = Level.of(pack.level());
    if (level.isEmpty() || level.get().above(authority.highest())) {
      add(Code.TOO_HIGH, HEAD, publisher, pack.level(), authority.highest().word());
    }
    if (!pack.publisher().equals(publisher)) {
      add(Code.OTHER_PUBLISHER_NAME, HEAD, pack.publisher(), publisher);
    }
  }

  // --- documents and permissions -----------------------------------------------------------------

  private void documents(Authority authority) {
    for (Document document : pack.documents()) {
      if (!authority.carries(document.issuer())) {
        add(Code.FALSE_ISSUER, document.location(), document.issuer(), document.title());
      }
      if (NATIONAL_KINDS.contains(document.kind()) && Level.NATIONAL.above(authority.highest())) {
        add(Code.DOCUMENT_TOO_HIGH, document.location(), document.title(), document.kind());
      }
      for (Address replaced : document.replaces()) {
        if (!replaced.pack().equals(pack.id()) && !authority.replaces(replaced)) {
          add(Code.REPLACES_FOREIGN, document.location(), document.title(), replaced);
        }
      }
      document
          .repealedBy()
          .filter(by -> !by.pack().equals(pack.id()) && !wider(by.pack()))
          .ifPresent(
              by -> add(Code.REPEALED_BY_FOREIGN, document.location(), document.title(), by));
    }
  }

  /** Whether an installed bundle speaks for a place around this one's. */
  private boolean wider(String other) {
    return installed
        .pack(other)
        .filter(
            p ->
                p.locality().depth() < pack.locality().depth()
                    && pack.locality().chain().contains(p.locality()))
        .isPresent();
  }

  /** Nobody permits himself to loosen: neither in this bundle nor in another of his own. */
  private void permissions(Authority authority) {
    for (Rule rule : pack.rules()) {
      rule.permission()
          .filter(permission -> own(permission, authority))
          .ifPresent(
              permission -> add(Code.OWN_PERMISSION, rule.location(), rule.id(), permission));
    }
  }

  private boolean own(Address permission, Authority authority) {
    boolean any = authority.packs().contains(Authority.ANY);
    if (permission.pack().equals(pack.id())
        || (!any && authority.speaksAs(permission.pack()))
        || !wider(permission.pack())) {
      return true;
    }
    Optional<Pack> other = installed.pack(permission.pack());
    boolean sameOffice = other.filter(p -> p.publisher().equals(pack.publisher())).isPresent();
    boolean anyIssuer = authority.issuers().contains(Authority.ANY);
    return sameOffice
        || installed
            .document(permission, LocalDate.MAX)
            .map(d -> !anyIssuer && authority.carries(d.issuer()))
            .orElse(true);
  }

  // --- what wider places have said ---------------------------------------------------------------

  private void redefinitions() {
    List<Pack> around =
        installed.packs().stream()
            .filter(p -> !p.id().equals(pack.id()))
            .filter(p -> pack.locality().chain().contains(p.locality()))
            .filter(p -> p.locality().depth() < pack.locality().depth())
            .toList();
    Vocabulary.redefined(pack, around)
        .forEach(
            word -> add(Code.WORD_REDEFINED, word.entry().location(), word.form(), word.pack()));
    figures(around);
    calendar(around);
  }

  private void figures(List<Pack> around) {
    Map<String, String> known = new HashMap<>();
    around.forEach(p -> p.parameters().forEach(each -> known.putIfAbsent(each.id(), p.id())));
    for (Parameter parameter : pack.parameters()) {
      String before = known.get(parameter.id());
      if (before != null) {
        add(Code.FIGURE_REDEFINED, FIGURES, parameter.id(), before);
      }
    }
  }

  /**
   * The year of the smallest place counts alone, so it must keep the days off and the days worked
   * of the wider one; it may add days off.
   */
  private void calendar(List<Pack> around) {
    for (CalendarYear year : pack.calendar()) {
      for (Pack wider : around) {
        for (CalendarYear before : wider.calendar()) {
          if (!year.keeps(before)) {
            add(Code.CALENDAR_REDEFINED, year.location(), year.year(), wider.id());
          }
        }
      }
    }
  }
}
