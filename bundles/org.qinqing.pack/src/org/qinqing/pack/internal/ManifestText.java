package org.qinqing.pack.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;

/**
 * The headers of a manifest with their lines. Read by our own hand: a lenient reader would keep one
 * of two equal headers, and the framework might keep the other.
 *
 * @param headers name → value with its line, in order
 */
record ManifestText(Map<String, Header> headers) {
  private static final List<String> ALLOWED =
      List.of(
          "Manifest-Version",
          "Bundle-ManifestVersion",
          "Bundle-Name",
          "Bundle-SymbolicName",
          "Bundle-Version",
          "Provide-Capability",
          "Require-Capability",
          "Created-By",
          "Build-Jdk-Spec");

  /**
   * Headers by which a bundle could run code or change others; refused even in bundles of the
   * program.
   */
  private static final List<String> ACTING =
      List.of(
          "Bundle-Activator",
          "Bundle-ClassPath",
          "Bundle-NativeCode",
          "DynamicImport-Package",
          "Export-Package",
          "Fragment-Host",
          "Import-Package",
          "Launcher-Agent-Class",
          "Main-Class",
          "Multi-Release",
          "Require-Bundle",
          "Service-Component");

  private static final String ID = "[a-z][a-z0-9-]*";

  /** Each part fits the whole numbers of the framework. */
  private static final String NUMBER = "\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}";

  private static final Pattern PROVIDED =
      Pattern.compile(
          "qinqing\\.pack;\\s*id=\"("
              + ID
              + ")\";\\s*locality=\"([0-9a-z]+)\";\\s*format:Version=\"(\\d+\\.\\d+)\";\\s*version:Version=\"("
              + NUMBER
              + ")\"");
  private static final Pattern REQUIRED =
      Pattern.compile(
          "qinqing\\.pack;\\s*filter:=\"\\(&\\(id=("
              + ID
              + ")\\)\\(version>=("
              + NUMBER
              + ")\\)\\)\"|osgi\\.extender;\\s*filter:=\"\\(osgi\\.extender=qinqing\\.pack\\)\"");

  ManifestText {
    headers = Map.copyOf(headers);
  }

  /** A value and the line of its name. */
  record Header(String value, int line) {}

  /** What the bundle says of itself in its capability. */
  record Capability(String id, String locality, String format, String version) {}

  /** Headers that are known already, as the framework read them. */
  static ManifestText of(Map<String, String> known) {
    Map<String, Header> headers = new LinkedHashMap<>();
    known.forEach((name, value) -> headers.put(name, new Header(value, 0)));
    return new ManifestText(headers);
  }

  /** Reads a manifest file; what does not belong there is a finding. */
  static ManifestText read(byte[] content, Findings findings) {
    Map<String, Header> headers = new LinkedHashMap<>();
    String name = "";
    boolean ended = false;
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      SourceLocation where = new SourceLocation(AllowList.MANIFEST, i + 1);
      if (line.isEmpty()) {
        ended = true;
        continue;
      }
      int colon = line.indexOf(": ");
      if (ended) {
        // A second section is where signatures and per-entry attributes would go.
        findings.add(Code.MANIFEST_HEADER, where, line);
      } else if (line.startsWith(" ") && !name.isEmpty()) {
        Header before = headers.getOrDefault(name, new Header("", i + 1));
        headers.put(name, new Header(before.value() + line.substring(1), before.line()));
      } else if (colon <= 0) {
        findings.add(Code.MANIFEST_HEADER, where, line);
      } else {
        name = line.substring(0, colon);
        if (seen(headers, name)) {
          findings.add(Code.MANIFEST_HEADER, where, name);
        }
        headers.put(name, new Header(line.substring(colon + 2).strip(), i + 1));
      }
    }
    return new ManifestText(headers);
  }

  private static boolean seen(Map<String, Header> headers, String name) {
    return headers.keySet().stream()
        .anyMatch(h -> h.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Reports every header that a rule bundle may not have, and each that has another form than it
   * must.
   */
  void strict(Findings findings) {
    headers.forEach(
        (name, header) -> {
          if (!ALLOWED.contains(name)) {
            findings.add(Code.MANIFEST_HEADER, at(header), name);
          }
        });
    expect("Manifest-Version", "1\\.0", findings);
    expect("Bundle-ManifestVersion", "2", findings);
    expect(
        "Bundle-SymbolicName",
        "org\\.qinqing\\.pack\\." + ID + "(?:;\\s*singleton:=true)?",
        findings);
    expect("Bundle-Version", NUMBER, findings);
    expect("Provide-Capability", PROVIDED.pattern(), findings);
    header("Require-Capability")
        .ifPresent(
            header -> {
              for (String clause : clauses(header.value())) {
                if (!REQUIRED.matcher(clause).matches()) {
                  findings.add(Code.MANIFEST_HEADER, at(header), clause);
                }
              }
            });
    capability()
        .ifPresent(
            said -> {
              header("Bundle-SymbolicName")
                  .filter(h -> !h.value().split(";")[0].equals("org.qinqing.pack." + said.id()))
                  .ifPresent(h -> disagrees(findings, h, "Bundle-SymbolicName", said.id()));
              header("Bundle-Version")
                  .filter(h -> !h.value().equals(said.version()))
                  .ifPresent(h -> disagrees(findings, h, "Bundle-Version", said.version()));
            });
  }

  /** Reports headers by which a bundle of the program would be more than data. */
  void inert(Findings findings) {
    headers.forEach(
        (name, header) -> {
          if (ACTING.contains(name)) {
            findings.add(Code.MANIFEST_HEADER, at(header), name);
          }
        });
    if (capability().isEmpty()) {
      findings.add(
          Code.MANIFEST_HEADER, new SourceLocation(AllowList.MANIFEST, 0), "Provide-Capability");
    }
  }

  private static void disagrees(Findings findings, Header header, String name, String expected) {
    findings.add(Code.MANIFEST_DISAGREES, at(header), name, header.value(), expected);
  }

  private void expect(String name, String form, Findings findings) {
    Optional<Header> header = header(name);
    if (header.isEmpty()) {
      findings.add(Code.MANIFEST_HEADER, new SourceLocation(AllowList.MANIFEST, 0), name);
    } else if (!header.get().value().matches(form)) {
      findings.add(Code.MANIFEST_HEADER, at(header.get()), name + ": " + header.get().value());
    }
  }

  private static SourceLocation at(Header header) {
    return new SourceLocation(AllowList.MANIFEST, header.line());
  }

  Optional<Header> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** What the bundle provides, if it says so in the exact form. */
  Optional<Capability> capability() {
    return header("Provide-Capability")
        .map(Header::value)
        .map(PROVIDED::matcher)
        .filter(Matcher::matches)
        .map(m -> new Capability(m.group(1), m.group(2), m.group(3), m.group(4)));
  }

  /** Id → least version of the bundles it needs. */
  Map<String, String> requirements() {
    Map<String, String> needed = new LinkedHashMap<>();
    header("Require-Capability")
        .ifPresent(
            header -> {
              for (String clause : clauses(header.value())) {
                Matcher matcher = REQUIRED.matcher(clause);
                if (matcher.matches() && matcher.group(1) != null) {
                  needed.put(matcher.group(1), matcher.group(2));
                }
              }
            });
    return needed;
  }

  private static List<String> clauses(String value) {
    List<String> clauses = new ArrayList<>();
    boolean quoted = false;
    StringBuilder clause = new StringBuilder();
    for (char c : value.toCharArray()) {
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        clauses.add(clause.toString().strip());
        clause.setLength(0);
      } else {
        clause.append(c);
      }
    }
    clauses.add(clause.toString().strip());
    return clauses;
  }
}
