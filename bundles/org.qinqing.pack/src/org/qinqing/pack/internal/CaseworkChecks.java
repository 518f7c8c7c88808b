package org.qinqing.pack.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Casework.Field;
import org.qinqing.pack.Casework.FieldType;
import org.qinqing.pack.Condition;
import org.qinqing.pack.OfficeAttribute;
import org.qinqing.pack.Pack;
import org.qinqing.pack.SourceLocation;

/** Whether what casework points at is there, and each kind has the parts it must have. */
final class CaseworkChecks {
  private final Subject subject;
  private final Findings findings;
  private final Set<String> forms = new HashSet<>();

  CaseworkChecks(Subject subject) {
    this.subject = subject;
    this.findings = subject.findings();
    subject.visible().stream()
        .filter(p -> subject.reaches(p.id()))
        .forEach(p -> p.casework().forms().forEach(form -> forms.add(form.id())));
  }

  void run() {
    Casework casework = subject.pack().casework();
    casework.cards().forEach(this::card);
    casework.forms().forEach(this::form);
    casework.routings().forEach(this::routing);
    for (Casework.Plan plan : casework.plans()) {
      for (Casework.PlanStep step : plan.steps()) {
        step.forms().forEach(id -> needForm(id, plan.location()));
        // A template is there to be filled in; anywhere else an open date is a date nobody set.
        if (!step.placeholder().isEmpty() && subject.pack().maturity() != Pack.Maturity.TEMPLATE) {
          findings.add(Code.PLACEHOLDER, plan.location(), step.placeholder());
        }
      }
      new PlanChecks(plan, subject).structure();
    }
  }

  private void card(Casework.Card card) {
    card.rules().forEach(id -> subject.needRule(id, card.location()));
    boolean both = !card.can().isEmpty() && !card.cannot().isEmpty();
    boolean whole =
        switch (card.kind()) {
          case POCKET -> both && !card.how().isEmpty();
          case PAIR -> both;
          case REFERENCE, CONTACT -> true;
        };
    if (!whole) {
      findings.add(Code.CARD_PARTS, card.location(), card.id());
    }
  }

  private void form(Casework.Form form) {
    Map<String, FieldType> types = new HashMap<>();
    form.sections()
        .forEach(s -> s.fields().forEach(field -> types.putIfAbsent(field.id(), field.type())));
    for (Casework.Section section : form.sections()) {
      for (Field field : section.fields()) {
        boolean dated =
            field.before().isEmpty()
                || (field.type() == FieldType.DATE
                    && Optional.ofNullable(types.get(field.before().get()))
                        .filter(type -> type == FieldType.DATE)
                        .isPresent());
        if (!dated || (field.type() == FieldType.CHOICE) == field.options().isEmpty()) {
          findings.add(Code.FORM_FIELD, form.location(), form.id(), field.id());
        }
      }
    }
  }

  private void routing(Casework.Routing routing) {
    SourceLocation where = routing.location();
    needForm(routing.form(), where);
    routing.scope().forEach(row -> condition(row.when(), row.id(), where));
    routing.signers().forEach(row -> condition(row.when(), row.id(), where));
    routing.routes().forEach(row -> condition(row.when(), row.id(), where));
  }

  private void needForm(String id, SourceLocation where) {
    if (!forms.contains(id)) {
      findings.add(Code.UNKNOWN_FORM, where, id);
    }
  }

  private void condition(Condition condition, String row, SourceLocation where) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(part -> condition(part, row, where));
      case Condition.Any any -> any.parts().forEach(part -> condition(part, row, where));
      case Condition.Not not -> condition(not.part(), row, where);
      case Condition.Compare compare -> {
        Optional<OfficeAttribute> attribute = OfficeAttribute.of(compare.fact());
        if (attribute.isEmpty()) {
          findings.add(Code.OFFICE_ATTRIBUTE, where, row, compare.fact());
        } else if (!attribute.get().allows(compare)) {
          findings.add(Code.OFFICE_VALUE, where, row, compare.fact());
        }
      }
    }
  }
}
