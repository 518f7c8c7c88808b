package org.qinqing.ui.checker.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pocketbook.Papers;
import org.qinqing.pocketbook.RequestSheet;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 写请示单: shows what will be asked of whom, and puts it on one page. */
final class SheetPart {
  private final Words words;
  private final Services services;
  private final RequestSheet sheet;
  private final Theme theme;
  private final Card card;

  SheetPart(
      Composite parent,
      Theme theme,
      VerdictWords answer,
      Services services,
      AskDesk desk,
      AskActions actions) {
    this.theme = theme;
    this.words = answer.names().words();
    this.services = services;
    sheet =
        RequestSheet.of(
            answer.outcome().result(),
            Optional.of(answer.outcome().event()),
            answer.names().snapshot(),
            LocalDate.now());
    card = new Card(parent, theme, Role.SURFACE, Role.ACCENT, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("sheet.head"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("sheet.text"));
    section("sheet.question", sheet.question());
    section("sheet.handling", sheet.handling());
    section("sheet.ask", List.of(sheet.ask()));
    new SaveLine(
        card,
        theme,
        words,
        SaveLine.free(SaveLine.folder(), words.say("sheet.file", sheet.made().toString()), "docx")
            .toString(),
        Format.DOCX.extension(),
        typed -> {},
        () -> {
          desk.sheet = false;
          actions.again();
        },
        actions::reflow,
        this::write);
    // Where the reply is noted later, what was asked stands already.
    desk.reply.startFrom(sheet);
  }

  private void section(String key, List<String> lines) {
    Parts.text(card, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say(key));
    lines.forEach(line -> Parts.text(card, theme, Type.TEXT, Role.TEXT, line));
  }

  private List<String> write(Path target) throws Exception {
    List<String> said =
        new ArrayList<>(
            services.write(
                Papers.sheet(sheet),
                Layout.OFFICIAL_A4,
                Format.DOCX,
                target,
                words.say("save.noWriter")));
    said.add(words.say("sheet.then"));
    return said;
  }
}
