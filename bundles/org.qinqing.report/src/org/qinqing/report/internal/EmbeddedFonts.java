package org.qinqing.report.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Fonts made for one report.
 *
 * @param files a small font for each typeface
 * @param faces the installed font that each is mostly made of
 * @param missing characters that no font draws; each is shown as a hollow box
 */
record EmbeddedFonts(
    Map<Typeface, byte[]> files, Map<Typeface, Face> faces, NavigableSet<Integer> missing) {

  /**
   * Makes fonts.
   *
   * @param wanted the characters of each typeface
   * @return empty when no installed font draws Chinese
   */
  static Optional<EmbeddedFonts> of(
      Map<Typeface, NavigableSet<Integer>> wanted, InstalledFonts fonts) {
    Map<Typeface, byte[]> files = new EnumMap<>(Typeface.class);
    Map<Typeface, Face> faces = new EnumMap<>(Typeface.class);
    NavigableSet<Integer> missing = new TreeSet<>();
    NavigableSet<Integer> all = new TreeSet<>();
    wanted.values().forEach(all::addAll);
    try (Faces opened = new Faces(all)) {
      for (Map.Entry<Typeface, NavigableSet<Integer>> entry : wanted.entrySet()) {
        NavigableSet<Integer> rest = new TreeSet<>(entry.getValue());
        Optional<FontFile> made = Optional.empty();
        for (Face face : fonts.chain(entry.getKey())) {
          if (!opened.draws(face, rest)) {
            continue;
          }
          try {
            OpenFace source = opened.open(face);
            if (made.isEmpty()) {
              made = Optional.of(begin(face, source));
              faces.put(entry.getKey(), face);
            }
            take(source, rest, made.get(), weight(entry.getKey(), face, faces));
          } catch (IOException | RuntimeException e) {
            // Damaged further down: what it could not give, the next one may.
          }
        }
        if (made.isEmpty()) {
          return Optional.empty();
        }
        for (int character : rest) {
          made.get().add(character, made.get().missing());
        }
        missing.addAll(rest);
        files.put(entry.getKey(), made.get().bytes());
      }
    }
    return Optional.of(new EmbeddedFonts(files, faces, missing));
  }

  /** Where the text has to be set in the face of what stands out, that is made bolder. */
  private static UnaryOperator<FontFile.Glyph> weight(
      Typeface typeface, Face face, Map<Typeface, Face> others) {
    boolean same =
        typeface == Typeface.HEI
            && (face.equals(others.get(Typeface.FANGSONG))
                || face.equals(others.get(Typeface.SONG)));
    return same ? FontFile.Glyph::bolder : UnaryOperator.identity();
  }

  private static FontFile begin(Face face, OpenFace source) throws IOException {
    return new FontFile(face.name(), source.unitsPerEm(), source.ascent(), source.descent());
  }

  /** Adds what the source draws, and takes it off the list of what is wanted. */
  private static void take(
      OpenFace source,
      NavigableSet<Integer> rest,
      FontFile target,
      UnaryOperator<FontFile.Glyph> weight)
      throws IOException {
    double scale = (double) target.unitsPerEm() / source.unitsPerEm();
    for (int character : List.copyOf(rest)) {
      int glyph = source.glyph(character);
      if (glyph > 0) {
        int advance = (int) Math.round(source.advance(glyph) * scale);
        Outline outline = source.outline(glyph, scale);
        target.add(character, weight.apply(new FontFile.Glyph(outline, advance)));
        rest.remove(character);
      }
    }
  }

  /**
   * Opens faces, one at a time: a Chinese font takes up to 50 MB while it is read. What each draws
   * is remembered, so that none is opened in vain.
   */
  private static final class Faces implements Closeable {
    private final NavigableSet<Integer> characters;
    private final Map<Face, Set<Integer>> drawn = new HashMap<>();
    private Optional<Face> current = Optional.empty();
    private Optional<OpenFace> source = Optional.empty();

    Faces(NavigableSet<Integer> characters) {
      this.characters = characters;
    }

    /** Whether a face draws one of those; a face that cannot be read draws nothing. */
    boolean draws(Face face, Set<Integer> some) {
      Set<Integer> known = drawn.computeIfAbsent(face, this::look);
      return some.stream().anyMatch(known::contains);
    }

    private Set<Integer> look(Face face) {
      try {
        OpenFace opened = open(face);
        return characters.stream()
            .filter(c -> opened.glyph(c) > 0)
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException | RuntimeException e) {
        return Set.of();
      }
    }

    OpenFace open(Face face) throws IOException {
      if (source.isPresent() && current.equals(Optional.of(face))) {
        return source.get();
      }
      close();
      OpenFace opened = OpenFace.open(face);
      current = Optional.of(face);
      source = Optional.of(opened);
      return opened;
    }

    @Override
    public void close() {
      Optional<OpenFace> last = source;
      current = Optional.empty();
      source = Optional.empty();
      try {
        if (last.isPresent()) {
          last.get().close();
        }
      } catch (IOException e) {
        // Read only; nothing is lost.
      }
    }
  }
}
