package org.qinqing.ui.classroom.internal;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Where telephones could reach this computer. */
final class Addresses {
  /** The port that is proposed. */
  static final int USUAL_PORT = 8421;

  /**
   * An address.
   *
   * @param network name of the network device; empty for the computer itself
   */
  record Reach(InetAddress address, String network) {
    boolean onlyHere() {
      return address.isLoopbackAddress();
    }

    String text() {
      return address.getHostAddress().replaceFirst("%.*", "");
    }
  }

  private Addresses() {}

  /**
   * The addresses of this computer, those of local networks first, the computer itself last. May
   * take a second; call it in the background.
   *
   * @throws IOException when the system does not tell
   */
  static List<Reach> all() throws IOException {
    List<Reach> found = new ArrayList<>();
    for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (!device.isUp() || device.isLoopback()) {
        continue;
      }
      for (InetAddress address : Collections.list(device.getInetAddresses())) {
        // Link-local addresses hold a zone, which browsers of telephones do not take.
        if (!address.isLinkLocalAddress() && !address.isLoopbackAddress()) {
          found.add(new Reach(address, device.getDisplayName()));
        }
      }
    }
    found.sort(
        Comparator.comparing((Reach reach) -> !reach.address().isSiteLocalAddress())
            .thenComparing(reach -> !(reach.address() instanceof Inet4Address))
            .thenComparing(Reach::text));
    found.add(new Reach(InetAddress.getLoopbackAddress(), ""));
    return List.copyOf(found);
  }

  /**
   * Reads a port that was typed.
   *
   * @return -1 when it is none; 0 means any that is free
   */
  static int port(String text) {
    String typed = text.strip();
    if (typed.isEmpty()) {
      return 0;
    }
    if (!typed.matches("\\d{1,5}")) {
      return -1;
    }
    int port = Integer.parseInt(typed);
    return port <= 65_535 ? port : -1;
  }
}
