package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/** Files of a dialog, a line each: more are added by a button or by dropping them there. */
final class ChosenFiles {
  private final KeysDialog dialog;
  private final String label;
  private final String filter;
  private final Composite rows;
  private final FlatButton add;
  private final List<Path> files = new ArrayList<>();

  /**
   * Adds the part, with no file yet.
   *
   * @param filter such as {@code *.qinqing}
   */
  ChosenFiles(KeysDialog dialog, Composite parent, String label, String filter) {
    this.dialog = dialog;
    this.label = label;
    this.filter = filter;
    Composite part = dialog.fields().labelled(parent, label);
    rows = Parts.group(part, 1);
    ((GridLayout) rows.getLayout()).verticalSpacing = 2;
    add = dialog.button(part, dialog.words().say("files.add"), "plus");
    add.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    add.onAction(this::ask);
    DropTarget target = new DropTarget(part, DND.DROP_COPY | DND.DROP_DEFAULT);
    target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
    target.addListener(DND.DragEnter, event -> event.detail = DND.DROP_COPY);
    target.addListener(
        DND.Drop,
        event -> {
          if (event.data instanceof String[] dropped) {
            add(List.of(dropped));
          }
        });
    show();
  }

  /** In the order in which they were chosen. */
  List<Path> files() {
    return List.copyOf(files);
  }

  private void ask() {
    FileDialog open = new FileDialog(dialog.getShell(), SWT.OPEN | SWT.MULTI);
    open.setText(label);
    open.setFilterExtensions(new String[] {filter, "*"});
    if (open.open() != null) {
      Path folder = Path.of(open.getFilterPath());
      List<String> names = List.of(open.getFileNames());
      add(names.stream().map(name -> folder.resolve(name).toString()).toList());
    }
  }

  /** Adds files by their absolute paths; one that is there already stays where it is. */
  void add(List<String> paths) {
    paths.stream()
        .map(KeysDialog::pathOf)
        .flatMap(Optional::stream)
        .filter(path -> !files.contains(path))
        .forEach(files::add);
    show();
    add.setFocus();
    dialog.changed("");
    dialog.fit();
  }

  private void drop(Path file) {
    files.remove(file);
    add.setFocus();
    // Not from within the button that goes with its line.
    rows.getDisplay()
        .asyncExec(
            () -> {
              if (!rows.isDisposed()) {
                show();
                dialog.changed("");
                dialog.fit();
              }
            });
  }

  private void show() {
    for (Control child : rows.getChildren()) {
      child.dispose();
    }
    for (Path file : files) {
      Composite row = Parts.group(rows, 2);
      Parts.text(row, dialog.theme(), Type.TEXT, Role.TEXT, file.toString());
      FlatButton drop =
          new FlatButton(
              row, dialog.theme(), FlatButton.Kind.LINK, dialog.words().say("files.drop"), "close");
      drop.named(dialog.words().say("files.drop.name", String.valueOf(file.getFileName())));
      drop.onAction(() -> drop(file));
    }
    boolean any = !files.isEmpty();
    rows.setVisible(any);
    ((GridData) rows.getLayoutData()).exclude = !any;
  }
}
