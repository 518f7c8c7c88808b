package org.qinqing.cli.internal;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.LiveClass;
import picocli.CommandLine.Option;

/** Where a class listens and how it is shown. */
final class ClassSettingsOptions {
  private static final Pattern LITERAL = Pattern.compile("localhost|[0-9.]+|[0-9A-Fa-f:.]*:[^/]*");

  @Option(names = "--address", paramLabel = "A", descriptionKey = "option.classAddress")
  String address = "";

  @Option(names = "--port", paramLabel = "N", descriptionKey = "option.classPort")
  int port;

  @Option(names = "--most", paramLabel = "N", descriptionKey = "option.classMost")
  int most = 400;

  @Option(names = "--smallest-group", paramLabel = "N", descriptionKey = "option.classGroup")
  int smallestGroup = 5;

  @Option(names = "--json", descriptionKey = "option.classJson")
  boolean json;

  /** Something that listens. */
  interface Opening {
    LiveClass open(ClassSettings settings) throws IOException;
  }

  /**
   * Has a class listen where the options say.
   *
   * @throws WrongUse when they say nothing that can be, or the address or port cannot be had
   */
  LiveClass open(Terminal terminal, Opening opening) throws IOException {
    ClassSettings settings = settings(terminal);
    try {
      return opening.open(settings);
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SocketException) {
          throw new WrongUse(
              terminal.say(
                  "class.noAddress",
                  settings.address().getHostAddress(),
                  Integer.toString(settings.port())));
        }
      }
      throw e;
    }
  }

  private ClassSettings settings(Terminal terminal) throws IOException {
    try {
      return new ClassSettings(inetAddress(terminal), port, most, smallestGroup);
    } catch (IllegalArgumentException e) {
      throw new WrongUse(terminal.say("class.settings"));
    }
  }

  private InetAddress inetAddress(Terminal terminal) throws IOException {
    if (address.isEmpty()) {
      return usual();
    }
    // Names would be looked up somewhere else; a class asks nobody.
    if (LITERAL.matcher(address).matches()) {
      try {
        return InetAddress.getByName(address);
      } catch (UnknownHostException e) {
        throw new WrongUse(terminal.say("class.address", address));
      }
    }
    throw new WrongUse(terminal.say("class.address", address));
  }

  /** The address by which telephones in the same network reach this computer, if there is one. */
  private static InetAddress usual() throws SocketException {
    List<NetworkInterface> interfaces = Collections.list(NetworkInterface.getNetworkInterfaces());
    for (NetworkInterface each : interfaces) {
      if (each.isUp() && !each.isLoopback() && !each.isVirtual() && !each.isPointToPoint()) {
        for (InetAddress candidate : Collections.list(each.getInetAddresses())) {
          if (candidate instanceof Inet4Address && candidate.isSiteLocalAddress()) {
            return candidate;
          }
        }
      }
    }
    return InetAddress.getLoopbackAddress();
  }
}
