package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.ExtensionSigner;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;

/** Signed code comes and goes with the component that starts it, as at a start of the program. */
class ExtensionInTheFrameworkTest {
  private static final String OFFICE = "云溪示例单位";
  private static final String ID = CityBundle.ID + "-hello";
  private static final String MIRROR = "org.qinqing.trust.internal.ExtensionMirror";
  private static final String SOURCE =
      """
      package sample.hello;
      import java.util.Hashtable;
      import java.util.function.Supplier;
      import org.osgi.framework.BundleActivator;
      import org.osgi.framework.BundleContext;
      public final class Activator implements BundleActivator {
        public void start(BundleContext context) {
          Hashtable<String, Object> properties = new Hashtable<>();
          properties.put("sample", "hello");
          context.registerService(Supplier.class, () -> "你好", properties);
        }
        public void stop(BundleContext context) {}
      }
      """;

  @TempDir Path temp;

  private final TrustRoots roots = Services.get(TrustRoots.class);
  private Path signed = Path.of("");
  private String pinned = "";

  @BeforeEach
  void sign() throws IOException {
    SigningKeys keys = Services.get(SigningKeys.class);
    char[] passphrase = "correct horse battery".toCharArray();
    Path key = temp.resolve("office.key");
    Path request = temp.resolve("office.csr");
    Path certificate = temp.resolve("office.pem");
    assertTrue(keys.create(SignatureAlgorithm.ED25519, OFFICE, passphrase, key, request).done());
    PackSigner.Signer signer = new PackSigner.Signer(key, passphrase, certificate);
    Authority authority =
        new Authority(
            Set.of(CityBundle.ID),
            Locality.of(CityBundle.CODE).orElseThrow(),
            Level.CITY,
            Set.of(OFFICE),
            Set.of(),
            true);
    SigningKeys.Made root = keys.root(signer, request, authority, Period.ofYears(1));
    assertTrue(root.done(), () -> root.findings().toString());
    pinned = root.fingerprint();
    assertTrue(roots.pin(certificate, root.words()).done());
    signed = temp.resolve("云溪" + Extensions.SUFFIX);
    PackSigner.Signed done =
        Services.get(ExtensionSigner.class).sign(folder(), signer, Instant.now(), signed);
    assertTrue(done.done(), () -> done.findings().toString());
  }

  @AfterEach
  void leaveNothing() throws IOException {
    Services.get(Extensions.class).remove(ID);
    restart();
    roots.unpin(pinned);
  }

  private Path folder() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("源"));
    Files.writeString(
        folder.resolve("extension.yaml"),
        """
        format: 1
        id: %s
        title: 样例扩展
        version: 1.0.0
        publisher: %s
        pack: %s
        program: "[1.0.0,2.0.0)"
        """
            .formatted(ID, OFFICE, CityBundle.ID));
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "sample.hello");
    headers.putValue("Bundle-Version", "1.0.0");
    headers.putValue("Bundle-Activator", "sample.hello.Activator");
    headers.putValue("Import-Package", "org.osgi.framework;version=\"[1.8,2)\"");
    Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("sample.hello.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("sample/hello/Activator.class"));
      out.write(compiled());
      out.closeEntry();
    }
    return folder;
  }

  private byte[] compiled() throws IOException {
    JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).orElseThrow();
    SimpleJavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///sample/hello/Activator.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
          }
        };
    StringWriter told = new StringWriter();
    List<String> options =
        List.of("--release", "21", "-proc:none", "-cp", framework(), "-d", temp.toString());
    boolean done = compiler.getTask(told, null, null, options, null, List.of(unit)).call();
    assertTrue(done, told::toString);
    return Files.readAllBytes(temp.resolve("sample/hello/Activator.class"));
  }

  private static String framework() {
    try {
      return Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** What the component does at a start of the program, it does again. */
  private static void restart() {
    ServiceComponentRuntime runtime = Services.get(ServiceComponentRuntime.class);
    Bundle trust =
        Stream.of(Services.context().getBundles())
            .filter(bundle -> "org.qinqing.trust".equals(bundle.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    ComponentDescriptionDTO mirror = runtime.getComponentDescriptionDTO(trust, MIRROR);
    try {
      runtime.disableComponent(mirror).getValue();
      runtime.enableComponent(mirror).getValue();
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    Services.get(Extensions.class);
  }

  private static Optional<Object> said() throws InvalidSyntaxException {
    ServiceReference<?>[] all =
        Services.context().getServiceReferences(Supplier.class.getName(), "(sample=hello)");
    return all == null
        ? Optional.empty()
        : Optional.of(((Supplier<?>) Services.context().getService(all[0])).get());
  }

  private static Extensions.Listed listed() {
    return Services.get(Extensions.class).list().stream()
        .filter(each -> each.id().equals(ID))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::code).toList();
  }

  private static Path stored() throws IOException {
    Path folder = Services.get(DataFolder.class).root().resolve("extensions").resolve(ID);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  void itsServiceIsThereAfterARestartAndGoneAfterTheOneThatFollowsItsRemoval() throws Exception {
    Extensions.Outcome outcome = Services.get(Extensions.class).install(signed);
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertEquals(Extensions.State.NEXT_START, listed().state());
    assertEquals(Optional.empty(), said(), "not without a restart");
    restart();
    assertEquals(Optional.of("你好"), said(), () -> listed().toString());
    assertEquals(Extensions.State.RUNNING, listed().state());
    assertTrue(Services.get(Extensions.class).remove(ID).done());
    assertEquals(Extensions.State.LEAVING, listed().state());
    restart();
    assertEquals(Optional.empty(), said());
    assertFalse(Services.get(Extensions.class).list().stream().anyMatch(e -> e.id().equals(ID)));
  }

  @Test
  void aDamagedStoredFileIsNotInstalledAndTold() throws Exception {
    assertTrue(Services.get(Extensions.class).install(signed).done());
    restart();
    assertEquals(Optional.of("你好"), said());
    byte[] bytes = Files.readAllBytes(stored());
    bytes[bytes.length / 2] ^= 1;
    Files.write(stored(), bytes);
    restart();
    assertEquals(Optional.empty(), said());
    assertEquals(Extensions.State.REFUSED, listed().state());
    assertEquals(List.of("T-286"), codes(listed().findings()));
  }

  @Test
  void whomNobodyTrustsAnyMoreDoesNotStart() throws Exception {
    assertTrue(Services.get(Extensions.class).install(signed).done());
    assertTrue(roots.unpin(pinned).done());
    restart();
    assertEquals(Optional.empty(), said());
    assertEquals(List.of("T-149"), codes(listed().findings()));
    assertEquals(
        List.of("T-149"), codes(Services.get(Extensions.class).install(signed).findings()));
  }
}
