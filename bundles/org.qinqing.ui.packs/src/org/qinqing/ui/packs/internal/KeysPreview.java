package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/**
 * What is in the file whose path stands in a field, below that field, as soon as it can be read.
 */
final class KeysPreview {
  private static final int PAUSE_MILLIS = 250;
  private final KeysDialog dialog;
  private final Text field;
  private final BiConsumer<Composite, SigningKeys.Shown> shows;
  private final Composite place;
  private final Background reading;
  private final Runnable pause = this::look;
  private SigningKeys.@Nullable Shown shown;
  private Runnable onShown = () -> {};

  /**
   * Makes it.
   *
   * @param shows adds what is to be seen of a file that could be read
   */
  KeysPreview(
      KeysDialog dialog,
      Composite parent,
      Text field,
      BiConsumer<Composite, SigningKeys.Shown> shows) {
    this.dialog = dialog;
    this.field = field;
    this.shows = shows;
    place = Parts.group(parent, 1);
    reading = new Background(place);
    hide();
    field.addListener(
        SWT.Modify,
        event -> {
          shown = null;
          place.getDisplay().timerExec(-1, pause);
          place.getDisplay().timerExec(PAUSE_MILLIS, pause);
        });
  }

  /** What the file holds, as far as it was read. */
  Optional<SigningKeys.Shown> shown() {
    return Optional.ofNullable(shown);
  }

  /** What happens when another file was read. */
  void onShown(Runnable wanted) {
    onShown = wanted;
  }

  private void look() {
    if (place.isDisposed()) {
      return;
    }
    Optional<Path> file = KeysDialog.pathOf(field.getText());
    Optional<SigningKeys> keys = dialog.around().services().keys();
    if (file.isEmpty() || keys.isEmpty()) {
      reading.forget();
      hide();
      dialog.fit();
      return;
    }
    reading.run(
        dialog.title(),
        () -> keys.get().show(file.get()),
        this::show,
        failure -> say(dialog.around().says().said(failure)));
  }

  private void show(SigningKeys.Shown now) {
    shown = now;
    clear();
    if (now.findings().isEmpty()) {
      shows.accept(place, now);
      onShown.run();
      visible(place.getChildren().length > 0);
      dialog.fit();
    } else {
      say(now.findings().getFirst().message() + now.findings().getFirst().mend());
    }
  }

  /** Says what is wrong with the file. */
  private void say(String text) {
    clear();
    Parts.text(place, dialog.theme(), Type.SECONDARY, Role.VERDICT_PROHIBITED, text);
    visible(true);
    dialog.fit();
  }

  private void clear() {
    for (Control child : place.getChildren()) {
      child.dispose();
    }
  }

  private void hide() {
    clear();
    visible(false);
  }

  private void visible(boolean value) {
    place.setVisible(value);
    ((GridData) place.getLayoutData()).exclude = !value;
  }
}
