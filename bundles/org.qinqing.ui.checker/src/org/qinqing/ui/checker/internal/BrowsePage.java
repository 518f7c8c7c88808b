package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 翻一翻: topics at the left, what one may do, may do after a step, and may not do at the right. */
final class BrowsePage {
  private static final int TOPICS_WIDTH = 228;
  private static final int SIGN = 20;
  private static final List<Verdict> COLUMNS =
      List.of(Verdict.PERMITTED, Verdict.CONDITIONAL, Verdict.PROHIBITED);

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final PackRegistry registry;
  private final Composite whole;
  private final Pane topics;
  private final Pane page;
  private String topic = "";

  /** A rule and the bundle it came from. */
  private record Found(Rule rule, Pack pack) {}

  BrowsePage(Composite parent, RoomContext context, Words words, PackRegistry registry) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.registry = registry;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(parent.getBackground());
    GridLayout columns = new GridLayout(2, false);
    columns.marginWidth = 0;
    columns.marginHeight = 0;
    columns.horizontalSpacing = 0;
    whole.setLayout(columns);
    topics = new Pane(whole, theme, Role.SURFACE, 0);
    ((GridLayout) topics.body().getLayout()).verticalSpacing = 0;
    GridData narrow = new GridData(SWT.FILL, SWT.FILL, false, true);
    narrow.widthHint = TOPICS_WIDTH;
    topics.setLayoutData(narrow);
    page = new Pane(whole, theme, Role.WINDOW_BACKGROUND, 24);
    page.setLayoutData(Parts.fill());
  }

  Control control() {
    return whole;
  }

  String topic() {
    return topic;
  }

  void topic(String value) {
    topic = value;
    refresh();
  }

  void refresh() {
    PackSnapshot snapshot = registry.snapshot();
    List<Found> rules = rules(snapshot);
    List<FactsModel.Topic> all =
        snapshot.facts().topics().stream().filter(t -> count(rules, t.id()) > 0).toList();
    if (all.stream().noneMatch(t -> t.id().equals(topic))) {
      topic = all.isEmpty() ? "" : all.getFirst().id();
    }
    topics.clear();
    for (FactsModel.Topic entry : all) {
      Row row =
          new Row(
              topics.body(),
              theme,
              entry.label(),
              "",
              List.of(Tag.bare(Long.toString(count(rules, entry.id())), Role.TEXT_TERTIARY)),
              false);
      row.setLayoutData(Parts.wide());
      row.selected(entry.id().equals(topic));
      row.onAction(() -> row.getDisplay().asyncExec(() -> topic(entry.id())));
    }
    topics.reflow();
    showTopic(snapshot, rules);
  }

  private static long count(List<Found> rules, String topic) {
    return rules.stream().filter(found -> found.rule.topic().equals(topic)).count();
  }

  private List<Found> rules(PackSnapshot snapshot) {
    List<Found> found = new ArrayList<>();
    for (Pack pack : snapshot.chain(context.workplace().place()).answering()) {
      for (Rule rule : pack.rules()) {
        if (rule.side() == context.workplace().side()
            && rule.effective().covers(context.workplace().asOf())) {
          found.add(new Found(rule, pack));
        }
      }
    }
    return found;
  }

  private void showTopic(PackSnapshot snapshot, List<Found> rules) {
    page.clear();
    Optional<FactsModel.Topic> shown = snapshot.facts().topic(topic);
    if (shown.isEmpty()) {
      Parts.text(page.body(), theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("browse.empty"));
      page.reflow();
      return;
    }
    Composite head = Parts.group(page.body(), 3);
    Parts.line(head, theme, Type.ROOM, Role.TEXT, shown.get().label());
    Parts.text(head, theme, Type.TEXT, Role.TEXT_SECONDARY, shown.get().say());
    if (context.has("training")) {
      FlatButton practise =
          new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("browse.practise"), "train");
      practise.onAction(() -> context.go(new Target("training", "topic", topic)));
    }
    Composite columns = Parts.group(page.body(), COLUMNS.size());
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.horizontalSpacing = 12;
    for (Verdict verdict : COLUMNS) {
      column(
          columns,
          verdict,
          rules.stream()
              .filter(found -> found.rule.topic().equals(topic))
              .filter(found -> found.rule.modality().verdict().kind() == verdict.kind())
              .toList());
    }
    page.reflow();
  }

  private void column(Composite inside, Verdict verdict, List<Found> rules) {
    Card card = new Card(inside, theme, Role.SURFACE, Role.LINE, false, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Composite bar = new Composite(card, SWT.NONE);
    bar.setBackground(theme.color(Role.of(verdict)));
    GridData thin = Parts.wide();
    thin.heightHint = 4;
    bar.setLayoutData(thin);
    Composite head = Parts.group(card, 3);
    ((GridLayout) head.getLayout()).marginWidth = 14;
    ((GridLayout) head.getLayout()).marginHeight = 10;
    new Picture(
        head, theme, words.say("browse." + verdict.name()), SIGN, () -> theme.sign(verdict, SIGN));
    Parts.line(head, theme, Type.HEADING, Role.TEXT, words.say("browse." + verdict.name()))
        .setLayoutData(Parts.wide());
    Parts.line(
        head,
        theme,
        Type.NOTE,
        Role.TEXT_TERTIARY,
        words.say("browse.count", Integer.toString(rules.size())));
    for (Found found : rules) {
      Row row = new Row(card, theme, found.rule.say(), basis(found), tags(found), true);
      row.setLayoutData(Parts.wide());
      row.onAction(
          () ->
              context.go(
                  new Target("library", "address", found.rule.basis().getFirst().toString())));
    }
  }

  private String basis(Found found) {
    Names names = new Names(registry.snapshot(), words);
    return names.citation(found.rule.basis().getFirst(), context.workplace().asOf());
  }

  private static List<Tag> tags(Found found) {
    return found.pack.locality().equals(Locality.NATIONAL)
        ? List.of()
        : List.of(Tag.of(found.pack.place(), Role.LOCAL_MARK));
  }
}
