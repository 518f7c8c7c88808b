package org.qinqing.cli.internal;

/**
 * Service: one command of the command line. It is there when the service it needs is there, so that
 * a command of a part that is not installed simply does not exist.
 */
interface CommandProvider {
  /** Name of the component property that carries the command's name. */
  String NAME = "qinqing.command";

  /** A picocli command object that is a {@code Callable<Integer>}, or has subcommands that are. */
  Object command(Terminal terminal);
}
