package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** The provisions a verdict stands on, in plain words, and in the official wording on demand. */
final class BasisPart {
  private static final int LONGEST = 90;
  private final RoomContext context;
  private final Theme theme;
  private final VerdictWords words;
  private final Names names;
  private final Consultation.Outcome outcome;
  private final AskDesk desk;

  BasisPart(
      Composite parent,
      RoomContext context,
      VerdictWords words,
      Judgement judgement,
      AskDesk desk,
      AskActions actions) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.names = words.names();
    this.outcome = words.outcome();
    this.desk = desk;
    // The weightiest first: what binds the whole country before what a place adds.
    List<Address> basis =
        Consultation.basis(judgement).stream()
            .sorted(Comparator.comparingInt(address -> place(address).depth()))
            .toList();
    if (basis.isEmpty()) {
      return;
    }
    Composite head = Parts.group(parent, 3);
    Parts.line(
            head,
            theme,
            Type.SECONDARY_STRONG,
            Role.TEXT_SECONDARY,
            names
                .words()
                .say(
                    judgement.hangsOn().isEmpty() ? "verdict.basis" : "verdict.basis.hangs",
                    Integer.toString(basis.size())))
        .setLayoutData(Parts.wide());
    FlatButton wording =
        new FlatButton(
            head,
            theme,
            FlatButton.Kind.LINK,
            names.words().say(desk.wording ? "wording.hide" : "wording.show"),
            "");
    wording.onAction(
        () -> {
          desk.wording = !desk.wording;
          actions.again();
        });
    Parts.line(head, theme, Type.NOTE, Role.TEXT_TERTIARY, names.words().say("verdict.basis.open"));
    Card card = new Card(parent, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    boolean first = true;
    for (Address address : basis) {
      row(card, address, !first);
      first = false;
    }
  }

  private void row(Card card, Address address, boolean divider) {
    String gist = words.gist(address);
    String line = gist.length() <= LONGEST ? gist : gist.substring(0, LONGEST) + "……";
    Row row =
        new Row(
            card,
            theme,
            names.citation(address, outcome.request().asOf()),
            desk.wording ? "" : line,
            tags(address),
            divider);
    row.setLayoutData(Parts.wide());
    row.onAction(() -> context.go(new Target("library", "address", address.toString())));
    if (desk.wording) {
      Composite both = Parts.group(card, 2);
      GridLayout layout = (GridLayout) both.getLayout();
      layout.makeColumnsEqualWidth = true;
      layout.marginWidth = 14;
      layout.marginBottom = 10;
      layout.horizontalSpacing = 24;
      boolean own = own(address);
      wording(both, "wording.plain", own ? "" : gist, "wording.plain.none");
      wording(
          both,
          "wording.official",
          own ? gist : outcome.official().getOrDefault(address, ""),
          "wording.official.none");
    }
  }

  /** Whether the bundle itself carries the official wording. */
  private boolean own(Address address) {
    return names
        .snapshot()
        .document(address, outcome.request().asOf())
        .filter(document -> document.wording() == Document.Wording.FULL)
        .isPresent();
  }

  private void wording(Composite inside, String head, String text, String none) {
    Composite column = Parts.group(inside, 1);
    column.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Parts.text(column, theme, Type.NOTE, Role.TEXT_TERTIARY, names.words().say(head));
    if (text.isEmpty()) {
      Parts.text(column, theme, Type.SECONDARY, Role.TEXT_TERTIARY, names.words().say(none));
    } else {
      Parts.text(column, theme, Type.SECONDARY, Role.TEXT, text);
    }
  }

  private List<Tag> tags(Address address) {
    List<Tag> tags = new ArrayList<>();
    Optional<Document.Provision> provision =
        names.snapshot().provision(address, outcome.request().asOf());
    if (provision.filter(found -> found.certainty() == Certainty.M).isPresent()) {
      tags.add(new Tag(names.words().say("tag.unchecked"), Role.TEXT_TERTIARY, true));
    }
    Locality place = place(address);
    tags.add(
        place.equals(Locality.NATIONAL)
            ? Tag.of(names.place(place), Role.TEXT_SECONDARY)
            : Tag.of(local(place, address), Role.LOCAL_MARK));
    names
        .snapshot()
        .document(address, outcome.request().asOf())
        .ifPresent(
            document ->
                tags.add(
                    document.status(outcome.request().asOf()) == Document.Status.IN_FORCE
                        ? Tag.of(names.words().say("tag.inForce"), Role.VERDICT_PERMITTED)
                        : Tag.of(names.words().say("tag.notInForce"), Role.TEXT_TERTIARY)));
    return tags;
  }

  /** The place, and how it differs where this provision is what makes the difference. */
  private String local(Locality place, Address address) {
    return outcome
        .judgement()
        .flatMap(here -> outcome.nation().flatMap(n -> LocalDifference.between(here, n)))
        .filter(difference -> difference.because().rule().basis().contains(address))
        .map(
            difference ->
                names.words().say("tag.difference." + difference.kind().name(), names.place(place)))
        .orElse(names.place(place));
  }

  private Locality place(Address address) {
    return names.snapshot().pack(address.pack()).map(Pack::locality).orElse(Locality.NATIONAL);
  }
}
