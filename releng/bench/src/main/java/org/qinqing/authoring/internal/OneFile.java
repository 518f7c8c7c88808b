package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;

/**
 * The one file of a bundle, made by the classes that {@code pack build} makes it with. Stands in
 * their own package because the one that writes the manifest is not open to others.
 */
public final class OneFile {
  private OneFile() {}

  /**
   * Builds a bundle.
   *
   * @param files path with {@code /} → content, without a manifest
   * @throws IOException when an error makes the bundle unusable; the message lists what is wrong
   */
  public static byte[] of(String name, Map<String, byte[]> files, PackReader reader)
      throws IOException {
    PackReader.Reading reading = reader.read(name, files);
    Pack pack = reading.pack().orElseThrow(() -> new IOException(reading.findings().toString()));
    SortedMap<String, byte[]> whole = new TreeMap<>(files);
    String head = new String(files.getOrDefault("pack.yaml", new byte[0]), StandardCharsets.UTF_8);
    whole.put(AllowList.MANIFEST, PackHead.manifest(pack, PackHead.requirements(head)));
    return CanonicalZip.of(whole, CanonicalZip.PACK_FIRST);
  }
}
