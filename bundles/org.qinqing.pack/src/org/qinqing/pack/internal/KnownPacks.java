package org.qinqing.pack.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers, from one start to the next, which files of the pack store were read and found in order
 * together, so that a thousand of them need not be read for one answer. Only a convenience: without
 * it, or with another build of the program, everything is read once more.
 */
final class KnownPacks {
  private static final String FORMAT = "qinqing known packs 1 ";

  private final Optional<Path> file;
  private final String stamp;
  private Map<String, KnownPack> known = Map.of();
  private String company = "";

  /**
   * What was remembered.
   *
   * @param file where; empty when nothing can be kept
   * @param build of the program that reads bundles; another one might find something else
   */
  KnownPacks(Optional<Path> file, String build) {
    this.file = file;
    this.stamp = FORMAT + build;
    file.ifPresent(this::read);
  }

  /** What is remembered of the file with that content. */
  Optional<KnownPack> of(String sha256) {
    return Optional.ofNullable(known.get(sha256));
  }

  /** The bundles that are always read, among which all that is remembered was found in order. */
  String company() {
    return company;
  }

  /**
   * Remembers these and no others: only they were compared with each other.
   *
   * @param among the bundles that are always read
   */
  void keep(Collection<KnownPack> together, String among) {
    Map<String, KnownPack> now = new LinkedHashMap<>();
    together.forEach(each -> now.put(each.sha256(), each));
    if (now.equals(known) && among.equals(company)) {
      return;
    }
    known = now;
    company = among;
    file.ifPresent(this::write);
  }

  private void read(Path from) {
    if (!Files.isRegularFile(from)) {
      return;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(from)))) {
      if (!in.readUTF().equals(stamp)) {
        return;
      }
      String among = in.readUTF();
      int count = in.readInt();
      Map<String, KnownPack> read = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        KnownPack each = KnownPack.read(in);
        read.put(each.sha256(), each);
      }
      known = read;
      company = among;
    } catch (IOException | RuntimeException e) {
      known = Map.of(); // damaged: everything is read once more, and it is written anew
    }
  }

  /** In one step, because another process may be reading. */
  private void write(Path to) {
    Path beside = to.resolveSibling(to.getFileName() + "-" + UUID.randomUUID());
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF(stamp);
      out.writeUTF(company);
      out.writeInt(known.size());
      for (KnownPack each : known.values()) {
        each.write(out);
      }
      Files.write(beside, bytes.toByteArray());
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(beside); // a folder nobody may write: the next start reads everything again
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return;
    }
  }
}
