package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a site, of which nothing is asked yet, or removes one; what was installed from it stays. */
@Command(sortOptions = false)
final class SiteChangeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLACE", descriptionKey = "parameter.site")
  String place = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Change change;
  private final String done;

  /** What is done with the place of the site. */
  interface Change {
    TrustRoots.Changed make(String place) throws IOException;
  }

  /**
   * A command.
   *
   * @param done key of what is said afterwards
   */
  SiteChangeCommand(Terminal terminal, Change change, String done) {
    this.terminal = terminal;
    this.change = change;
    this.done = done;
  }

  @Override
  public Integer call() throws IOException {
    return KeyAnswer.changed(terminal, change.make(SitePlaces.place(terminal, place)), json, done);
  }
}
