package org.qinqing.trust.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;

/**
 * A rule bundle is data: what could act on a machine is refused before anything is read, and before
 * a signature is looked at, because no signature makes it right.
 */
final class DataOnly {
  /** Codes of what is a program. */
  static final Set<String> ACTS = Set.of(Code.CODE_ENTRY.id(), Code.CODE_HEADER.id());

  private static final Pattern ACTING =
      Pattern.compile(
          "(?i)(?:.*/)?(?:plugin|fragment|feature)\\.xml|OSGI-INF/.*|META-INF/versions/.*"
              + "|META-INF/services/.*|META-INF/p2\\.inf|(?:.*/)?\\.?(?:bash|zsh)rc"
              + "|.*\\.(?:class|jar|war|jmod|so|dll|dylib|jnilib|exe|com|msi|sh|bash|bat|cmd|ps1|vbs"
              + "|js|mjs|py|rb|pl|groovy|jsp|desktop|lnk|scr|hta|html?|xhtml|drl)");
  private static final Set<String> ACTING_HEADERS =
      Set.of(
          "bundle-activator",
          "bundle-classpath",
          "bundle-nativecode",
          "bundle-activationpolicy",
          "dynamicimport-package",
          "eclipse-buddypolicy",
          "eclipse-extensiblebundle",
          "eclipse-patchfragment",
          "export-package",
          "extensionbundle-activator",
          "fragment-host",
          "import-package",
          "launcher-agent-class",
          "main-class",
          "multi-release",
          "premain-class",
          "agent-class",
          "class-path",
          "require-bundle",
          "service-component",
          "test-component");
  private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z0-9_-]++)\\s*+:");

  // A stranger's text of two megabytes: what is taken is not given back (*+), and the end of a word
  // is looked for by its letters (a word boundary of Java goes back over all marks before it).
  private static final String END = "(?![a-z0-9_])";
  private static final String ELSEWHERE = "(?:[a-z][a-z0-9+.-]*+:|//)";
  private static final String NAMESPACE = "(?:[a-z][a-z0-9]*+:)?";
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?i)<\\s*+/?+\\s*+"
              + NAMESPACE
              + "(?:script|iframe|object|embed|applet|link|meta|base|form|foreignObject|animate|set)"
              + END
              + "|(?<![a-z0-9_])on[a-z]{3,20}\\s*+=\\s*+[\"']"
              + "|<[a-z][^>]{0,500}[\\s/]on[a-z]{3,20}\\s*+="
              + "|(?:j\\s*+a\\s*+v\\s*+a|v\\s*+b)\\s*+s\\s*+c\\s*+r\\s*+i\\s*+p\\s*+t\\s*+:"
              + "|data\\s*+:\\s*+text/html|<!ENTITY|<!DOCTYPE|<\\?xml-stylesheet");
  private static final Pattern REMOTE =
      Pattern.compile(
          "(?i)!\\[[^\\]]{0,500}+\\]\\(\\s*+<?+\\s*+(?:[a-z][a-z0-9+.-]*+:|//|\\\\\\\\)"
              + "|^\\s{0,3}\\[[^\\]]{1,500}+\\]:\\s*+<?+\\s*+(?:https?:|ftp:|file:|//)"
              + "|<\\s*+"
              + NAMESPACE
              + "(?:img|image|feImage|use|video|audio|source|track)"
              + END
              + "[^>]{0,500}(?:src|srcset|href|poster)\\s*+=\\s*+[\"']?+\\s*+"
              + ELSEWHERE
              + "|url\\(\\s*+[\"']?+\\s*+"
              + ELSEWHERE
              + "|@import",
          Pattern.MULTILINE);

  /** A character that is written by its number, or by a name that scripts are hidden behind. */
  private static final Pattern ENTITY =
      Pattern.compile("(?i)&(?:#(\\d{1,7})|#x([0-9a-f]{1,6})|(colon|tab|newline|lpar));?");

  private DataOnly() {}

  /** Everything that makes the entries more than data; empty when they are data. */
  static List<Diagnostic> findings(String name, Map<String, byte[]> entries) {
    List<Diagnostic> findings = new ArrayList<>();
    entries.forEach(
        (path, content) -> {
          SourceLocation where = new SourceLocation(path, 0);
          if (ACTING.matcher(path).matches()) {
            findings.add(Code.CODE_ENTRY.at(name, where, path));
          } else if (!AllowList.file(path)) {
            findings.add(Code.NOT_ALLOWED.at(name, where, path));
          } else if (path.equals(AllowList.MANIFEST)) {
            headers(name, content, findings);
          } else if (path.endsWith(".md") || path.endsWith(".svg") || path.endsWith(".yaml")) {
            text(name, path, content, findings);
          }
        });
    if (!entries.containsKey(AllowList.MANIFEST)) {
      findings.add(Code.MANIFEST_MISSING.about(name));
    }
    return findings;
  }

  private static void headers(String name, byte[] content, List<Diagnostic> findings) {
    // Unfolded first: a name may be broken over two lines.
    String text = new String(content, StandardCharsets.UTF_8).replaceAll("\r\n?", "\n");
    Matcher header = HEADER.matcher(text.replace("\n ", ""));
    while (header.find()) {
      if (ACTING_HEADERS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
        findings.add(
            Code.CODE_HEADER.at(name, new SourceLocation(AllowList.MANIFEST, 0), header.group(1)));
      }
    }
  }

  /** Looked at as a whole: what is broken over lines, or written by numbers, acts all the same. */
  private static void text(String name, String path, byte[] content, List<Diagnostic> findings) {
    String written = new String(content, StandardCharsets.UTF_8).replaceAll("\r\n?", "\n");
    String read = ENTITY.matcher(written).replaceAll(DataOnly::character);
    found(SCRIPT, read, (where, what) -> findings.add(Code.SCRIPT.at(name, where, what)), path);
    found(
        REMOTE,
        read,
        (where, what) -> findings.add(Code.REMOTE_PICTURE.at(name, where, what)),
        path);
  }

  private static String character(MatchResult entity) {
    int code;
    if (entity.group(1) != null) {
      code = Integer.parseInt(entity.group(1));
    } else if (entity.group(2) != null) {
      code = Integer.parseInt(entity.group(2), 16);
    } else {
      code =
          switch (entity.group(3).toLowerCase(Locale.ROOT)) {
            case "colon" -> ':';
            case "lpar" -> '(';
            default -> ' ';
          };
    }
    // A line break would move every line after it.
    return Character.isValidCodePoint(code) && code != '\n' && code != '\r'
        ? Matcher.quoteReplacement(Character.toString(code))
        : " ";
  }

  private static void found(
      Pattern pattern, String text, BiConsumer<SourceLocation, String> told, String path) {
    Matcher matcher = pattern.matcher(text);
    int line = 1;
    int last = -1;
    int counted = 0;
    while (matcher.find()) {
      for (; counted < matcher.start(); counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      if (line != last) {
        told.accept(new SourceLocation(path, line), matcher.group().strip());
        last = line;
      }
    }
  }
}
