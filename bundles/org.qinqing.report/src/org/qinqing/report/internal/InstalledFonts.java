package org.qinqing.report.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.FontHeaders;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;

/** The fonts of this machine that may be embedded. Their heads are read again when files change. */
final class InstalledFonts {
  /** Fonts for what the Chinese ones do not draw. */
  private static final List<String> FOR_SYMBOLS =
      List.of(
          "simsunextb",
          "segoeuisymbol",
          "applesymbols",
          "notosanssymbols2regular",
          "notosanssymbolsregular",
          "notosanscjkscregular",
          "arialunicodems",
          "dejavusans",
          "timesnewromanpsmt",
          "arialmt");

  private static final int SIMPLIFIED_CHINESE = 1 << 18;

  /** Bits of fsType: embedding restricted, no subsetting, bitmaps only. */
  private static final int NOT_EMBEDDABLE = 0x0002 | 0x0100 | 0x0200;

  private record Scan(Set<Path> files, List<Face> faces) {}

  private final Supplier<Set<Path>> files;
  private final AtomicReference<Scan> last = new AtomicReference<>(new Scan(Set.of(), List.of()));

  /**
   * Fonts out of files.
   *
   * @param files font files there are now; asked at every use
   */
  InstalledFonts(Supplier<Set<Path>> files) {
    this.files = files;
  }

  /** The font files of this system and of this user. */
  static Set<Path> filesOfThisMachine() {
    Set<Path> found = new TreeSet<>();
    FontFileFinder finder = new FontFileFinder();
    List<URI> uris = new ArrayList<>(finder.find());
    // The finder knows the folder of old desktops only.
    File own = new File(System.getProperty("user.home", "."), ".local/share/fonts");
    if (own.isDirectory()) {
      uris.addAll(finder.find(own.getPath()));
    }
    for (URI uri : uris) {
      Path file = Path.of(uri);
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".ttf")
          || name.endsWith(".ttc")
          || name.endsWith(".otf")
          || name.endsWith(".otc")) {
        found.add(file);
      }
    }
    return found;
  }

  /** The faces in which that typeface is set, the best first; empty when none draws Chinese. */
  List<Face> chain(Typeface typeface) {
    List<Face> faces = faces();
    Set<Face> chain = new LinkedHashSet<>();
    add(chain, faces, typeface.own());
    add(chain, faces, typeface.near());
    add(chain, faces, Typeface.SONG.own());
    add(chain, faces, Typeface.SONG.near());
    add(chain, faces, Typeface.HEI.own());
    faces.stream().filter(Face::simplified).forEach(chain::add);
    if (chain.isEmpty()) {
      return List.of();
    }
    add(chain, faces, FOR_SYMBOLS);
    return List.copyOf(chain);
  }

  /** Whether a face is of the typeface itself and no substitute. */
  static boolean isOwn(Face face, Typeface typeface) {
    return typeface.own().stream().anyMatch(face.key()::startsWith);
  }

  private static void add(Set<Face> chain, List<Face> faces, List<String> names) {
    for (String name : names) {
      faces.stream().filter(f -> f.key().startsWith(name)).forEach(chain::add);
    }
  }

  private List<Face> faces() {
    Set<Path> now = files.get();
    Scan scan = last.get();
    if (!scan.files().equals(now)) {
      List<Face> faces = new ArrayList<>();
      for (Path file : now) {
        read(file, faces);
      }
      faces.sort(Comparator.comparing(Face::name).thenComparing(Face::file));
      scan = new Scan(Set.copyOf(now), List.copyOf(faces));
      last.set(scan);
    }
    return scan.faces();
  }

  private static void read(Path file, List<Face> faces) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".ttc") || name.endsWith(".otc")) {
        AtomicInteger index = new AtomicInteger();
        TrueTypeCollection.processAllFontHeaders(
            file.toFile(),
            headers -> face(file, index.getAndIncrement(), headers).ifPresent(faces::add));
      } else if (Files.size(file) > 0) {
        try (RandomAccessRead in = new RandomAccessReadBufferedFile(file.toFile())) {
          face(file, 0, new OTFParser(false).parseTableHeaders(in)).ifPresent(faces::add);
        }
      }
    } catch (IOException | RuntimeException e) {
      // Not a font we can read; the machine has others.
    }
  }

  private static Optional<Face> face(Path file, int index, FontHeaders headers) {
    @Nullable String name = headers.getName();
    @Nullable OS2WindowsMetricsTable os2 = headers.getOS2Windows();
    if (headers.getError() != null || name == null || os2 == null) {
      return Optional.empty();
    }
    if ((os2.getFsType() & NOT_EMBEDDABLE) != 0) {
      return Optional.empty();
    }
    @Nullable String family = headers.getFontFamily();
    return Optional.of(
        new Face(
            file,
            index,
            name,
            family == null ? name : family,
            (os2.getCodePageRange1() & SIMPLIFIED_CHINESE) != 0));
  }
}
