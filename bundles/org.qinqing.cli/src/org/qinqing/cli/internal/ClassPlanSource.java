package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanTemplate;
import org.qinqing.classroom.plan.PlanWish;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import tools.jackson.databind.node.ArrayNode;

/** Where a plan comes from, and what is said about it. */
final class ClassPlanSource {
  private final Terminal terminal;
  private final ClassPlans plans;
  private final PackRegistry registry;

  ClassPlanSource(Terminal terminal, ClassPlans plans, PackRegistry registry) {
    this.terminal = terminal;
    this.plans = plans;
    this.registry = registry;
  }

  /**
   * A kept plan by its id, else one in a file.
   *
   * @return empty when the file is no plan; then its findings were told
   * @throws WrongUse when there is neither
   */
  Optional<ClassPlan> named(String name) throws IOException {
    Optional<ClassPlan> kept = plans.kept(name);
    return kept.isPresent() ? kept : read(name);
  }

  /**
   * The plan in a file.
   *
   * @return empty when it is none; then its findings were told
   * @throws WrongUse when there is no such file
   */
  Optional<ClassPlan> read(String name) throws IOException {
    Path file;
    try {
      file = Path.of(name);
    } catch (InvalidPathException e) {
      throw new WrongUse(terminal.say("class.noPlan", name));
    }
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("class.noPlan", name));
    }
    ClassPlans.Read read = plans.read(file);
    tell(read.findings());
    return read.plan();
  }

  /**
   * A plan made from a template.
   *
   * @throws WrongUse when there is no such template, place, role or topic
   */
  ClassPlans.Drafted drafted(ClassPlanOptions options) {
    PackSnapshot snapshot = registry.snapshot();
    Arguments arguments = new Arguments(terminal);
    List<String> templates = plans.templates().stream().map(PlanTemplate::id).toList();
    if (!templates.contains(options.template)) {
      throw new WrongUse(
          terminal.say("class.noTemplate", options.template, String.join("、", templates)));
    }
    for (String topic : options.topics) {
      if (snapshot.facts().topic(topic).isEmpty()) {
        throw new WrongUse(terminal.say("error.topic", topic));
      }
    }
    return plans.draft(
        new PlanWish(
            options.template,
            options.title,
            arguments.locality(options.locality, snapshot),
            arguments.side(options.role),
            Set.copyOf(options.topics),
            arguments.day(options.asOf),
            options.seed));
  }

  /** Puts findings on standard error. */
  void tell(List<PlanFinding> findings) {
    for (PlanFinding finding : findings) {
      terminal
          .err()
          .println(
              terminal.say("severity." + finding.code().severity()) + "  " + finding.message());
    }
  }

  static ArrayNode describe(List<PlanFinding> findings) {
    ArrayNode array = Json.array();
    for (PlanFinding finding : findings) {
      array.add(
          Json.object()
              .put("severity", finding.code().severity().name())
              .put("code", finding.code().name())
              .put("part", finding.part())
              .put("subject", finding.subject())
              .put("message", finding.message()));
    }
    return array;
  }
}
