package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/** 编写: what one can begin with, a form for a new bundle, or the bundle on the desk. */
final class AuthorPage {
  private final RoomContext context;
  private final Services services;
  private final Desk desk;
  private final PackInstaller installer;
  private final PackRegistry registry;
  private final Words words;
  private final Composite whole;
  private final StackLayout stack = new StackLayout();
  private final Background opening;
  private @Nullable StartPart start;
  private @Nullable DraftEditor editor;
  private final TrustServices trust = new TrustServices();
  private boolean workbooks;
  private boolean signs;

  AuthorPage(
      Composite parent,
      RoomContext context,
      Services services,
      Desk desk,
      PackInstaller installer,
      PackRegistry registry,
      Words words) {
    this.context = context;
    this.services = services;
    this.desk = desk;
    this.installer = installer;
    this.registry = registry;
    this.words = words;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(parent.getBackground());
    whole.setLayout(stack);
    opening = new Background(whole);
    Display display = whole.getDisplay();
    Runnable deaf =
        trust.onChange(
            () -> {
              if (!display.isDisposed()) {
                display.asyncExec(
                    () -> {
                      if (!whole.isDisposed()) {
                        servicesChanged();
                      }
                    });
              }
            });
    whole.addListener(
        SWT.Dispose,
        event -> {
          deaf.run();
          trust.close();
        });
    show();
  }

  Control control() {
    return whole;
  }

  /** Shows what the desk has. */
  private void show() {
    if (editor != null) {
      editor.control().dispose();
      editor = null;
    }
    if (start != null) {
      start.control().dispose();
      start = null;
    }
    workbooks = services.exchange().isPresent();
    signs = trust.signs();
    Optional<PackDraft> draft = desk.draft();
    if (draft.isPresent()) {
      DraftEditor made =
          new DraftEditor(
              whole,
              new DraftEditor.Surroundings(
                  context, services, desk, installer, registry, words, this::leave, trust),
              draft.get());
      editor = made;
      stack.topControl = made.control();
    } else {
      StartPart made = new StartPart(whole, context, services, desk, registry, words, this);
      start = made;
      stack.topControl = made.control();
    }
    whole.layout(true, true);
  }

  /** Puts the draft away and goes back to the start, unless the person stays. */
  private void leave() {
    if (desk.mayLeave(whole.getShell())) {
      desk.put(Optional.empty());
      show();
      focus();
    }
  }

  /** Shows everything anew when workbooks or signing became possible or impossible. */
  void servicesChanged() {
    if (workbooks != services.exchange().isPresent() || signs != trust.signs()) {
      show();
    }
  }

  void refresh() {
    if (editor != null) {
      editor.installedChanged();
    }
  }

  void focus() {
    if (editor != null) {
      editor.focus();
    } else if (start != null) {
      start.focus();
    }
  }

  // --- beginning ---------------------------------------------------------------------------------

  void askFolder() {
    DirectoryDialog dialog = new DirectoryDialog(whole.getShell());
    dialog.setText(words.say("open.title"));
    dialog.setMessage(words.say("open.text"));
    Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::open);
  }

  void askWorkbook() {
    FileDialog dialog = new FileDialog(whole.getShell(), SWT.OPEN);
    dialog.setText(words.say("workbook.title"));
    dialog.setFilterExtensions(new String[] {"*.xlsx"});
    dialog.setFilterNames(new String[] {words.say("workbook.filter")});
    String file = dialog.open();
    if (file == null) {
      return;
    }
    DirectoryDialog where = new DirectoryDialog(whole.getShell());
    where.setText(words.say("workbook.folder.title"));
    where.setMessage(words.say("workbook.folder.text"));
    String folder = where.open();
    if (folder == null) {
      return;
    }
    services
        .exchange()
        .ifPresent(
            exchange ->
                begin(
                    () -> exchange.fromWorkbook(Path.of(file), Path.of(folder)), Path.of(folder)));
  }

  void create(PackAuthoring.NewPack wanted, Path folder) {
    services
        .authoring()
        .ifPresent(authoring -> begin(() -> authoring.create(wanted, folder), folder));
  }

  /** Something that writes a folder to open. */
  private interface Beginning {
    PackAuthoring.Written write() throws IOException;
  }

  /** A draft with what was said when it was begun. */
  private record Begun(PackDraft draft, List<Diagnostic> findings) {}

  private void begin(Beginning beginning, Path folder) {
    Optional<PackAuthoring> authoring = services.authoring();
    if (authoring.isEmpty()) {
      return;
    }
    context.say(words.say("open.running"));
    opening.run(
        words.say("job"),
        () -> {
          PackAuthoring.Written written = beginning.write();
          return new Begun(authoring.get().open(folder), written.findings());
        },
        this::opened,
        failure -> failed("error.begin", failure));
  }

  /** Opens a folder, unless it is on the desk already or the person stays with what is there. */
  void open(Path folder) {
    Optional<PackAuthoring> authoring = services.authoring();
    Path wanted = folder.toAbsolutePath().normalize();
    if (authoring.isEmpty()
        || desk.draft()
            .filter(draft -> draft.folder().toAbsolutePath().normalize().equals(wanted))
            .isPresent()
        || !desk.mayLeave(whole.getShell())) {
      return;
    }
    context.say(words.say("open.running"));
    opening.run(
        words.say("job"),
        () -> new Begun(authoring.get().open(wanted), List.of()),
        this::opened,
        failure -> failed("error.open", failure));
  }

  private void opened(Begun begun) {
    context.say("");
    desk.put(Optional.of(begun.draft));
    try {
      desk.recent().add(begun.draft.folder());
    } catch (IOException e) {
      // The list is a convenience; the folder is open all the same.
      ILog.of(AuthorPage.class).warn("authoring-folders", e);
    }
    show();
    focus();
  }

  private void failed(String key, Exception failure) {
    context.say("");
    if (start != null) {
      start.tell(desk.said(failure, key));
    } else if (editor != null) {
      editor.tell(desk.said(failure, key));
    }
  }
}
