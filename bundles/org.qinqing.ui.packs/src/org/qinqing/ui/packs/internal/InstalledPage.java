package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 已装: what is installed, what is wrong with it, and a way to add and remove. */
final class InstalledPage {
  private static final String UNSIGNED = "T-103";
  private static final int MARGIN = 24;
  private static final int WIDEST = 1784;

  private final RoomContext context;
  private final Theme theme;
  private final PackInstaller installer;
  private final PackRegistry registry;
  private final Words words;
  private final Pane pane;
  private final FlatButton install;
  private final Label count;
  private final Notice notice;
  private final Composite content;
  private final Background reading;
  private final Background changing;

  /**
   * Makes it.
   *
   * @param head where its button and its count stand
   */
  InstalledPage(
      Composite parent,
      Composite head,
      RoomContext context,
      PackInstaller installer,
      PackRegistry registry,
      Words words) {
    this.context = context;
    this.theme = context.theme();
    this.installer = installer;
    this.registry = registry;
    this.words = words;
    count = Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, "");
    count.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    install = new FlatButton(head, theme, FlatButton.Kind.PRIMARY, words.say("install"), "usb");
    install.onAction(this::askFile);
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, MARGIN);
    ((GridLayout) pane.body().getLayout()).marginHeight = 4;
    Composite column = new Column(pane.body(), WIDEST, false).body();
    notice =
        new Notice(
            column,
            theme,
            words,
            () -> {
              pane.reflow();
              pane.setOrigin(0, 0);
            });
    notice.onClose(this::focus);
    content = Parts.group(column, 1);
    ((GridLayout) content.getLayout()).verticalSpacing = 16;
    reading = new Background(pane);
    changing = new Background(pane);
    refresh();
  }

  Control control() {
    return pane;
  }

  // --- what is installed -------------------------------------------------------------------------

  void refresh() {
    reading.run(
        words.say("job"),
        installer::list,
        this::fill,
        failure ->
            notice.tell(
                words.say("error.read", String.valueOf(failure.getMessage())), false, List.of()));
  }

  private void fill(List<PackInstaller.Listed> listed) {
    for (Control child : content.getChildren()) {
      child.dispose();
    }
    count.setText(words.say("installed", Integer.toString(listed.size())));
    count.requestLayout();
    PackSnapshot snapshot = registry.snapshot();
    if (!snapshot.unhealthy().isEmpty()) {
      unhealthy(snapshot.unhealthy());
    }
    if (listed.isEmpty()) {
      empty();
    } else {
      Card card = new Card(content, theme, 1);
      card.setLayoutData(Parts.wide());
      ((GridLayout) card.getLayout()).verticalSpacing = 0;
      boolean removable = listed.stream().anyMatch(pack -> !pack.builtIn());
      boolean first = true;
      for (PackInstaller.Listed pack : listed) {
        line(card, pack, snapshot, first, removable);
        first = false;
      }
    }
    pane.reflow();
  }

  private void empty() {
    Composite space = Parts.group(content, 1);
    GridLayout layout = (GridLayout) space.getLayout();
    layout.marginTop = 140;
    layout.verticalSpacing = 12;
    layout.marginWidth = 60;
    Parts.text(space, theme, Type.HEADING, Role.TEXT, words.say("empty.title"))
        .setAlignment(SWT.CENTER);
    Parts.text(space, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("empty.text"))
        .setAlignment(SWT.CENTER);
  }

  private void line(
      Composite card,
      PackInstaller.Listed pack,
      PackSnapshot snapshot,
      boolean first,
      boolean removable) {
    if (!first) {
      Composite rule = new Composite(card, SWT.NONE);
      rule.setBackground(theme.color(Role.LINE));
      GridData data = Parts.wide();
      data.heightHint = 1;
      rule.setLayoutData(data);
    }
    Composite line = Parts.group(card, removable ? 3 : 2);
    GridLayout layout = (GridLayout) line.getLayout();
    layout.marginWidth = 16;
    layout.marginHeight = 10;
    layout.horizontalSpacing = 16;
    Composite said = Parts.group(line, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 2;
    Parts.text(said, theme, Type.STRONG, Role.TEXT, title(pack));
    String publisher =
        pack.publisher().isEmpty() ? words.say("publisher.unknown") : pack.publisher();
    Parts.text(
        said,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say("line", place(pack.locality(), snapshot), pack.version(), publisher));
    new Tags(line, theme, tags(pack));
    if (!removable) {
      return;
    }
    if (pack.builtIn()) {
      // Keeps the tags of all lines in one column.
      FlatButton same =
          new FlatButton(line, theme, FlatButton.Kind.SECONDARY, words.say("remove"), "trash");
      same.setVisible(false);
      return;
    }
    FlatButton remove =
        new FlatButton(line, theme, FlatButton.Kind.SECONDARY, words.say("remove"), "trash");
    remove.setToolTipText(words.say("remove.name", title(pack)));
    remove.onAction(() -> askRemove(pack));
  }

  private static String title(PackInstaller.Listed pack) {
    return pack.title().isEmpty() ? pack.id() : pack.title();
  }

  private String place(String code, PackSnapshot snapshot) {
    if (code.isEmpty()) {
      return words.say("place.unknown");
    }
    if (code.equals(Locality.NATIONAL.code())) {
      return words.say("place.code", words.say("place.national"), code);
    }
    return snapshot.packs().stream()
        .filter(pack -> pack.locality().code().equals(code))
        .findFirst()
        .map(Pack::place)
        .map(
            place ->
                code.equals(Locality.TEMPLATE.code())
                    ? place
                    : words.say("place.code", place, code))
        .orElse(code);
  }

  private List<Tag> tags(PackInstaller.Listed pack) {
    List<Tag> tags = new ArrayList<>();
    String signature = words.say("signature." + pack.signature().name());
    switch (pack.signature()) {
      case VERIFIED -> tags.add(Tag.of(signature, Role.VERDICT_PERMITTED));
      case UNSIGNED -> tags.add(new Tag(signature, Role.VERDICT_CONDITIONAL, true));
      case NONE -> tags.add(Tag.of(signature, Role.TEXT_SECONDARY));
    }
    String state = words.say("state." + pack.state().name());
    tags.add(
        switch (pack.state()) {
          case IN_USE -> Tag.of(state, Role.VERDICT_PERMITTED);
          case SHADOWED -> Tag.of(state, Role.TEXT_TERTIARY);
          case REFUSED -> Tag.of(state, Role.VERDICT_PROHIBITED);
        });
    return tags;
  }

  private void unhealthy(List<PackSnapshot.UnhealthyPack> broken) {
    Card card =
        new Card(content, theme, Role.VERDICT_PROHIBITED_SOFT, Role.VERDICT_PROHIBITED, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("unhealthy"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("unhealthy.text"));
    for (PackSnapshot.UnhealthyPack pack : broken) {
      Parts.text(
          card,
          theme,
          Type.SECONDARY_STRONG,
          Role.TEXT,
          (pack.id() + "　" + pack.version()).strip());
      Findings.show(card, theme, pack.findings());
    }
  }

  // --- what came of it ---------------------------------------------------------------------------

  private String said(Exception failure, String key) {
    return failure instanceof DataFolder.BusyException busy
        ? words.say("error.busy", busy.owner())
        : words.say(key, String.valueOf(failure.getMessage()));
  }

  // --- installing --------------------------------------------------------------------------------

  void askFile() {
    FileDialog dialog = new FileDialog(pane.getShell(), SWT.OPEN);
    dialog.setText(words.say("install.title"));
    dialog.setFilterExtensions(new String[] {"*.qinqing;*.jar"});
    dialog.setFilterNames(new String[] {words.say("install.filter")});
    String chosen = dialog.open();
    if (chosen != null) {
      install(Path.of(chosen), false);
    }
  }

  private void install(Path file, boolean allowUnsigned) {
    String name = String.valueOf(file.getFileName());
    busy(words.say("install.running", name));
    changing.run(
        words.say("job"),
        () -> installer.install(file, allowUnsigned),
        outcome -> {
          free();
          if (!allowUnsigned && onlyUnsigned(outcome)) {
            askUnsigned(file, name);
            return;
          }
          notice.tell(
              outcome.done()
                  ? words.say("install.good", outcome.id(), outcome.version())
                  : words.say("install.refused", name),
              outcome.done(),
              outcome.findings());
          refresh();
        },
        failure -> {
          free();
          notice.tell(said(failure, "error.install"), false, List.of());
        });
  }

  private static boolean onlyUnsigned(PackInstaller.Outcome outcome) {
    List<Diagnostic> errors = outcome.findings().stream().filter(Diagnostic::isError).toList();
    return !outcome.done()
        && !errors.isEmpty()
        && errors.stream().allMatch(finding -> finding.code().equals(UNSIGNED));
  }

  private void askUnsigned(Path file, String name) {
    int answer =
        MessageDialog.open(
            MessageDialog.WARNING,
            pane.getShell(),
            words.say("unsigned.title"),
            words.say("unsigned.text", name),
            SWT.NONE,
            words.say("unsigned.yes"),
            words.say("unsigned.no"));
    if (answer == 0) {
      install(file, true);
    }
  }

  private void askRemove(PackInstaller.Listed pack) {
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            pane.getShell(),
            words.say("remove.title"),
            words.say("remove.text", title(pack), pack.version()),
            SWT.NONE,
            words.say("remove.yes"),
            words.say("remove.no"));
    if (answer != 0) {
      return;
    }
    busy("");
    changing.run(
        words.say("job"),
        () -> installer.remove(pack.id()),
        outcome -> {
          free();
          notice.tell(
              words.say(outcome.done() ? "remove.good" : "remove.refused", title(pack)),
              outcome.done(),
              outcome.findings());
          refresh();
        },
        failure -> {
          free();
          notice.tell(said(failure, "error.remove"), false, List.of());
        });
  }

  private void busy(String text) {
    install.setEnabled(false);
    install.redraw();
    context.say(text);
  }

  private void free() {
    install.setEnabled(true);
    install.redraw();
    context.say("");
  }

  void focus() {
    install.setFocus();
  }
}
