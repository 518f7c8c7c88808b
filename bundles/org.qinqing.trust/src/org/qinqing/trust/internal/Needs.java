package org.qinqing.trust.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/**
 * What a bundle needs of others: id and least version, as its manifest says (the reader compares
 * that with {@code requires} in {@code pack.yaml}). A need must be there and in use, new enough,
 * for the same place or one around it, and never lead back to where it began.
 *
 * @param least least version by id
 */
record Needs(Map<String, Version> least) {
  static final Needs NONE = new Needs(Map.of());

  static final String HEADER = "Require-Capability";

  private static final Pattern NEED =
      Pattern.compile(
          "qinqing\\.pack;\\s*filter:=\"\\(&\\(id=([a-z][a-z0-9-]*)\\)"
              + "\\(version>=(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9})\\)\\)\"");

  Needs {
    least = Map.copyOf(least);
  }

  /** The needs in a header. */
  static Needs of(String header) {
    Map<String, Version> least = new LinkedHashMap<>();
    Matcher matcher = NEED.matcher(header);
    while (matcher.find()) {
      least.put(matcher.group(1), Version.parseVersion(matcher.group(2)));
    }
    return new Needs(least);
  }

  /** The needs in a manifest file; none when it is no manifest, which the reader reports. */
  static Needs in(byte[] manifest) {
    try {
      String header =
          new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes().getValue(HEADER);
      return header == null ? NONE : of(header);
    } catch (IOException e) {
      return NONE;
    }
  }

  /**
   * What is wrong with the needs of a bundle.
   *
   * @param after what would be installed, the bundle included
   * @param others the needs of every bundle by id
   */
  List<Diagnostic> findings(Pack pack, PackSnapshot after, Function<String, Needs> others) {
    List<Diagnostic> findings = new ArrayList<>();
    for (String id : new TreeSet<>(least.keySet())) {
      Optional<Pack> needed = after.pack(id);
      Version wanted = least.getOrDefault(id, Version.emptyVersion);
      if (needed.isEmpty()) {
        findings.add(Code.NEED_MISSING.about(pack.id(), pack.id(), id, wanted));
        continue;
      }
      String there = needed.get().version();
      if (Version.parseVersion(there).compareTo(wanted) < 0) {
        findings.add(Code.NEED_OLDER.about(pack.id(), pack.id(), id, wanted, there));
      }
      if (!pack.locality().chain().contains(needed.get().locality())) {
        findings.add(
            Code.NEED_ELSEWHERE.about(pack.id(), pack.id(), id, needed.get().locality().code()));
      }
    }
    circle(pack.id(), pack.id(), others, List.of(pack.id()))
        .map(path -> Code.NEED_CIRCLE.about(pack.id(), String.join(" → ", path)))
        .ifPresent(findings::add);
    return findings;
  }

  /** The way back to where it began, if there is one. */
  private static Optional<List<String>> circle(
      String first, String now, Function<String, Needs> others, List<String> path) {
    for (String next : new TreeSet<>(others.apply(now).least().keySet())) {
      List<String> longer = new ArrayList<>(path);
      longer.add(next);
      if (next.equals(first)) {
        return Optional.of(longer);
      }
      if (!Set.copyOf(path).contains(next)) {
        Optional<List<String>> found = circle(first, next, others, longer);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
