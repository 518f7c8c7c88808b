package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 可更新 and 可安装: what the sites offer, by place. */
final class OffersPage {
  /** Which offers a page shows. */
  enum Kind {
    UPDATES,
    FRESH
  }

  private final Kind kind;
  private final Theme theme;
  private final Words words;
  private final PackRegistry registry;
  private final Offered offered;
  private final Consumer<List<PackSites.Offer>> take;
  private final Runnable toSites;
  private final Composite whole;
  private final Label said;
  private final ProgressBar progress;
  private final FlatButton ask;
  private final FlatButton all;
  private final PlaceFrame frame;
  private final PlaceList list;
  private final Drawer drawer;

  /**
   * Makes it.
   *
   * @param take what happens with offers the person wants
   * @param toSites leads to where sites are named
   */
  OffersPage(
      Composite parent,
      Kind kind,
      RoomContext context,
      Words words,
      PackRegistry registry,
      Offered offered,
      Consumer<List<PackSites.Offer>> take,
      Runnable toSites) {
    this.kind = kind;
    this.theme = context.theme();
    this.words = words;
    this.registry = registry;
    this.offered = offered;
    this.take = take;
    this.toSites = toSites;
    whole = PlaceFrame.page(parent);
    Composite bar = Parts.group(whole, 4);
    ((GridLayout) bar.getLayout()).horizontalSpacing = 12;
    said = Parts.text(bar, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    progress = new ProgressBar(bar, SWT.INDETERMINATE);
    GridData narrow = new GridData(SWT.END, SWT.CENTER, false, false);
    narrow.widthHint = 120;
    progress.setLayoutData(narrow);
    ask = new FlatButton(bar, theme, FlatButton.Kind.SECONDARY, words.say("offers.ask"), "swap");
    ask.onAction(this::ask);
    all = new FlatButton(bar, theme, FlatButton.Kind.PRIMARY, words.say("offers.all"), "");
    all.setLayoutData(Parts.right());
    all.onAction(() -> take.accept(offers()));
    frame =
        new PlaceFrame(
            whole,
            theme,
            words,
            words.say("page." + kind),
            List.of(
                new Outline.Column(words.say("column.place"), 170, 3, 0),
                new Outline.Column(words.say("column.version"), 96, 0, 0),
                new Outline.Column(words.say("column.publisher"), 190, 4, 1),
                new Outline.Column(words.say("column.says"), 200, 5, 3),
                new Outline.Column(words.say("column.size"), 72, 0, 4)),
            false);
    list = frame.list();
    drawer = frame.drawer();
    drawer.onClose(
        () -> {
          list.mark("");
          list.focus();
        });
    list.onChoice(id -> id.ifPresentOrElse(this::details, drawer::hide));
    list.onAction(() -> list.chosen().flatMap(this::offer).ifPresent(o -> take.accept(List.of(o))));
    fill();
  }

  Control control() {
    return whole;
  }

  private List<PackSites.Offer> offers() {
    return kind == Kind.UPDATES ? offered.known().updates() : offered.known().fresh();
  }

  private Optional<PackSites.Offer> offer(String id) {
    return offers().stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  private void ask() {
    offered.ask(
        failure -> said.setText(words.say("offers.failed", String.valueOf(failure.getMessage()))));
  }

  /** Shows what is known now. */
  void fill() {
    PackSnapshot snapshot = registry.snapshot();
    Places places = new Places(snapshot, words);
    List<PackSites.Offer> offers = offers();
    list.entries(offers.stream().map(offer -> entry(offer, snapshot, places)).toList());
    said.setText(standing());
    progress.setVisible(offered.busy());
    ask.setEnabled(!offered.busy() && !offered.known().sites().isEmpty());
    ask.redraw();
    boolean several = kind == Kind.UPDATES && offers.size() > 1;
    all.setVisible(several);
    ((GridData) all.getLayoutData()).exclude = !several;
    ((GridLayout) all.getParent().getLayout()).numColumns = several ? 4 : 3;
    frame.some(!offers.isEmpty());
    if (offers.isEmpty()) {
      empty();
    }
    Optional<String> chosen = list.chosen();
    if (drawer.isOpen()) {
      chosen.ifPresentOrElse(this::details, drawer::hide);
    }
    whole.layout(true, true);
  }

  /** When sites were asked last, and what was wrong then. */
  private String standing() {
    if (offered.busy()) {
      return words.say("offers.asking");
    }
    List<PackSites.Site> sites = offered.known().sites();
    if (sites.isEmpty()) {
      return "";
    }
    Optional<LocalDate> last =
        sites.stream()
            .flatMap(site -> site.refreshed().stream())
            .max(Comparator.naturalOrder())
            .map(time -> LocalDate.ofInstant(time, ZoneId.systemDefault()));
    long wrong = sites.stream().filter(site -> !site.findings().isEmpty()).count();
    String text =
        last.map(day -> words.say("offers.last", Integer.toString(sites.size()), day.toString()))
            .orElseGet(() -> words.say("offers.never", Integer.toString(sites.size())));
    return wrong == 0 ? text : text + words.say("offers.wrong", Long.toString(wrong));
  }

  private void empty() {
    boolean none = offered.known().sites().isEmpty();
    String key = none ? "offers.nowhere" : "offers.empty." + kind;
    Composite empty = frame.tell(words.say(key + ".title"), words.say(key + ".text"));
    if (none) {
      FlatButton go =
          new FlatButton(empty, theme, FlatButton.Kind.SECONDARY, words.say("sites"), "link");
      go.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
      go.onAction(() -> go.getDisplay().asyncExec(toSites));
    }
    for (PackSites.Site site : offered.known().sites()) {
      Findings.show(empty, theme, site.findings());
    }
  }

  private PlaceTree.Entry entry(PackSites.Offer offer, PackSnapshot snapshot, Places places) {
    String title = offer.title().isEmpty() ? offer.id() : offer.title();
    List<Outline.Cell> cells = new ArrayList<>();
    cells.add(Outline.Cell.of(title, places.below(offer.locality())));
    cells.add(
        Outline.Cell.of(
            offer.version(),
            snapshot
                .pack(offer.id())
                .map(pack -> words.say("offers.has", pack.version()))
                .orElse("")));
    cells.add(
        Outline.Cell.of(offer.publisher(), words.say("offers.issued", offer.issued().toString())));
    cells.add(
        Outline.Cell.of(
            offer.says().isEmpty() ? "" : offer.says().getFirst(),
            offer.says().size() < 2 ? "" : offer.says().get(1)));
    cells.add(Outline.Cell.of(Size.of(offer.size(), words), ""));
    return new PlaceTree.Entry(
        offer.id(),
        offer.locality(),
        title,
        String.join(" ", title, offer.id(), offer.locality(), offer.publisher()),
        cells,
        List.of());
  }

  private void details(String id) {
    Optional<PackSites.Offer> wanted = offer(id);
    if (wanted.isEmpty()) {
      drawer.hide();
      return;
    }
    PackSites.Offer offer = wanted.get();
    Composite body = drawer.begin(offer.title().isEmpty() ? offer.id() : offer.title());
    FlatButton go =
        new FlatButton(body, theme, FlatButton.Kind.PRIMARY, words.say("offers.take." + kind), "");
    go.onAction(() -> take.accept(List.of(offer)));
    drawer.text(words.say("offers.proves"));
    drawer.section(words.say("details.about"));
    drawer.fact(
        words.say("column.place"), new Places(registry.snapshot(), words).full(offer.locality()));
    drawer.fact(words.say("column.version"), offer.version());
    drawer.fact(words.say("column.publisher"), offer.publisher());
    drawer.fact(words.say("details.signed"), offer.issued().toString());
    drawer.fact(words.say("column.size"), Size.of(offer.size(), words));
    drawer.fact(words.say("details.site"), offer.site());
    if (!offer.says().isEmpty()) {
      drawer.section(words.say("details.changed"));
      offer.says().forEach(drawer::text);
    }
    drawer.ready();
  }

  void focus() {
    if (offers().isEmpty()) {
      ask.setFocus();
    } else {
      list.focus();
    }
  }
}
