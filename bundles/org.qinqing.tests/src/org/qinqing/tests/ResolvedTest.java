package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Every bundle of the house finds what it asks for. */
class ResolvedTest {
  @Test
  void everyBundleOfOursIsResolved() {
    Bundle[] bundles = FrameworkUtil.getBundle(ResolvedTest.class).getBundleContext().getBundles();
    List<String> unresolved =
        Arrays.stream(bundles)
            .filter(b -> b.getSymbolicName().startsWith("org.qinqing."))
            .filter(b -> b.getState() < Bundle.RESOLVED)
            .map(Bundle::toString)
            .toList();
    assertEquals(List.of(), unresolved);
  }
}
