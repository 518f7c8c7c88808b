package org.qinqing.cli.internal;

import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.ItemBank;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.training.exchange.AttemptStatements;
import org.qinqing.training.exchange.QuestionExchange;
import org.qinqing.training.learner.LearnerRecords;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code questions} command: the bank and other programs. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=questions")
public final class QuestionsCommands implements CommandProvider {
  private final Bank bank;
  private final Journey journey;
  private final Supplier<PeopleStore> store;
  private final LearnerRecords records;

  /** The questions there are. */
  record Bank(PackRegistry registry, Training training, ItemBank items, ItemFlags flags) {}

  /** How questions and answers travel; fetched when something does. */
  record Journey(
      Supplier<QuestionExchange> exchange,
      Supplier<AttemptStatements> statements,
      PackReader reader,
      PackAuthoring authoring) {}

  /** Fetches what reads and writes files, and the store, only when they are used. */
  @Activate
  public QuestionsCommands(
      @Reference PackRegistry registry,
      @Reference Training training,
      @Reference ItemBank items,
      @Reference ItemFlags flags,
      @Reference ComponentServiceObjects<QuestionExchange> exchange,
      @Reference ComponentServiceObjects<AttemptStatements> statements,
      @Reference PackReader reader,
      @Reference PackAuthoring authoring,
      @Reference LearnerRecords records,
      @Reference ComponentServiceObjects<PeopleStore> store) {
    this(
        new Bank(registry, training, items, flags),
        new Journey(exchange::getService, statements::getService, reader, authoring),
        records,
        store::getService);
  }

  QuestionsCommands(
      Bank bank, Journey journey, LearnerRecords records, Supplier<PeopleStore> store) {
    this.bank = bank;
    this.journey = journey;
    this.records = records;
    this.store = store;
  }

  @Override
  public Object command(Terminal terminal) {
    People people = new People(terminal, store, records, Passphrases.ofProcess(terminal));
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("export", new QuestionsExportCommand(terminal, bank, journey));
    line.addSubcommand("import", new QuestionsImportCommand(terminal, bank, journey));
    line.addSubcommand("attempts", new QuestionsAttemptsCommand(terminal, bank, journey, people));
    line.addSubcommand("flagged", new QuestionsFlaggedCommand(terminal, bank));
    return line;
  }

  @Command(name = "questions")
  private static final class Group {}
}
