package org.qinqing.authoring.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qinqing.authoring.PackDraft.Kind;

/** One file of a draft at one moment. Immutable. */
final class DraftFile {
  private final String path;
  private final byte[] raw;
  private final Optional<String> text;
  private final Outline outline;

  /**
   * A file.
   *
   * @param raw its content when it is no text
   */
  private DraftFile(String path, byte[] raw, Optional<String> text, Outline outline) {
    this.path = path;
    this.raw = raw;
    this.text = text;
    this.outline = outline;
  }

  private static Outline outline(String path, Optional<String> text) {
    return kind(path)
        .flatMap(kind -> text.map(written -> Outline.of(kind, written)))
        .orElse(new Outline(List.of()));
  }

  /** A file as it is on disk; what is not UTF-8 is kept and cannot be edited. */
  static DraftFile of(String path, byte[] bytes) {
    Optional<String> text;
    try {
      text =
          Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      text = Optional.empty();
    }
    return new DraftFile(path, text.isPresent() ? new byte[0] : bytes, text, outline(path, text));
  }

  static DraftFile of(String path, String text) {
    Optional<String> known = Optional.of(text);
    return new DraftFile(path, new byte[0], known, outline(path, known));
  }

  /**
   * A file in which one part was written anew. Where the others are follows from where they were,
   * however broken the new text is; so a long file need not be read again at each keystroke.
   *
   * @param index which part
   * @param text the whole text
   */
  static DraftFile edited(DraftFile before, int index, String text) {
    int longer = text.length() - before.text.orElse("").length();
    return new DraftFile(
        before.path, new byte[0], Optional.of(text), before.outline.moved(index, text, longer));
  }

  /** What parts a file holds, by its folder. */
  static Optional<Kind> kind(String path) {
    return Arrays.stream(Kind.values())
        .filter(kind -> path.startsWith(PartShape.of(kind).folder() + "/"))
        .filter(kind -> path.endsWith(".yaml"))
        .findFirst();
  }

  String path() {
    return path;
  }

  /** The content. */
  byte[] bytes() {
    return text.map(known -> known.getBytes(StandardCharsets.UTF_8)).orElseGet(raw::clone);
  }

  Optional<String> text() {
    return text;
  }

  List<Outline.Slot> slots() {
    return outline.slots();
  }
}
