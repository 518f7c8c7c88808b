package org.qinqing.pack.internal;

import java.io.File;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackBody;
import org.qinqing.pack.PackListener;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.UnhealthyPackSource;

/**
 * Follows the rule bundles of the framework. Nothing is read before somebody asks or listens; then
 * one thread reads, and one swap makes the new snapshot current. A bundle is recognised by its
 * header, not its wiring, so that one that cannot resolve is seen (and reported) as well.
 */
@Component(service = PackRegistry.class, immediate = true)
public final class BundlePackRegistry implements PackRegistry {
  /** Events this close together (start-up, an update) are told as one. */
  private static final long BURST_MILLIS = 40;

  private static final String CAPABILITY = "qinqing.pack";
  private static final String NATIONAL = "cn";
  private static final int SEEN =
      Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.STOPPING | Bundle.ACTIVE;

  /** So many bodies stay in memory: those of some places that are asked for in turn. */
  private static final int RECENT = 32;

  /** What was seen of one state of one bundle. */
  private record Cached(long lastModified, PackAssembly.Candidate candidate) {}

  private final BundleTracker<Bundle> bundles;
  private final Map<Long, Bundle> present = new ConcurrentHashMap<>();
  private final Map<Long, Cached> cache = new HashMap<>();

  /** Bundles of which a part turned out to be broken when it was asked for. */
  private final Map<Long, List<Diagnostic>> spoiled = new ConcurrentHashMap<>();

  private final List<UnhealthyPackSource> sources = new CopyOnWriteArrayList<>();
  private final Map<PackListener, Long> told = new ConcurrentHashMap<>();
  private final AtomicLong wanted = new AtomicLong(1);
  private final AtomicReference<PackSnapshot> current = new AtomicReference<>(PackSnapshot.EMPTY);
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Object building = new Object();

  /** The generation that counts as the newest while changes are made together; else negative. */
  private final AtomicLong held = new AtomicLong(-1);

  private final PackBody.Recent recent = new PackBody.Recent(RECENT);
  private final KnownPacks known;
  private final ScheduledThreadPoolExecutor thread;

  /** Made by the component runtime. */
  @Activate
  public BundlePackRegistry(BundleContext context) {
    known =
        new KnownPacks(
            Optional.ofNullable(context.getDataFile("known-packs")).map(File::toPath),
            context.getBundle().getVersion().toString());
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "qinqing-packs");
              made.setDaemon(true);
              return made;
            });
    thread.setKeepAliveTime(5, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    bundles = new BundleTracker<>(context, SEEN, new Follower());
    bundles.open();
  }

  @Deactivate
  void close() {
    bundles.close();
    thread.shutdownNow();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(PackListener listener) {
    told.put(listener, 0L);
    tellSoon(0);
  }

  void removeListener(PackListener listener) {
    told.remove(listener);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(UnhealthyPackSource source) {
    sources.add(source);
    changed();
  }

  void removeSource(UnhealthyPackSource source) {
    sources.remove(source);
    changed();
  }

  @Override
  public PackSnapshot snapshot() {
    PackSnapshot known = current.get();
    if (known.generation() == wanted.get() || known.generation() == held.get()) {
      return known;
    }
    synchronized (building) {
      long generation = wanted.get();
      if (current.get().generation() != generation) {
        current.set(build(generation));
      }
      return current.get();
    }
  }

  @Override
  public void together(Runnable task) {
    // Whoever has no snapshot from before waits at this lock until the task has ended.
    synchronized (building) {
      long before = wanted.get();
      boolean outermost = held.compareAndSet(-1, before);
      try {
        task.run();
      } finally {
        if (outermost) {
          held.set(-1);
        }
      }
      if (outermost && wanted.get() != before) {
        tellSoon(BURST_MILLIS); // those told meanwhile were told of the snapshot from before
      }
    }
  }

  private PackSnapshot build(long generation) {
    List<Bundle> now = new ArrayList<>(present.values());
    now.sort(Comparator.comparingLong(Bundle::getBundleId));
    cache.keySet().retainAll(present.keySet());
    spoiled.keySet().retainAll(present.keySet());
    List<PackAssembly.Candidate> candidates = new ArrayList<>();
    for (Bundle bundle : now) {
      Cached before = cache.get(bundle.getBundleId());
      if (before == null || before.lastModified() != bundle.getLastModified()) {
        spoiled.remove(bundle.getBundleId());
        before = new Cached(bundle.getLastModified(), candidate(bundle));
        cache.put(bundle.getBundleId(), before);
      }
      List<Diagnostic> broken = spoiled.get(bundle.getBundleId());
      candidates.add(broken == null ? before.candidate() : spoiled(before.candidate(), broken));
    }
    PackAssembly.Assembled assembled =
        PackAssembly.assemble(
            generation,
            candidates,
            sources.stream().map(UnhealthyPackSource::unhealthy).toList(),
            known.company(),
            LocalDate.now(ZoneId.systemDefault()));
    known.keep(assembled.known(), assembled.company());
    return assembled.snapshot();
  }

  private static PackAssembly.Candidate spoiled(
      PackAssembly.Candidate bundle, List<Diagnostic> broken) {
    return new PackAssembly.Candidate(
        bundle.id(),
        bundle.version(),
        bundle.locality(),
        bundle.order(),
        new ReadSource(new Reading(Optional.empty(), broken)));
  }

  /** A bundle that is at hand, such as those of the program. */
  private record ReadSource(Reading read) implements PackAssembly.Source {
    @Override
    public boolean stored() {
      return false;
    }

    @Override
    public Optional<KnownPack> known() {
      return Optional.empty();
    }

    @Override
    public Optional<KnownPack> know(Pack pack, String ground) {
      return Optional.empty();
    }

    @Override
    public Pack later(KnownPack pack) {
      return read.pack().orElseThrow();
    }
  }

  private PackAssembly.Candidate candidate(Bundle bundle) {
    Optional<ManifestText.Capability> said = said(bundle);
    String name = String.valueOf(bundle.getSymbolicName());
    // The facts model stands in the country's bundle and is part of every answer: it is always
    // read.
    Optional<StoredFile> file =
        said.filter(head -> !head.id().equals(NATIONAL))
            .flatMap(head -> StoredFile.of(bundle.getLocation()));
    return new PackAssembly.Candidate(
        said.map(ManifestText.Capability::id).orElse(name),
        said.map(ManifestText.Capability::version).map(Version::new).orElse(bundle.getVersion()),
        said.map(ManifestText.Capability::locality).flatMap(Locality::of),
        bundle.getBundleId(),
        file.<PackAssembly.Source>map(
                stored ->
                    new StoredSource(
                        name,
                        stored,
                        known,
                        recent,
                        findings -> spoil(bundle.getBundleId(), findings)))
            .orElseGet(() -> new ReadSource(reading(bundle))));
  }

  private Reading reading(Bundle bundle) {
    try {
      return PackParser.readInstalled(
          BundleFiles.read(bundle), findings -> spoil(bundle.getBundleId(), findings));
    } catch (RuntimeException e) {
      // Whatever a bundle holds, the others must be read; an unreadable one is unhealthy.
      Findings findings = new Findings(String.valueOf(bundle.getSymbolicName()));
      findings.add(Code.UNREADABLE, SourceLocation.WHOLE, e);
      return new Reading(
          Optional.empty(), findings.ordered(String.valueOf(bundle.getSymbolicName())));
    }
  }

  /**
   * What a bundle says of itself, as the framework remembers it: to ask for the headers would open
   * its file.
   */
  private static Optional<ManifestText.Capability> said(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<BundleCapability> said =
        revision == null ? List.of() : revision.getDeclaredCapabilities(CAPABILITY);
    if (said.size() != 1) {
      return Optional.empty();
    }
    Map<String, Object> values = said.getFirst().getAttributes();
    return values.get("id") instanceof String id
            && values.get("locality") instanceof String locality
            && values.get("format") instanceof Version format
            && values.get("version") instanceof Version version
        ? Optional.of(
            new ManifestText.Capability(id, locality, format.toString(), version.toString()))
        : Optional.empty();
  }

  private void spoil(long bundle, List<Diagnostic> findings) {
    spoiled.put(bundle, findings);
    changed();
  }

  private void changed() {
    wanted.incrementAndGet();
    tellSoon(BURST_MILLIS);
  }

  private void tellSoon(long millis) {
    if (!told.isEmpty() && queued.compareAndSet(false, true)) {
      try {
        var unused = thread.schedule(this::tell, millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        queued.set(false); // closing; nobody is to be told any more
      }
    }
  }

  private void tell() {
    queued.set(false);
    PackSnapshot snapshot = snapshot();
    for (PackListener listener : told.keySet()) {
      Long last = told.get(listener);
      if (last != null
          && last < snapshot.generation()
          && told.replace(listener, last, snapshot.generation())) {
        try {
          listener.changed(snapshot);
        } catch (RuntimeException e) {
          // One listener that breaks must not keep the news from the others.
          Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
          if (handler != null) {
            handler.uncaughtException(Thread.currentThread(), e);
          }
        }
      }
    }
  }

  private final class Follower implements BundleTrackerCustomizer<Bundle> {
    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
      if (!ours(bundle)) {
        return notOurs();
      }
      present.put(bundle.getBundleId(), bundle);
      changed();
      return bundle;
    }

    private boolean ours(Bundle bundle) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      return revision != null && !revision.getDeclaredCapabilities(CAPABILITY).isEmpty();
    }

    @SuppressWarnings("NullAway") // the tracker's contract: null means "do not track"
    private Bundle notOurs() {
      return null;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle same) {
      if (event != null && event.getType() == BundleEvent.UPDATED) {
        changed();
      }
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle same) {
      present.remove(bundle.getBundleId());
      changed();
    }
  }
}
