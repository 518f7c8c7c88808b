package org.qinqing.pack.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.qinqing.pack.PackSnapshot;

/** A real framework in this very JVM, with a registry that watches it. */
final class Platform implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;
  private final Framework framework;
  private BundlePackRegistry registry;

  /**
   * Starts it.
   *
   * @param folder what it may write to
   */
  Platform(Path folder) throws BundleException {
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    folder.resolve("fw").toString(),
                    "org.osgi.framework.storage.clean",
                    "onFirstInit"));
    framework.start();
    registry = new BundlePackRegistry(framework.getBundleContext());
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  BundlePackRegistry registry() {
    return registry;
  }

  PackSnapshot snapshot() {
    return registry.snapshot();
  }

  /** Another registry in the place of the first, as after a new start of the program. */
  void again() {
    registry.close();
    registry = new BundlePackRegistry(context());
  }

  @Override
  public void close() throws Exception {
    registry.close();
    framework.stop();
    framework.waitForStop(PATIENCE_MILLIS);
  }
}
