package org.qinqing.classroom;

import java.net.InetAddress;

/**
 * Where a class is reached, and how many it takes.
 *
 * @param address one of this computer's; telephones reach it there and nowhere else
 * @param port 1 to 65535, or 0 for any that is free
 * @param most how many may join, 1 to 1000
 * @param smallestGroup how many answers there must be before their distribution is shown, at least
 *     1: in a small group a distribution tells who answered what
 */
public record ClassSettings(InetAddress address, int port, int most, int smallestGroup) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is exceeded, or the address stands for all addresses
   */
  public ClassSettings {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      throw new IllegalArgumentException("one address of this computer is wanted");
    }
    if (port < 0 || port > 65_535 || most < 1 || most > 1000 || smallestGroup < 1) {
      throw new IllegalArgumentException("out of range");
    }
  }

  /** For 400 people, distributions from five answers. */
  public static ClassSettings at(InetAddress address, int port) {
    return new ClassSettings(address, port, 400, 5);
  }
}
