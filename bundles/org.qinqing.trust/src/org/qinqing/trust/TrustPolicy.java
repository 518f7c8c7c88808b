package org.qinqing.trust;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/**
 * Service: what the administrator of this computer decided, for showing. What is decided here
 * cannot be changed in the program.
 */
public interface TrustPolicy {
  /** What counts at this moment; the file is read anew each time. */
  Settings settings();

  /**
   * What was decided.
   *
   * @param file where the policy lies, or would lie
   * @param there whether there is one; without it users decide everything
   * @param unsignedAllowed whether unsigned bundles may be installed after a warning
   * @param roots roots that count whatever users pin
   * @param rootsLocked whether users may pin no others
   * @param publishers who may publish here; empty when anybody whom a root certifies
   * @param mirrors pack sites of the administrator, in his order; users cannot remove them
   * @param mirrorsLocked whether users may add no others
   * @param updates whether newer versions come by themselves
   * @param extensionsAllowed whether signed extensions, which are programs, may be installed and
   *     run
   * @param findings why it cannot be read; nothing is installed then, because what it forbade
   *     cannot be known, and the other fields are the strictest there are
   */
  record Settings(
      Path file,
      boolean there,
      boolean unsignedAllowed,
      List<Publisher> roots,
      boolean rootsLocked,
      Optional<List<Allowed>> publishers,
      List<String> mirrors,
      boolean mirrorsLocked,
      Updates updates,
      boolean extensionsAllowed,
      List<Diagnostic> findings) {
    public Settings {
      roots = List.copyOf(roots);
      publishers = publishers.map(List::copyOf);
      mirrors = List.copyOf(mirrors);
      findings = List.copyOf(findings);
    }
  }

  /**
   * A publisher that is allowed.
   *
   * @param name the office as the administrator wrote it; may be empty
   * @param fingerprint SHA-256 of its certificate, lower-case hexadecimal
   */
  record Allowed(String name, String fingerprint) {}

  /**
   * Whether newer versions of installed bundles come by themselves.
   *
   * @param automatic whether they do
   * @param folder from where; empty when from the mirrors of the policy
   */
  record Updates(boolean automatic, Optional<Path> folder) {}
}
