package org.qinqing.ui.packs.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Asks what a new bundle is called and where it goes. */
final class NewPackForm {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final String PLACE = "place";
  private static final String LOCALITY = "locality";
  private static final String SHORT_ID = "id";
  private static final String PUBLISHER = "publisher";
  private static final String TEMPLATE = "template";
  private static final String FOLDER = "folder";

  private final Words words;
  private final PackRegistry registry;
  private final Fields fields;
  private final Text place;
  private final Label missing;
  private final FlatButton create;
  private final BiConsumer<PackAuthoring.NewPack, Path> action;

  NewPackForm(
      Composite parent,
      Theme theme,
      Words words,
      PackRegistry registry,
      List<String> templates,
      BiConsumer<PackAuthoring.NewPack, Path> action) {
    this.words = words;
    this.registry = registry;
    this.action = action;
    Card card = new Card(parent, theme, 16);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 12;
    fields = new Fields(theme, key -> check(), () -> {});
    Composite first = pair(card);
    place = fields.line(first, PLACE, words.say("new.place"), words.say("new.place.hint"));
    fields.line(first, LOCALITY, words.say("new.locality"), words.say("new.locality.hint"));
    Composite second = pair(card);
    fields.line(second, SHORT_ID, words.say("new.id"), words.say("new.id.hint"));
    fields.line(second, PUBLISHER, words.say("new.publisher"), words.say("new.publisher.hint"));
    PackSnapshot snapshot = registry.snapshot();
    fields.choice(
        card,
        TEMPLATE,
        words.say("new.template"),
        templates.stream().map(id -> new Fields.Choice(id, template(snapshot, id))).toList(),
        "");
    Composite where = Parts.group(card, 2);
    Text folder = fields.line(where, FOLDER, words.say("new.folder"), words.say("new.folder.hint"));
    FlatButton browse =
        new FlatButton(where, theme, FlatButton.Kind.SECONDARY, words.say("new.browse"), "");
    browse.setLayoutData(new GridData(SWT.END, SWT.END, false, false));
    browse.onAction(() -> askFolder(folder));
    Composite foot = Parts.group(card, 2);
    missing = Parts.text(foot, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    create = new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("new.create"), "");
    create.onAction(this::createNow);
    fields.fill(Map.of(TEMPLATE, templates.isEmpty() ? "" : templates.getFirst()));
    check();
  }

  private static Composite pair(Composite card) {
    Composite pair = Parts.group(card, 2);
    ((GridLayout) pair.getLayout()).makeColumnsEqualWidth = true;
    ((GridLayout) pair.getLayout()).horizontalSpacing = 16;
    return pair;
  }

  private String template(PackSnapshot snapshot, String id) {
    return id.equals(PackAuthoring.BLANK)
        ? words.say("new.blank")
        : snapshot.pack(id).map(pack -> pack.title()).orElse(id);
  }

  private void askFolder(Text folder) {
    DirectoryDialog dialog = new DirectoryDialog(folder.getShell());
    dialog.setText(words.say("new.folder"));
    dialog.setMessage(words.say("new.folder.text"));
    String chosen = dialog.open();
    if (chosen != null) {
      String id = fields.value(SHORT_ID).strip();
      folder.setText(id.isEmpty() ? chosen : Path.of(chosen).resolve(id).toString());
    }
  }

  void focus() {
    place.setFocus();
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(text.strip())).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The place it is for; the country has its bundle, and a template is not begun here. */
  private Optional<Locality> locality() {
    return Locality.of(fields.value(LOCALITY).strip())
        .filter(code -> !code.equals(Locality.NATIONAL) && !code.equals(Locality.TEMPLATE));
  }

  /** The first thing that is missing or wrong; empty when all is well. */
  private Optional<String> wrong() {
    String id = fields.value(SHORT_ID).strip();
    if (fields.value(PLACE).isBlank()) {
      return Optional.of("new.wrong.place");
    }
    if (locality().isEmpty()) {
      return Optional.of("new.wrong.locality");
    }
    if (!ID.matcher(id).matches()) {
      return Optional.of("new.wrong.id");
    }
    if (registry.snapshot().pack(id).isPresent()) {
      return Optional.of("new.wrong.taken");
    }
    Optional<Path> folder = path(fields.value(FOLDER));
    if (folder.isEmpty()) {
      return Optional.of("new.wrong.folder");
    }
    return folder.filter(Files::exists).filter(NewPackForm::isUsed).map(used -> "new.wrong.used");
  }

  private static boolean isUsed(Path folder) {
    String[] names = folder.toFile().list();
    return names == null || names.length > 0;
  }

  private void check() {
    Optional<String> wrong = wrong();
    missing.setText(wrong.map(key -> words.say(key)).orElse(""));
    missing.requestLayout();
    create.setEnabled(wrong.isEmpty());
    create.redraw();
  }

  private void createNow() {
    if (wrong().isPresent()) {
      check();
      return;
    }
    locality()
        .ifPresent(
            locality ->
                path(fields.value(FOLDER))
                    .ifPresent(
                        folder ->
                            action.accept(
                                new PackAuthoring.NewPack(
                                    fields.value(SHORT_ID).strip(),
                                    fields.value(PLACE).strip(),
                                    locality,
                                    fields.value(PUBLISHER).strip(),
                                    fields.value(TEMPLATE)),
                                folder)));
  }
}
