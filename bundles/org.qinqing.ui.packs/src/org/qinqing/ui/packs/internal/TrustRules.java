package org.qinqing.ui.packs.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.trust.PackUpdates;
import org.qinqing.trust.TrustPolicy;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * What the administrator decided, and what came by itself because of it; only to be seen, it cannot
 * be changed here.
 */
final class TrustRules {
  private static final int NEWEST = 10;
  private static final int ICON = 16;
  private static final int LABEL = 168;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final Theme theme;
  private final Words words;

  private TrustRules(Theme theme, Words words) {
    this.theme = theme;
    this.words = words;
  }

  /** What there is to see. */
  record State(
      Optional<TrustPolicy.Settings> settings, Optional<List<PackUpdates.Automatic>> automatic) {
    boolean rootsLocked() {
      return settings.filter(TrustPolicy.Settings::rootsLocked).isPresent();
    }

    boolean extensionsForbidden() {
      return settings.filter(now -> !now.extensionsAllowed()).isPresent();
    }

    boolean sitesLocked() {
      return settings.filter(TrustPolicy.Settings::mirrorsLocked).isPresent();
    }
  }

  /** Reads it; not on the UI thread. */
  static State read(TrustServices services) {
    return new State(
        services.policy().map(TrustPolicy::settings),
        services.updates().map(PackUpdates::automatic));
  }

  /** Adds it. */
  static void show(Composite parent, Theme theme, Words words, State state) {
    TrustRules rules = new TrustRules(theme, words);
    state.settings.ifPresent(settings -> rules.policy(parent, settings));
    state
        .automatic
        .filter(
            done ->
                !done.isEmpty()
                    || state.settings.filter(now -> now.updates().automatic()).isPresent())
        .ifPresent(done -> rules.automatic(parent, done));
  }

  private void head(Composite parent, String title, String text) {
    Label head = Parts.text(parent, theme, Type.HEADING, Role.TEXT, words.say(title));
    ((GridData) head.getLayoutData()).verticalIndent = 14;
    Parts.text(parent, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }

  // --- what was decided --------------------------------------------------------------------------

  private void policy(Composite parent, TrustPolicy.Settings settings) {
    head(
        parent,
        "trust.policy",
        words.say(
            settings.there() ? "trust.policy.text" : "trust.policy.none",
            settings.file().toString()));
    if (!settings.there()) {
      return;
    }
    if (!settings.findings().isEmpty()) {
      Card wrong =
          new Card(parent, theme, Role.VERDICT_PROHIBITED_SOFT, Role.VERDICT_PROHIBITED, true, 12);
      wrong.setLayoutData(Parts.wide());
      Parts.text(wrong, theme, Type.STRONG, Role.TEXT, words.say("trust.policy.broken"));
      Findings.show(wrong, theme, settings.findings());
    }
    Card card = new Card(parent, theme, 14);
    card.setLayoutData(Parts.wide());
    setting(card, "unsigned", words.say("trust.unsigned." + settings.unsignedAllowed()));
    setting(
        card,
        "roots",
        words.say(
            settings.rootsLocked() ? "trust.roots.locked" : "trust.roots.open",
            Integer.toString(settings.roots().size())));
    setting(card, "publishers", publishers(settings));
    setting(
        card,
        "mirrors",
        words.say(
            settings.mirrorsLocked() ? "trust.mirrors.locked" : "trust.mirrors.open",
            Integer.toString(settings.mirrors().size())));
    setting(card, "updates", updates(settings.updates()));
    setting(card, "extensions", words.say("trust.extensions." + settings.extensionsAllowed()));
  }

  private String publishers(TrustPolicy.Settings settings) {
    return settings
        .publishers()
        .map(
            allowed ->
                words.say(
                    "trust.publishers.only",
                    allowed.stream()
                        .map(
                            one ->
                                one.name().isEmpty()
                                    ? KeysWords.grouped(one.fingerprint())
                                    : one.name())
                        .collect(Collectors.joining(words.say("list.and")))))
        .orElse(words.say("trust.publishers.any"));
  }

  private String updates(TrustPolicy.Updates updates) {
    if (!updates.automatic()) {
      return words.say("trust.updates.no");
    }
    return updates
        .folder()
        .map(folder -> words.say("trust.updates.folder", folder.toString()))
        .orElse(words.say("trust.updates.mirrors"));
  }

  private void setting(Composite card, String key, String value) {
    Composite row = Parts.group(card, 3);
    ((GridLayout) row.getLayout()).horizontalSpacing = 10;
    Picture lock =
        new Picture(
            row,
            theme,
            words.say("trust.byPolicy"),
            ICON,
            () -> theme.icon("lock", Role.TEXT_SECONDARY, ICON));
    lock.setToolTipText(words.say("trust.byPolicy"));
    Label name =
        Parts.line(
            row,
            theme,
            Type.SECONDARY_STRONG,
            Role.TEXT_SECONDARY,
            words.say("trust.setting." + key));
    GridData fixed = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    fixed.widthHint = Math.max(LABEL, name.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    name.setLayoutData(fixed);
    Parts.text(row, theme, Type.TEXT, Role.TEXT, value);
  }

  // --- what came by itself -----------------------------------------------------------------------

  private void automatic(Composite parent, List<PackUpdates.Automatic> done) {
    head(parent, "trust.automatic", words.say("trust.automatic.text"));
    if (done.isEmpty()) {
      Parts.text(
          parent, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("trust.automatic.none"));
      return;
    }
    Card card = new Card(parent, theme, 14);
    card.setLayoutData(Parts.wide());
    for (PackUpdates.Automatic one :
        new ArrayList<>(done).subList(0, Math.min(NEWEST, done.size()))) {
      update(card, one);
    }
    if (done.size() > NEWEST) {
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_TERTIARY,
          words.say("trust.automatic.more", Integer.toString(done.size() - NEWEST)));
    }
  }

  private void update(Composite card, PackUpdates.Automatic one) {
    Composite row = Parts.group(card, 2);
    ((GridLayout) row.getLayout()).horizontalSpacing = 10;
    Role role = one.done() ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED;
    String state = words.say(one.done() ? "trust.automatic.done" : "trust.automatic.refused");
    Picture sign =
        new Picture(
            row, theme, state, ICON, () -> theme.icon(one.done() ? "check" : "warn", role, ICON));
    sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Composite texts = Parts.group(row, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 2;
    Parts.text(
        texts,
        theme,
        Type.TEXT,
        Role.TEXT,
        words.say(
            "trust.automatic.line",
            state,
            one.title().isEmpty() ? one.id() : one.title(),
            one.from(),
            one.to()));
    String who =
        one.publisher().isEmpty()
            ? MINUTE.format(one.time())
            : words.say("trust.automatic.by", MINUTE.format(one.time()), one.publisher());
    Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, who);
    if (!one.why().isEmpty()) {
      Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, one.why());
    }
  }
}
