package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;

/** A field that proposes a file of its own, until a person writes another one. */
final class ProposedFile {
  private final Text field;
  private String proposed = "";

  ProposedFile(Text field) {
    this.field = field;
  }

  /**
   * Proposes a file beside the one that another field names, whenever that one changes.
   *
   * @param naming gives its name for the other's without the ending
   */
  ProposedFile beside(Text other, UnaryOperator<String> naming) {
    other.addListener(
        SWT.Modify,
        event ->
            KeysDialog.pathOf(other.getText())
                .filter(path -> path.getFileName() != null)
                .ifPresent(path -> propose(path.resolveSibling(naming.apply(stem(path))))));
    return this;
  }

  void propose(Path file) {
    if (field.getText().isEmpty() || field.getText().equals(proposed)) {
      proposed = file.toString();
      field.setText(proposed);
    }
  }

  private static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
