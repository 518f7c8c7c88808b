package org.qinqing.tests;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Services of the running framework, and waiting for what they do on threads of their own. */
final class Services {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Services() {}

  static BundleContext context() {
    return FrameworkUtil.getBundle(Services.class).getBundleContext();
  }

  /** The service, waited for; the test fails without it. */
  static <T> T get(Class<T> type) {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), type, null);
    tracker.open();
    try {
      T service = tracker.waitForService(PATIENCE.toMillis());
      return Assertions.assertInstanceOf(type, service, type.getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until the condition holds; the test fails when it does not in time. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      Assertions.assertTrue(System.nanoTime() < deadline, what);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
