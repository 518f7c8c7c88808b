package org.qinqing.pack.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;

/**
 * A file of the pack store, whose name says what it must contain. It is read without the framework,
 * which would have to open it as a bundle, and from bytes that were compared with the name: what
 * was checked when it was installed is what answers, whenever it is read.
 *
 * @param path the file
 * @param sha256 of its content, in lower-case hexadecimal
 */
record StoredFile(Path path, String sha256) {
  private static final String REFERENCE = "reference:";
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.qinqing");
  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_SIZE = 30;

  /** The file behind the location of a bundle, if it is one of the pack store. */
  static Optional<StoredFile> of(String location) {
    if (!location.startsWith(REFERENCE)) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(URI.create(location.substring(REFERENCE.length())));
      Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
      return name.matches() ? Optional.of(new StoredFile(path, name.group(1))) : Optional.empty();
    } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
      return Optional.empty(); // no address of a file
    }
  }

  /** The texts of the bundle; a file that is not what its name says is a finding. */
  PackFiles read(String name) {
    Findings findings = new Findings(name);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      if (Files.size(path) > AllowList.TOTAL_LIMIT) {
        throw new IOException(String.valueOf(path.getFileName()));
      }
      byte[] bytes = Files.readAllBytes(path);
      if (!digest(bytes).equals(sha256)) {
        throw new IOException(String.valueOf(path.getFileName()));
      }
      unpack(bytes, files);
    } catch (IOException | DataFormatException | RuntimeException e) {
      files.clear();
      findings.add(Code.UNREADABLE, SourceLocation.WHOLE, String.valueOf(e.getMessage()));
    }
    Optional<ManifestText> manifest =
        Optional.ofNullable(files.get(AllowList.MANIFEST))
            .map(content -> ManifestText.read(content, findings));
    manifest.ifPresent(text -> text.inert(findings));
    if (manifest.isEmpty() && findings.errors() == 0) {
      findings.add(Code.MANIFEST_MISSING, SourceLocation.WHOLE);
    }
    return new PackFiles(name, files, findings.ordered(name), manifest);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  /**
   * Takes the texts out by the directory at the end, whose form was checked when the file was
   * installed; any other form ends in an exception.
   */
  private static void unpack(byte[] bytes, SortedMap<String, byte[]> files)
      throws IOException, DataFormatException {
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - END_SIZE;
    if (end < 0 || zip.getInt(end) != END) {
      throw new IOException("zip");
    }
    int count = Short.toUnsignedInt(zip.getShort(end + 10));
    int at = zip.getInt(end + 16);
    long total = 0;
    for (int i = 0; i < count; i++) {
      if (zip.getInt(at) != ENTRY) {
        throw new IOException("zip");
      }
      int method = Short.toUnsignedInt(zip.getShort(at + 10));
      int packed = zip.getInt(at + 20);
      int size = zip.getInt(at + 24);
      int named = Short.toUnsignedInt(zip.getShort(at + 28));
      int local = zip.getInt(at + 42);
      String path = new String(bytes, at + ENTRY_SIZE, named, StandardCharsets.UTF_8);
      total += Integer.toUnsignedLong(size);
      if (total > AllowList.TOTAL_LIMIT) {
        throw new IOException("zip");
      }
      if (AllowList.file(path) && AllowList.text(path)) {
        int from =
            local
                + LOCAL_SIZE
                + Short.toUnsignedInt(zip.getShort(local + 26))
                + Short.toUnsignedInt(zip.getShort(local + 28));
        files.put(path, content(bytes, from, packed, size, method));
      }
      at +=
          ENTRY_SIZE
              + named
              + Short.toUnsignedInt(zip.getShort(at + 30))
              + Short.toUnsignedInt(zip.getShort(at + 32));
    }
  }

  private static byte[] content(byte[] bytes, int from, int packed, int size, int method)
      throws IOException, DataFormatException {
    if (method == ZipEntry.STORED) {
      ByteArrayOutputStream content = new ByteArrayOutputStream(size);
      content.write(bytes, from, size);
      return content.toByteArray();
    }
    try (Unpacking unpacking = new Unpacking(new Inflater(true))) {
      unpacking.inflater().setInput(bytes, from, packed);
      byte[] content = new byte[size];
      int done = 0;
      while (done < size) {
        int more = unpacking.inflater().inflate(content, done, size - done);
        if (more == 0) {
          throw new IOException("zip");
        }
        done += more;
      }
      return content;
    }
  }

  /** Gives the memory of the library back. */
  private record Unpacking(Inflater inflater) implements AutoCloseable {
    @Override
    public void close() {
      inflater.end();
    }
  }
}
