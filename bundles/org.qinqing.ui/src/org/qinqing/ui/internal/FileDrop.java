package org.qinqing.ui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * Takes what is dropped anywhere on the window: files of rule bundles and extensions, and nothing
 * else.
 */
final class FileDrop {
  private static final List<String> ENDINGS = List.of(".qinqing", ".jar", ".qinqing-extension");
  private final Consumer<List<String>> bundles;
  private final Runnable other;

  /**
   * Makes it.
   *
   * @param bundles takes the paths of such files
   * @param other told when something else was dropped
   */
  FileDrop(Composite whole, Consumer<List<String>> bundles, Runnable other) {
    this.bundles = bundles;
    this.other = other;
    DropTarget target = new DropTarget(whole, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
    target.setTransfer(new Transfer[] {FileTransfer.getInstance(), TextTransfer.getInstance()});
    // Whatever the other program meant: the file is read and stays where it is.
    target.addListener(DND.DragEnter, FileDrop::copies);
    target.addListener(DND.DragOperationChanged, FileDrop::copies);
    target.addListener(DND.Drop, event -> dropped(event.data));
  }

  private static void copies(Event event) {
    event.detail = DND.DROP_COPY;
  }

  private void dropped(Object data) {
    List<String> wanted =
        data instanceof String[] paths
            ? Arrays.stream(paths).filter(FileDrop::isBundle).toList()
            : List.of();
    if (wanted.isEmpty()) {
      other.run();
    } else {
      bundles.accept(wanted);
    }
  }

  private static boolean isBundle(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
