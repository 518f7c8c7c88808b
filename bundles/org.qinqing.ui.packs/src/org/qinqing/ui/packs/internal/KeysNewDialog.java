package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Type;

/** 制作密钥: an office makes its key and the request it sends to whoever certifies. */
final class KeysNewDialog extends KeysDialog {
  private static final String NAME = "name";
  private static final String KEY = "newKey";
  private static final String REQUEST = "request";
  private static final String KEY_SUFFIX = ".key";
  private static final String REQUEST_SUFFIX = ".csr";

  /** File systems that other computers see too. */
  private static final Set<String> SHARED =
      Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "webdav", "9p");

  private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.values());

  private @Nullable Segments algorithm;
  private @Nullable Text name;
  private @Nullable Text first;
  private @Nullable Text second;
  private @Nullable Label rule;

  KeysNewDialog(Shell parent, Surroundings around) {
    super(parent, around, "keys.new");
  }

  @Override
  void fill(Composite body) {
    name = line(body, NAME, words().say("keys.office"), words().say("keys.office.hint"));
    Composite kind = fields().labelled(body, words().say("keys.algorithm"));
    Segments choice =
        new Segments(
            kind,
            theme(),
            ALGORITHMS.stream().map(one -> words().say("keys.algorithm." + one.name())).toList(),
            ALGORITHMS.indexOf(SignatureAlgorithm.usual()));
    algorithm = choice;
    Label why = note(kind, "");
    Runnable explain =
        () -> {
          why.setText(words().say("keys.algorithm.why." + chosen().name()));
          fit();
        };
    why.setText(words().say("keys.algorithm.why." + chosen().name()));
    choice.onChoice(index -> explain.run());
    Composite secrets = pair(body);
    first = secret(secrets, words().say("keys.passphrase.new"));
    second = secret(secrets, words().say("keys.passphrase.again"));
    rule = note(body, words().say("keys.passphrase.rule", SigningKeys.SHORTEST_PASSPHRASE));
    Text key =
        file(
            body,
            KEY,
            words().say("keys.new.key"),
            words().say("keys.new.key.hint"),
            SWT.SAVE,
            "*" + KEY_SUFFIX);
    Text asked =
        file(
            body,
            REQUEST,
            words().say("keys.new.request"),
            words().say("keys.new.request.hint"),
            SWT.SAVE,
            "*" + REQUEST_SUFFIX);
    new ProposedFile(asked).beside(key, stem -> stem + REQUEST_SUFFIX);
    warning(body, words().say("keys.new.warning"));
  }

  private SignatureAlgorithm chosen() {
    return algorithm == null ? SignatureAlgorithm.usual() : ALGORITHMS.get(algorithm.chosen());
  }

  private void warning(Composite body, String text) {
    Card card =
        new Card(body, theme(), Role.VERDICT_CONDITIONAL_SOFT, Role.VERDICT_CONDITIONAL, false, 12);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme(), Type.SECONDARY, Role.TEXT, text);
  }

  @Override
  void begin() {
    if (name != null) {
      name.setFocus();
    }
  }

  @Override
  void changed(String key) {
    super.changed(key);
    if (rule == null || first == null || second == null) {
      return;
    }
    int length = first.getCharCount();
    boolean shown = length > 0;
    Optional<String> wrong = wrongPassphrase();
    rule.setForeground(
        theme()
            .color(
                !shown || second.getCharCount() == 0
                    ? Role.TEXT_SECONDARY
                    : wrong.isPresent() ? Role.VERDICT_PROHIBITED : Role.VERDICT_PERMITTED));
    rule.setText(
        !shown || second.getCharCount() == 0 && length >= SigningKeys.SHORTEST_PASSPHRASE
            ? words().say("keys.passphrase.rule", SigningKeys.SHORTEST_PASSPHRASE)
            : wrong.orElse(words().say("keys.passphrase.good")));
    rule.requestLayout();
  }

  private Optional<String> wrongPassphrase() {
    if (first == null || second == null) {
      return Optional.empty();
    }
    char[] one = first.getTextChars();
    char[] other = second.getTextChars();
    try {
      if (one.length < SigningKeys.SHORTEST_PASSPHRASE) {
        return Optional.of(
            words().say("keys.passphrase.short", SigningKeys.SHORTEST_PASSPHRASE, one.length));
      }
      return Arrays.equals(one, other)
          ? Optional.empty()
          : Optional.of(words().say("keys.passphrase.differs"));
    } finally {
      Arrays.fill(one, '\0');
      Arrays.fill(other, '\0');
    }
  }

  @Override
  Optional<String> missing() {
    Optional<String> office =
        value(NAME).isEmpty() ? Optional.of(words().say("keys.wrong.office")) : Optional.empty();
    return office
        .or(this::wrongPassphrase)
        .or(() -> noPath(KEY, "keys.wrong.newKey"))
        .or(() -> noPath(REQUEST, "keys.wrong.newRequest"))
        .or(
            () ->
                path(KEY).equals(path(REQUEST))
                    ? Optional.of(words().say("keys.wrong.same"))
                    : Optional.empty());
  }

  @Override
  Callable<Answer> work() {
    String office = value(NAME);
    SignatureAlgorithm how = chosen();
    Path key = path(KEY).orElseThrow();
    Path asked = path(REQUEST).orElseThrow();
    char[] secret = first == null ? new char[0] : first.getTextChars();
    return () -> {
      try {
        SigningKeys service = around().services().keys().orElseThrow(Gone::new);
        SigningKeys.Made made = service.create(how, office, secret, key, asked);
        if (!made.done()) {
          return Answer.refused(made.findings());
        }
        boolean shared = isShared(key);
        return new Answer(true, made.findings(), body -> result(body, made, key, asked, shared));
      } finally {
        Arrays.fill(secret, '\0');
      }
    };
  }

  private static boolean isShared(Path file) throws IOException {
    String type = Files.getFileStore(file).type().toLowerCase(Locale.ROOT);
    return SHARED.contains(type) || file.toString().startsWith("\\\\");
  }

  private void result(Composite body, SigningKeys.Made made, Path key, Path asked, boolean shared) {
    clear();
    if (shared) {
      warning(body, words().say("keys.new.shared"));
    }
    written(body, words().say("keys.new.key"), key);
    written(body, words().say("keys.new.request"), asked);
    fingerprint(body, words().say("keys.new.fingerprint"), made.words(), made.fingerprint());
    List<String> steps = new ArrayList<>();
    steps.add(words().say("keys.new.step.keep"));
    steps.add(words().say("keys.new.step.send", String.valueOf(asked.getFileName())));
    steps.add(words().say("keys.new.step.read"));
    steps.add(words().say("keys.new.step.back"));
    Parts.text(
        body, theme(), Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words().say("keys.new.steps"));
    steps(body, steps);
  }

  /** Nothing of the passphrase stays in fields that are about to go. */
  private void clear() {
    for (Text field : Arrays.asList(first, second)) {
      if (field != null && !field.isDisposed()) {
        field.setTextChars(new char[0]);
      }
    }
  }

  @Override
  public boolean close() {
    clear();
    return super.close();
  }

  @Override
  void refused() {
    begin();
  }
}
