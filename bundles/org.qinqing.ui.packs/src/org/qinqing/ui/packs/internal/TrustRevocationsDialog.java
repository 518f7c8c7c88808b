package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.TrustRoots;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/** 导入吊销名单: shows what is in the list, takes it in, and says which bundles it stopped. */
final class TrustRevocationsDialog extends KeysDialog {
  private static final String LIST = "list";

  private @Nullable Text list;

  TrustRevocationsDialog(Shell parent, Surroundings around) {
    super(parent, around, "trust.list");
  }

  @Override
  void fill(Composite body) {
    Text from =
        file(
            body,
            LIST,
            words().say("keys.revoke.output"),
            words().say("trust.list.hint"),
            SWT.OPEN,
            "*.crl");
    list = from;
    new KeysPreview(
        this,
        body,
        from,
        (place, shown) ->
            Parts.text(
                place,
                theme(),
                Type.STRONG,
                shown.revoked().isPresent() ? Role.TEXT : Role.VERDICT_PROHIBITED,
                shown
                    .revoked()
                    .map(
                        one ->
                            words()
                                .say(
                                    "keys.revoke.list",
                                    one.issuer(),
                                    Long.toString(one.number()),
                                    one.entries()))
                    .orElse(words().say("trust.wrong.list"))));
  }

  @Override
  void begin() {
    if (list != null) {
      list.setFocus();
    }
  }

  @Override
  Optional<String> missing() {
    return noPath(LIST, "trust.wrong.noList");
  }

  @Override
  Callable<Answer> work() {
    Path from = path(LIST).orElseThrow();
    return () -> {
      TrustRoots service = around().services().roots().orElseThrow(Gone::new);
      TrustRoots.Changed changed = service.revocations(from);
      return changed.done()
          ? new Answer(
              true,
              changed.findings(),
              body -> note(body, words().say("trust.taken", changed.name())))
          : Answer.refused(changed.findings());
    };
  }
}
