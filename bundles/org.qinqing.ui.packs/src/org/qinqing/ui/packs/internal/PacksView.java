package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The room's pages under one head: 已安装; 可更新, 可安装, 编写 and 对照 as long as their services are there;
 * 信任.
 */
final class PacksView implements Room.View {
  private enum Page {
    INSTALLED,
    UPDATES,
    FRESH,
    AUTHOR,
    COMPARE,
    TRUST
  }

  private final RoomContext context;
  private final PackRegistry registry;
  private final PackInstaller installer;
  private final Services services;
  private final Desk desk;
  private final Words words;
  private final Composite whole;
  private final Composite tabs;
  private final Composite side;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final Notice notice;
  private final Offered offered;
  private final Intake intake;
  private final Background unpacking;
  private final InstalledPage installed;
  private final List<Page> pages = new ArrayList<>();
  private @Nullable OffersPage updates;
  private @Nullable OffersPage fresh;
  private @Nullable AuthorPage author;
  private @Nullable ComparePage compare;
  private @Nullable TrustPage trust;
  private @Nullable Segments segments;
  private Page shown = Page.INSTALLED;
  private int count = -1;

  PacksView(
      Composite parent,
      RoomContext context,
      PackInstaller installer,
      PackRegistry registry,
      Services services,
      Desk desk,
      Words words) {
    this.context = context;
    this.registry = registry;
    this.installer = installer;
    this.services = services;
    this.desk = desk;
    this.words = words;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(context.theme().color(Role.WINDOW_BACKGROUND));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.marginTop = 12;
    layout.verticalSpacing = 10;
    whole.setLayout(layout);
    Composite head = Parts.group(whole, 3);
    ((GridLayout) head.getLayout()).marginWidth = 24;
    ((GridLayout) head.getLayout()).horizontalSpacing = 16;
    Parts.line(head, context.theme(), Type.ROOM, Role.TEXT, words.say("label"));
    tabs = Parts.group(head, 1);
    tabs.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    side = Parts.group(head, 2);
    side.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    FlatButton install =
        new FlatButton(
            side, context.theme(), FlatButton.Kind.SECONDARY, words.say("install"), "usb");
    install.onAction(this::askFile);
    FlatButton sites =
        new FlatButton(
            side, context.theme(), FlatButton.Kind.SECONDARY, words.say("sites"), "link");
    sites.onAction(this::toSites);
    Composite told = Parts.group(whole, 1);
    ((GridLayout) told.getLayout()).marginWidth = 24;
    notice = new Notice(told, context.theme(), words, () -> whole.layout(true, true));
    notice.onClose(this::focus);
    body = new Composite(whole, SWT.NONE);
    body.setBackground(whole.getBackground());
    body.setLayoutData(Parts.fill());
    body.setLayout(stack);
    unpacking = new Background(whole);
    offered = new Offered(whole, services, installer, words);
    intake = new Intake(whole, context, installer, registry, services, desk, words, this::toTrust);
    intake.onEnd(this::ended);
    intake.onExtension(this::extended);
    intake.onFailure(text -> notice.tell(text, false, List.of()));
    installed =
        new InstalledPage(
            body,
            context,
            installer,
            registry,
            desk.data(),
            services,
            offered,
            words,
            new Wishes());
    installed.onCount(
        number -> {
          count = number;
          counts();
        });
    offered.onChange(this::offersChanged);
    Display display = whole.getDisplay();
    Runnable deaf =
        services.onChange(
            () -> {
              if (!display.isDisposed()) {
                display.asyncExec(
                    () -> {
                      if (!whole.isDisposed()) {
                        servicesChanged();
                        offered.reload();
                      }
                    });
              }
            });
    whole.addListener(SWT.Dispose, event -> deaf.run());
    servicesChanged();
  }

  /** What the details of a bundle ask for. */
  private final class Wishes implements PackDetails.Wishes {
    @Override
    public void propose(Proposal proposal) {
      notice.hide();
      intake.propose(proposal);
    }

    @Override
    public void update(PackSites.Offer offer) {
      notice.hide();
      intake.take(List.of(offer));
    }

    @Override
    public void write(Path stored, PackInstaller.Listed listed) {
      unpack(stored, listed);
    }
  }

  // --- pages -------------------------------------------------------------------------------------

  private void servicesChanged() {
    List<Page> now = new ArrayList<>(List.of(Page.INSTALLED));
    if (services.sites().isPresent()) {
      now.add(Page.UPDATES);
      now.add(Page.FRESH);
    } else {
      updates = gone(updates);
      fresh = gone(fresh);
    }
    if (services.authoring().isPresent()) {
      now.add(Page.AUTHOR);
    } else if (author != null) {
      author.control().dispose();
      author = null;
    }
    if (services.comparison().isPresent()) {
      now.add(Page.COMPARE);
    } else if (compare != null) {
      compare.control().dispose();
      compare = null;
    }
    now.add(Page.TRUST);
    if (author != null) {
      author.servicesChanged();
    }
    if (now.equals(pages)) {
      return;
    }
    pages.clear();
    pages.addAll(now);
    boolean focused = segments != null && !segments.isDisposed() && segments.isFocusControl();
    for (Control child : tabs.getChildren()) {
      child.dispose();
    }
    segments = null;
    if (!pages.contains(shown)) {
      shown = Page.INSTALLED;
    }
    Segments made = new Segments(tabs, context.theme(), labels(), pages.indexOf(shown));
    made.onChoice(index -> turn(pages.get(index)));
    segments = made;
    if (focused) {
      made.setFocus();
    }
    turn(shown);
    whole.layout(true, true);
  }

  private static @Nullable OffersPage gone(@Nullable OffersPage page) {
    if (page != null) {
      page.control().dispose();
    }
    return null;
  }

  private List<String> labels() {
    return pages.stream().map(this::label).toList();
  }

  private String label(Page page) {
    String name = words.say("page." + page.name());
    int number =
        switch (page) {
          case INSTALLED -> count;
          case UPDATES -> offered.known().updates().size();
          case FRESH -> offered.known().fresh().size();
          case AUTHOR, COMPARE, TRUST -> -1;
        };
    return number < 0 ? name : words.say("page.counted", name, Integer.toString(number));
  }

  private void counts() {
    if (segments != null && !segments.isDisposed()) {
      segments.labels(labels());
    }
  }

  private void offersChanged() {
    counts();
    installed.refresh();
    for (OffersPage page : new OffersPage[] {updates, fresh}) {
      if (page != null) {
        page.fill();
      }
    }
  }

  private void toSites() {
    open(Page.TRUST);
    trust().showSites();
  }

  private void toTrust() {
    open(Page.TRUST);
    focus();
  }

  /** Turns to a page as a click on its name would. */
  private void open(Page page) {
    if (segments != null && !segments.isDisposed()) {
      segments.choose(pages.indexOf(page));
    }
    turn(page);
  }

  private void turn(Page page) {
    if (!pages.contains(page)) {
      return;
    }
    shown = page;
    side.setVisible(page != Page.AUTHOR && page != Page.COMPARE);
    stack.topControl =
        switch (page) {
          case INSTALLED -> installed.control();
          case UPDATES -> updates().control();
          case FRESH -> fresh().control();
          case AUTHOR -> author().control();
          case COMPARE -> compare().control();
          case TRUST -> trust().control();
        };
    switch (page) {
      case COMPARE -> compare().refresh();
      // Sites and bundles may have been changed on another page or by a command.
      case INSTALLED, UPDATES, FRESH -> offered.reload();
      case AUTHOR, TRUST -> {}
    }
    body.layout(true, true);
  }

  private OffersPage updates() {
    OffersPage page = updates;
    if (page == null) {
      page = offers(OffersPage.Kind.UPDATES);
      updates = page;
    }
    return page;
  }

  private OffersPage fresh() {
    OffersPage page = fresh;
    if (page == null) {
      page = offers(OffersPage.Kind.FRESH);
      fresh = page;
    }
    return page;
  }

  private OffersPage offers(OffersPage.Kind kind) {
    return new OffersPage(
        body,
        kind,
        context,
        words,
        registry,
        offered,
        wanted -> {
          notice.hide();
          intake.take(wanted);
        },
        this::toSites);
  }

  private AuthorPage author() {
    AuthorPage page = author;
    if (page == null) {
      page = new AuthorPage(body, context, services, desk, installer, registry, words);
      author = page;
    }
    return page;
  }

  private ComparePage compare() {
    ComparePage page = compare;
    if (page == null) {
      page = new ComparePage(body, context, services, registry, words);
      compare = page;
    }
    return page;
  }

  private TrustPage trust() {
    TrustPage page = trust;
    if (page == null) {
      page = new TrustPage(body, context, registry, desk.data(), words);
      trust = page;
    }
    return page;
  }

  // --- installing --------------------------------------------------------------------------------

  private void askFile() {
    FileDialog dialog = new FileDialog(whole.getShell(), SWT.OPEN | SWT.MULTI);
    dialog.setText(words.say("install.title"));
    dialog.setFilterExtensions(new String[] {"*.qinqing;*.jar;*" + Extensions.SUFFIX});
    dialog.setFilterNames(new String[] {words.say("install.filter")});
    if (dialog.open() == null) {
      return;
    }
    for (String name : dialog.getFileNames()) {
      install(Path.of(dialog.getFilterPath(), name).toString());
    }
  }

  private void install(String file) {
    notice.hide();
    try {
      intake.take(Path.of(file));
    } catch (InvalidPathException e) {
      notice.tell(words.say("error.path", file), false, List.of());
    }
  }

  private void ended(ConsentDialog.Result result) {
    if (result.outcomes().isEmpty()) {
      return;
    }
    List<PackInstaller.Outcome> outcomes = result.outcomes();
    PackInstaller.Outcome first = outcomes.getFirst();
    List<Diagnostic> warnings =
        outcomes.stream()
            .flatMap(outcome -> outcome.findings().stream())
            .filter(finding -> finding.severity() == Diagnostic.Severity.WARNING)
            .toList();
    Optional<Pack> pack = registry.snapshot().pack(first.id());
    String title = pack.map(Pack::title).orElse(first.id());
    String text =
        switch (result.proposal()) {
          case Proposal.Install install when outcomes.size() > 1 ->
              words.say("install.good.many", Integer.toString(outcomes.size()));
          case Proposal.Install install -> words.say("install.good", title, first.version());
          case Proposal.RollBack back ->
              words.say("back.good", title(back.listed()), back.listed().former().orElse(""));
          case Proposal.Remove remove -> words.say("remove.good", title(remove.listed()));
        };
    Optional<Locality> place =
        pack.filter(used -> result.proposal() instanceof Proposal.Install && outcomes.size() == 1)
            .map(Pack::locality)
            .filter(own -> !own.equals(Locality.TEMPLATE) && context.has("checker"));
    notice.tell(
        text,
        true,
        warnings,
        place.isPresent() ? words.say("try.go") : "",
        () ->
            place.ifPresent(
                own -> {
                  context.workplace().place(own);
                  context.go(Target.room("checker"));
                }));
    if (author != null) {
      author.refresh();
    }
    offered.reload();
  }

  private void extended(ExtensionDialog.Result result) {
    List<Diagnostic> warnings =
        result.outcome().findings().stream()
            .filter(finding -> finding.severity() == Diagnostic.Severity.WARNING)
            .toList();
    notice.restart(
        words.say("extension.good", result.title(), result.outcome().version()), warnings);
    if (trust != null) {
      trust.refresh();
    }
  }

  private static String title(PackInstaller.Listed listed) {
    return listed.title().isEmpty() ? listed.id() : listed.title();
  }

  // --- writing on --------------------------------------------------------------------------------

  /** Puts the files of an installed bundle into a folder of the author's choice. */
  private void unpack(Path stored, PackInstaller.Listed listed) {
    DirectoryDialog dialog = new DirectoryDialog(whole.getShell(), SWT.OPEN);
    dialog.setText(words.say("unpack.title"));
    dialog.setMessage(words.say("unpack.text"));
    String chosen = dialog.open();
    if (chosen == null) {
      return;
    }
    Path folder = Path.of(chosen).resolve(listed.id());
    unpacking.run(
        words.say("job"),
        () -> unpacked(stored, folder),
        made -> {
          open(Page.AUTHOR);
          if (pages.contains(Page.AUTHOR)) {
            author().open(made);
          }
        },
        failure -> notice.tell(desk.said(failure, "unpack.failed"), false, List.of()));
  }

  private Path unpacked(Path stored, Path folder) throws IOException {
    if (Files.exists(folder)) {
      throw new IOException(words.say("unpack.there", folder.toString()));
    }
    try (ZipFile zip = new ZipFile(stored.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName()).normalize();
        // The store keeps only what was checked; a name that leads outside is skipped all the same.
        if (entry.isDirectory()
            || entry.getName().startsWith("META-INF/")
            || !target.startsWith(folder)) {
          continue;
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
    return folder;
  }

  // --- as a room ---------------------------------------------------------------------------------

  @Override
  public void show(Target target) {
    switch (target.what()) {
      case "install" -> {
        open(Page.INSTALLED);
        later(
            () -> {
              if (target.value().isEmpty()) {
                askFile();
              } else {
                install(target.value());
              }
            });
      }
      case "updates" -> open(Page.UPDATES);
      case "available" -> open(Page.FRESH);
      case "trust" -> open(Page.TRUST);
      case "author" -> {
        open(Page.AUTHOR);
        if (pages.contains(Page.AUTHOR) && !target.value().isEmpty()) {
          author().open(Path.of(target.value()));
        }
      }
      case "compare" -> {
        open(Page.COMPARE);
        if (pages.contains(Page.COMPARE)) {
          registry.snapshot().locality(target.value()).ifPresent(compare()::place);
        }
      }
      default -> {
        open(Page.INSTALLED);
        if (!target.value().isEmpty()) {
          installed.choose(target.value());
        }
      }
    }
  }

  private void later(Runnable work) {
    whole
        .getDisplay()
        .asyncExec(
            () -> {
              if (!whole.isDisposed()) {
                work.run();
              }
            });
  }

  @Override
  public Target current() {
    return switch (shown) {
      case INSTALLED -> Target.room(PacksRoom.ID);
      case UPDATES -> new Target(PacksRoom.ID, "updates", "");
      case FRESH -> new Target(PacksRoom.ID, "available", "");
      case AUTHOR ->
          new Target(
              PacksRoom.ID,
              "author",
              desk.draft().map(draft -> draft.folder().toString()).orElse(""));
      case COMPARE -> new Target(PacksRoom.ID, "compare", compare().place().code());
      case TRUST -> new Target(PacksRoom.ID, "trust", "");
    };
  }

  @Override
  public void refresh() {
    offered.reload();
    if (trust != null) {
      trust.refresh();
    }
    if (author != null) {
      author.refresh();
    }
    if (shown == Page.COMPARE) {
      compare().refresh();
    }
  }

  @Override
  public void focus() {
    switch (shown) {
      case INSTALLED -> installed.focus();
      case UPDATES -> updates().focus();
      case FRESH -> fresh().focus();
      case AUTHOR -> author().focus();
      case COMPARE -> compare().focus();
      case TRUST -> trust().focus();
    }
  }
}
