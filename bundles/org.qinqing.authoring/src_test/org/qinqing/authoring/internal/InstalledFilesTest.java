package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

class InstalledFilesTest {
  @TempDir private Path temp;

  /** A bundle whose files stand in a folder. */
  @SuppressWarnings("JdkObsolete") // the framework gives its headers as a Dictionary
  private Bundle bundle(String name, String version, Map<String, String> headers)
      throws IOException {
    Path root = Files.createDirectories(temp.resolve(name));
    return (Bundle)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Bundle.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" -> new Hashtable<>(headers);
                  case "getVersion" -> new Version(version);
                  case "getEntry" -> root.resolve((String) arguments[0]).toUri().toURL();
                  case "getEntryPaths" -> {
                    Path folder = root.resolve(((String) arguments[0]).replaceFirst("^/", ""));
                    if (!Files.isDirectory(folder)) {
                      yield nothing();
                    }
                    try (var inside = Files.list(folder)) {
                      List<String> paths =
                          inside
                              .map(
                                  path ->
                                      root.relativize(path).toString().replace('\\', '/')
                                          + (Files.isDirectory(path) ? "/" : ""))
                              .toList();
                      yield Collections.enumeration(paths);
                    }
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @SuppressWarnings("NullAway") // the framework's contract: null when there is no such folder
  private static Object nothing() {
    return null;
  }

  private static Map<String, String> pack(String id) {
    return Map.of(
        "Provide-Capability",
        "qinqing.pack;id=\"" + id + "\";locality=\"template\";format:Version=\"1.0\"");
  }

  private void write(String file) throws IOException {
    Path path = temp.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, file);
  }

  @Test
  void theFilesOfTheNewestBundleAreTakenAndNothingElse() throws IOException {
    for (String file :
        List.of(
            "new/pack.yaml",
            "new/facts.yaml",
            "new/plugin.xml",
            "new/META-INF/MANIFEST.MF",
            "new/rules/a.yaml",
            "new/rules/a.txt",
            "new/documents/a@2020-01-01.md",
            "new/media/a.png",
            "new/code/A.class",
            "old/pack.yaml",
            "old/rules/old.yaml")) {
      write(file);
    }
    Bundle[] bundles = {
      bundle("code", "9.0.0", Map.of()),
      bundle("other", "9.0.0", pack("other-area")),
      bundle("old", "1.0.0", pack("area")),
      bundle("new", "1.2.0", pack("area"))
    };
    BundleContext context =
        (BundleContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) -> bundles);
    InstalledFiles installed = new InstalledFiles(context);
    assertEquals(
        List.of("documents/a@2020-01-01.md", "media/a.png", "pack.yaml", "rules/a.yaml"),
        List.copyOf(installed.files("area").keySet()));
    assertEquals(
        "new/rules/a.yaml",
        new String(
            installed.files("area").getOrDefault("rules/a.yaml", new byte[0]),
            StandardCharsets.UTF_8));
    assertTrue(installed.files("none").isEmpty());
  }
}
