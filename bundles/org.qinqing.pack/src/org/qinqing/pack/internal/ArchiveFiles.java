package org.qinqing.pack.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;

/**
 * Takes the files of a packed bundle. The directory at the end of the archive is read by our own
 * hand, because the library hides what an attacker would use: links, two entries of one name, bytes
 * before or between, encryption.
 */
final class ArchiveFiles {
  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int LINK = 0xA000;
  private static final int KIND = 0xF000;
  private static final int MEGABYTE = 1 << 20;

  private final Path file;
  private final Findings findings;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private ArchiveFiles(Path file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  static PackFiles read(Path file) {
    String name = String.valueOf(file.getFileName());
    Findings findings = new Findings(name);
    ArchiveFiles reader = new ArchiveFiles(file, findings);
    try {
      if (reader.directory()) {
        reader.content();
      }
    } catch (IOException | IllegalArgumentException e) {
      findings.add(Code.UNREADABLE, SourceLocation.WHOLE, String.valueOf(e.getMessage()));
    }
    Optional<ManifestText> manifest =
        Optional.ofNullable(reader.files.get(AllowList.MANIFEST))
            .map(content -> ManifestText.read(content, findings));
    if (manifest.isPresent()) {
      manifest.get().strict(findings);
    } else if (findings.errors() == 0) {
      findings.add(Code.MANIFEST_MISSING, SourceLocation.WHOLE);
    }
    return new PackFiles(name, reader.files, findings.ordered(name), manifest);
  }

  /** Checks names, kinds and sizes of all entries before anything is unpacked. */
  private boolean directory() throws IOException {
    if (Files.size(file) > AllowList.TOTAL_LIMIT) {
      findings.add(Code.OVERSIZE, SourceLocation.WHOLE, String.valueOf(file.getFileName()));
      return false;
    }
    byte[] tail;
    long length;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      length = channel.size();
      tail = tail(channel, (int) Math.min(length, AllowList.TOTAL_LIMIT));
    }
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int end = tail.length - END_SIZE;
    // A comment would allow a second, hidden end; a bundle has none.
    if (end < 0 || bytes.getInt(end) != END) {
      return form("zip");
    }
    int count = Short.toUnsignedInt(bytes.getShort(end + 10));
    long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
    long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
    if (bytes.getInt(end + 4) != 0 || start + size != end) {
      return form("zip");
    }
    if (count > AllowList.COUNT_LIMIT) {
      findings.add(Code.OVERSIZE, SourceLocation.WHOLE, count);
      return false;
    }
    Set<String> names = new HashSet<>();
    List<Long> offsets = new ArrayList<>();
    long total = 0;
    int at = (int) start;
    for (int i = 0; i < count; i++) {
      if (at + ENTRY_SIZE > end || bytes.getInt(at) != ENTRY) {
        return form("zip");
      }
      int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
      int rest =
          Short.toUnsignedInt(bytes.getShort(at + 30))
              + Short.toUnsignedInt(bytes.getShort(at + 32));
      if (at + ENTRY_SIZE + nameLength + rest > end) {
        return form("zip");
      }
      String name = new String(tail, at + ENTRY_SIZE, nameLength, StandardCharsets.UTF_8);
      long unpacked = Integer.toUnsignedLong(bytes.getInt(at + 24));
      total += unpacked;
      offsets.add(Integer.toUnsignedLong(bytes.getInt(at + 42)));
      entry(
          name,
          Short.toUnsignedInt(bytes.getShort(at + 8)),
          Short.toUnsignedInt(bytes.getShort(at + 10)),
          unpacked,
          bytes.getInt(at + 38) >>> 16,
          names);
      at += ENTRY_SIZE + nameLength + rest;
    }
    if (total > AllowList.TOTAL_LIMIT) {
      findings.add(Code.OVERSIZE, SourceLocation.WHOLE, String.valueOf(file.getFileName()));
    }
    // Something before the first entry, or two entries in one place, is made to be read in two
    // ways.
    if (at != end
        || offsets.stream().distinct().count() != count
        || (count > 0 && offsets.stream().mapToLong(Long::longValue).min().orElse(0) != 0)) {
      return form("zip");
    }
    return findings.errors() == 0;
  }

  private static byte[] tail(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // reading on until the buffer is full
    }
    return buffer.array();
  }

  private void entry(
      String name, int flags, int method, long unpacked, int mode, Set<String> names) {
    SourceLocation where = new SourceLocation(name, 0);
    boolean folder = name.endsWith("/");
    if (AllowList.trick(folder ? name.substring(0, name.length() - 1) : name)
        || (mode & KIND) == LINK) {
      findings.add(Code.PATH_TRICK, where, name);
    } else if (!(folder ? AllowList.folder(name) : AllowList.file(name))) {
      findings.add(Code.NOT_ALLOWED, where, name);
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))
        || (flags & 1) != 0
        || (method != ZipEntry.STORED && method != ZipEntry.DEFLATED)) {
      findings.add(Code.ARCHIVE_FORM, where, name);
    }
    if (unpacked > AllowList.ENTRY_LIMIT) {
      findings.add(Code.OVERSIZE, where, name);
    }
  }

  private boolean form(String what) {
    findings.add(Code.ARCHIVE_FORM, SourceLocation.WHOLE, what);
    return false;
  }

  /** Unpacks, counting: the sizes an archive declares need not be true. */
  private void content() throws IOException {
    long total = 0;
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] block = new byte[8192];
          for (int read = in.read(block); read >= 0; read = in.read(block)) {
            size += read;
            total += read;
            boolean bomb =
                size > MEGABYTE
                    && size > AllowList.RATIO_LIMIT * Math.max(1, entry.getCompressedSize());
            if (size > AllowList.ENTRY_LIMIT || total > AllowList.TOTAL_LIMIT || bomb) {
              findings.add(Code.OVERSIZE, new SourceLocation(entry.getName(), 0), entry.getName());
              return;
            }
            if (AllowList.text(entry.getName())) {
              content.write(block, 0, read);
            }
          }
        }
        files.put(entry.getName(), content.toByteArray());
      }
    }
  }
}
