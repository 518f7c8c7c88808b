package org.qinqing.ui.packs.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.authoring.PackDraft;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** A part as it is written. */
final class SourceForm implements PartForm {
  private static final int ROWS = 14;
  private final PartForm.Ground ground;
  private final StyledText text;
  private final Label whole;
  private final Typing history;
  private boolean filling;

  SourceForm(Composite parent, PartForm.Ground ground) {
    this.ground = ground;
    Theme theme = ground.context().theme();
    FieldFrame frame = new FieldFrame(parent, theme, 1, FieldFrame.FORM);
    text = frame.around(new StyledText(frame, SWT.MULTI | SWT.WRAP));
    Fields.dress(text, theme, ground.words().say("mode.source"));
    GridData data = Parts.wide();
    data.widthHint = 100;
    data.heightHint = ROWS * text.getLineHeight();
    text.setLayoutData(data);
    text.addListener(SWT.Resize, event -> text.getDisplay().asyncExec(() -> grow(data)));
    history = Typing.in(text);
    whole = Parts.text(parent, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, "");
    text.addListener(
        SWT.Modify,
        event -> {
          grow(data);
          said();
          if (!filling) {
            ground.source().accept(text.getText());
          }
        });
  }

  private void grow(GridData data) {
    if (text.isDisposed() || text.getSize().x <= 0) {
      return;
    }
    int wanted =
        Math.max(ROWS * text.getLineHeight(), text.computeSize(text.getSize().x, SWT.DEFAULT).y);
    if (wanted != data.heightHint) {
      data.heightHint = wanted;
      ground.reflow().run();
    }
  }

  private void said() {
    String now = YamlText.isWhole(text.getText()) ? "" : ground.words().say("source.broken");
    if (!whole.getText().equals(now)) {
      whole.setText(now);
      ground.reflow().run();
    }
  }

  @Override
  public void fill(PackDraft draft, PackDraft.Part part) {
    String written = draft.source(part);
    if (!written.equals(text.getText())) {
      filling = true;
      try {
        text.setText(written);
      } finally {
        filling = false;
      }
      history.forget();
    }
  }

  @Override
  public void named(Naming naming) {
    // It shows no names.
  }

  @Override
  public void focus() {
    text.setFocus();
  }
}
