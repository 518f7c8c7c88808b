package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.PackTransfer;
import org.qinqing.trust.internal.SiteHead.Part;
import org.qinqing.trust.internal.SiteIndex.Entry;

/** Brings files with the eyes of a reader of sites. */
@Component(service = PackTransfer.class)
public final class StandardPackTransfer implements PackTransfer {
  private final Trust trust;

  /** Made by the component runtime. */
  @Activate
  public StandardPackTransfer(@Reference Trust trust) {
    this.trust = trust;
  }

  @Override
  public Path bring(String address, Path folder) throws IOException {
    int end = address.lastIndexOf('/') + 1;
    String encoded = address.substring(end);
    try {
      // A plus sign stands for itself in a path.
      String name = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      SitePlace place =
          SitePlace.of(address.substring(0, end))
              .filter(p -> SiteName.bundle(name))
              .orElseThrow(() -> new Refusal(Code.SITE_NO_PLACE.about(address, address)));
      Path coming = Files.createDirectories(folder).resolve(SiteName.COMING + UUID.randomUUID());
      try (SiteSource source = SiteSource.of(place)) {
        try (OutputStream to = Files.newOutputStream(coming, StandardOpenOption.CREATE_NEW)) {
          source.transfer(place.text(), name, Container.FILE_LIMIT, to);
        }
        return Files.move(
            coming,
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(coming);
      }
    } catch (Refusal refusal) {
      throw new NotBroughtException(refusal.findings());
    } catch (IllegalArgumentException e) {
      throw new NotBroughtException(List.of(Code.SITE_NO_PLACE.about(address, address)));
    }
  }

  /** Counts what is done. */
  private static final class Tally {
    private int brought;
    private int kept;
    private int removed;
  }

  @Override
  public Mirrored mirror(String from, Path folder) throws IOException {
    Tally tally = new Tally();
    try {
      SitePlace place =
          SitePlace.of(from).orElseThrow(() -> new Refusal(Code.SITE_NO_PLACE.about(from, from)));
      Policy policy = trust.policy();
      try (SiteSource source = SiteSource.of(place)) {
        SiteReader reader = new SiteReader(trust, policy, place.text());
        Files.createDirectories(folder);
        clear(folder);
        Optional<SiteReader.Known> former = former(reader, folder);
        // All of it, not what is new: what an interrupted run left may belong to neither.
        SiteReader.Known next = reader.read(source, Optional.empty());
        if (former.isPresent()) {
          reader.follows(former.get(), next.signed());
        }
        parts(source, place, next.head(), folder, tally);
        for (Entry entry : next.index().files().values()) {
          file(source, place, entry, folder, tally);
        }
        TrustFolder.write(folder.resolve(SiteName.HEAD), next.bytes());
        if (former.isPresent()) {
          drop(folder, former.get().index().files(), next.index().files(), tally);
        }
        SitePublisher.tidy(folder, next.head());
        return new Mirrored(
            true, next.head().number(), tally.brought, tally.kept, tally.removed, next.warnings());
      }
    } catch (Refusal refusal) {
      return new Mirrored(false, 0, tally.brought, tally.kept, tally.removed, refusal.findings());
    }
  }

  private static Optional<SiteReader.Known> former(SiteReader reader, Path folder)
      throws IOException {
    if (Files.notExists(folder.resolve(SiteName.HEAD))) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.read(new SiteFolder(folder.toString(), folder), Optional.empty()));
    } catch (Refusal refusal) {
      return Optional.empty(); // a damaged mirror is what a new run mends
    }
  }

  private void parts(SiteSource source, SitePlace place, SiteHead head, Path folder, Tally tally)
      throws IOException, Refusal {
    part(source, place, SiteName.index(head.number()), head.index(), folder, tally);
    for (long made = head.number() - head.deltas().size() + 1; made <= head.number(); made++) {
      Part delta = head.delta(made).orElseThrow();
      part(source, place, SiteName.delta(made), delta, folder, tally);
    }
  }

  private static void part(
      SiteSource source, SitePlace place, String name, Part part, Path folder, Tally tally)
      throws IOException, Refusal {
    copy(source, place, new Wanted(name, part.size(), part.sha256()), folder, tally);
  }

  private static void file(
      SiteSource source, SitePlace place, Entry entry, Path folder, Tally tally)
      throws IOException, Refusal {
    copy(source, place, new Wanted(entry.file(), entry.size(), entry.sha256()), folder, tally);
  }

  /** A file as it must be. */
  private record Wanted(String name, int size, String sha256) {
    boolean there(Path file) throws IOException {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) == size
          && PackStore.digest(file).equals(sha256);
    }
  }

  private static void copy(
      SiteSource source, SitePlace place, Wanted wanted, Path folder, Tally tally)
      throws IOException, Refusal {
    Path target = folder.resolve(wanted.name());
    if (wanted.there(target)) {
      tally.kept++;
      return;
    }
    Path coming = folder.resolve(SiteName.COMING + UUID.randomUUID());
    try {
      try (OutputStream to = Files.newOutputStream(coming, StandardOpenOption.CREATE_NEW)) {
        source.transfer(place.text(), wanted.name(), wanted.size(), wanted.sha256(), to);
      }
      Files.move(
          coming, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      tally.brought++;
    } finally {
      Files.deleteIfExists(coming);
    }
  }

  /** What an interrupted run left. */
  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, SiteName.COMING + "*")) {
      for (Path each : left) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Removes what only the former head listed; files of others stay. */
  private static void drop(
      Path folder, Map<String, Entry> before, Map<String, Entry> now, Tally tally)
      throws IOException {
    Set<String> gone = new HashSet<>(before.keySet());
    gone.removeAll(now.keySet());
    for (String name : gone) {
      if (Files.deleteIfExists(folder.resolve(name))) {
        tally.removed++;
      }
    }
  }
}
