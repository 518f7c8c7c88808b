package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.FactsModel;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.Words;

/** Adds a condition to what is written, chosen by its Chinese names from the facts model. */
final class Conditions {
  private static final Pattern ITEM = Pattern.compile("(?m)^( *)- ");
  private static final String ALL = "all:";

  private Conditions() {}

  /**
   * The conditions with one more, which must hold too.
   *
   * @param when what is written, may be empty
   * @param line such as {@code act: {eq: receive-card}}
   */
  static String with(String when, String line) {
    String written = when.strip();
    if (written.isEmpty()) {
      return ALL + "\n  - " + line;
    }
    if (written.startsWith(ALL + "\n")) {
      int indent = Integer.MAX_VALUE;
      Matcher items = ITEM.matcher(written);
      while (items.find()) {
        indent = Math.min(indent, items.group(1).length());
      }
      String before = " ".repeat(indent == Integer.MAX_VALUE ? 2 : indent);
      return written + "\n" + before + "- " + line;
    }
    return ALL + "\n  - " + written.replace("\n", "\n    ") + "\n  - " + line;
  }

  /** Drops down the facts and their values; what is chosen is given as a line. */
  static void choose(Control under, Naming naming, Words words, Consumer<String> chosen) {
    FactsModel facts = naming.snapshot().facts();
    DropDown menu = new DropDown(under);
    DropDown acts = menu.group(naming.fact("act"));
    for (FactsModel.Family family : facts.families()) {
      DropDown inner = acts.group(family.label());
      inner.add(words.say("condition.family", family.label()), eq(chosen, "act", family.id()));
      inner.line();
      for (FactsModel.Act act : family.acts()) {
        inner.add(act.label(), eq(chosen, "act", act.id()));
      }
    }
    for (FactsModel.Fact fact : facts.facts()) {
      if (!fact.id().equals("act")) {
        values(menu.group(fact.label()), fact, facts, words, chosen);
      }
    }
    menu.open();
  }

  private static void values(
      DropDown menu, FactsModel.Fact fact, FactsModel facts, Words words, Consumer<String> chosen) {
    switch (fact.type()) {
      case TERM, TERMS -> {
        List<FactsModel.Group> groups =
            facts.groups().stream().filter(group -> group.fact().equals(fact.id())).toList();
        groups.forEach(group -> menu.add(group.label(), in(chosen, fact.id(), group.id())));
        if (!groups.isEmpty()) {
          menu.line();
        }
        fact.values().forEach(term -> menu.add(term.label(), eq(chosen, fact.id(), term.id())));
      }
      case FLAG -> {
        menu.add(words.say("value.true"), eq(chosen, fact.id(), "true"));
        menu.add(words.say("value.false"), eq(chosen, fact.id(), "false"));
      }
      case QUANTITY -> {
        String unit = fact.unit().isEmpty() ? "" : ", unit: " + fact.unit();
        menu.add(
            words.say("condition.least"), () -> chosen.accept(fact.id() + ": {ge: 1" + unit + "}"));
        menu.add(
            words.say("condition.most"), () -> chosen.accept(fact.id() + ": {le: 1" + unit + "}"));
      }
      case DATE -> {
        menu.add(words.say("condition.within"), () -> chosen.accept(fact.id() + ": {within: P1Y}"));
        menu.add(words.say("condition.after"), () -> chosen.accept(fact.id() + ": {after: P1Y}"));
      }
      case PLACE ->
          menu.add(
              words.say("condition.known"), () -> chosen.accept(fact.id() + ": {exists: true}"));
    }
  }

  private static Runnable eq(Consumer<String> chosen, String fact, String value) {
    return () -> chosen.accept(fact + ": {eq: " + value + "}");
  }

  private static Runnable in(Consumer<String> chosen, String fact, String value) {
    return () -> chosen.accept(fact + ": {in: [" + value + "]}");
  }
}
