package org.qinqing.ui.packs.internal;

import java.time.Instant;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Whom a certificate names, for what and how long it speaks, and its fingerprint. */
final class KeysCard {
  private static final int ICON = 20;

  private KeysCard() {}

  /**
   * Adds the one of the first certificate that was read, if there is one.
   *
   * @param title what is said of its name, such as {@code sign.by}
   */
  static void first(Composite parent, KeysDialog dialog, String title, SigningKeys.Shown shown) {
    shown.publishers().stream()
        .findFirst()
        .ifPresent(
            one ->
                show(
                    parent,
                    dialog.theme(),
                    dialog.words(),
                    dialog.around().says(),
                    dialog.words().say(title, one.name()),
                    one));
  }

  /**
   * Adds it.
   *
   * @param title such as 由…签名
   */
  static void show(
      Composite parent,
      Theme theme,
      Words words,
      KeysWords says,
      String title,
      Publisher publisher) {
    Instant now = Instant.now();
    boolean counts = !now.isBefore(publisher.from()) && !now.isAfter(publisher.until());
    Role line = counts ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED;
    Role ground = counts ? Role.VERDICT_PERMITTED_SOFT : Role.VERDICT_PROHIBITED_SOFT;
    Card card = new Card(parent, theme, ground, line, false, 14);
    card.setLayoutData(Parts.wide());
    Composite row = Parts.group(card, 2);
    ((GridLayout) row.getLayout()).horizontalSpacing = 12;
    Picture sign =
        new Picture(
            row,
            theme,
            title,
            ICON,
            () -> theme.icon(counts ? "shield" : "warn", counts ? Role.TEXT : line, ICON));
    sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Composite texts = Parts.group(row, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 3;
    Parts.text(texts, theme, Type.STRONG, Role.TEXT, title);
    says.authority(publisher.authority())
        .forEach(text -> Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text));
    if (counts) {
      Parts.text(texts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, says.validity(publisher));
    } else {
      Parts.text(
          texts,
          theme,
          Type.SECONDARY_STRONG,
          Role.VERDICT_PROHIBITED,
          words.say("keys.expired", says.validity(publisher)));
    }
    Parts.text(
        texts,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say("keys.fingerprint", publisher.words()));
  }
}
