package org.qinqing.cli.internal;

import java.time.Clock;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecords;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.scene.Scenes;
import org.qinqing.training.statistics.Statistics;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code quiz} command, there when training is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=quiz")
public final class QuizCommands implements CommandProvider {
  private final Training training;
  private final PackRegistry registry;
  private final Bank bank;
  private final Supplier<PeopleStore> store;
  private final LearnerRecords records;
  private final Clock clock;

  /** What training answers with. */
  record Bank(ItemBank items, Practice practice, Statistics statistics, Scenes scenes) {}

  /**
   * Asks the questions of training; the registry says what places and topics there are. The store
   * is fetched only when a person is named.
   */
  @Activate
  public QuizCommands(
      @Reference Training training,
      @Reference PackRegistry registry,
      @Reference ItemBank items,
      @Reference Practice practice,
      @Reference Statistics statistics,
      @Reference Scenes scenes,
      @Reference LearnerRecords records,
      @Reference ComponentServiceObjects<PeopleStore> store) {
    this(
        training,
        registry,
        new Bank(items, practice, statistics, scenes),
        records,
        store::getService,
        Clock.systemDefaultZone());
  }

  QuizCommands(
      Training training,
      PackRegistry registry,
      Bank bank,
      LearnerRecords records,
      Supplier<PeopleStore> store,
      Clock clock) {
    this.training = training;
    this.registry = registry;
    this.bank = bank;
    this.records = records;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Object command(Terminal terminal) {
    People people = new People(terminal, store, records, Passphrases.ofProcess(terminal));
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new QuizListCommand(terminal, training, registry));
    line.addSubcommand("show", new QuizShowCommand(terminal, training));
    line.addSubcommand(
        "answer",
        new QuizAnswerCommand(terminal, training, bank.items(), bank.practice(), people, clock));
    line.addSubcommand(
        "today",
        new QuizTodayCommand(
            terminal, training, bank.items(), bank.practice(), registry, people, clock));
    line.addSubcommand(
        "mistakes",
        new QuizMistakesCommand(
            terminal, training, bank.items(), bank.practice(), registry, people, clock));
    line.addSubcommand(
        "stats", new QuizStatsCommand(terminal, bank.statistics(), registry, people, clock));
    line.addSubcommand(
        "scene", new QuizSceneCommand(terminal, bank.scenes(), registry, people, clock));
    return line;
  }

  @Command(name = "quiz")
  private static final class Group {}
}
