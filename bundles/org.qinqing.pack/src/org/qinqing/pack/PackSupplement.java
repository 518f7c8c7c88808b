package org.qinqing.pack;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle brings beside that which decides a verdict: questions, scenes, casework, tests and
 * how people ask. Of an installed bundle it is read when first asked for, because most answers
 * never need it and it is more than half of the text. Safe for use by several threads.
 */
public final class PackSupplement {
  /**
   * The parts.
   *
   * @param questions quiz items
   * @param scenes branching scenes
   * @param casework cards, checklists, forms, routing tables, plans, ladders and samplings
   * @param tests tests that travel with the bundle
   * @param asked how people ask for its provisions
   */
  public record Content(
      List<Question> questions,
      List<Scene> scenes,
      Casework casework,
      List<PackTest> tests,
      List<Asked> asked) {
    /** Nothing. */
    public static final Content EMPTY =
        new Content(List.of(), List.of(), Casework.EMPTY, List.of(), List.of());

    public Content {
      questions = List.copyOf(questions);
      scenes = List.copyOf(scenes);
      tests = List.copyOf(tests);
      asked = List.copyOf(asked);
    }
  }

  /** Nothing. */
  public static final PackSupplement EMPTY = of(Content.EMPTY);

  private final Optional<String> digest;
  private @Nullable Supplier<Content> reader;
  private Content content;

  private PackSupplement(
      Optional<String> digest, @Nullable Supplier<Content> reader, Content content) {
    this.digest = digest;
    this.reader = reader;
    this.content = content;
  }

  /** Parts that are there already and came from no files. */
  public static PackSupplement of(Content content) {
    return new PackSupplement(Optional.empty(), null, content);
  }

  /**
   * Parts that are there already.
   *
   * @param digest names the files of the bundle, see {@link #digest()}
   */
  public static PackSupplement of(Content content, String digest) {
    return new PackSupplement(Optional.of(digest), null, content);
  }

  /**
   * Parts that are read when first asked for.
   *
   * @param reader called once at most; must not throw
   * @param digest names the files of the bundle, see {@link #digest()}
   */
  public static PackSupplement later(Supplier<Content> reader, String digest) {
    return new PackSupplement(Optional.of(digest), reader, Content.EMPTY);
  }

  /**
   * SHA-256 over the names and contents of the texts of the whole bundle, in hexadecimal; empty for
   * one that was not read from files, or was changed after that. Says nothing about equality: the
   * same content may be written in other words of YAML.
   */
  public Optional<String> digest() {
    return digest;
  }

  /** The same for a bundle that is not what its files say any more. */
  PackSupplement withoutDigest() {
    return digest.isEmpty()
        ? this
        : new PackSupplement(Optional.empty(), this::content, Content.EMPTY);
  }

  /** The parts. */
  public synchronized Content content() {
    Supplier<Content> wanted = reader;
    if (wanted != null) {
      content = wanted.get();
      reader = null;
    }
    return content;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PackSupplement that && content().equals(that.content()));
  }

  @Override
  public int hashCode() {
    return content().hashCode();
  }

  @Override
  public String toString() {
    return content().toString();
  }
}
