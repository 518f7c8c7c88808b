package org.qinqing.ui.packs.internal;

import org.eclipse.ui.PlatformUI;

/**
 * Closes the program and opens it again. As at every closing, who has something that is not saved
 * or a class that is running is asked first, and may stay.
 */
final class Restart {
  private Restart() {}

  static void now() {
    PlatformUI.getWorkbench().restart();
  }
}
