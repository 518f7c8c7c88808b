package org.qinqing.pack.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;

/**
 * Takes the files of a bundle that the framework holds, resolved or not. Its archive was checked
 * before it was installed, or came with the program; here only that it is data is looked at again.
 */
final class BundleFiles {
  private BundleFiles() {}

  static PackFiles read(Bundle bundle) {
    String name = String.valueOf(bundle.getSymbolicName());
    Findings findings = new Findings(name);
    ManifestText manifest = manifest(bundle);
    manifest.inert(findings);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      collect(bundle, "", files);
    } catch (IOException e) {
      findings.add(Code.UNREADABLE, SourceLocation.WHOLE, String.valueOf(e.getMessage()));
    }
    return new PackFiles(name, files, findings.ordered(name), Optional.of(manifest));
  }

  /** The headers, untranslated. */
  static ManifestText manifest(Bundle bundle) {
    Map<String, String> known = new LinkedHashMap<>();
    Dictionary<String, String> headers = bundle.getHeaders("");
    for (String key : Collections.list(headers.keys())) {
      known.put(key, headers.get(key));
    }
    return ManifestText.of(known);
  }

  private static void collect(Bundle bundle, String folder, SortedMap<String, byte[]> files)
      throws IOException {
    Enumeration<String> paths = bundle.getEntryPaths(folder.isEmpty() ? "/" : folder);
    if (paths == null) {
      return;
    }
    for (String path : Collections.list(paths)) {
      if (AllowList.folder(path)) {
        collect(bundle, path, files);
      } else if (AllowList.file(path) && AllowList.text(path)) {
        URL entry = bundle.getEntry(path);
        if (entry != null) {
          try (InputStream in = entry.openStream()) {
            files.put(path, in.readAllBytes());
          }
        }
      }
    }
  }
}
