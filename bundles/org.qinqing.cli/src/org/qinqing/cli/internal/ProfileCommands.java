package org.qinqing.cli.internal;

import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.learner.LearnerRecords;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code profile} command: the people of this computer. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=profile")
public final class ProfileCommands implements CommandProvider {
  private final Supplier<PeopleStore> store;
  private final LearnerRecords records;
  private final Function<Terminal, Passphrases> passphrases;

  /** Fetches the store when it is used. */
  @Activate
  public ProfileCommands(
      @Reference ComponentServiceObjects<PeopleStore> store, @Reference LearnerRecords records) {
    this(store::getService, records, Passphrases::ofProcess);
  }

  ProfileCommands(Supplier<PeopleStore> store, LearnerRecords records, InputStream in) {
    this(store, records, terminal -> new Passphrases(terminal, in, false));
  }

  private ProfileCommands(
      Supplier<PeopleStore> store,
      LearnerRecords records,
      Function<Terminal, Passphrases> passphrases) {
    this.store = store;
    this.records = records;
    this.passphrases = passphrases;
  }

  @Override
  public Object command(Terminal terminal) {
    People people = new People(terminal, store, records, passphrases.apply(terminal));
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new ProfileListCommand(terminal, people));
    line.addSubcommand("make", new ProfileMakeCommand(terminal, people));
    line.addSubcommand("rename", new ProfileRenameCommand(terminal, people));
    line.addSubcommand("remove", new ProfileRemoveCommand(terminal, people));
    line.addSubcommand(
        "lock", new ProfilePassphraseCommand(terminal, people, PeopleStore::lock, "profile.lock"));
    line.addSubcommand(
        "unlock",
        new ProfilePassphraseCommand(terminal, people, PeopleStore::unlock, "profile.unlock"));
    line.addSubcommand("export", new ProfileExportCommand(terminal, people));
    line.addSubcommand("backups", new ProfileBackupsCommand(terminal, people));
    return line;
  }

  @Command(name = "profile")
  private static final class Group {}
}
