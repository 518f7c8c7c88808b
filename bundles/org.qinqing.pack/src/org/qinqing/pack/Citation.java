package org.qinqing.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in a bundle that points at a provision.
 *
 * @param address the provision pointed at
 * @param kind what points
 * @param id its id
 * @param title what a person knows it by; the whole sentence of a rule or question
 * @param location where it is written
 */
public record Citation(
    Address address, Kind kind, String id, String title, SourceLocation location) {
  /** What can point at a provision. */
  public enum Kind {
    RULE,
    PARAMETER,
    QUESTION,
    SCENE,
    TEST,
    CARD,
    CHECKLIST,
    FORM,
    ROUTING,
    PLAN,
    LADDER,
    SAMPLING
  }

  /**
   * Whether it reaches a provision: it names the provision itself, a part of it, or a unit of the
   * same document that the provision is part of. A citation of a document as a whole reaches none
   * of its provisions, for it says nothing of any; one that names a version reaches that version
   * only.
   *
   * @param provision address of a provision, with or without its version
   */
  public boolean reaches(Address provision) {
    boolean sameVersion =
        address.version().isEmpty()
            || provision.version().isEmpty()
            || address.version().equals(provision.version());
    return sameVersion
        && address.anchor().isEmpty() == provision.anchor().isEmpty()
        && (address.contains(provision) || provision.contains(address));
  }

  /** Everything a bundle cites, in the order it is written. */
  public static List<Citation> of(Pack pack) {
    Collector all = new Collector();
    for (Rule rule : pack.rules()) {
      Thing thing = new Thing(Kind.RULE, rule.id(), rule.say(), rule.location());
      all.add(rule.basis(), thing);
      rule.unless().forEach(u -> all.add(u.basis(), thing));
      all.add(rule.permission().stream().toList(), thing);
    }
    SourceLocation figures = new SourceLocation("parameters.yaml", 0);
    for (Parameter parameter : pack.parameters()) {
      Thing thing = new Thing(Kind.PARAMETER, parameter.id(), parameter.label(), figures);
      parameter.values().forEach(v -> all.add(v.basis(), thing));
    }
    for (Question question : pack.questions()) {
      all.add(
          question.basis(),
          new Thing(Kind.QUESTION, question.id(), question.stem(), question.location()));
    }
    for (Scene scene : pack.scenes()) {
      all.add(scene.basis(), new Thing(Kind.SCENE, scene.id(), scene.title(), scene.location()));
    }
    for (PackTest test : pack.tests()) {
      all.add(test.basis(), new Thing(Kind.TEST, test.id(), test.id(), test.location()));
    }
    casework(pack.casework(), all);
    return List.copyOf(all.found);
  }

  private static void casework(Casework casework, Collector all) {
    for (Casework.Card card : casework.cards()) {
      all.add(card.basis(), new Thing(Kind.CARD, card.id(), card.title(), card.location()));
    }
    for (Casework.Checklist list : casework.checklists()) {
      Thing thing = new Thing(Kind.CHECKLIST, list.id(), list.title(), list.location());
      all.add(list.basis(), thing);
      list.items().forEach(item -> all.add(item.basis(), thing));
    }
    for (Casework.Form form : casework.forms()) {
      Thing thing = new Thing(Kind.FORM, form.id(), form.title(), form.location());
      all.add(form.basis(), thing);
      form.sections().stream()
          .flatMap(section -> section.fields().stream())
          .forEach(field -> all.add(field.basis(), thing));
    }
    for (Casework.Routing routing : casework.routings()) {
      Thing thing = new Thing(Kind.ROUTING, routing.id(), routing.title(), routing.location());
      all.add(routing.basis(), thing);
      routing.scope().forEach(scope -> all.add(scope.basis(), thing));
      routing.signers().forEach(signer -> all.add(signer.basis(), thing));
      routing.routes().forEach(route -> all.add(route.basis(), thing));
    }
    for (Casework.Plan plan : casework.plans()) {
      Thing thing = new Thing(Kind.PLAN, plan.id(), plan.title(), plan.location());
      all.add(plan.basis(), thing);
      plan.steps().forEach(step -> all.add(step.basis(), thing));
    }
    for (Casework.Ladder ladder : casework.ladders()) {
      Thing thing = new Thing(Kind.LADDER, ladder.id(), ladder.title(), ladder.location());
      all.add(ladder.basis(), thing);
      ladder.rungs().forEach(rung -> all.add(rung.basis(), thing));
    }
    for (Casework.Sampling sampling : casework.samplings()) {
      all.add(
          sampling.basis(),
          new Thing(Kind.SAMPLING, sampling.id(), sampling.title(), sampling.location()));
    }
  }

  private record Thing(Kind kind, String id, String title, SourceLocation location) {}

  private static final class Collector {
    private final List<Citation> found = new ArrayList<>();

    void add(List<Address> addresses, Thing thing) {
      addresses.forEach(
          address ->
              found.add(new Citation(address, thing.kind, thing.id, thing.title, thing.location)));
    }
  }
}
