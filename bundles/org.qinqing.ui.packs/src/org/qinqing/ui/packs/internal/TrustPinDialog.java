package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/** 信任一张根证书: only with the fingerprint that the person was told by another way. */
final class TrustPinDialog extends KeysDialog {
  private static final String FILE = "root";
  private static final String TOLD = "told";
  private static final Pattern BETWEEN = Pattern.compile("[\\s·:,，、-]");

  private @Nullable Text file;
  private @Nullable KeysPreview preview;
  private @Nullable Label same;

  TrustPinDialog(Shell parent, Surroundings around) {
    super(parent, around, "trust.pin");
  }

  @Override
  void fill(Composite body) {
    Text from =
        file(
            body,
            FILE,
            words().say("trust.pin.file"),
            words().say("trust.pin.file.hint"),
            SWT.OPEN,
            "*.pem");
    file = from;
    KeysPreview shown =
        new KeysPreview(this, body, from, (place, now) -> root(now).ifPresent(r -> show(place, r)));
    preview = shown;
    shown.onShown(this::compare);
    line(body, TOLD, words().say("trust.pin.told"), words().say("trust.pin.told.hint"));
    same = note(body, words().say("trust.pin.ask"));
  }

  private void show(Composite place, Publisher root) {
    KeysCard.show(
        place, theme(), words(), around().says(), words().say("trust.pin.root", root.name()), root);
    Parts.text(
        place,
        theme(),
        Type.NOTE,
        Role.TEXT_SECONDARY,
        words().say("trust.pin.hex", KeysWords.grouped(root.fingerprint())));
  }

  /** The one that is pinned stands last in its file. */
  private static Optional<Publisher> root(SigningKeys.Shown shown) {
    List<Publisher> all = shown.publishers();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  @Override
  void begin() {
    if (file != null) {
      file.setFocus();
    }
  }

  @Override
  void changed(String key) {
    super.changed(key);
    compare();
  }

  private static String plain(String text) {
    return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** Says how far what was told agrees; what counts is what the service says. */
  private void compare() {
    if (same == null || preview == null) {
      return;
    }
    String told = plain(value(TOLD));
    Optional<Publisher> root = preview.shown().flatMap(TrustPinDialog::root);
    String key = "trust.pin.ask";
    Role role = Role.TEXT_SECONDARY;
    if (!told.isEmpty() && root.isPresent()) {
      String inWords = plain(root.get().words());
      String hex = root.get().fingerprint();
      if (told.equals(inWords) || told.equals(hex)) {
        key = "trust.pin.same";
        role = Role.VERDICT_PERMITTED;
      } else if (inWords.startsWith(told) || hex.startsWith(told)) {
        key = "trust.pin.soFar";
      } else {
        key = "trust.pin.differs";
        role = Role.VERDICT_PROHIBITED;
      }
    }
    same.setForeground(theme().color(role));
    same.setText(words().say(key));
    same.requestLayout();
  }

  @Override
  Optional<String> missing() {
    return noPath(FILE, "trust.wrong.file")
        .or(
            () ->
                value(TOLD).isEmpty()
                    ? Optional.of(words().say("trust.wrong.told"))
                    : Optional.empty());
  }

  @Override
  Callable<Answer> work() {
    Path from = path(FILE).orElseThrow();
    String told = value(TOLD);
    return () -> {
      TrustRoots service = around().services().roots().orElseThrow(Gone::new);
      TrustRoots.Changed changed = service.pin(from, told);
      return changed.done()
          ? new Answer(
              true,
              changed.findings(),
              body -> note(body, words().say("trust.pin.good", changed.name())))
          : Answer.refused(changed.findings());
    };
  }
}
