package org.qinqing.authoring.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.qinqing.pack.AllowList;

/** Takes the files of rule bundles from the framework. */
final class InstalledFiles implements TemplateSource {
  /** The facts are those of the program; a bundle that is written from another has none. */
  private static final String FACTS = "facts.yaml";

  private final BundleContext context;

  InstalledFiles(BundleContext context) {
    this.context = context;
  }

  @Override
  public SortedMap<String, byte[]> files(String id) throws IOException {
    Pattern capability = Pattern.compile("qinqing\\.pack\\s*;(?:[^,]*;)?\\s*id=\"" + id + "\"");
    Optional<Bundle> newest =
        Stream.of(context.getBundles())
            .filter(bundle -> capability.matcher(provided(bundle)).find())
            .max(Comparator.comparing(Bundle::getVersion));
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (newest.isPresent()) {
      collect(newest.get(), "/", files);
      for (String folder : AllowList.contentFolders()) {
        collect(newest.get(), folder, files);
      }
    }
    return files;
  }

  private static String provided(Bundle bundle) {
    String provided = bundle.getHeaders("").get("Provide-Capability");
    return provided == null ? "" : provided;
  }

  private static void collect(Bundle bundle, String folder, SortedMap<String, byte[]> files)
      throws IOException {
    Enumeration<String> paths = bundle.getEntryPaths(folder);
    if (paths == null) {
      return;
    }
    for (String path : Collections.list(paths)) {
      URL entry = AllowList.file(path) && !path.equals(FACTS) ? bundle.getEntry(path) : null;
      if (entry != null) {
        try (InputStream in = entry.openStream()) {
          files.put(path, in.readAllBytes());
        }
      }
    }
  }
}
