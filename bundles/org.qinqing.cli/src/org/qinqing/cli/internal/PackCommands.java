package org.qinqing.cli.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code pack} command: all that {@link PackCommandProvider}s put below it. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=pack")
public final class PackCommands implements CommandProvider {
  /** The way of a bundle, from looking at it to removing it: the order of the help. */
  private static final List<String> ORDER =
      List.of(
          "list",
          "info",
          "lint",
          "test",
          "coverage",
          "compare",
          "new",
          "workbook",
          "build",
          "sign",
          "collect",
          "verify",
          "key",
          "site",
          "update",
          "install",
          "rollback",
          "remove");

  private final List<PackCommandProvider> providers;

  /** Joins the commands that are there; without any there is no {@code pack}. */
  @Activate
  public PackCommands(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PackCommandProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  @Override
  public Object command(Terminal terminal) {
    CommandLine line = new CommandLine(new Group());
    providers.stream()
        .flatMap(provider -> provider.commands(terminal).entrySet().stream())
        .sorted(
            Comparator.<Map.Entry<String, Object>>comparingInt(entry -> place(entry.getKey()))
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> line.addSubcommand(entry.getKey(), entry.getValue()));
    return line;
  }

  /** What the order does not name stands at its end. */
  private static int place(String name) {
    int at = ORDER.indexOf(name);
    return at < 0 ? ORDER.size() : at;
  }

  @Command(name = "pack")
  private static final class Group {}
}
