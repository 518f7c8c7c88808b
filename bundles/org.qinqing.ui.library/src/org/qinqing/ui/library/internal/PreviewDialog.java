package org.qinqing.ui.library.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportCorrections.As;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.Library;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The structure found in a file before it is imported, to be corrected. Every correction reads the
 * file again, so that what is shown is what would be kept.
 */
final class PreviewDialog extends Sheet {
  private static final int HEIGHT = 720;
  private static final int PAUSE = 200;
  private static final int MOST_FINDINGS = 3;
  private static final int LONG_BEGINNING = 40;

  private final Words words;
  private final Library library;
  private final Path file;
  private final Map<String, Text> fields = new LinkedHashMap<>();
  private final Map<Integer, ImportCorrections.Decision> decisions = new LinkedHashMap<>();
  private final Map<As, FlatButton> marks = new HashMap<>();
  private final Runnable later = this::readAgain;
  private Optional<ImportStructure> found = Optional.empty();
  private Optional<ImportStructure> shown = Optional.empty();
  private ImportCorrections result = ImportCorrections.NONE;
  private boolean filling;
  private @Nullable Pieces parts;
  private @Nullable FlatButton take;

  /** What changes while it is open. */
  private record Pieces(
      Background background,
      Label about,
      Composite findings,
      Listing listing,
      Composite marking,
      FlatButton back) {}

  PreviewDialog(Shell parent, Theme theme, Words words, Library library, Path file) {
    super(parent, theme, words.say("preview.title"), HEIGHT);
    this.words = words;
    this.library = library;
    this.file = file;
  }

  /** Shows it, and tells with which corrections the person wants the file; empty for not at all. */
  Optional<ImportCorrections> ask() {
    return open() == Window.OK ? Optional.of(result) : Optional.empty();
  }

  @Override
  void fill(Composite body) {
    Composite head = Parts.group(body, 1);
    ((GridLayout) head.getLayout()).verticalSpacing = 2;
    Parts.text(head, theme(), Type.HEADING, Role.TEXT, String.valueOf(file.getFileName()));
    Label about =
        Parts.text(
            head, theme(), Type.SECONDARY, Role.TEXT_SECONDARY, words.say("preview.reading"));
    Composite form = Parts.group(body, 4);
    field(form, "title", 3);
    field(form, "number", 1);
    field(form, "issuer", 1);
    field(form, "issued", 1);
    field(form, "effective", 1);
    Composite findings = Parts.group(body, 1);
    shown(findings, false);
    Listing listing = new Listing(body, theme());
    listing.setBackground(theme().color(Role.SURFACE));
    listing.setLayoutData(Parts.fill());
    listing.onChoice(line -> chosen());
    Composite marking = Parts.group(body, 2);
    Parts.line(marking, theme(), Type.SECONDARY, Role.TEXT_SECONDARY, words.say("preview.is"));
    Flow flow = new Flow(marking);
    flow.setLayoutData(Parts.wide());
    for (As as : As.values()) {
      FlatButton button =
          new FlatButton(
              flow, theme(), FlatButton.Kind.SECONDARY, words.say("preview.as." + as), "");
      button.onAction(() -> decide(as));
      marks.put(as, button);
    }
    FlatButton back =
        new FlatButton(flow, theme(), FlatButton.Kind.LINK, words.say("preview.undo"), "undo");
    back.onAction(this::undo);
    parts = new Pieces(new Background(body), about, findings, listing, marking, back);
    chosen();
    read();
  }

  private void field(Composite form, String key, int span) {
    Label label =
        Parts.line(
            form, theme(), Type.SECONDARY, Role.TEXT_SECONDARY, words.say("preview.field." + key));
    label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    boolean day = key.equals("issued") || key.equals("effective");
    FieldFrame frame = new FieldFrame(form, theme(), 1, FieldFrame.BAR);
    Text field =
        frame.around(
            Parts.field(
                frame,
                theme(),
                words.say(day ? "preview.day" : "preview.none"),
                words.say("preview.field." + key)));
    field.setLayoutData(Parts.wide());
    frame.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1));
    field.addListener(SWT.Modify, event -> typed());
    fields.put(key, field);
  }

  @Override
  void buttons(Composite foot) {
    Parts.line(foot, theme(), Type.SECONDARY, Role.TEXT, "").setLayoutData(Parts.wide());
    FlatButton leave =
        new FlatButton(foot, theme(), FlatButton.Kind.SECONDARY, words.say("preview.cancel"), "");
    leave.onAction(this::cancelPressed);
    FlatButton go =
        new FlatButton(foot, theme(), FlatButton.Kind.PRIMARY, words.say("preview.import"), "");
    go.onAction(this::okPressed);
    go.setEnabled(false);
    take = go;
  }

  @Override
  protected void okPressed() {
    Optional<ImportCorrections> wanted = wanted();
    if (wanted.isPresent() && take != null && take.isEnabled()) {
      result = wanted.get();
      super.okPressed();
    }
  }

  // --- reading -----------------------------------------------------------------------------------

  private String text(String key) {
    Text field = fields.get(key);
    return field == null ? "" : field.getText().strip();
  }

  private void typed() {
    if (!filling) {
      Display display = getShell().getDisplay();
      display.timerExec(-1, later);
      display.timerExec(PAUSE, later);
      mayTake();
    }
  }

  private void readAgain() {
    if (getShell() != null && !getShell().isDisposed()) {
      read();
    }
  }

  /** What a field says when it no longer says what was found. */
  private Optional<String> changed(String key, String before) {
    return Optional.of(text(key)).filter(now -> !now.equals(before));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private boolean dayIsWrong(String key) {
    return !text(key).isEmpty() && day(text(key)).isEmpty();
  }

  /** The corrections as they stand; empty while a day cannot be read. */
  private Optional<ImportCorrections> wanted() {
    if (found.isEmpty()) {
      return Optional.of(ImportCorrections.NONE);
    }
    if (dayIsWrong("issued") || dayIsWrong("effective")) {
      return Optional.empty();
    }
    ImportStructure before = found.get();
    return Optional.of(
        new ImportCorrections(
            changed("title", before.title()).filter(title -> !title.isEmpty()),
            changed("number", before.number()),
            changed("issuer", before.issuer()),
            day(text("issued")).filter(day -> !Optional.of(day).equals(before.issued())),
            day(text("effective")).filter(day -> !Optional.of(day).equals(before.effective())),
            List.copyOf(decisions.values())));
  }

  private void read() {
    Pieces on = parts;
    Optional<ImportCorrections> wanted = wanted();
    if (on == null || wanted.isEmpty()) {
      return;
    }
    ImportCorrections corrections = wanted.get();
    on.background.run(
        words.say("preview.title"),
        () -> library.preview(file, corrections),
        structure -> show(on, structure),
        failure ->
            on.about.setText(words.say("preview.failed", String.valueOf(failure.getMessage()))));
  }

  private void show(Pieces on, ImportStructure structure) {
    shown = Optional.of(structure);
    if (found.isEmpty()) {
      found = shown;
      filling = true;
      set("title", structure.title());
      set("number", structure.number());
      set("issuer", structure.issuer());
      set("issued", structure.issued().map(LocalDate::toString).orElse(""));
      set("effective", structure.effective().map(LocalDate::toString).orElse(""));
      filling = false;
    }
    on.about.setText(about(structure));
    for (Control child : on.findings.getChildren()) {
      child.dispose();
    }
    Findings.show(
        on.findings,
        theme(),
        structure.findings().subList(0, Math.min(MOST_FINDINGS, structure.findings().size())));
    shown(on.findings, !structure.findings().isEmpty());
    on.listing.lines(lines(structure));
    chosen();
    mayTake();
    on.listing.getParent().layout(true, true);
  }

  private static void shown(Composite group, boolean value) {
    ((GridData) group.getLayoutData()).exclude = !value;
    group.setVisible(value);
  }

  private void set(String key, String text) {
    Text field = fields.get(key);
    if (field != null) {
      field.setText(text);
    }
  }

  private String about(ImportStructure structure) {
    if (structure.units().isEmpty()) {
      return words.say("preview.refused");
    }
    long articles = structure.units().stream().filter(unit -> !unit.anchor().contains("/")).count();
    String read =
        structure.charset().isEmpty()
            ? structure.format()
            : structure.format() + " " + structure.charset();
    return words.say(
        "preview.about",
        read,
        Integer.toString(structure.blocks().size()),
        Long.toString(articles));
  }

  private List<Listing.Line> lines(ImportStructure structure) {
    Map<Integer, ImportStructure.Unit> units = new HashMap<>();
    structure.units().forEach(unit -> units.putIfAbsent(unit.block(), unit));
    List<Listing.Line> lines = new ArrayList<>();
    for (ImportStructure.Block block : structure.blocks()) {
      ImportStructure.Unit unit = units.get(block.number());
      String part = words.say("preview.part." + block.part());
      String title =
          unit == null || block.part() == ImportStructure.Part.LEFT_OUT
              ? part
              : (unit.label() + "　" + unit.heading()).strip();
      boolean decided = decisions.containsKey(block.number());
      lines.add(
          new Listing.Line(
              Integer.toString(block.number()),
              title.isEmpty() ? part : title,
              block.text(),
              "",
              decided ? words.say("preview.decided", part) : part,
              decided
                  ? Role.ACCENT
                  : block.part() == ImportStructure.Part.LEFT_OUT
                      ? Role.TEXT_TERTIARY
                      : Role.TEXT_SECONDARY));
    }
    return lines;
  }

  private void mayTake() {
    FlatButton go = take;
    if (go != null) {
      go.setEnabled(
          wanted().isPresent()
              && !text("title").isEmpty()
              && shown.filter(structure -> !structure.units().isEmpty()).isPresent());
      go.redraw();
    }
  }

  // --- correcting --------------------------------------------------------------------------------

  private Optional<ImportStructure.Block> block() {
    Pieces on = parts;
    Optional<Listing.Line> line = on == null ? Optional.empty() : on.listing.chosen();
    return line.flatMap(
        chosen ->
            shown.flatMap(
                structure ->
                    structure.blocks().stream()
                        .filter(block -> Integer.toString(block.number()).equals(chosen.id()))
                        .findFirst()));
  }

  private void chosen() {
    Pieces on = parts;
    if (on == null) {
      return;
    }
    Optional<ImportStructure.Block> block = block();
    marks
        .values()
        .forEach(
            button -> {
              button.setEnabled(block.isPresent());
              button.redraw();
            });
    on.back.setEnabled(block.filter(one -> decisions.containsKey(one.number())).isPresent());
    on.back.redraw();
  }

  private void decide(As as) {
    block()
        .ifPresent(
            block -> {
              String text = block.text();
              String beginning = text.substring(0, Math.min(LONG_BEGINNING, text.length()));
              decisions.put(
                  block.number(), new ImportCorrections.Decision(block.number(), beginning, as));
              read();
            });
  }

  private void undo() {
    block()
        .ifPresent(
            block -> {
              decisions.remove(block.number());
              read();
            });
  }
}
