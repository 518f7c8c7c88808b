package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The application behind {@code qinqing <command>}. Arguments come by file, named by {@code
 * qinqing.args}, separated by NUL, because the framework takes {@code -data}, {@code -name} and
 * {@code -nl} out of any command line.
 */
public final class HeadlessApplication implements IApplication {

  @Override
  public Object start(IApplicationContext context) {
    Terminal terminal = terminal("zh");
    try {
      List<String> arguments = arguments(context);
      String language = languageOf(arguments);
      terminal = terminal(language);
      // Sentences that services make (findings, reasons) follow the default locale.
      Locale.setDefault(language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
      BundleContext bundle =
          Optional.ofNullable(FrameworkUtil.getBundle(HeadlessApplication.class))
              .map(own -> own.getBundleContext())
              .orElseThrow();
      int code =
          new CommandRunner(terminal, providers(bundle), HeadlessApplication::log, logPath())
              .run(arguments);
      terminal.out().flush();
      terminal.err().flush();
      return code;
    } catch (IOException | InvalidSyntaxException | RuntimeException | Error e) {
      terminal.err().println(terminal.say("error.fault", e.toString(), logPath()));
      log(e);
      return ExitCode.OUR_FAULT;
    }
  }

  @Override
  public void stop() {
    // A command ends by itself; the framework stops only after that.
  }

  private static Terminal terminal(String lang) {
    return new Terminal(System.out, System.err, Terminal.language(lang), LocalDate.now());
  }

  private static List<String> arguments(IApplicationContext context) throws IOException {
    String file = System.getProperty("qinqing.args", "");
    if (!file.isEmpty()) {
      Path path = Path.of(file);
      String text = Files.readString(path, StandardCharsets.UTF_8);
      Files.deleteIfExists(path);
      List<String> arguments = new ArrayList<>(Arrays.asList(text.split("\0", -1)));
      // Every argument ends with a NUL, so the last piece is nothing.
      arguments.removeLast();
      return arguments;
    }
    Object plain = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    return plain instanceof String[] given ? Arrays.asList(given) : List.of();
  }

  private static String languageOf(List<String> arguments) {
    int end = arguments.indexOf("--");
    List<String> options = end < 0 ? arguments : arguments.subList(0, end);
    int at = options.indexOf("--lang");
    if (at >= 0 && at + 1 < options.size()) {
      return options.get(at + 1);
    }
    return options.contains("--lang=en") ? "en" : "zh";
  }

  private static Map<String, CommandProvider> providers(BundleContext context)
      throws InvalidSyntaxException {
    Map<String, CommandProvider> providers = new TreeMap<>();
    for (ServiceReference<CommandProvider> reference :
        context.getServiceReferences(CommandProvider.class, null)) {
      CommandProvider provider = context.getService(reference);
      if (provider != null && reference.getProperty(CommandProvider.NAME) instanceof String name) {
        providers.put(name, provider);
      }
    }
    return providers;
  }

  private static void log(Throwable failure) {
    ILog.of(HeadlessApplication.class).error(String.valueOf(failure.getMessage()), failure);
  }

  private static String logPath() {
    return Platform.getLogFileLocation().toOSString();
  }
}
