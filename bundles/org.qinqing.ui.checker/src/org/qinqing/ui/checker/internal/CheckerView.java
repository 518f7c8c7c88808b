package org.qinqing.ui.checker.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.checker.Checker;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Side;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The room's pages under one head: 问一问, 翻一翻, 请示单, 历史. */
final class CheckerView implements Room.View {
  private static final int ASK = 0;
  private static final int BROWSE = 1;
  private static final int REQUESTS = 2;
  private static final int KEPT = 3;
  private static final List<Side> SIDES = List.of(Side.OFFICIAL, Side.ENTERPRISE);
  private final RoomContext context;
  private final Segments pages;
  private final Segments sides;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final AskPage ask;
  private final BrowsePage browse;
  private final RequestsPage requests;
  private final HistoryPage kept;

  CheckerView(
      Composite parent,
      RoomContext context,
      Words words,
      Checker checker,
      Consultation consultation,
      PackRegistry registry,
      AskDesk desk,
      Services services,
      History history) {
    this.context = context;
    Composite whole = new Composite(parent, SWT.NONE);
    whole.setBackground(context.theme().color(Role.WINDOW_BACKGROUND));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.marginTop = 12;
    layout.verticalSpacing = 10;
    whole.setLayout(layout);

    Composite head = Parts.group(whole, 5);
    ((GridLayout) head.getLayout()).marginWidth = 24;
    Parts.line(head, context.theme(), Type.ROOM, Role.TEXT, words.say("room"));
    pages =
        new Segments(
            head,
            context.theme(),
            List.of(
                words.say("page.ask"),
                words.say("page.browse"),
                words.say("page.requests"),
                words.say("page.history")),
            0);
    pages.onChoice(this::turn);
    Parts.line(head, context.theme(), Type.SECONDARY, Role.TEXT_SECONDARY, "")
        .setLayoutData(Parts.wide());
    Parts.line(head, context.theme(), Type.TEXT, Role.TEXT_SECONDARY, words.say("side"));
    sides =
        new Segments(
            head,
            context.theme(),
            List.of(words.say("side.official"), words.say("side.enterprise")),
            SIDES.indexOf(context.workplace().side()));
    sides.onChoice(index -> context.workplace().side(SIDES.get(index)));

    body = new Composite(whole, SWT.NONE);
    body.setBackground(whole.getBackground());
    body.setLayoutData(Parts.fill());
    body.setLayout(stack);
    ask =
        new AskPage(
            body,
            context,
            words,
            consultation,
            registry,
            desk,
            services,
            history,
            this::toHistory,
            this::keptAnother);
    browse = new BrowsePage(body, context, words, checker, registry, services);
    requests = new RequestsPage(body, context, words, services, desk);
    kept = new HistoryPage(body, context, words, history, this::reopen, ask::showPrivacy);
    turn(ASK);
    ask.refresh();
  }

  private void turn(int page) {
    stack.topControl =
        switch (page) {
          case ASK -> ask.control();
          case BROWSE -> browse.control();
          case REQUESTS -> requests.control();
          default -> kept.control();
        };
    if (page == BROWSE) {
      browse.enter();
    } else if (page == REQUESTS) {
      requests.enter();
    } else if (page == KEPT) {
      kept.enter();
      ask.keep();
    } else {
      ask.showPrivacy();
    }
    body.layout(true, true);
  }

  private void keptAnother() {
    if (pages.chosen() == KEPT) {
      kept.another();
    }
  }

  private void toHistory() {
    pages.choose(KEPT);
  }

  private void reopen(Case one, String id) {
    pages.choose(ASK);
    ask.reopen(one, id);
  }

  @Override
  public void show(Target target) {
    if (target.what().equals("text")) {
      pages.choose(ASK);
      ask.judge(target.value());
    } else if (target.what().equals("topic")) {
      pages.choose(BROWSE);
      browse.topic(target.value());
    }
  }

  @Override
  public Target current() {
    if (pages.chosen() == BROWSE) {
      return new Target(CheckerRoom.ID, "topic", browse.topic());
    }
    String text = ask.text();
    return text.isBlank() ? Target.room(CheckerRoom.ID) : new Target(CheckerRoom.ID, "text", text);
  }

  @Override
  public void refresh() {
    sides.choose(SIDES.indexOf(context.workplace().side()));
    ask.refresh();
    if (pages.chosen() == BROWSE) {
      browse.refresh();
    }
  }

  @Override
  public void focus() {
    switch (pages.chosen()) {
      case ASK -> ask.focus();
      case BROWSE -> browse.control().setFocus();
      case REQUESTS -> requests.control().setFocus();
      default -> kept.control().setFocus();
    }
  }
}
