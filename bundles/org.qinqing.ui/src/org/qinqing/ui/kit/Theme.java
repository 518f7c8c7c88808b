package org.qinqing.ui.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.widgets.Display;
import org.qinqing.pack.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Colours by role, fonts and icons of one look. Belongs to one display; disposed with the window.
 */
public final class Theme {
  private static final List<String> SANS =
      List.of(
          "Noto Sans CJK SC",
          "Microsoft YaHei UI",
          "PingFang SC",
          "WenQuanYi Micro Hei",
          "WenQuanYi Zen Hei");
  private static final List<String> SERIF =
      List.of("Noto Serif CJK SC", "Songti SC", "SimSun", "STSong");
  private static final double POINTS_PER_PIXEL = 0.75;

  private final Display display;
  private final String name;
  private final Map<String, Color> colors = new HashMap<>();
  private final Map<Type, Font> fonts = new EnumMap<>(Type.class);
  private final Map<String, Image> images = new HashMap<>();

  /**
   * Makes a look.
   *
   * @param name {@code light}, {@code dark} or {@code hc}; anything else is light
   */
  public Theme(Display display, String name) {
    this.display = display;
    JsonNode all = tokens();
    this.name = all.has(name) ? name : "light";
    all.get(this.name)
        .propertyStream()
        .forEach(token -> colors.put(token.getKey(), color(token.getValue().asString())));
    String sans = firstOf(SANS, display);
    String serif = display.getFontList(SERIF.getFirst(), true).length > 0 ? SERIF.getFirst() : "";
    for (String family : SERIF) {
      if (serif.isEmpty() && display.getFontList(family, true).length > 0) {
        serif = family;
      }
    }
    for (Type type : Type.values()) {
      String family = type.serif && !serif.isEmpty() ? serif : sans;
      int points = (int) Math.round(type.pixels * POINTS_PER_PIXEL);
      fonts.put(
          type, new Font(display, new FontData(family, points, type.bold ? SWT.BOLD : SWT.NORMAL)));
    }
  }

  private static String firstOf(List<String> families, Display display) {
    return families.stream()
        .filter(family -> display.getFontList(family, true).length > 0)
        .findFirst()
        .orElseGet(() -> display.getSystemFont().getFontData()[0].getName());
  }

  private static JsonNode tokens() {
    try (InputStream stream = open(Theme.class, "tokens.json")) {
      return JsonMapper.builder().build().readTree(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Class<?> type, String resource) throws IOException {
    InputStream stream = type.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException(resource);
    }
    return stream;
  }

  private static Color color(String hex) {
    return new Color(
        Integer.parseInt(hex.substring(1, 3), 16),
        Integer.parseInt(hex.substring(3, 5), 16),
        Integer.parseInt(hex.substring(5, 7), 16));
  }

  /** {@code light}, {@code dark} or {@code hc}. */
  public String name() {
    return name;
  }

  /**
   * The colour of a role of {@code tokens.json}.
   *
   * @throws IllegalArgumentException when there is no such role
   */
  public Color color(Role role) {
    Color color = colors.get(role.token);
    if (color == null) {
      throw new IllegalArgumentException(role.token);
    }
    return color;
  }

  String hex(Role role) {
    return hex(color(role));
  }

  /** The font of a size of type. */
  public Font font(Type type) {
    Font font = fonts.get(type);
    if (font == null) {
      throw new IllegalArgumentException(type.name());
    }
    return font;
  }

  /** A line icon in the colour of a role. */
  public Image icon(String icon, Role role, int size) {
    return image(icon, color(role), color(role), size);
  }

  /** The sign of a verdict in its own colours. */
  public Image sign(Verdict verdict, int size) {
    String icon = "verdict-" + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return image(icon, color(Role.of(verdict)), color(Role.ON_VERDICT), size);
  }

  private Image image(String icon, Color main, Color inner, int size) {
    String key = icon + hex(main) + hex(inner) + size;
    return images.computeIfAbsent(
        key,
        made -> {
          String svg = svg(icon).replaceAll("(?i)#FFFFFF", "INNER");
          String painted =
              svg.replaceAll("#[0-9A-Fa-f]{6}", hex(main)).replace("INNER", hex(inner));
          ImageDataProvider provider = zoom -> raster(painted, Math.round(size * zoom / 100f));
          return new Image(display, provider);
        });
  }

  private static String svg(String icon) {
    try (InputStream stream = open(Theme.class, "/icons/" + icon + ".svg")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImageData raster(String svg, int pixels) {
    String sized =
        svg.replaceFirst("width=\"24\"", "width=\"" + pixels + "\"")
            .replaceFirst("height=\"24\"", "height=\"" + pixels + "\"");
    return new ImageData(new ByteArrayInputStream(sized.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hex(Color color) {
    return String.format("#%02X%02X%02X", color.getRed(), color.getGreen(), color.getBlue());
  }

  /** Gives fonts and images back. */
  public void dispose() {
    fonts.values().forEach(Font::dispose);
    images.values().forEach(Image::dispose);
  }
}
