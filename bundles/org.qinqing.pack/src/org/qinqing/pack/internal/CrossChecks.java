package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;

/**
 * The checks of one bundle that need several of its files, or the other bundles. {@link
 * #structure()} holds what makes a bundle unusable whatever the day; the registry insists on it
 * too.
 */
final class CrossChecks {
  private static final String NATIONAL = "cn";
  private static final double SIMILAR = 0.85;

  private final Pack pack;
  private final List<Pack> visible;
  private final AddressIndex index;
  private final Findings findings;
  private final LocalDate today;

  CrossChecks(Pack pack, PackSnapshot others, Findings findings, LocalDate today) {
    this.pack = pack;
    this.findings = findings;
    this.today = today;
    this.visible = new ArrayList<>();
    visible.add(pack);
    others.packs().stream().filter(p -> !p.id().equals(pack.id())).forEach(visible::add);
    this.index = new AddressIndex(visible);
  }

  /** Ids, addresses, names, permissions, place. */
  void structure() {
    place();
    ids();
    Optional<FactNames> names = names();
    names.ifPresent(this::facts);
    for (Rule rule : pack.rules()) {
      rule.basis().forEach(address -> resolve(address, rule.location()));
      rule.unless().forEach(u -> u.basis().forEach(address -> resolve(address, rule.location())));
      loosening(rule);
    }
    for (Document document : pack.documents()) {
      for (Document.Provision provision : document.provisions()) {
        for (Address earlier : provision.continues()) {
          // An earlier version need not be carried; when it is, the link must hold.
          if (!index.versions(earlier).isEmpty() && !index.exists(earlier)) {
            findings.add(Code.DANGLING_ADDRESS, provision.location(), earlier);
          }
        }
      }
    }
    SourceLocation figures = new SourceLocation("parameters.yaml", 0);
    for (Parameter parameter : pack.parameters()) {
      parameter.values().forEach(v -> v.basis().forEach(address -> resolve(address, figures)));
    }
    for (Question question : pack.questions()) {
      question.basis().forEach(address -> resolve(address, question.location()));
      question.rule().ifPresent(id -> rule(id, question.location()));
      answers(question);
    }
    for (PackTest test : pack.tests()) {
      test.basis().forEach(address -> resolve(address, test.location()));
      test.rule().ifPresent(id -> rule(id, test.location()));
    }
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

  private boolean reaches(Pack other) {
    return other.id().equals(pack.id()) || pack.locality().chain().contains(other.locality());
  }

  private void resolve(Address address, SourceLocation where) {
    if (!index.exists(address)) {
      findings.add(Code.DANGLING_ADDRESS, where, address);
      return;
    }
    boolean reached =
        visible.stream().filter(p -> p.id().equals(address.pack())).anyMatch(this::reaches);
    if (!reached) {
      findings.add(Code.BEYOND_PLACE, where, address);
    }
  }

  private void rule(String id, SourceLocation where) {
    if (visible.stream().flatMap(p -> p.rules().stream()).noneMatch(r -> r.id().equals(id))) {
      findings.add(Code.UNKNOWN_RULE, where, id);
    }
  }

  private void ids() {
    Map<String, String> rules = new HashMap<>();
    Map<String, String> questions = new HashMap<>();
    for (Pack other : visible.subList(1, visible.size())) {
      other.rules().forEach(r -> rules.put(r.id(), other.id() + " " + r.location()));
      other.questions().forEach(q -> questions.put(q.id(), other.id() + " " + q.location()));
    }
    pack.rules().forEach(r -> unique(rules, r.id(), r.location()));
    pack.questions().forEach(q -> unique(questions, q.id(), q.location()));
    Map<String, String> tests = new HashMap<>();
    pack.tests().forEach(t -> unique(tests, t.id(), t.location()));
    Map<String, String> figures = new HashMap<>();
    SourceLocation where = new SourceLocation("parameters.yaml", 0);
    pack.parameters().forEach(p -> unique(figures, p.id(), where));
    Map<String, String> documents = new HashMap<>();
    pack.documents().forEach(d -> unique(documents, d.address().toString(), d.location()));
    SourceLocation model = new SourceLocation("facts.yaml", 0);
    FactsModel facts = pack.facts();
    Map<String, String> names = new HashMap<>();
    facts.facts().forEach(f -> unique(names, "fact " + f.id(), model));
    facts.topics().forEach(t -> unique(names, "topic " + t.id(), model));
    facts.groups().forEach(g -> unique(names, "group " + g.fact() + " " + g.id(), model));
    for (FactsModel.Family family : facts.families()) {
      unique(names, "act " + family.id(), model);
      family.acts().forEach(a -> unique(names, "act " + a.id(), model));
    }
  }

  private void unique(Map<String, String> seen, String id, SourceLocation where) {
    String before = seen.putIfAbsent(id, where.toString());
    if (before != null) {
      findings.add(Code.DUPLICATE_ID, where, id, before);
    }
  }

  private Optional<FactNames> names() {
    Optional<FactsModel> model =
        visible.stream().filter(p -> p.id().equals(NATIONAL)).map(Pack::facts).findFirst();
    if (model.isEmpty()) {
      findings.add(Code.NATIONAL_MISSING, SourceLocation.WHOLE, pack.id());
      return Optional.empty();
    }
    Set<String> parameters = new HashSet<>();
    visible.stream()
        .filter(this::reaches)
        .forEach(p -> p.parameters().forEach(parameter -> parameters.add(parameter.id())));
    return Optional.of(new FactNames(model.get(), parameters));
  }

  private void facts(FactNames names) {
    for (Rule rule : pack.rules()) {
      SourceLocation where = rule.location();
      names.topic(rule.topic(), where, findings);
      names.condition(rule.when(), where, findings);
      rule.omitted().ifPresent(c -> names.condition(c, where, findings));
      rule.unless().forEach(u -> names.condition(u.when(), where, findings));
    }
    for (Question question : pack.questions()) {
      names.topic(question.topic(), question.location(), findings);
    }
    for (PackTest test : pack.tests()) {
      SourceLocation where = test.location();
      test.missing().ifPresent(fact -> names.fact(fact, where, findings));
      test.facts().forEach((fact, content) -> names.content(fact, content, where, findings));
      if (test.given() instanceof PackTest.Given.Facts given) {
        given
            .events()
            .forEach(
                e -> e.forEach((fact, content) -> names.content(fact, content, where, findings)));
      }
    }
    for (VocabularyEntry entry : pack.vocabulary()) {
      SourceLocation where = entry.location();
      entry.set().forEach((fact, values) -> values.forEach(v -> word(names, fact, v, where)));
      entry.acts().values().forEach(act -> names.value("act", act, where, findings));
    }
    model(names);
  }

  /**
   * A word may set a number too (一条 → 1); whether it fits the fact is for the reader of situations.
   */
  private void word(FactNames names, String fact, String value, SourceLocation where) {
    if (value.matches("-?\\d+(?:\\.\\d+)?(?: [A-Za-z]+)?")) {
      names.fact(fact, where, findings);
    } else {
      names.value(fact, value, where, findings);
    }
  }

  private void model(FactNames names) {
    SourceLocation where = new SourceLocation("facts.yaml", 0);
    FactsModel model = pack.facts();
    model.facts().forEach(f -> f.topics().forEach(t -> names.topic(t, where, findings)));
    model.groups().forEach(g -> g.values().forEach(v -> names.value(g.fact(), v, where, findings)));
    for (FactsModel.Family family : model.families()) {
      family.acts().forEach(a -> a.mirror().ifPresent(m -> names.value("act", m, where, findings)));
    }
    List<FactsModel.Inference> inferences = new ArrayList<>(model.derivations());
    inferences.addAll(model.presumptions());
    for (FactsModel.Inference inference : inferences) {
      names.condition(inference.when(), where, findings);
      for (FactsModel.Assignment set : inference.set()) {
        // "unknown" takes a default away, so that the fact may be asked.
        if (set.value().equals("unknown")) {
          names.fact(set.fact(), where, findings);
        } else {
          names.value(set.fact(), set.value(), where, findings);
        }
      }
    }
  }

  private void loosening(Rule rule) {
    rule.loosens().forEach(id -> rule(id, rule.location()));
    boolean higher =
        visible.subList(1, visible.size()).stream()
            .anyMatch(p -> p.rules().stream().anyMatch(r -> rule.loosens().contains(r.id())));
    rule.permission().ifPresent(address -> resolve(address, rule.location()));
    if (higher && rule.permission().filter(this::fromAbove).isEmpty()) {
      findings.add(Code.LOOSENS_WITHOUT_PERMISSION, rule.location(), rule.id());
    }
  }

  /** Whether a document of a wider place, written by somebody else, gives the permission. */
  private boolean fromAbove(Address permission) {
    boolean wider =
        visible.stream()
            .filter(p -> p.id().equals(permission.pack()))
            .anyMatch(p -> reaches(p) && p.locality().depth() < pack.locality().depth());
    return wider
        && index.versions(permission).stream().noneMatch(d -> d.issuer().equals(pack.publisher()));
  }

  private void answers(Question question) {
    long right = question.options().stream().filter(Question.Option::right).count();
    long keys = question.options().stream().map(Question.Option::key).distinct().count();
    boolean counted = question.kind() == Question.Kind.MULTIPLE ? right >= 1 : right == 1;
    if (!counted || keys != question.options().size()) {
      findings.add(Code.QUESTION_RIGHT, question.location(), question.id());
    }
  }

  /** What depends on the day: basis out of force, review overdue. */
  void dates() {
    for (Rule rule : pack.rules()) {
      inForce(rule);
    }
    if (pack.review().overdue(today)) {
      findings.add(
          Code.REVIEW_OVERDUE,
          new SourceLocation("pack.yaml", 0),
          pack.review().on().plus(pack.review().every()));
    }
  }

  private void inForce(Rule rule) {
    LocalDate last = rule.effective().until().orElse(today);
    LocalDate first = rule.effective().from().filter(f -> f.isAfter(last)).orElse(last);
    boolean started =
        rule.effective().from().isEmpty()
            || rule.basis().stream().anyMatch(a -> force(a, rule.effective().from().get()));
    if (!started) {
      findings.add(Code.BASIS_NOT_IN_FORCE, rule.location(), rule.id(), rule.basis().get(0));
      return;
    }
    for (Address address : rule.basis()) {
      List<Document> versions = index.versions(address);
      if (versions.isEmpty() || force(address, first)) {
        continue;
      }
      boolean replaced =
          versions.stream().anyMatch(d -> d.repealedBy().isPresent())
              || (address.version().isPresent() && force(address.unversioned(), first));
      findings.add(
          replaced ? Code.BASIS_SUPERSEDED : Code.BASIS_NOT_IN_FORCE,
          rule.location(),
          replaced ? address : rule.id(),
          address);
    }
  }

  private boolean force(Address address, LocalDate day) {
    return index.versions(address).stream()
        .anyMatch(d -> d.status(day) == Document.Status.IN_FORCE);
  }

  /** What is worth a look. */
  void advice() {
    Set<String> tested = new HashSet<>();
    pack.tests().forEach(t -> t.rule().ifPresent(tested::add));
    Set<String> used = new HashSet<>();
    for (Rule rule : pack.rules()) {
      List<Address> addresses = new ArrayList<>(rule.basis());
      rule.unless().forEach(u -> addresses.addAll(u.basis()));
      rule.permission().ifPresent(addresses::add);
      addresses.forEach(a -> used.add(a.unversioned().toString()));
      if (!tested.contains(rule.id())) {
        findings.add(Code.RULE_UNTESTED, rule.location(), rule.id());
      }
      if (rule.basis().stream().noneMatch(a -> a.pack().equals(pack.id()))) {
        findings.add(Code.FOREIGN_BASIS_ONLY, rule.location(), rule.id());
      }
    }
    pack.parameters()
        .forEach(
            p ->
                p.values()
                    .forEach(v -> v.basis().forEach(a -> used.add(a.unversioned().toString()))));
    for (Document document : pack.documents()) {
      for (Document.Provision provision : document.provisions()) {
        provision(provision, used);
      }
    }
    similar();
  }

  private void provision(Document.Provision provision, Set<String> used) {
    String address = provision.address().unversioned().toString();
    boolean wholeOrPart =
        used.stream().anyMatch(u -> u.equals(address) || u.startsWith(address + "/"));
    boolean within =
        provision.address().unversioned().parent().stream()
            .anyMatch(parent -> coveredBy(parent, used));
    if (!wholeOrPart && !within && !provision.text().isEmpty()) {
      findings.add(Code.PROVISION_UNUSED, provision.location(), address);
    }
    int declared = provision.declared().orElse(0);
    int itemised = provision.itemised().orElse(0);
    if (declared != itemised) {
      findings.add(Code.DECLARED_NOT_ITEMISED, provision.location(), address, declared, itemised);
    }
  }

  private static boolean coveredBy(Address address, Set<String> used) {
    return used.contains(address.toString())
        || address.parent().filter(parent -> coveredBy(parent, used)).isPresent();
  }

  private void similar() {
    List<Question> questions = pack.questions();
    List<Set<String>> pairs = questions.stream().map(q -> bigrams(q.stem())).toList();
    for (int i = 0; i < questions.size(); i++) {
      for (int j = i + 1; j < questions.size(); j++) {
        if (alike(pairs.get(i), pairs.get(j))) {
          findings.add(
              Code.SIMILAR_QUESTIONS,
              questions.get(j).location(),
              questions.get(j).id(),
              questions.get(i).id());
        }
      }
    }
  }

  private static Set<String> bigrams(String text) {
    String plain = text.replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]", "");
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= plain.length(); i++) {
      pairs.add(plain.substring(i, i + 2));
    }
    return pairs;
  }

  private static boolean alike(Set<String> one, Set<String> other) {
    int small = Math.min(one.size(), other.size());
    int large = Math.max(one.size(), other.size());
    if (large == 0 || small < SIMILAR * large) {
      return false;
    }
    long common = one.stream().filter(other::contains).count();
    return common >= SIMILAR * (one.size() + other.size() - common);
  }
}
