package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.UnhealthyPackSource;
import org.qinqing.trust.Extensions;

/** The program from start to stop, with the extensions of a world's data folder. */
final class Program implements AutoCloseable {
  static final Version VERSION = new Version(1, 0, 0);

  /** Longer than anything that ends takes on a busy machine. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  final Framework framework;
  final ExtensionMirror mirror;
  final StandardExtensions extensions;
  final StandardExtensionSigner signer;
  private final World world;
  private int asked;

  /**
   * Starts it.
   *
   * @param cache the framework's own area, kept or wiped between starts
   * @param packs files of rule bundles that are there
   */
  Program(World world, Path cache, Path... packs) throws Exception {
    this(world, cache, PATIENCE, packs);
  }

  /** One with another patience for what does not finish starting. */
  Program(World world, Path cache, Duration patience, Path... packs) throws Exception {
    this.world = world;
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of("org.osgi.framework.storage", cache.toString()));
    framework.start();
    for (Path pack : packs) {
      framework.getBundleContext().installBundle("reference:file:" + pack);
    }
    DataFolder data = new World.Folder(world.data);
    mirror =
        new ExtensionMirror(
            framework.getBundleContext(),
            new ExtensionStore(world.data),
            this::trust,
            VERSION,
            patience);
    extensions = new StandardExtensions(data, mirror, world.trust);
    signer = new StandardExtensionSigner(mirror, world.trust);
  }

  private Trust trust() {
    asked++;
    return world.trust;
  }

  /** How often it was asked what is trusted. */
  int asked() {
    return asked;
  }

  /** What the sample says, if it runs. */
  Optional<Object> said() {
    try {
      ServiceReference<?>[] all =
          framework
              .getBundleContext()
              .getServiceReferences(Supplier.class.getName(), "(sample=hello)");
      return all == null
          ? Optional.empty()
          : Optional.of(((Supplier<?>) framework.getBundleContext().getService(all[0])).get());
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  List<Bundle> placed() {
    return Stream.of(framework.getBundleContext().getBundles())
        .filter(ExtensionMirror::placed)
        .toList();
  }

  List<UnhealthyPack> unhealthy() throws InvalidSyntaxException {
    return framework
        .getBundleContext()
        .getServiceReferences(UnhealthyPackSource.class, null)
        .stream()
        .map(framework.getBundleContext()::getService)
        .map(UnhealthyPackSource::unhealthy)
        .toList();
  }

  Extensions.Listed listed() {
    List<Extensions.Listed> all = extensions.list();
    if (all.size() != 1) {
      throw new AssertionError(all);
    }
    return all.getFirst();
  }

  /** Everything that could have changed: the data folder byte for byte, and the framework. */
  Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(world.data)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        state.put(
            world.data.relativize(path).toString(),
            Fingerprint.of(Files.readAllBytes(path)).sha256());
      }
    }
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      state.put("bundle " + bundle.getLocation(), bundle.getState() + " " + bundle.getBundleId());
    }
    state.put("listed", extensions.list().toString());
    return state;
  }

  @Override
  public void close() throws Exception {
    mirror.close();
    framework.stop();
    framework.waitForStop(20_000);
  }
}
