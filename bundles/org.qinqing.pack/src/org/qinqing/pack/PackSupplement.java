package org.qinqing.pack;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle brings beside that which decides a verdict: questions, scenes, casework and tests.
 * Of an installed bundle it is read when first asked for, because most answers never need it and it
 * is more than half of the text. Safe for use by several threads.
 */
public final class PackSupplement {
  /**
   * The parts.
   *
   * @param questions quiz items
   * @param scenes branching scenes
   * @param casework cards, checklists, forms, routing tables, plans, ladders and samplings
   * @param tests tests that travel with the bundle
   */
  public record Content(
      List<Question> questions, List<Scene> scenes, Casework casework, List<PackTest> tests) {
    /** Nothing. */
    public static final Content EMPTY =
        new Content(List.of(), List.of(), Casework.EMPTY, List.of());

    public Content {
      questions = List.copyOf(questions);
      scenes = List.copyOf(scenes);
      tests = List.copyOf(tests);
    }
  }

  /** Nothing. */
  public static final PackSupplement EMPTY = of(Content.EMPTY);

  private @Nullable Supplier<Content> reader;
  private Content content = Content.EMPTY;

  private PackSupplement(@Nullable Supplier<Content> reader, Content content) {
    this.reader = reader;
    this.content = content;
  }

  /** Parts that are there already. */
  public static PackSupplement of(Content content) {
    return new PackSupplement(null, content);
  }

  /**
   * Parts that are read when first asked for.
   *
   * @param reader called once at most; must not throw
   */
  public static PackSupplement later(Supplier<Content> reader) {
    return new PackSupplement(reader, Content.EMPTY);
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
