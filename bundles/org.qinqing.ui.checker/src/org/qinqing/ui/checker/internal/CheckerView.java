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

/** The room's two pages under one head: 问一问 and 翻一翻. */
final class CheckerView implements Room.View {
  private static final List<Side> SIDES = List.of(Side.OFFICIAL, Side.ENTERPRISE);
  private final RoomContext context;
  private final Segments pages;
  private final Segments sides;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final AskPage ask;
  private final BrowsePage browse;

  CheckerView(
      Composite parent, RoomContext context, Words words, Checker checker, PackRegistry registry) {
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
            head, context.theme(), List.of(words.say("page.ask"), words.say("page.browse")), 0);
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
    ask = new AskPage(body, context, words, checker, registry);
    browse = new BrowsePage(body, context, words, registry);
    turn(0);
  }

  private void turn(int page) {
    stack.topControl = page == 0 ? ask.control() : browse.control();
    if (page == 1) {
      browse.refresh();
    }
    body.layout(true, true);
  }

  @Override
  public void show(Target target) {
    if (target.what().equals("text")) {
      pages.choose(0);
      ask.judge(target.value());
    } else if (target.what().equals("topic")) {
      pages.choose(1);
      browse.topic(target.value());
    }
  }

  @Override
  public Target current() {
    if (pages.chosen() == 1) {
      return new Target(CheckerRoom.ID, "topic", browse.topic());
    }
    String text = ask.text();
    return text.isBlank() ? Target.room(CheckerRoom.ID) : new Target(CheckerRoom.ID, "text", text);
  }

  @Override
  public void refresh() {
    sides.choose(SIDES.indexOf(context.workplace().side()));
    ask.refresh();
    if (pages.chosen() == 1) {
      browse.refresh();
    }
  }

  @Override
  public void focus() {
    if (pages.chosen() == 0) {
      ask.focus();
    } else {
      browse.control().setFocus();
    }
  }
}
