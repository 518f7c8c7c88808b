package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.library.Library;
import org.qinqing.pack.Citation;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Rule;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What uses a provision: how many of each kind, and a list of them on a click. */
final class UsesPart {
  /** Kinds of things in a bundle under the heading a person looks for them. */
  private static final Map<Citation.Kind, String> GROUPS =
      Map.of(
          Citation.Kind.SCENE, "uses.scenes",
          Citation.Kind.CARD, "uses.cards",
          Citation.Kind.FORM, "uses.forms",
          Citation.Kind.CHECKLIST, "uses.forms",
          Citation.Kind.PARAMETER, "uses.plans",
          Citation.Kind.PLAN, "uses.plans",
          Citation.Kind.ROUTING, "uses.plans",
          Citation.Kind.LADDER, "uses.plans",
          Citation.Kind.SAMPLING, "uses.plans");

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final FactsModel facts;
  private final Runnable reflow;

  UsesPart(RoomContext context, Words words, FactsModel facts, Runnable reflow) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.facts = facts;
    this.reflow = reflow;
  }

  /**
   * Fills a column.
   *
   * @param notes how many notes there are
   * @param toNotes leads to them
   */
  void show(Composite column, Library.Page page, int notes, Runnable toNotes) {
    if (page.rules().isEmpty()
        && page.questions().isEmpty()
        && page.others().isEmpty()
        && notes == 0) {
      Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("uses.none"));
      return;
    }
    Flow cells = new Flow(column);
    GridData wide = Parts.wide();
    wide.widthHint = 100;
    cells.setLayoutData(wide);
    Composite lists = Parts.group(column, 1);
    ((GridLayout) lists.getLayout()).verticalSpacing = 8;
    rules(cells, lists, page.rules());
    CountCell questions =
        new CountCell(cells, theme, page.questions().size(), words.say("uses.questions"));
    questions.onAction(
        () ->
            context.go(
                new Target(
                    "training", "about", page.provision().address().unversioned().toString())));
    Map<String, List<Citation>> groups = new LinkedHashMap<>();
    for (Citation other : page.others()) {
      String group = GROUPS.getOrDefault(other.kind(), "uses.others");
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(other);
    }
    groups.forEach(
        (group, others) -> {
          CountCell cell = new CountCell(cells, theme, others.size(), words.say(group));
          Card card = list(lists, cell);
          others.forEach(
              other ->
                  Parts.text(
                      card,
                      theme,
                      Type.TEXT,
                      Role.TEXT,
                      words.say("uses.other", words.say("uses." + other.kind()), other.title())));
        });
    if (notes > 0) {
      new CountCell(cells, theme, notes, words.say("uses.notes")).onAction(toNotes);
    }
  }

  private void rules(Composite cells, Composite lists, List<Rule> rules) {
    CountCell cell = new CountCell(cells, theme, rules.size(), words.say("uses.rules"));
    if (rules.isEmpty()) {
      return;
    }
    Card card = list(lists, cell);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    ((GridLayout) card.getLayout()).marginWidth = 1;
    ((GridLayout) card.getLayout()).marginHeight = 1;
    boolean first = true;
    for (Rule rule : rules) {
      Row row = new Row(card, theme, rule.say(), topic(rule.topic()), List.of(), !first);
      row.setLayoutData(Parts.wide());
      row.setEnabled(context.has("checker"));
      row.onAction(() -> context.go(new Target("checker", "topic", rule.topic())));
      first = false;
    }
  }

  private String topic(String id) {
    return facts.topics().stream()
        .filter(topic -> topic.id().equals(id))
        .findFirst()
        .map(topic -> words.say("uses.topic", topic.label()))
        .orElse("");
  }

  /** A list below the cells that its cell opens and closes. */
  private Card list(Composite lists, CountCell cell) {
    Card card = new Card(lists, theme, 16);
    GridData data = Parts.wide();
    data.exclude = true;
    card.setLayoutData(data);
    card.setVisible(false);
    cell.onAction(
        () -> {
          data.exclude = !data.exclude;
          card.setVisible(!data.exclude);
          cell.open(!data.exclude);
          reflow.run();
        });
    return card;
  }
}
