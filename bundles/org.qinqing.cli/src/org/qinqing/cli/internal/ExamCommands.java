package org.qinqing.cli.internal;

import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.certificate.CertificateCheck;
import org.qinqing.training.certificate.Certificates;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.MockExams;
import org.qinqing.training.learner.LearnerRecords;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code exam} command: papers, sittings, certificates. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=exam")
public final class ExamCommands implements CommandProvider {
  private final Services services;
  private final Supplier<PeopleStore> store;
  private final LearnerRecords records;
  private final Clock clock;
  private final InputStream in;

  /** What exams are made of; what reads and writes files is fetched when it is used. */
  record Services(
      PackRegistry registry,
      Training training,
      ItemBank items,
      Exams exams,
      Supplier<Blueprints> blueprints,
      Supplier<MockExams> mock,
      Supplier<Certificates> certificates,
      Supplier<CertificateCheck> check) {}

  /** Sits exams on the records of the person who is named. */
  @Activate
  public ExamCommands(
      @Reference PackRegistry registry,
      @Reference Training training,
      @Reference ItemBank items,
      @Reference Exams exams,
      @Reference ComponentServiceObjects<Blueprints> blueprints,
      @Reference ComponentServiceObjects<MockExams> mock,
      @Reference ComponentServiceObjects<Certificates> certificates,
      @Reference ComponentServiceObjects<CertificateCheck> check,
      @Reference LearnerRecords records,
      @Reference ComponentServiceObjects<PeopleStore> store) {
    this(
        new Services(
            registry,
            training,
            items,
            exams,
            blueprints::getService,
            mock::getService,
            certificates::getService,
            check::getService),
        records,
        store::getService,
        Clock.systemDefaultZone(),
        System.in);
  }

  ExamCommands(
      Services services,
      LearnerRecords records,
      Supplier<PeopleStore> store,
      Clock clock,
      InputStream in) {
    this.services = services;
    this.records = records;
    this.store = store;
    this.clock = clock;
    this.in = in;
  }

  @Override
  public Object command(Terminal terminal) {
    // Standard input holds the answers of a sitting too: both read it through one stream.
    Passphrases passphrases = new Passphrases(terminal, in, true);
    ExamDesk desk =
        new ExamDesk(
            terminal,
            services,
            new People(terminal, store, records, passphrases),
            clock,
            UUID.randomUUID().toString());
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("blueprints", new ExamBlueprintsCommand(desk));
    line.addSubcommand("draw", new ExamDrawCommand(desk));
    line.addSubcommand("sit", new ExamSitCommand(desk, in));
    line.addSubcommand("answer", new ExamAnswerCommand(desk));
    line.addSubcommand("pause", new ExamTurnCommand(desk, "pause"));
    line.addSubcommand("resume", new ExamTurnCommand(desk, "resume"));
    line.addSubcommand("hand-in", new ExamHandInCommand(desk));
    line.addSubcommand("show", new ExamShowCommand(desk));
    line.addSubcommand("certificate", new ExamCertificateCommand(desk));
    line.addSubcommand("verify", new ExamVerifyCommand(desk));
    return line;
  }

  @Command(name = "exam")
  private static final class Group {}
}
