package org.qinqing.ui.library.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.qinqing.data.DataFolder;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** At the foot of the list: how far an import is, with a way to stop it, then what came of it. */
final class ImportStrip {
  private static final int BAR = 4;
  private final Theme theme;
  private final Words words;
  private final Imports imports;
  private final Runnable details;
  private final Composite whole;
  private @Nullable Label said;
  private @Nullable Composite bar;
  private @Nullable FlatButton halt;
  private double share;

  /** Makes it; it takes no room while there is nothing to tell. */
  ImportStrip(Composite parent, Theme theme, Words words, Imports imports, Runnable details) {
    this.theme = theme;
    this.words = words;
    this.imports = imports;
    this.details = details;
    whole = Parts.group(parent, 1);
    whole.setBackground(theme.color(Role.SURFACE));
    GridLayout layout = (GridLayout) whole.getLayout();
    layout.marginWidth = 24;
    layout.marginHeight = 8;
    layout.verticalSpacing = 4;
    whole.addListener(
        SWT.Paint,
        event -> {
          event.gc.setForeground(theme.color(Role.LINE));
          event.gc.drawLine(0, 0, whole.getSize().x, 0);
        });
    show(true);
  }

  /** Shows how it stands now. */
  void show() {
    show(false);
  }

  private void show(boolean anew) {
    Optional<Imports.Standing> standing = imports.standing();
    Label line = said;
    if (standing.isPresent() && line != null && bar != null && !anew) {
      running(standing.get(), line);
      return;
    }
    for (Control child : whole.getChildren()) {
      child.dispose();
    }
    said = null;
    bar = null;
    halt = null;
    if (standing.isPresent()) {
      begin(standing.get());
    } else {
      imports.result().ifPresent(this::ended);
    }
    boolean any = whole.getChildren().length > 0;
    ((GridData) whole.getLayoutData()).exclude = !any;
    whole.setVisible(any);
    whole.getParent().layout(true, true);
  }

  private void begin(Imports.Standing standing) {
    Composite head = Parts.group(whole, 2);
    Label line = Parts.line(head, theme, Type.SECONDARY, Role.TEXT, "");
    line.setLayoutData(Parts.wide());
    said = line;
    FlatButton stop =
        new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("import.stop"), "");
    stop.onAction(imports::stop);
    halt = stop;
    Composite track = new Composite(whole, SWT.DOUBLE_BUFFERED);
    track.setBackground(theme.color(Role.SURFACE_SUNKEN));
    GridData data = Parts.wide();
    data.heightHint = BAR;
    track.setLayoutData(data);
    track.addListener(
        SWT.Paint,
        event -> {
          Rectangle area = track.getClientArea();
          event.gc.setBackground(theme.color(Role.ACCENT));
          event.gc.fillRectangle(0, 0, (int) (area.width * share), area.height);
        });
    bar = track;
    running(standing, line);
  }

  private void running(Imports.Standing standing, Label line) {
    share = standing.total() == 0 ? 0 : (double) standing.done() / standing.total();
    line.setText(words(standing).replace("&", "&&"));
    line.setToolTipText(standing.file());
    if (bar != null) {
      bar.redraw();
    }
    if (halt != null && imports.stopping() && halt.isEnabled()) {
      halt.setEnabled(false);
      halt.redraw();
    }
  }

  private String words(Imports.Standing standing) {
    if (imports.stopping()) {
      return words.say("import.stopping");
    }
    if (standing.total() == 0) {
      return words.say("import.counting");
    }
    // After the last of many files all of them are indexed, which takes a while.
    if (standing.total() > 1 && standing.done() == standing.total() - 1) {
      return words.say("import.last", Integer.toString(standing.total()));
    }
    return words.say(
        "import.running", Integer.toString(standing.done()), Integer.toString(standing.total()));
  }

  private void ended(Imports.Result result) {
    Composite head = Parts.group(whole, 3);
    Parts.text(head, theme, Type.SECONDARY, Role.TEXT, said(result));
    if (!result.files().isEmpty()) {
      FlatButton more =
          new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("import.details"), "");
      more.onAction(details);
    }
    FlatButton close = new FlatButton(head, theme, FlatButton.Kind.QUIET, "", "close");
    close.setToolTipText(words.say("import.close"));
    close.onAction(imports::forget);
  }

  private String said(Imports.Result result) {
    if (result.failure().isPresent()) {
      Exception failure = result.failure().get();
      return failure instanceof DataFolder.BusyException busy
          ? words.say("error.busy", busy.owner())
          : words.say("error.import", String.valueOf(failure.getMessage()));
    }
    return summary(words, result);
  }

  /** How many were taken, replaced, refused, and left out. */
  static String summary(Words words, Imports.Result result) {
    long replaced = result.replaced();
    StringBuilder text =
        new StringBuilder(
            words.say("import.taken", Long.toString(result.taken().size() - replaced)));
    if (replaced > 0) {
      text.append(words.say("import.replacedSome", Long.toString(replaced)));
    }
    if (!result.refused().isEmpty()) {
      text.append(words.say("import.refusedSome", Integer.toString(result.refused().size())));
    }
    if (result.left() > 0) {
      text.append(words.say("import.left", Integer.toString(result.left())));
    }
    return text.append(words.say("import.end")).toString();
  }
}
