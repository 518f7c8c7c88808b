package org.qinqing.cli.internal;

import java.util.Map;

/**
 * Service: the commands below {@code pack} that need the same services. They are there when those
 * services are, whatever becomes of the other commands below {@code pack}.
 */
interface PackCommandProvider {
  /**
   * Makes the commands for one run.
   *
   * @return picocli command objects as {@link CommandProvider#command} makes them, by name; no two
   *     providers use the same name
   */
  Map<String, Object> commands(Terminal terminal);
}
