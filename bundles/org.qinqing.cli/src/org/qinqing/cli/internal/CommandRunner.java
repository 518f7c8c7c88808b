package org.qinqing.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.qinqing.data.DataFolder;
import org.qinqing.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Understands a command line, runs the command, and turns what happened into an exit code. */
final class CommandRunner {
  private final Terminal terminal;
  private final Map<String, CommandProvider> providers;
  private final Consumer<Throwable> log;
  private final String logPath;

  CommandRunner(
      Terminal terminal,
      Map<String, CommandProvider> providers,
      Consumer<Throwable> log,
      String logPath) {
    this.terminal = terminal;
    this.providers = new TreeMap<>(providers);
    this.log = log;
    this.logPath = logPath;
  }

  int run(List<String> arguments) {
    CommandLine line = new CommandLine(new RootCommand());
    providers.forEach((name, provider) -> line.addSubcommand(name, provider.command(terminal)));
    line.setResourceBundle(terminal.messages());
    line.setOut(new java.io.PrintWriter(terminal.out(), true));
    line.setErr(new java.io.PrintWriter(terminal.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setUsageHelpLongOptionsMaxWidth(36);
    line.setUnmatchedOptionsArePositionalParams(false);
    line.setParameterExceptionHandler(
        (failure, args) -> {
          terminal.err().println(describe(failure));
          return ExitCode.WRONG_USE;
        });
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
    if (arguments.isEmpty()) {
      line.usage(terminal.out(), Ansi.OFF);
      return ExitCode.DONE;
    }
    return line.execute(arguments.toArray(String[]::new));
  }

  private int explain(Exception failure) {
    if (failure instanceof WrongUse wrong) {
      terminal.err().println(wrong.line());
      return ExitCode.WRONG_USE;
    }
    if (failure instanceof java.io.UncheckedIOException
        && failure.getCause() instanceof java.io.IOException cause) {
      return explain(cause);
    }
    if (failure instanceof StoreException refused) {
      terminal.err().println(refused.finding().message() + refused.finding().mend());
      return code(refused.reason());
    }
    if (failure instanceof DataFolder.BusyException busy) {
      terminal.err().println(terminal.say("error.busy", busy.owner()));
      return ExitCode.BUSY;
    }
    if (failure instanceof java.nio.file.AccessDeniedException denied) {
      terminal.err().println(terminal.say("error.denied", denied.getFile()));
      return ExitCode.OUR_FAULT;
    }
    if (failure instanceof java.io.IOException) {
      terminal.err().println(terminal.say("error.io", String.valueOf(failure.getMessage())));
      return ExitCode.OUR_FAULT;
    }
    terminal.err().println(terminal.say("error.fault", failure.toString(), logPath));
    log.accept(failure);
    return ExitCode.OUR_FAULT;
  }

  /** What a refusal of the store is, in the terms of the contract. */
  private static int code(StoreException.Reason reason) {
    return switch (reason) {
      case NAME, NO_PROFILE -> ExitCode.WRONG_USE;
      case NAME_TAKEN, WRONG_PASSPHRASE, LOCKED, NOT_LOCKED, STALE -> ExitCode.ANSWER_IS_NO;
      case BUSY -> ExitCode.BUSY;
      case NEWER, DAMAGED, FULL, FAILED -> ExitCode.OUR_FAULT;
    };
  }

  /** picocli's own sentences are English; these say the same in the person's language. */
  private String describe(CommandLine.ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
    Function<String, String> withHelp =
        sentence -> sentence + terminal.say("error.seeHelp", command);
    return switch (failure) {
      case CommandLine.UnmatchedArgumentException unmatched -> {
        String first = unmatched.getUnmatched().isEmpty() ? "" : unmatched.getUnmatched().get(0);
        String key =
            first.startsWith("-")
                ? "error.unknownOption"
                : command.equals("qinqing") ? "error.unknownCommand" : "error.unexpected";
        yield withHelp.apply(terminal.say(key, first));
      }
      case CommandLine.MissingParameterException missing ->
          withHelp.apply(
              terminal.say(
                  "error.missing",
                  String.join(
                      " ",
                      missing.getMissing().stream()
                          .map(
                              argument ->
                                  argument instanceof CommandLine.Model.OptionSpec option
                                      ? option.longestName()
                                      : argument.paramLabel())
                          .toList())));
      default -> {
        String name =
            failure.getArgSpec() instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : failure.getArgSpec() == null ? "" : failure.getArgSpec().paramLabel();
        String value = failure.getValue() == null ? "" : failure.getValue();
        yield withHelp.apply(
            name.isEmpty()
                ? terminal.say("error.command")
                : terminal.say("error.value", name, value));
      }
    };
  }
}
