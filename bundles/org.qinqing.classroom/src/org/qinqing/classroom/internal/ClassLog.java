package org.qinqing.classroom.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All events of a class in one file: a line each, of a checksum (CRC-32C, eight hexadecimal
 * digits), a blank and JSON in UTF-8. Lines are only ever added. What the end of power or of the
 * process left unfinished at the end was never acknowledged and is cut off when the file is opened
 * again.
 */
final class ClassLog implements AutoCloseable {
  private static final int SUM = 8;

  private final JsonMapper json = JsonMapper.builder().build();
  private final FileChannel channel;
  private long size;
  private boolean broken;

  private ClassLog(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /**
   * A new one.
   *
   * @throws IOException when there is one, or the disk refuses
   */
  static ClassLog create(Path file) throws IOException {
    return locked(
        file,
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        channel -> new ClassLog(channel, 0));
  }

  /**
   * One that is there, to be continued.
   *
   * @param events receives what it holds
   * @throws DamagedLog when a line that is not the last is not what was written
   * @throws IOException when it cannot be read, or another host has it
   */
  static ClassLog open(Path file, List<ClassEvent> events) throws IOException {
    return locked(
        file,
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE),
        channel -> {
          byte[] bytes = new byte[Math.toIntExact(channel.size())];
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
          }
          int good = read(file, bytes, events);
          if (good < bytes.length) {
            channel.truncate(good);
            channel.force(true);
          }
          channel.position(good);
          return new ClassLog(channel, good);
        });
  }

  /**
   * What a log holds, which may be written to at the same time.
   *
   * @throws DamagedLog as with {@link #open}
   * @throws IOException when it cannot be read
   */
  static List<ClassEvent> read(Path file) throws IOException {
    List<ClassEvent> events = new ArrayList<>();
    read(file, Files.readAllBytes(file), events);
    return events;
  }

  private interface Opening {
    ClassLog with(FileChannel channel) throws IOException;
  }

  /** One host at a time: two would each overwrite what the other keeps. */
  private static ClassLog locked(Path file, FileChannel channel, Opening opening)
      throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new FileAlreadyExistsException(file.getFileName().toString());
      }
      return opening.with(channel);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new FileAlreadyExistsException(file.getFileName().toString());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads whole lines; gives the length of what is good. */
  private static int read(Path file, byte[] bytes, List<ClassEvent> events) throws DamagedLog {
    JsonMapper json = JsonMapper.builder().build();
    int line = 0;
    for (int begin = 0; begin < bytes.length; ) {
      line++;
      int end = begin;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      Optional<ClassEvent> event =
          end == bytes.length ? Optional.empty() : read(json, bytes, begin, end);
      if (event.isEmpty()) {
        if (holdsGoodLine(json, bytes, end + 1)) {
          throw new DamagedLog(file.getFileName().toString(), line);
        }
        return begin;
      }
      events.add(event.get());
      begin = end + 1;
    }
    return bytes.length;
  }

  /** Whether something good follows what is bad: then it is damage, and no unfinished end. */
  private static boolean holdsGoodLine(JsonMapper json, byte[] bytes, int from) {
    for (int begin = from; begin < bytes.length; ) {
      int end = begin;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (end < bytes.length && read(json, bytes, begin, end).isPresent()) {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  private static Optional<ClassEvent> read(JsonMapper json, byte[] bytes, int begin, int end) {
    int content = begin + SUM + 1;
    if (end <= content || bytes[content - 1] != ' ') {
      return Optional.empty();
    }
    String sum = new String(bytes, begin, SUM, StandardCharsets.ISO_8859_1);
    if (!sum.equals(sum(bytes, content, end - content))) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(bytes, content, end - content, ClassEvent.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String sum(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /**
   * Adds events; they are on the disk when it returns.
   *
   * @throws IOException when the disk refuses; nothing of them is kept, and after a failure that
   *     cannot be undone nothing more is taken
   */
  void append(List<? extends ClassEvent> events) throws IOException {
    if (broken) {
      throw new IOException("log is broken");
    }
    List<byte[]> lines = new ArrayList<>();
    int length = 0;
    for (ClassEvent event : events) {
      byte[] content = json.writerFor(ClassEvent.class).writeValueAsBytes(event);
      lines.add(content);
      length += SUM + 1 + content.length + 1;
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    for (byte[] content : lines) {
      buffer.put(sum(content, 0, content.length).getBytes(StandardCharsets.ISO_8859_1));
      buffer.put((byte) ' ').put(content).put((byte) '\n');
    }
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
      size += length;
    } catch (IOException e) {
      broken = true;
      try {
        channel.truncate(size);
        channel.position(size);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
