package org.qinqing.cli.internal;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import picocli.CommandLine.Option;

/** How a command is told which questions are meant. */
final class BankOptions {
  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--topic", paramLabel = "TOPIC", descriptionKey = "option.topic")
  String topic = "";

  @Option(names = "--role", paramLabel = "official|enterprise", descriptionKey = "option.role")
  String role = "";

  @Option(names = "--about", paramLabel = "ADDRESS", descriptionKey = "option.about")
  String about = "";

  @Option(names = "--kind", paramLabel = "KIND", split = ",", descriptionKey = "option.kind")
  List<String> kinds = List.of();

  /** What was asked for, or in one line what is wrong with it. */
  Training.Selection selection(Terminal terminal, PackSnapshot snapshot) {
    Arguments arguments = new Arguments(terminal);
    if (!topic.isEmpty() && snapshot.facts().topic(topic).isEmpty()) {
      throw new WrongUse(terminal.say("error.topic", topic));
    }
    Optional<Address> provision =
        about.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Address.parse(about)
                    .orElseThrow(() -> new WrongUse(terminal.say("error.address", about))));
    return new Training.Selection(
        arguments.locality(locality, snapshot),
        Optional.of(topic).filter(wanted -> !wanted.isEmpty()),
        arguments.side(role),
        provision,
        wanted(terminal));
  }

  private Set<Question.Kind> wanted(Terminal terminal) {
    Set<Question.Kind> wanted = new LinkedHashSet<>();
    for (String name : kinds) {
      wanted.add(
          EnumSet.allOf(Question.Kind.class).stream()
              .filter(kind -> kind.name().equals(name.strip().toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> new WrongUse(terminal.say("error.kind", name))));
    }
    return wanted.isEmpty() ? EnumSet.allOf(Question.Kind.class) : wanted;
  }
}
