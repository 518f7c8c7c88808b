package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.osgi.framework.Bundle;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CanonicalZip;

/**
 * A small extension: one bundle whose activator registers a service that says a word; tests change
 * one entry or header each.
 *
 * @param said extension.yaml
 * @param headers of the manifest of its bundle
 * @param entries of its bundle besides the manifest
 * @param more entries of the extension file
 */
record SampleExtension(
    String said, String headers, Map<String, byte[]> entries, Map<String, byte[]> more) {
  static final String JAR = "plugins/sample.hello.jar";
  static final String ACTIVATOR = "sample/hello/Activator.class";

  private static final String SOURCE =
      """
      package sample.hello;
      import java.util.Hashtable;
      import java.util.concurrent.CountDownLatch;
      import java.util.function.Supplier;
      import org.osgi.framework.BundleActivator;
      import org.osgi.framework.BundleContext;
      public final class Activator implements BundleActivator {
        public void start(BundleContext context) throws Exception {
          %2$s
          Hashtable<String, Object> properties = new Hashtable<>();
          properties.put("sample", "hello");
          context.registerService(Supplier.class, () -> "%1$s", properties);
        }
        public void stop(BundleContext context) {}
      }
      """;

  private static final String FAILS =
      """
      if (true) {
        throw new IllegalStateException("no mood");
      }
      """;

  private static final String WAITS = "new CountDownLatch(1).await();";

  private static final String STUBBORN =
      """
      CountDownLatch latch = new CountDownLatch(1);
      context.registerService(CountDownLatch.class, latch, null);
      while (latch.getCount() > 0) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          continue;
        }
      }
      """;

  static SampleExtension of(Path temp, String version) throws IOException {
    return of(temp, version, "");
  }

  /** One that fails to start. */
  static SampleExtension failing(Path temp, String version) throws IOException {
    return of(temp, version, FAILS);
  }

  /** One that does not finish starting until it is interrupted. */
  static SampleExtension waiting(Path temp, String version) throws IOException {
    return of(temp, version, WAITS);
  }

  /** One that does not finish starting until somebody counts down the latch that it offers. */
  static SampleExtension stubborn(Path temp, String version) throws IOException {
    return of(temp, version, STUBBORN);
  }

  private static SampleExtension of(Path temp, String version, String first) throws IOException {
    String said =
        """
        format: 1
        id: gz-hello
        title: 样例扩展
        version: %s
        publisher: %s
        pack: gz
        program: "[1.0.0,2.0.0)"
        """
            .formatted(version, World.CITY);
    String headers =
        """
        Manifest-Version: 1.0
        Bundle-ManifestVersion: 2
        Bundle-SymbolicName: sample.hello
        Bundle-Version: %s
        Bundle-Activator: sample.hello.Activator
        Import-Package: org.osgi.framework
        """
            .formatted(version);
    byte[] activator = compiled(temp, SOURCE.formatted(version, first));
    return new SampleExtension(said, headers, Map.of(ACTIVATOR, activator), Map.of());
  }

  private static byte[] compiled(Path temp, String source) throws IOException {
    Path out = Files.createTempDirectory(temp, "classes");
    JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).orElseThrow();
    StringWriter told = new StringWriter();
    SimpleJavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///sample/hello/Activator.java"),
            javax.tools.JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("--release", "21", "-proc:none", "-cp", framework(), "-d", out.toString());
    if (!compiler.getTask(told, null, null, options, null, List.of(unit)).call()) {
      throw new AssertionError(told);
    }
    return Files.readAllBytes(out.resolve(ACTIVATOR));
  }

  private static String framework() {
    try {
      return Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  SampleExtension saying(String from, String to) {
    if (!said.contains(from)) {
      throw new AssertionError(said);
    }
    return new SampleExtension(said.replace(from, to), headers, entries, more);
  }

  SampleExtension header(String line) {
    return new SampleExtension(said, headers + line + "\n", entries, more);
  }

  SampleExtension headers(String from, String to) {
    if (!headers.contains(from)) {
      throw new AssertionError(headers);
    }
    return new SampleExtension(said, headers.replace(from, to), entries, more);
  }

  SampleExtension entry(String path) {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.put(path, "x".getBytes(StandardCharsets.UTF_8));
    return new SampleExtension(said, headers, changed, more);
  }

  SampleExtension without(String path) {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.remove(path);
    return new SampleExtension(said, headers, changed, more);
  }

  /** With another entry in the extension file; an empty one takes an entry away. */
  SampleExtension file(String path, byte[] content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(more);
    changed.put(path, content);
    return new SampleExtension(said, headers, entries, changed);
  }

  byte[] jar() {
    Map<String, byte[]> all = new LinkedHashMap<>(entries);
    if (!headers.isEmpty()) {
      all.put(AllowList.MANIFEST, headers.getBytes(StandardCharsets.UTF_8));
    }
    return CanonicalZip.of(all, List.of(AllowList.MANIFEST));
  }

  /** The entries of the file, unsigned. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(ExtensionDescription.PATH, said.getBytes(StandardCharsets.UTF_8));
    files.put(JAR, jar());
    files.putAll(more);
    files.values().removeIf(content -> content.length == 0);
    return files;
  }

  byte[] unsigned() {
    return CanonicalZip.of(files(), CanonicalZip.PACK_FIRST);
  }
}
