package org.qinqing.cli.internal;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.Checker;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.report.ReportWriter;

/** The {@code booklet} command, there when files can be written. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=booklet")
public final class BookletCommands implements CommandProvider {
  private final PackRegistry registry;
  private final Checker checker;
  private final LocalCards cards;
  private final Printing printing;

  /** Takes the bundles from the registry, what differs from the checker, and the replies kept. */
  @Activate
  public BookletCommands(
      @Reference PackRegistry registry,
      @Reference Checker checker,
      @Reference LocalCards cards,
      @Reference ComponentServiceObjects<ReportWriter> writer) {
    this(registry, checker, cards, Printing.by(writer));
  }

  BookletCommands(PackRegistry registry, Checker checker, LocalCards cards, Printing printing) {
    this.registry = registry;
    this.checker = checker;
    this.cards = cards;
    this.printing = printing;
  }

  @Override
  public Object command(Terminal terminal) {
    return new BookletCommand(terminal, registry, checker, cards, printing);
  }
}
