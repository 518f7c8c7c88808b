package org.qinqing.ui.packs.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.TrustRoots;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * 信任: whose signatures count on this computer, from where bundles may come, what the administrator
 * decided, and the tools of those who sign.
 */
final class TrustPage {
  private static final int MARGIN = 24;
  private static final int WIDEST = 960;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final KeysWords says;
  private final TrustServices services = new TrustServices();
  private final KeysDialog.Surroundings around;
  private final Pane pane;
  private final Notice notice;
  private final FlatButton pin;
  private final FlatButton revocations;
  private final Composite roots;
  private final Composite sitesHead;
  private final FlatButton check;
  private final Text site;
  private final List<FlatButton> siteButtons = new ArrayList<>();
  private final Composite sites;
  private final ExtensionsPart extensions;
  private final Composite policy;
  private final List<FlatButton> tools = new ArrayList<>();
  private final Composite toolsTold;
  private final Background reading;
  private final Background changing;

  /** What stands on the page; parts whose service is not there are empty. */
  private record State(
      Optional<List<TrustRoots.Root>> roots,
      Optional<List<PackSites.Site>> sites,
      Map<String, Long> offers,
      List<Extensions.Listed> extensions,
      TrustRules.State rules) {}

  /** What is done with a service, off the UI thread. */
  private interface Change<S> {
    TrustRoots.Changed with(S service) throws Exception;
  }

  TrustPage(
      Composite parent, RoomContext context, PackRegistry registry, DataFolder data, Words words) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    says = new KeysWords(words, registry);
    around = new KeysDialog.Surroundings(context, services, new KeysPlaces(data), registry, words);
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, MARGIN);
    ((GridLayout) pane.body().getLayout()).marginHeight = 4;
    Composite column = new Column(pane.body(), WIDEST, false).body();
    ((GridLayout) column.getLayout()).verticalSpacing = 10;
    notice = new Notice(column, theme, words, this::told);

    Flow rootButtons = head(column, "trust.roots", "trust.roots.text");
    pin = button(rootButtons, FlatButton.Kind.SECONDARY, "trust.pin", "pin");
    pin.onAction(this::pin);
    revocations = button(rootButtons, FlatButton.Kind.SECONDARY, "trust.revocations", "list");
    revocations.onAction(this::revocations);
    roots = list(column);

    sitesHead = Parts.group(column, 1);
    Flow siteButtonsRow = head(sitesHead, "trust.sites", "trust.sites.text");
    check = button(siteButtonsRow, FlatButton.Kind.SECONDARY, "trust.refresh", "link");
    check.onAction(this::refreshSites);
    FlatButton folder = button(siteButtonsRow, FlatButton.Kind.SECONDARY, "trust.folder", "usb");
    folder.onAction(this::askFolder);
    Composite adding = Parts.group(sitesHead, 2);
    FieldFrame frame = new FieldFrame(adding, theme, 1, FieldFrame.FORM);
    site =
        frame.around(
            Parts.field(frame, theme, words.say("trust.site.hint"), words.say("trust.site")));
    site.setLayoutData(Parts.wide());
    site.addListener(SWT.DefaultSelection, event -> addSite());
    FlatButton add = button(adding, FlatButton.Kind.SECONDARY, "trust.add", "plus");
    add.onAction(this::addSite);
    siteButtons.addAll(List.of(folder, add));
    sites = list(column);

    extensions = new ExtensionsPart(column, around, says, notice, new Page());

    policy = Parts.group(column, 1);
    ((GridLayout) policy.getLayout()).verticalSpacing = 8;

    Flow toolButtons = head(column, "trust.tools", "trust.tools.text");
    tool(
        toolButtons,
        "trust.sign",
        "edit",
        () -> SignDialog.ofFile(pane.getShell(), around, Optional.empty()));
    tool(
        toolButtons,
        "trust.publish",
        "send",
        () -> new SitePublishDialog(pane.getShell(), around, Optional.empty()));
    tool(toolButtons, "trust.new", "plus", () -> new KeysNewDialog(pane.getShell(), around));
    tool(
        toolButtons,
        "trust.certify",
        "check",
        () -> new KeysCertifyDialog(pane.getShell(), around));
    tool(toolButtons, "trust.root", "shield", () -> new KeysRootDialog(pane.getShell(), around));
    tool(toolButtons, "trust.revoke", "stop", () -> new KeysRevokeDialog(pane.getShell(), around));
    tool(
        toolButtons,
        "trust.handOver",
        "swap",
        () -> new KeysHandOverDialog(pane.getShell(), around));
    toolsTold = Parts.group(column, 1);

    reading = new Background(pane);
    changing = new Background(pane);
    Display display = pane.getDisplay();
    Runnable deaf =
        services.onChange(
            () -> {
              if (!display.isDisposed()) {
                display.asyncExec(
                    () -> {
                      if (!pane.isDisposed()) {
                        refresh();
                      }
                    });
              }
            });
    pane.addListener(
        SWT.Dispose,
        event -> {
          deaf.run();
          services.close();
        });
    refresh();
  }

  /** What the part about extensions asks of the page. */
  private final class Page implements ExtensionsPart.Page {
    @Override
    public void refresh() {
      TrustPage.this.refresh();
    }

    @Override
    public void focus() {
      TrustPage.this.focus();
    }
  }

  Control control() {
    return pane;
  }

  void focus() {
    if (pane.isVisible()) {
      (pin.isEnabled() ? pin : site).setFocus();
    }
  }

  /** Brings the sites into sight. */
  void showSites() {
    pane.setOrigin(0, sitesHead.getParent().getLocation().y + sitesHead.getLocation().y);
    site.setFocus();
  }

  private void told() {
    pane.reflow();
    pane.setOrigin(0, 0);
  }

  // --- parts of the page -------------------------------------------------------------------------

  private Flow head(Composite parent, String title, String text) {
    Composite head = Parts.group(parent, 2);
    GridLayout layout = (GridLayout) head.getLayout();
    layout.marginTop = 14;
    layout.horizontalSpacing = 16;
    layout.verticalSpacing = 4;
    Composite texts = Parts.group(head, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 4;
    ((GridData) texts.getLayoutData()).horizontalSpan = 2;
    Parts.text(texts, theme, Type.HEADING, Role.TEXT, words.say(title));
    Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(text));
    Flow buttons = new Flow(head);
    buttons.setLayoutData(Parts.wide());
    ((GridData) buttons.getLayoutData()).horizontalSpan = 2;
    return buttons;
  }

  private FlatButton button(Composite parent, FlatButton.Kind kind, String key, String icon) {
    return new FlatButton(parent, theme, kind, words.say(key), icon);
  }

  private void tool(
      Composite parent, String key, String icon, java.util.function.Supplier<KeysDialog> makes) {
    FlatButton button = button(parent, FlatButton.Kind.SECONDARY, key, icon);
    button.onAction(
        () -> {
          makes.get().open();
          if (!button.isDisposed()) {
            button.setFocus();
          }
        });
    tools.add(button);
  }

  private static Composite list(Composite parent) {
    return Parts.group(parent, 1);
  }

  private static void clear(Composite parent) {
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
  }

  private Card card(Composite parent) {
    Card card = new Card(parent, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    return card;
  }

  /** One entry: texts at the left, what it is and what can be done at the right. */
  private Composite entry(Card card, boolean first, int columns) {
    if (!first) {
      Composite line = new Composite(card, SWT.NONE);
      line.setBackground(theme.color(Role.LINE));
      GridData thin = Parts.wide();
      thin.heightHint = 1;
      line.setLayoutData(thin);
    }
    Composite entry = Parts.group(card, columns);
    GridLayout layout = (GridLayout) entry.getLayout();
    layout.marginWidth = 14;
    layout.marginHeight = 10;
    layout.horizontalSpacing = 14;
    return entry;
  }

  private Composite texts(Composite entry, String title) {
    Composite texts = Parts.group(entry, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 3;
    Parts.text(texts, theme, Type.STRONG, Role.TEXT, title);
    return texts;
  }

  private void second(Composite texts, String text) {
    Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }

  private void locked(Composite entry) {
    Tags tags =
        new Tags(entry, theme, List.of(Tag.of(words.say("trust.byPolicy"), Role.TEXT_SECONDARY)));
    tags.setLayoutData(Parts.right());
  }

  private void empty(Composite parent, String key) {
    Parts.text(parent, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say(key));
  }

  // --- what is there -----------------------------------------------------------------------------

  void refresh() {
    reading.run(words.say("job"), this::read, this::fill, this::failed);
  }

  private State read() {
    Optional<PackSites> there = services.sites();
    return new State(
        services.roots().map(TrustRoots::roots),
        there.map(PackSites::sites),
        there.map(PackSites::known).orElse(List.of()).stream()
            .collect(Collectors.groupingBy(PackSites.Offer::site, Collectors.counting())),
        ExtensionsPart.read(services),
        TrustRules.read(services));
  }

  private void fill(State state) {
    fillRoots(state);
    fillSites(state);
    extensions.fill(state.extensions, state.rules.extensionsForbidden());
    clear(policy);
    TrustRules.show(policy, theme, words, state.rules);
    shown(policy, policy.getChildren().length > 0);
    boolean signs = services.signs();
    tools.forEach(tool -> enable(tool, signs));
    clear(toolsTold);
    if (!signs) {
      empty(toolsTold, "keys.gone");
    }
    shown(toolsTold, !signs);
    pane.reflow();
  }

  private static void shown(Composite part, boolean value) {
    part.setVisible(value);
    ((GridData) part.getLayoutData()).exclude = !value;
  }

  private static void enable(FlatButton button, boolean value) {
    button.setEnabled(value);
    button.redraw();
  }

  private void fillRoots(State state) {
    clear(roots);
    boolean locked = state.rules.rootsLocked();
    enable(pin, state.roots.isPresent() && !locked);
    enable(revocations, state.roots.isPresent());
    pin.setToolTipText(locked ? words.say("trust.byPolicy") : null);
    if (locked) {
      empty(roots, "trust.noneAdded");
    }
    if (state.roots.isEmpty()) {
      empty(roots, "trust.roots.gone");
    } else if (state.roots.get().isEmpty()) {
      empty(roots, "trust.roots.none");
    } else {
      Card card = card(roots);
      boolean first = true;
      for (TrustRoots.Root root : state.roots.get()) {
        root(card, root, first);
        first = false;
      }
    }
  }

  private void root(Card card, TrustRoots.Root root, boolean first) {
    Publisher who = root.publisher();
    Composite entry = entry(card, first, 2);
    Composite texts = texts(entry, who.name());
    second(texts, says.authority(who.authority()).getFirst());
    second(texts, says.validity(who));
    second(texts, words.say("keys.fingerprint", who.words()));
    Parts.text(texts, theme, Type.NOTE, Role.TEXT_TERTIARY, KeysWords.grouped(who.fingerprint()));
    if (root.byPolicy()) {
      locked(entry);
    } else {
      FlatButton unpin = button(entry, FlatButton.Kind.SECONDARY, "trust.unpin", "");
      unpin.setToolTipText(words.say("trust.unpin.name", who.name()));
      unpin.onAction(() -> unpin(who));
    }
  }

  private void fillSites(State state) {
    clear(sites);
    boolean there = state.sites.isPresent();
    boolean locked = state.rules.sitesLocked();
    siteButtons.forEach(button -> enable(button, there && !locked));
    enable(check, there);
    site.setEnabled(there && !locked);
    if (locked) {
      empty(sites, "trust.noneAdded");
    }
    if (!there) {
      empty(sites, "trust.sites.gone");
    } else if (state.sites.get().isEmpty()) {
      empty(sites, "trust.sites.none");
    } else {
      Card card = card(sites);
      boolean first = true;
      for (PackSites.Site one : state.sites.get()) {
        site(card, one, state.offers.getOrDefault(one.place(), 0L), first);
        first = false;
      }
    }
  }

  private void site(Card card, PackSites.Site one, long offers, boolean first) {
    Composite entry = entry(card, first, 2);
    Composite texts = texts(entry, one.place());
    second(
        texts,
        one.refreshed()
            .map(
                when ->
                    words.say(
                        "trust.site.known",
                        MINUTE.withZone(ZoneId.systemDefault()).format(when),
                        Long.toString(one.number()),
                        Long.toString(offers)))
            .orElse(words.say("trust.site.never")));
    Findings.show(texts, theme, one.findings());
    if (one.byPolicy()) {
      locked(entry);
    } else {
      FlatButton remove = button(entry, FlatButton.Kind.SECONDARY, "trust.remove", "trash");
      remove.setToolTipText(words.say("trust.remove.name", one.place()));
      remove.onAction(() -> removeSite(one.place()));
    }
  }

  // --- changing it -------------------------------------------------------------------------------

  private void failed(Exception failure) {
    context.say("");
    notice.tell(
        failure instanceof KeysDialog.Gone ? words.say("keys.gone") : says.said(failure),
        false,
        List.of());
  }

  private <S> void change(
      Callable<Optional<S>> service, Change<S> change, Function<TrustRoots.Changed, String> good) {
    changing.run(
        words.say("job"),
        () -> change.with(service.call().orElseThrow(KeysDialog.Gone::new)),
        changed -> {
          notice.tell(
              changed.done() ? good.apply(changed) : words.say("trust.refused"),
              changed.done(),
              changed.findings());
          refresh();
        },
        this::failed);
  }

  private boolean sure(String key, String about) {
    return MessageDialog.open(
            MessageDialog.QUESTION,
            pane.getShell(),
            words.say(key + ".title"),
            words.say(key + ".text", about),
            SWT.NONE,
            words.say(key + ".yes"),
            words.say("ask.no"))
        == 0;
  }

  private void pin() {
    TrustPinDialog dialog = new TrustPinDialog(pane.getShell(), around);
    dialog.open();
    if (!pane.isDisposed()) {
      pin.setFocus();
      refresh();
    }
  }

  private void unpin(Publisher who) {
    if (sure("trust.unpin", who.name())) {
      pin.setFocus();
      change(
          services::roots,
          service -> service.unpin(who.fingerprint()),
          changed -> words.say("trust.unpinned", changed.name()));
    }
  }

  private void revocations() {
    new TrustRevocationsDialog(pane.getShell(), around).open();
    if (!pane.isDisposed()) {
      revocations.setFocus();
      refresh();
    }
  }

  private void askFolder() {
    DirectoryDialog dialog = new DirectoryDialog(pane.getShell());
    dialog.setText(words.say("trust.folder"));
    dialog.setMessage(words.say("trust.folder.text"));
    Optional.ofNullable(dialog.open())
        .ifPresent(
            folder -> {
              site.setText(folder);
              addSite();
            });
  }

  private void addSite() {
    String place = site.getText().strip();
    if (place.isEmpty()) {
      site.setFocus();
      return;
    }
    change(
        services::sites,
        service -> service.add(place),
        changed -> {
          site.setText("");
          return words.say("trust.added", place);
        });
  }

  private void removeSite(String place) {
    if (sure("trust.remove", place)) {
      site.setFocus();
      change(
          services::sites,
          service -> service.remove(place),
          changed -> words.say("trust.removed", place));
    }
  }

  private void refreshSites() {
    context.say(words.say("trust.refreshing"));
    changing.run(
        words.say("job"),
        () -> {
          PackSites service = services.sites().orElseThrow(KeysDialog.Gone::new);
          service.refresh();
          return service.updates().size();
        },
        updates -> {
          context.say("");
          notice.tell(words.say("trust.refreshed", Integer.toString(updates)), true, List.of());
          refresh();
        },
        this::failed);
  }
}
