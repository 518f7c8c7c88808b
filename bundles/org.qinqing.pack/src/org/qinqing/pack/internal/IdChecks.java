package org.qinqing.pack.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Scene;
import org.qinqing.pack.SourceLocation;

/** No id may stand for two things: what points at it would point at either. */
final class IdChecks {
  private final Subject subject;

  IdChecks(Subject subject) {
    this.subject = subject;
  }

  void run() {
    Pack pack = subject.pack();
    Map<String, String> known = new HashMap<>();
    for (Pack other : subject.others()) {
      // Not by its rules: a thousand others need not be read for their ids.
      other.ruleIds().forEach(id -> known.putIfAbsent(id, other.id()));
      besides(other, (id, where) -> known.putIfAbsent(id, other.id() + " " + where));
    }
    named(pack, (id, where) -> unique(known, id, where));
    Map<String, String> figures = new HashMap<>();
    SourceLocation where = new SourceLocation("parameters.yaml", 0);
    pack.parameters().forEach(p -> unique(figures, p.id(), where));
    pack.calendar().forEach(y -> unique(figures, String.valueOf(y.year()), y.location()));
    Map<String, String> documents = new HashMap<>();
    pack.documents().forEach(d -> unique(documents, d.address().toString(), d.location()));
    model(pack.facts());
    pack.scenes().forEach(this::scene);
    casework(pack.casework());
  }

  /** Everything that has an id of its own among all bundles. */
  private static void named(Pack pack, BiConsumer<String, SourceLocation> each) {
    pack.rules().forEach(r -> each.accept(r.id(), r.location()));
    besides(pack, each);
  }

  private static void besides(Pack pack, BiConsumer<String, SourceLocation> each) {
    pack.questions().forEach(q -> each.accept(q.id(), q.location()));
    pack.scenes().forEach(s -> each.accept(s.id(), s.location()));
    pack.tests().forEach(t -> each.accept(t.id(), t.location()));
    Casework casework = pack.casework();
    casework.cards().forEach(c -> each.accept(c.id(), c.location()));
    casework.checklists().forEach(l -> each.accept(l.id(), l.location()));
    casework.forms().forEach(f -> each.accept(f.id(), f.location()));
    casework.routings().forEach(r -> each.accept(r.id(), r.location()));
    casework.plans().forEach(p -> each.accept(p.id(), p.location()));
    casework.ladders().forEach(l -> each.accept(l.id(), l.location()));
    casework.samplings().forEach(s -> each.accept(s.id(), s.location()));
  }

  private void model(FactsModel facts) {
    SourceLocation where = new SourceLocation("facts.yaml", 0);
    Map<String, String> names = new HashMap<>();
    facts.facts().forEach(f -> unique(names, "fact " + f.id(), where));
    facts.topics().forEach(t -> unique(names, "topic " + t.id(), where));
    facts.groups().forEach(g -> unique(names, "group " + g.fact() + " " + g.id(), where));
    for (FactsModel.Family family : facts.families()) {
      unique(names, "act " + family.id(), where);
      family.acts().forEach(a -> unique(names, "act " + a.id(), where));
    }
  }

  private void scene(Scene scene) {
    parts(scene.steps().stream().map(Scene.Step::id).toList(), scene.id(), scene.location());
  }

  private void casework(Casework casework) {
    for (Casework.Checklist list : casework.checklists()) {
      parts(list.items().stream().map(Casework.CheckItem::id).toList(), list.id(), list.location());
    }
    for (Casework.Form form : casework.forms()) {
      parts(
          form.sections().stream().map(Casework.Section::id).toList(), form.id(), form.location());
      parts(
          form.sections().stream()
              .flatMap(section -> section.fields().stream())
              .map(Casework.Field::id)
              .toList(),
          form.id(),
          form.location());
    }
    for (Casework.Routing routing : casework.routings()) {
      String id = routing.id();
      SourceLocation where = routing.location();
      parts(routing.scope().stream().map(Casework.Scope::id).toList(), id, where);
      parts(routing.signers().stream().map(Casework.Signer::id).toList(), id, where);
      parts(routing.routes().stream().map(Casework.Route::id).toList(), id, where);
    }
    for (Casework.Plan plan : casework.plans()) {
      parts(plan.steps().stream().map(Casework.PlanStep::id).toList(), plan.id(), plan.location());
    }
    for (Casework.Ladder ladder : casework.ladders()) {
      parts(
          ladder.rungs().stream().map(Casework.Rung::id).toList(), ladder.id(), ladder.location());
    }
  }

  /** Ids that need be unique within one thing only. */
  private void parts(List<String> ids, String owner, SourceLocation where) {
    Map<String, String> seen = new HashMap<>();
    ids.forEach(id -> unique(seen, owner + " " + id, where));
  }

  private void unique(Map<String, String> seen, String id, SourceLocation where) {
    String before = seen.putIfAbsent(id, where.toString());
    if (before != null) {
      subject.findings().add(Code.DUPLICATE_ID, where, id, before);
    }
  }
}
