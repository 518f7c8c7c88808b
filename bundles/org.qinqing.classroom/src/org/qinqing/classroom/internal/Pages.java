package org.qinqing.classroom.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What browsers load, with its words filled in; all of it comes from the bundle. */
final class Pages {
  /** A file as it is sent. */
  record Page(String type, byte[] bytes) {}

  /** The path of the telephone's page. */
  static final String PHONE = "/";

  /** The path of the projector's page. */
  static final String PROJECTOR = "/projector";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)\\}\\}");

  private final Map<String, Page> pages = new HashMap<>();

  /** Reads all. */
  Pages() throws IOException {
    Map<String, String> words = Messages.page();
    put(PHONE, "text/html", filled(read("phone.html"), words));
    put("/phone.js", "text/javascript", read("phone.js"));
    put("/common.js", "text/javascript", read("common.js"));
    put("/class.css", "text/css", read("class.css"));
    put(PROJECTOR, "text/html", filled(read("projector.html"), words));
    put("/projector.js", "text/javascript", read("projector.js"));
    String json = JsonMapper.builder().build().writeValueAsString(words);
    put("/words.js", "text/javascript", "\"use strict\";\nvar WORDS = " + json + ";\n");
  }

  private void put(String path, String type, String text) {
    pages.put(path, new Page(type + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String filled(String html, Map<String, String> words) {
    return PLACE
        .matcher(html)
        .replaceAll(
            place -> {
              String word = words.get(place.group(1));
              if (word == null) {
                throw new IllegalStateException("no word " + place.group(1));
              }
              return Matcher.quoteReplacement(
                  word.replace("&", "&amp;")
                      .replace("<", "&lt;")
                      .replace(">", "&gt;")
                      .replace("\"", "&quot;"));
            });
  }

  /** What is at a path. */
  Optional<Page> at(String path) {
    return Optional.ofNullable(pages.get(path));
  }
}
