package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.Address;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** 依据: one address a line, and below it what each address means. */
final class BasisField {
  static final String KEY = "basis";
  private static final int SIGN = 14;
  private final PartForm.Ground ground;
  private final Fields fields;
  private final Composite meanings;
  private Naming naming;
  private List<Meaning> shown = List.of();

  /** What a line means; empty when no provision is there. */
  private record Meaning(String line, Optional<String> citation) {}

  BasisField(Composite parent, PartForm.Ground ground, Fields fields) {
    this.ground = ground;
    this.fields = fields;
    this.naming = ground.naming();
    String label = ground.words().say("field.basis");
    Composite group = fields.labelled(parent, label);
    fields.lines(group, KEY, label, 1);
    meanings = Parts.group(group, 2);
    ((GridLayout) meanings.getLayout()).verticalSpacing = 2;
  }

  void named(Naming value) {
    naming = value;
    show();
  }

  /** Says anew what the lines mean. */
  void show() {
    LocalDate day = ground.context().workplace().asOf();
    List<Meaning> now =
        fields
            .value(KEY)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(
                line ->
                    new Meaning(
                        line,
                        Address.parse(line).flatMap(address -> naming.citation(address, day))))
            .toList();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    for (Control child : meanings.getChildren()) {
      child.dispose();
    }
    Theme theme = ground.context().theme();
    for (Meaning meaning : now) {
      boolean found = meaning.citation.isPresent();
      Role role = found ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED;
      String icon = found ? "check" : "warn";
      new Picture(
              meanings,
              theme,
              ground.words().say(found ? "basis.found" : "basis.none"),
              SIGN,
              () -> theme.icon(icon, role, SIGN))
          .setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
      Parts.text(
          meanings,
          theme,
          Type.SECONDARY,
          found ? Role.TEXT_SECONDARY : Role.VERDICT_PROHIBITED,
          meaning.citation.orElseGet(() -> ground.words().say("basis.unknown", meaning.line)));
    }
    ground.reflow().run();
  }
}
