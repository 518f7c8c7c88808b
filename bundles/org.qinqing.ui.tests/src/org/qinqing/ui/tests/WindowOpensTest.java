package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

/** The product's own application comes up with a window and a perspective. */
class WindowOpensTest {
  @Test
  void theWindowIsThere() {
    var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    assertTrue(window.getShell().isVisible());
    assertTrue(window.getActivePage().getPerspective().getId().startsWith("org.qinqing."));
  }
}
