package org.qinqing.pack.internal;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackBody;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSupplement;

/** A bundle of the pack store. Used by one thread at a time; what it gives, by any number. */
final class StoredSource implements PackAssembly.Source {
  private final String name;
  private final StoredFile file;
  private final KnownPacks remembered;
  private final PackBody.Recent recent;
  private final Consumer<List<Diagnostic>> spoiled;
  private SoftReference<@Nullable Reading> reading = new SoftReference<>(null);
  private @Nullable Given given;

  /** What was given last. */
  private record Given(KnownPack known, Pack pack) {}

  /**
   * A bundle.
   *
   * @param name how to call it while its id is not known
   * @param spoiled told when it can no longer be read as it was
   */
  StoredSource(
      String name,
      StoredFile file,
      KnownPacks remembered,
      PackBody.Recent recent,
      Consumer<List<Diagnostic>> spoiled) {
    this.name = name;
    this.file = file;
    this.remembered = remembered;
    this.recent = recent;
    this.spoiled = spoiled;
  }

  @Override
  public Reading read() {
    Reading before = reading.get();
    if (before == null) {
      before = PackParser.readInstalled(file.read(name), spoiled);
      reading = new SoftReference<>(before);
    }
    return before;
  }

  @Override
  public boolean stored() {
    return true;
  }

  @Override
  public Optional<KnownPack> known() {
    return remembered.of(file.sha256());
  }

  @Override
  public Optional<KnownPack> know(Pack pack, String ground) {
    if (!pack.facts().equals(FactsModel.EMPTY)) {
      return Optional.empty(); // what is remembered has no place for facts
    }
    // What was in order is read again when it is asked for, and need not stay in memory till then.
    reading.clear();
    return Optional.of(KnownPack.of(file.sha256(), pack, ground));
  }

  @Override
  public Pack later(KnownPack known) {
    Given before = given;
    if (before != null && before.known().equals(known)) {
      return before.pack();
    }
    Pack pack =
        known
            .head()
            .later(
                PackBody.later(this::body, recent, known.rules()),
                PackSupplement.later(this::supplement, known.digest()));
    given = new Given(known, pack);
    return pack;
  }

  private PackBody.Read body() {
    Reading now = now();
    if (now.pack().isEmpty()) {
      spoiled.accept(now.findings());
      return new PackBody.Read(PackBody.Content.EMPTY, now.findings());
    }
    return new PackBody.Read(PackBody.Content.of(now.pack().get()), List.of());
  }

  private PackSupplement.Content supplement() {
    Reading now = now();
    if (now.pack().isEmpty()) {
      spoiled.accept(now.findings());
      return PackSupplement.Content.EMPTY;
    }
    return now.pack().get().supplement().content();
  }

  private Reading now() {
    return PackParser.readInstalled(file.read(name), spoiled);
  }
}
