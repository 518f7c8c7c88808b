package org.qinqing.ui.checker.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.qinqing.store.Vault;
import org.qinqing.store.VaultException;
import org.qinqing.store.VaultItem;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 历史: making, opening and locking the vault, and what lies in it. */
final class HistoryPage {
  private static final int WIDEST = 880;
  private static final int FORM = 420;
  private static final int SHORTEST = 8;
  private static final char DOT = '•';
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Theme theme;
  private final Words words;
  private final History history;
  private final BiConsumer<Case, String> reopen;
  private final Runnable changed;
  private final Pane pane;
  private final Background reading;
  private final Background working;
  private boolean changing;
  private String problem = "";

  /** What is done with the vault, off the UI thread. */
  private interface Work {
    void with(Vault vault) throws IOException;
  }

  /** What the page shows of the vault at one moment. */
  private record Seen(Vault.State state, List<VaultItem> items) {}

  HistoryPage(
      Composite parent,
      RoomContext context,
      Words words,
      History history,
      BiConsumer<Case, String> reopen,
      Runnable changed) {
    this.theme = context.theme();
    this.words = words;
    this.history = history;
    this.reopen = reopen;
    this.changed = changed;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    reading = new Background(pane);
    working = new Background(pane);
  }

  Control control() {
    return pane;
  }

  /** Shows the page as a person finds it who comes to it. */
  void enter() {
    problem = "";
    changing = false;
    refresh();
  }

  /** Another situation was kept. What a person is writing in a form is not taken away for it. */
  void another() {
    if (!changing) {
      refresh();
    }
  }

  private void refresh() {
    Optional<Vault> vault = history.vault();
    if (vault.isEmpty()) {
      show(new Seen(Vault.State.NONE, List.of()));
      return;
    }
    reading.run(
        words.say("history.job"),
        () -> seen(vault.get()),
        this::show,
        failure -> {
          problem = problem(failure);
          show(new Seen(Vault.State.LOCKED, List.of()));
        });
  }

  private static Seen seen(Vault vault) throws IOException {
    Vault.State state = vault.state();
    return new Seen(state, state == Vault.State.OPEN ? vault.items() : List.of());
  }

  private String problem(Exception failure) {
    return failure instanceof VaultException known
        ? words.say("history.problem." + known.reason().name())
        : words.say("history.failed", String.valueOf(failure.getMessage()));
  }

  private void run(Work work) {
    Optional<Vault> vault = history.vault();
    if (vault.isEmpty()) {
      refresh();
      return;
    }
    working.run(
        words.say("history.job"),
        () -> {
          work.with(vault.get());
          return vault;
        },
        done -> {
          problem = "";
          changing = false;
          changed.run();
          refresh();
        },
        failure -> {
          problem = problem(failure);
          refresh();
        });
  }

  // --- showing -----------------------------------------------------------------------------------

  private void show(Seen seen) {
    pane.clear();
    Composite body = new Column(pane.body(), WIDEST, false).body();
    Composite head = Parts.group(body, 2);
    Parts.line(head, theme, Type.HEADING, Role.TEXT, words.say("history.head"))
        .setLayoutData(Parts.wide());
    if (history.vault().isEmpty()) {
      Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("history.none"));
      pane.reflow();
      return;
    }
    switch (seen.state) {
      case NONE -> make(body);
      case LOCKED -> unlock(body);
      case OPEN -> open(body, seen.items);
    }
    pane.reflow();
  }

  private void make(Composite body) {
    Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("history.make.text"));
    Card form = form(body);
    Text first = secret(form, "history.passphrase");
    Text second = secret(form, "history.again");
    said(form);
    FlatButton make = primary(form, "history.make");
    Runnable act =
        () ->
            twice(
                first,
                second,
                passphrase ->
                    vault -> {
                      vault.create(passphrase);
                      history.keep(true);
                    });
    make.onAction(act);
    second.addListener(SWT.DefaultSelection, event -> act.run());
    againAt(first);
  }

  private void unlock(Composite body) {
    Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("history.locked.text"));
    Card form = form(body);
    Text field = secret(form, "history.passphrase");
    said(form);
    Composite foot = Parts.group(form, 2);
    FlatButton open = primary(foot, "history.open");
    Runnable act =
        () -> {
          char[] passphrase = take(field);
          run(
              wiping(
                  passphrase,
                  vault -> {
                    vault.open(passphrase);
                    history.keep(true);
                  }));
        };
    open.onAction(act);
    field.addListener(SWT.DefaultSelection, event -> act.run());
    againAt(field);
    forgetAll(foot);
  }

  private void open(Composite body, List<VaultItem> items) {
    Parts.text(
        body,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say(history.keeps() ? "history.keeping" : "history.notKeeping"));
    Composite tools = Parts.group(body, 4);
    link(tools, "history.lock", "lock", () -> run(Vault::close));
    link(
        tools,
        "history.change",
        "edit",
        () -> {
          changing = !changing;
          refresh();
        });
    forgetAll(tools);
    if (changing) {
      change(body);
    } else {
      said(body);
    }
    List<VaultItem> cases = items.stream().filter(i -> history.read(i).isPresent()).toList();
    if (cases.isEmpty()) {
      Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("history.empty"));
      return;
    }
    Card card = new Card(body, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    for (VaultItem item : cases) {
      history.read(item).ifPresent(one -> row(card, item, one));
    }
  }

  private void row(Composite card, VaultItem item, Case one) {
    Composite line = Parts.group(card, 2);
    ((GridLayout) line.getLayout()).marginRight = 8;
    Row row =
        new Row(
            line,
            theme,
            item.title(),
            TIME.format(item.at().atZone(ZoneId.systemDefault())),
            List.of(Tag.of(words.say("verdict." + one.verdict().name()), Role.of(one.verdict()))),
            false);
    row.setLayoutData(Parts.wide());
    row.onAction(() -> reopen.accept(one, item.id()));
    FlatButton forget =
        new FlatButton(line, theme, FlatButton.Kind.QUIET, "", "trash")
            .named(words.say("history.forget", item.title()));
    forget.onAction(() -> run(vault -> history.forget(vault, item.id())));
  }

  private void change(Composite body) {
    Card form = form(body);
    Text old = secret(form, "history.old");
    Text first = secret(form, "history.new");
    Text second = secret(form, "history.again");
    said(form);
    primary(form, "history.change")
        .onAction(
            () ->
                twice(
                    first,
                    second,
                    fresh -> {
                      char[] before = take(old);
                      return wiping(before, vault -> vault.changePassphrase(before, fresh));
                    }));
    old.setFocus();
  }

  private void forgetAll(Composite inside) {
    link(inside, "history.forgetAll", "trash", () -> run(history::forgetAll));
  }

  private void link(Composite inside, String key, String icon, Runnable action) {
    new FlatButton(inside, theme, FlatButton.Kind.LINK, words.say(key), icon).onAction(action);
  }

  private FlatButton primary(Composite inside, String key) {
    return new FlatButton(inside, theme, FlatButton.Kind.PRIMARY, words.say(key), "");
  }

  private Card form(Composite body) {
    Card form = new Card(body, theme, 16);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    narrow.widthHint = FORM;
    form.setLayoutData(narrow);
    return form;
  }

  private Text secret(Composite form, String key) {
    Parts.text(form, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(key));
    FieldFrame frame = new FieldFrame(form, theme, 1, FieldFrame.FORM);
    Text field = frame.around(Parts.field(frame, theme, "", words.say(key)));
    field.setEchoChar(DOT);
    field.setLayoutData(Parts.wide());
    return field;
  }

  /** After a refusal the keyboard goes back to where the person has to write again. */
  private void againAt(Text field) {
    if (!problem.isEmpty()) {
      field.setFocus();
    }
  }

  private void said(Composite inside) {
    if (!problem.isEmpty()) {
      Parts.text(inside, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, problem);
    }
  }

  // --- passphrases
  // --------------------------------------------------------------------------------

  /** A passphrase that was written twice, long enough. */
  private void twice(Text first, Text second, Function<char[], Work> what) {
    char[] one = take(first);
    char[] other = take(second);
    List<String> wrong = new ArrayList<>();
    if (one.length < SHORTEST) {
      wrong.add(words.say("history.short", Integer.toString(SHORTEST)));
    } else if (!Arrays.equals(one, other)) {
      wrong.add(words.say("history.differ"));
    }
    Arrays.fill(other, '\0');
    if (wrong.isEmpty()) {
      run(wiping(one, what.apply(one)));
    } else {
      Arrays.fill(one, '\0');
      problem = wrong.getFirst();
      refresh();
    }
  }

  private static char[] take(Text field) {
    char[] typed = field.getTextChars();
    field.setText("");
    return typed;
  }

  private static Work wiping(char[] passphrase, Work work) {
    return vault -> {
      try {
        work.with(vault);
      } finally {
        Arrays.fill(passphrase, '\0');
      }
    };
  }
}
