package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The room's pages under one head: 已装, and 编写 and 对照 as long as their services are there. */
final class PacksView implements Room.View {
  private enum Page {
    INSTALLED,
    AUTHOR,
    COMPARE
  }

  private final RoomContext context;
  private final PackRegistry registry;
  private final PackInstaller installer;
  private final Services services;
  private final Desk desk;
  private final Words words;
  private final Composite whole;
  private final Composite tabs;
  private final Composite side;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final InstalledPage installed;
  private final List<Page> pages = new ArrayList<>();
  private @Nullable AuthorPage author;
  private @Nullable ComparePage compare;
  private Page shown = Page.INSTALLED;

  PacksView(
      Composite parent,
      RoomContext context,
      PackInstaller installer,
      PackRegistry registry,
      Services services,
      Desk desk,
      Words words) {
    this.context = context;
    this.registry = registry;
    this.installer = installer;
    this.services = services;
    this.desk = desk;
    this.words = words;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(context.theme().color(Role.WINDOW_BACKGROUND));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.marginTop = 12;
    layout.verticalSpacing = 10;
    whole.setLayout(layout);
    Composite head = Parts.group(whole, 3);
    ((GridLayout) head.getLayout()).marginWidth = 24;
    ((GridLayout) head.getLayout()).horizontalSpacing = 16;
    Parts.line(head, context.theme(), Type.ROOM, Role.TEXT, words.say("label"));
    tabs = Parts.group(head, 1);
    tabs.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    side = Parts.group(head, 2);
    ((GridLayout) side.getLayout()).horizontalSpacing = 16;
    body = new Composite(whole, SWT.NONE);
    body.setBackground(whole.getBackground());
    body.setLayoutData(Parts.fill());
    body.setLayout(stack);
    installed = new InstalledPage(body, side, context, installer, registry, words);
    Display display = whole.getDisplay();
    Runnable deaf =
        services.onChange(
            () -> {
              if (!display.isDisposed()) {
                display.asyncExec(
                    () -> {
                      if (!whole.isDisposed()) {
                        servicesChanged();
                      }
                    });
              }
            });
    whole.addListener(SWT.Dispose, event -> deaf.run());
    servicesChanged();
  }

  private void servicesChanged() {
    List<Page> now = new ArrayList<>(List.of(Page.INSTALLED));
    if (services.authoring().isPresent()) {
      now.add(Page.AUTHOR);
    } else if (author != null) {
      author.control().dispose();
      author = null;
    }
    if (services.comparison().isPresent()) {
      now.add(Page.COMPARE);
    } else if (compare != null) {
      compare.control().dispose();
      compare = null;
    }
    if (author != null) {
      author.servicesChanged();
    }
    if (now.equals(pages)) {
      return;
    }
    pages.clear();
    pages.addAll(now);
    for (Control child : tabs.getChildren()) {
      child.dispose();
    }
    if (!pages.contains(shown)) {
      shown = Page.INSTALLED;
    }
    if (pages.size() > 1) {
      Segments segments =
          new Segments(
              tabs,
              context.theme(),
              pages.stream().map(page -> words.say("page." + page.name())).toList(),
              pages.indexOf(shown));
      segments.onChoice(index -> turn(pages.get(index)));
    }
    turn(shown);
    whole.layout(true, true);
  }

  /** Turns to a page as a click on its name would. */
  private void open(Page page) {
    for (Control child : tabs.getChildren()) {
      if (child instanceof Segments segments) {
        segments.choose(pages.indexOf(page));
      }
    }
    turn(page);
  }

  private void turn(Page page) {
    if (!pages.contains(page)) {
      return;
    }
    shown = page;
    side.setVisible(page == Page.INSTALLED);
    stack.topControl =
        switch (page) {
          case INSTALLED -> installed.control();
          case AUTHOR -> author().control();
          case COMPARE -> compare().control();
        };
    if (page == Page.COMPARE) {
      compare().refresh();
    }
    body.layout(true, true);
  }

  private AuthorPage author() {
    AuthorPage page = author;
    if (page == null) {
      page = new AuthorPage(body, context, services, desk, installer, registry, words);
      author = page;
    }
    return page;
  }

  private ComparePage compare() {
    ComparePage page = compare;
    if (page == null) {
      page = new ComparePage(body, context, services, registry, words);
      compare = page;
    }
    return page;
  }

  @Override
  public void show(Target target) {
    switch (target.what()) {
      case "install" -> {
        open(Page.INSTALLED);
        later(installed::askFile);
      }
      case "author" -> {
        open(Page.AUTHOR);
        if (pages.contains(Page.AUTHOR) && !target.value().isEmpty()) {
          author().open(Path.of(target.value()));
        }
      }
      case "compare" -> {
        open(Page.COMPARE);
        if (pages.contains(Page.COMPARE)) {
          registry.snapshot().locality(target.value()).ifPresent(compare()::place);
        }
      }
      default -> open(Page.INSTALLED);
    }
  }

  private void later(Runnable work) {
    whole
        .getDisplay()
        .asyncExec(
            () -> {
              if (!whole.isDisposed()) {
                work.run();
              }
            });
  }

  @Override
  public Target current() {
    return switch (shown) {
      case INSTALLED -> Target.room(PacksRoom.ID);
      case AUTHOR ->
          new Target(
              PacksRoom.ID,
              "author",
              desk.draft().map(draft -> draft.folder().toString()).orElse(""));
      case COMPARE -> new Target(PacksRoom.ID, "compare", compare().place().code());
    };
  }

  @Override
  public void refresh() {
    installed.refresh();
    if (author != null) {
      author.refresh();
    }
    if (shown == Page.COMPARE) {
      compare().refresh();
    }
  }

  @Override
  public void focus() {
    switch (shown) {
      case INSTALLED -> installed.focus();
      case AUTHOR -> author().focus();
      case COMPARE -> compare().focus();
    }
  }
}
