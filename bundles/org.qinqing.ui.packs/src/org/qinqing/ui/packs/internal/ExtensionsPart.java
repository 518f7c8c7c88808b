package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Extensions;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The extensions that are installed, what runs and what does not; there only when one is, so that
 * who has none sees nothing of them.
 */
final class ExtensionsPart {
  private final Composite whole;
  private final Theme theme;
  private final Words words;
  private final PackRegistry registry;
  private final TrustServices services;
  private final KeysWords says;
  private final Notice notice;
  private final Page page;
  private final Background changing;

  /** The page it stands on. */
  interface Page {
    /** Reads everything anew. */
    void refresh();

    /** Takes the keyboard, which was on something that goes. */
    void focus();
  }

  ExtensionsPart(
      Composite parent, KeysDialog.Surroundings around, KeysWords says, Notice notice, Page page) {
    theme = around.context().theme();
    words = around.words();
    registry = around.registry();
    services = around.services();
    this.says = says;
    this.notice = notice;
    this.page = page;
    whole = Parts.group(parent, 1);
    ((GridLayout) whole.getLayout()).verticalSpacing = 10;
    changing = new Background(whole);
    shown(false);
  }

  /** Reads them; empty too when their service is not there. Not on the UI thread. */
  static List<Extensions.Listed> read(TrustServices services) {
    return services.extensions().map(Extensions::list).orElse(List.of());
  }

  private void shown(boolean value) {
    whole.setVisible(value);
    ((GridData) whole.getLayoutData()).exclude = !value;
  }

  /**
   * Shows them.
   *
   * @param forbidden whether the administrator allows none
   */
  void fill(List<Extensions.Listed> all, boolean forbidden) {
    for (Control child : whole.getChildren()) {
      child.dispose();
    }
    shown(!all.isEmpty());
    if (all.isEmpty()) {
      return;
    }
    head(all.stream().anyMatch(ExtensionsPart::waits));
    if (forbidden) {
      Parts.text(
          whole, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("extension.forbidden"));
    }
    Card card = new Card(whole, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    boolean first = true;
    for (Extensions.Listed one : all) {
      if (!first) {
        Composite line = new Composite(card, SWT.NONE);
        line.setBackground(theme.color(Role.LINE));
        GridData thin = Parts.wide();
        thin.heightHint = 1;
        line.setLayoutData(thin);
      }
      first = false;
      entry(card, one);
    }
  }

  /** Whether the next start makes a difference. */
  private static boolean waits(Extensions.Listed one) {
    return one.state() == Extensions.State.NEXT_START || one.state() == Extensions.State.LEAVING;
  }

  private void head(boolean waits) {
    Composite head = Parts.group(whole, waits ? 2 : 1);
    GridLayout layout = (GridLayout) head.getLayout();
    layout.marginTop = 14;
    layout.horizontalSpacing = 16;
    Composite texts = Parts.group(head, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 4;
    Parts.text(texts, theme, Type.HEADING, Role.TEXT, words.say("extension"));
    Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("extension.text"));
    if (waits) {
      FlatButton restart =
          new FlatButton(
              head, theme, FlatButton.Kind.SECONDARY, words.say("extension.restart"), "");
      restart.setLayoutData(Parts.right());
      restart.onAction(Restart::now);
    }
  }

  // --- one of them -------------------------------------------------------------------------------

  private void entry(Card card, Extensions.Listed one) {
    boolean removable = !one.version().isEmpty() && one.state() != Extensions.State.LEAVING;
    Composite entry = Parts.group(card, removable ? 3 : 2);
    GridLayout layout = (GridLayout) entry.getLayout();
    layout.marginWidth = 14;
    layout.marginHeight = 10;
    layout.horizontalSpacing = 14;
    Composite texts = Parts.group(entry, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 3;
    Parts.text(texts, theme, Type.STRONG, Role.TEXT, title(one));
    if (!one.version().isEmpty()) {
      second(texts, words.say("extension.version", one.version(), one.id()));
    }
    if (!one.publisher().isEmpty()) {
      boolean believed = one.state() != Extensions.State.REFUSED;
      second(texts, words.say(believed ? "extension.by" : "extension.says", one.publisher()));
    }
    if (!one.pack().isEmpty()) {
      second(texts, words.say("extension.of", pack(one.pack())));
    }
    Findings.show(texts, theme, one.findings());
    Tags state =
        new Tags(
            entry,
            theme,
            List.of(Tag.of(words.say("extension.state." + one.state()), role(one.state()))));
    state.setLayoutData(Parts.right());
    if (removable) {
      FlatButton remove =
          new FlatButton(
              entry, theme, FlatButton.Kind.SECONDARY, words.say("extension.remove"), "trash");
      remove.setToolTipText(words.say("extension.remove.name", title(one)));
      remove.onAction(() -> remove(one));
    }
  }

  private String title(Extensions.Listed one) {
    return !one.title().isEmpty()
        ? one.title()
        : one.version().isEmpty() ? words.say("extension.store") : one.id();
  }

  private String pack(String id) {
    return registry.snapshot().pack(id).map(Pack::title).orElse(id);
  }

  private void second(Composite texts, String text) {
    Label label = Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
    label.setLayoutData(Parts.wide());
  }

  private static Role role(Extensions.State state) {
    return switch (state) {
      case RUNNING -> Role.VERDICT_PERMITTED;
      case NEXT_START -> Role.ACCENT;
      case REFUSED -> Role.VERDICT_PROHIBITED;
      case LEAVING -> Role.TEXT_SECONDARY;
    };
  }

  private void remove(Extensions.Listed one) {
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            whole.getShell(),
            words.say("extension.remove.title"),
            words.say("extension.remove.text", title(one)),
            SWT.NONE,
            words.say("extension.remove.yes"),
            words.say("ask.no"));
    Optional<Extensions> there = services.extensions();
    if (answer != 0) {
      return;
    }
    page.focus();
    if (there.isEmpty()) {
      notice.tell(words.say("keys.gone"), false, List.of());
      return;
    }
    changing.run(
        words.say("job"),
        () -> there.get().remove(one.id()),
        outcome -> {
          if (outcome.done()) {
            notice.restart(words.say("extension.removed", title(one)), List.of());
          } else {
            notice.tell(words.say("trust.refused"), false, outcome.findings());
          }
          page.refresh();
        },
        failure -> notice.tell(says.said(failure), false, List.of()));
  }
}
