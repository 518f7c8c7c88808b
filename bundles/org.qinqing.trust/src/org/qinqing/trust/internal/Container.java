package org.qinqing.trust.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.qinqing.pack.SourceLocation;

/**
 * A zip file of which every byte is accounted for. It is read by our own hand because libraries
 * hide what an attacker would use: some read the directory at the end, others the headers before
 * each entry, and where the two differ one program checks what another does not use. Here both must
 * say the same, the entries must lie one after the other from the first byte on, and nothing may
 * follow.
 *
 * @param entries name → content in the order of the directory; folders are left out
 */
record Container(SequencedMap<String, byte[]> entries) {
  /** Most bytes of a file. */
  static final long FILE_LIMIT = 64L << 20;

  /** Most bytes of one entry. */
  static final long ENTRY_LIMIT = 16L << 20;

  /** Most bytes of all entries together, unpacked. */
  static final long TOTAL_LIMIT = 64L << 20;

  /** Most entries. */
  static final int COUNT_LIMIT = 5_000;

  /** Above one megabyte an entry may unpack to this many times its packed size. */
  static final int RATIO_LIMIT = 200;

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int LATER = 1 << 3;
  private static final int UTF_8 = 1 << 11;
  private static final int KIND = 0xF000;
  private static final int PLAIN = 0x8000;
  private static final int FOLDER = 0x4000;
  private static final int EXTRA_ZIP64 = 0x0001;
  private static final int EXTRA_OTHER_NAME = 0x7075;
  private static final int EXTRA_OTHER_COMMENT = 0x6375;
  private static final long MEGABYTE = 1L << 20;

  Container {
    entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }

  /**
   * Reads a file.
   *
   * @param name how to call it in findings
   */
  static Container read(String name, byte[] file) throws Refusal {
    return new Reader(name, file).read();
  }

  /** The content of an entry. */
  Optional<byte[]> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** What the directory says of one entry. */
  private record Listed(
      String name,
      byte[] rawName,
      int flags,
      int method,
      int time,
      int date,
      int sum,
      long packed,
      long size,
      long offset) {
    boolean folder() {
      return name.endsWith("/");
    }
  }

  private static final class Reader {
    private final String name;
    private final byte[] file;
    private final ByteBuffer bytes;

    Reader(String name, byte[] file) {
      this.name = name;
      this.file = file;
      this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    Container read() throws Refusal {
      int end = end();
      int start = bytes.getInt(end + 16);
      List<Listed> directory = directory(start, end);
      limits(directory);
      contiguous(directory, start);
      SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
      for (Listed listed : directory) {
        byte[] content = content(listed);
        if (!listed.folder()) {
          entries.put(listed.name(), content);
        }
      }
      return new Container(entries);
    }

    private Refusal refuse(Code code, Object... arguments) {
      return new Refusal(code.about(name, arguments));
    }

    private Refusal refuse(Code code, Listed at, Object... arguments) {
      return new Refusal(code.at(name, new SourceLocation(at.name(), 0), arguments));
    }

    private int u16(int at) {
      return Short.toUnsignedInt(bytes.getShort(at));
    }

    private long u32(int at) {
      return Integer.toUnsignedLong(bytes.getInt(at));
    }

    // --- the end and the directory ---------------------------------------------------------------

    private int end() throws Refusal {
      int end = file.length - END_SIZE;
      if (end < 0) {
        throw refuse(Code.NOT_A_ZIP, name);
      }
      if (bytes.getInt(end) != END || u16(end + 20) != 0) {
        for (int at = end; at >= Math.max(0, end - LONGEST_COMMENT); at--) {
          if (bytes.getInt(at) == END) {
            throw refuse(Code.TRAILING, file.length - at - END_SIZE);
          }
        }
        throw refuse(Code.NOT_A_ZIP, name);
      }
      boolean wide =
          u16(end + 8) == 0xFFFF
              || u16(end + 10) == 0xFFFF
              || u32(end + 12) == 0xFFFFFFFFL
              || u32(end + 16) == 0xFFFFFFFFL
              || (end >= 20 && bytes.getInt(end - 20) == ZIP64_LOCATOR);
      if (wide) {
        throw refuse(Code.ZIP64);
      }
      if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != u16(end + 10)) {
        throw refuse(Code.SPANNED);
      }
      long directoryEnd = u32(end + 16) + u32(end + 12);
      if (directoryEnd < end) {
        throw refuse(Code.PREPENDED, end - directoryEnd);
      }
      if (directoryEnd > end) {
        throw refuse(Code.BROKEN_DIRECTORY);
      }
      return end;
    }

    private List<Listed> directory(int start, int end) throws Refusal {
      int count = u16(end + 10);
      if (count > COUNT_LIMIT) {
        throw refuse(Code.TOO_MANY, count, COUNT_LIMIT);
      }
      List<Listed> directory = new ArrayList<>();
      Map<String, String> names = new HashMap<>();
      int at = start;
      for (int i = 0; i < count; i++) {
        if (at + ENTRY_SIZE > end || bytes.getInt(at) != ENTRY) {
          throw refuse(Code.BROKEN_DIRECTORY);
        }
        int next = at + ENTRY_SIZE + u16(at + 28) + u16(at + 30) + u16(at + 32);
        if (next > end) {
          throw refuse(Code.BROKEN_DIRECTORY);
        }
        Listed listed = listed(at);
        String same = names.putIfAbsent(alike(listed.name()), listed.name());
        if (same != null) {
          throw refuse(Code.DUPLICATE_ENTRY, listed, listed.name(), same);
        }
        directory.add(listed);
        at = next;
      }
      if (at != end) {
        throw refuse(Code.BROKEN_DIRECTORY);
      }
      return directory;
    }

    /** Names that are one name on some system: by case, by composition, a folder and a file. */
    private static String alike(String entry) {
      String plain = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
      return Normalizer.normalize(plain, Normalizer.Form.NFKC)
          .toUpperCase(Locale.ROOT)
          .toLowerCase(Locale.ROOT);
    }

    private Listed listed(int at) throws Refusal {
      int nameLength = u16(at + 28);
      byte[] rawName = Arrays.copyOfRange(file, at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength);
      int flags = u16(at + 8);
      Listed listed =
          new Listed(
              entryName(rawName, flags),
              rawName,
              flags,
              u16(at + 10),
              u16(at + 12),
              u16(at + 14),
              bytes.getInt(at + 16),
              u32(at + 20),
              u32(at + 24),
              u32(at + 42));
      String entry = listed.name();
      if (leaves(listed.folder() ? entry.substring(0, entry.length() - 1) : entry)) {
        throw refuse(Code.PATH_LEAVES, listed, entry);
      }
      int kind = (bytes.getInt(at + 38) >>> 16) & KIND;
      if (kind != 0 && kind != (listed.folder() ? FOLDER : PLAIN)) {
        throw refuse(Code.LINK, listed, entry);
      }
      if ((flags & ENCRYPTED) != 0) {
        throw refuse(Code.ENCRYPTED, listed, entry);
      }
      boolean stored = listed.method() == ZipEntry.STORED;
      if ((!stored && listed.method() != ZipEntry.DEFLATED)
          || (flags & ~(LATER | UTF_8 | 6)) != 0
          // A stored entry whose length comes later ends wherever the reader believes it does.
          || (stored && (flags & LATER) != 0)) {
        throw refuse(Code.METHOD, listed, entry);
      }
      if (listed.packed() == 0xFFFFFFFFL
          || listed.size() == 0xFFFFFFFFL
          || listed.offset() == 0xFFFFFFFFL) {
        throw refuse(Code.ZIP64);
      }
      if (u16(at + 34) != 0) {
        throw refuse(Code.SPANNED);
      }
      extra(listed, at + ENTRY_SIZE + nameLength, u16(at + 30));
      if (stored && listed.packed() != listed.size()) {
        throw refuse(Code.CONTENT_DIFFERS, listed, entry);
      }
      return listed;
    }

    private String entryName(byte[] raw, int flags) throws Refusal {
      try {
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
        String entry = decoded.toString();
        boolean ascii = entry.chars().allMatch(c -> c < 0x80);
        if ((ascii || (flags & UTF_8) != 0)
            && !entry.isEmpty()
            && entry.length() <= 255
            && entry.chars().noneMatch(c -> c < 0x20 || c == 0x7F)
            && Normalizer.isNormalized(entry, Normalizer.Form.NFC)) {
          return entry;
        }
      } catch (CharacterCodingException e) {
        // Told below: which name it is cannot be said anyway.
      }
      throw refuse(Code.BAD_NAME);
    }

    private static boolean leaves(String path) {
      return path.isEmpty()
          || path.startsWith("/")
          || path.contains("\\")
          || path.contains(":")
          || path.contains("//")
          || ("/" + path + "/").contains("/../")
          || ("/" + path + "/").contains("/./")
          || Arrays.stream(path.split("/")).anyMatch(s -> s.endsWith(".") || s.endsWith(" "));
    }

    /** Additional fields can give a second name or length, which some programs would believe. */
    private void extra(Listed listed, int from, int length) throws Refusal {
      int at = from;
      int end = from + length;
      while (at + 4 <= end) {
        int kind = u16(at);
        if (kind == EXTRA_ZIP64) {
          throw refuse(Code.ZIP64);
        }
        if (kind == EXTRA_OTHER_NAME || kind == EXTRA_OTHER_COMMENT) {
          throw refuse(Code.HEADERS_DIFFER, listed, listed.name());
        }
        at += 4 + u16(at + 2);
      }
      if (at != end) {
        throw refuse(Code.HEADERS_DIFFER, listed, listed.name());
      }
    }

    private void limits(List<Listed> directory) throws Refusal {
      long total = 0;
      for (Listed listed : directory) {
        if (listed.size() > MEGABYTE
            && listed.size() > RATIO_LIMIT * Math.max(1, listed.packed())) {
          throw refuse(Code.BOMB, listed, listed.name());
        }
        if (listed.size() > ENTRY_LIMIT) {
          throw refuse(Code.ENTRY_TOO_LARGE, listed, listed.name(), ENTRY_LIMIT / MEGABYTE);
        }
        total += listed.size();
      }
      if (total > TOTAL_LIMIT) {
        throw refuse(Code.TOTAL_TOO_LARGE, TOTAL_LIMIT / MEGABYTE);
      }
    }

    // --- the entries themselves ------------------------------------------------------------------

    /** Each entry begins where the one before ends, the first at the first byte. */
    private void contiguous(List<Listed> directory, int start) throws Refusal {
      List<Listed> placed = new ArrayList<>(directory);
      placed.sort(Comparator.comparingLong(Listed::offset));
      long at = 0;
      for (Listed listed : placed) {
        if (listed.offset() > at && at == 0) {
          throw refuse(Code.PREPENDED, listed.offset());
        }
        if (listed.offset() != at) {
          throw refuse(Code.BROKEN_DIRECTORY);
        }
        at = local(listed, start);
      }
      if (at != start) {
        throw refuse(Code.BROKEN_DIRECTORY);
      }
    }

    /** Compares the header before an entry with the directory; says where the entry ends. */
    private long local(Listed listed, int limit) throws Refusal {
      long begin = listed.offset();
      if (begin + LOCAL_SIZE > limit) {
        throw refuse(Code.BROKEN_DIRECTORY);
      }
      int at = (int) begin;
      int nameLength = u16(at + 26);
      int extraLength = u16(at + 28);
      long data = begin + LOCAL_SIZE + nameLength + extraLength;
      boolean later = (listed.flags() & LATER) != 0;
      if (data + listed.packed() > limit) {
        throw refuse(Code.BROKEN_DIRECTORY);
      }
      boolean same =
          bytes.getInt(at) == LOCAL
              && u16(at + 6) == listed.flags()
              && u16(at + 8) == listed.method()
              && u16(at + 10) == listed.time()
              && u16(at + 12) == listed.date()
              && Arrays.equals(
                  file,
                  at + LOCAL_SIZE,
                  at + LOCAL_SIZE + nameLength,
                  listed.rawName(),
                  0,
                  listed.rawName().length);
      if (!same) {
        throw refuse(Code.HEADERS_DIFFER, listed, listed.name());
      }
      extra(listed, at + LOCAL_SIZE + nameLength, extraLength);
      boolean sizesHere =
          bytes.getInt(at + 14) == listed.sum()
              && u32(at + 18) == listed.packed()
              && u32(at + 22) == listed.size();
      boolean none = bytes.getInt(at + 14) == 0 && u32(at + 18) == 0 && u32(at + 22) == 0;
      if (!sizesHere && !(later && none)) {
        throw refuse(Code.HEADERS_DIFFER, listed, listed.name());
      }
      return later ? descriptor(listed, data + listed.packed(), limit) : data + listed.packed();
    }

    private long descriptor(Listed listed, long from, int limit) throws Refusal {
      if (from + 16 > limit) {
        throw refuse(Code.BROKEN_DIRECTORY);
      }
      int at = (int) from;
      boolean same =
          bytes.getInt(at) == DESCRIPTOR
              && bytes.getInt(at + 4) == listed.sum()
              && u32(at + 8) == listed.packed()
              && u32(at + 12) == listed.size();
      if (!same) {
        throw refuse(Code.HEADERS_DIFFER, listed, listed.name());
      }
      return from + 16;
    }

    private byte[] content(Listed listed) throws Refusal {
      int at = (int) listed.offset();
      int data = at + LOCAL_SIZE + u16(at + 26) + u16(at + 28);
      int packed = (int) listed.packed();
      byte[] content =
          listed.method() == ZipEntry.STORED
              ? Arrays.copyOfRange(file, data, data + packed)
              : inflate(listed, data, packed);
      CRC32 sum = new CRC32();
      sum.update(content);
      if ((int) sum.getValue() != listed.sum() || (listed.folder() && content.length > 0)) {
        throw refuse(Code.CONTENT_DIFFERS, listed, listed.name());
      }
      return content;
    }

    /** Never unpacks more than the size the directory declares, which is within the limits. */
    private byte[] inflate(Listed listed, int data, int packed) throws Refusal {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(file, data, packed);
        byte[] content = new byte[(int) listed.size()];
        int filled = 0;
        while (filled < content.length) {
          int more = inflater.inflate(content, filled, content.length - filled);
          if (more == 0) {
            break;
          }
          filled += more;
        }
        boolean more = inflater.inflate(new byte[1]) > 0;
        if (filled != content.length
            || more
            || !inflater.finished()
            || inflater.getRemaining() != 0) {
          throw refuse(Code.CONTENT_DIFFERS, listed, listed.name());
        }
        return content;
      } catch (DataFormatException e) {
        throw refuse(Code.CONTENT_DIFFERS, listed, listed.name());
      } finally {
        inflater.end();
      }
    }
  }
}
