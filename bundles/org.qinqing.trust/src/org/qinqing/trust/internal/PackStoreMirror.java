package org.qinqing.trust.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.UnhealthyPackSource;

/**
 * Makes the framework hold what the pack store holds, at start and after each change. Only reads
 * the store, so it works beside another process that writes, and in a folder nobody may write. A
 * stored file that is not what its name says is not given to the framework but reported, so that
 * its place is not judged as if nothing were missing (law 11).
 */
@Component(service = PackStoreMirror.class, immediate = true)
public final class PackStoreMirror {
  /**
   * How the location of a mirrored bundle begins; the framework then reads the file where it is.
   */
  static final String REFERENCE = "reference:file:";

  private static final String SYMBOLIC_NAME = "org.qinqing.pack.";

  /** Stands for the store as a whole where a bundle is named. */
  private static final String WHOLE = "packs";

  private final BundleContext context;
  private final PackStore store;
  private final Map<String, ServiceRegistration<UnhealthyPackSource>> reported = new HashMap<>();

  /** Made by the component runtime; compares at once. */
  @Activate
  public PackStoreMirror(BundleContext context, @Reference DataFolder data) {
    this.context = context;
    this.store = new PackStore(data.root().resolve("packs"));
    mirror();
  }

  @Deactivate
  synchronized void close() {
    reported.values().forEach(ServiceRegistration::unregister);
    reported.clear();
  }

  PackStore store() {
    return store;
  }

  /** Compares again; returns what could not be mirrored, by location. */
  synchronized Map<String, Diagnostic> mirror() {
    try {
      return mirror(store.list());
    } catch (IOException e) {
      // What is there stays, but nobody knows what else ought to be: no place is judged as if
      // nothing were missing.
      Diagnostic finding = Code.DAMAGED.about(WHOLE, String.valueOf(e.getMessage()));
      report(Map.of(WHOLE, new UnhealthyPack(WHOLE, Optional.empty(), "", List.of(finding))));
      return Map.of(WHOLE, finding);
    }
  }

  /**
   * The same for what is not stored yet, or not any more.
   *
   * <p>In this order nobody who looks in between is told that something is allowed which is not:
   * what is broken is reported before it goes, the new is there before the old goes, and of several
   * versions the newest comes first and goes last.
   */
  synchronized Map<String, Diagnostic> mirror(List<PackStore.Stored> all) {
    Map<String, UnhealthyPack> broken = new LinkedHashMap<>();
    Map<String, PackStore.Stored> wanted = new LinkedHashMap<>();
    // Every start reads all of them once.
    Set<PackStore.Stored> whole =
        all.parallelStream().filter(PackStore.Stored::whole).collect(Collectors.toSet());
    for (PackStore.Stored stored : all.reversed()) {
      if (store.revoked(stored)) {
        broken.put(
            location(stored),
            unhealthy(
                stored, Code.STORED_REVOKED.about(stored.id(), stored.id(), stored.version())));
      } else if (whole.contains(stored)) {
        wanted.put(location(stored), stored);
      } else {
        broken.put(
            location(stored), unhealthy(stored, Code.DAMAGED.about(stored.id(), stored.file())));
      }
    }
    report(broken);
    List<Bundle> added = new ArrayList<>();
    wanted.forEach(
        (location, stored) -> {
          try {
            if (!present(location, stored)) {
              added.add(context.installBundle(location));
            }
          } catch (BundleException e) {
            broken.put(
                location,
                unhealthy(
                    stored,
                    Code.FRAMEWORK_REFUSED.about(stored.id(), String.valueOf(e.getMessage()))));
          }
        });
    report(broken);
    leave(wanted.keySet());
    resolve(added);
    mended(broken.keySet());
    Map<String, Diagnostic> findings = new LinkedHashMap<>();
    broken.forEach((location, pack) -> findings.put(location, pack.findings().get(0)));
    return findings;
  }

  /** The location under which a stored bundle is installed. */
  static String location(PackStore.Stored stored) {
    return "reference:" + stored.file().toUri().toASCIIString();
  }

  private void leave(Set<String> wanted) {
    List<Bundle> oldestFirst = new ArrayList<>(List.of(context.getBundles()));
    oldestFirst.sort(Comparator.comparing(Bundle::getVersion));
    for (Bundle bundle : oldestFirst) {
      if (PackHeader.fromStore(bundle) && !wanted.contains(bundle.getLocation())) {
        try {
          if (PackHeader.header(bundle, Constants.BUNDLE_MANIFESTVERSION).isEmpty()) {
            // The framework cannot let go of a bundle whose file has vanished; an empty one it can.
            bundle.update(new ByteArrayInputStream(empty(bundle)));
          }
          bundle.uninstall();
        } catch (BundleException | IOException | RuntimeException e) {
          continue; // another thread was faster, or it stays and the registry calls it broken
        }
      }
    }
  }

  private static byte[] empty(Bundle bundle) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    manifest
        .getMainAttributes()
        .putValue(Constants.BUNDLE_SYMBOLICNAME, "org.qinqing.gone." + bundle.getBundleId());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.finish();
    }
    return bytes.toByteArray();
  }

  private boolean present(String location, PackStore.Stored stored) {
    if (context.getBundle(location) != null) {
      return true;
    }
    Version version = Version.parseVersion(stored.version());
    for (Bundle bundle : context.getBundles()) {
      // A newer program may bring the very version that was installed before; its own copy then
      // serves.
      if (!PackHeader.fromStore(bundle)
          && (SYMBOLIC_NAME + stored.id()).equals(bundle.getSymbolicName())
          && bundle.getVersion().equals(version)) {
        return true;
      }
    }
    return false;
  }

  private void resolve(List<Bundle> added) {
    Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    FrameworkWiring wiring = framework == null ? null : framework.adapt(FrameworkWiring.class);
    if (wiring != null && !added.isEmpty()) {
      wiring.resolveBundles(added);
    }
  }

  private UnhealthyPack unhealthy(PackStore.Stored stored, Diagnostic finding) {
    Optional<Locality> place = store.place(stored);
    for (Bundle bundle : context.getBundles()) {
      // The damaged file itself is not asked: it could name another place.
      Optional<PackHeader> header = PackHeader.of(bundle);
      if (header.filter(h -> h.id().equals(stored.id())).isPresent()
          && !PackHeader.fromStore(bundle)) {
        place = header.flatMap(h -> Locality.of(h.locality()));
      }
    }
    return new UnhealthyPack(stored.id(), place, stored.version(), List.of(finding));
  }

  private void report(Map<String, UnhealthyPack> broken) {
    broken.forEach(
        (location, pack) ->
            reported.computeIfAbsent(
                location,
                l -> context.registerService(UnhealthyPackSource.class, () -> pack, null)));
  }

  private void mended(Set<String> broken) {
    Set<String> mended = new HashSet<>(reported.keySet());
    mended.removeAll(broken);
    for (String location : mended) {
      ServiceRegistration<UnhealthyPackSource> registration = reported.remove(location);
      if (registration != null) {
        registration.unregister();
      }
    }
  }
}
