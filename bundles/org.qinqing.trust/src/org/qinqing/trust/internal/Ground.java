package org.qinqing.trust.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackSnapshot;

/**
 * The ground others stand on: a bundle that comes, goes or goes back must not take it from under
 * those that are in use. What was wrong with them before is not laid at its door.
 */
final class Ground {
  private final PackLinter linter;
  private final InstalledPacks framework;
  private final PackSnapshot before;
  private final PackSnapshot after;

  Ground(PackLinter linter, InstalledPacks framework, PackSnapshot before, PackSnapshot after) {
    this.linter = linter;
    this.framework = framework;
    this.before = before;
    this.after = after;
  }

  /**
   * Which bundles could not be used any more.
   *
   * @param changed ids of what comes, goes, or takes the place of another version
   * @param code of the finding: who, and why
   * @return by the id of the one of them that is to blame; empty when none
   */
  Map<String, List<Diagnostic>> broken(Set<String> changed, Code code) {
    Map<String, List<Diagnostic>> broken = new HashMap<>();
    for (Pack other : before.packs()) {
      Optional<String> under = under(other, changed);
      if (changed.contains(other.id()) || under.isEmpty()) {
        continue;
      }
      List<Diagnostic> findings = broken.computeIfAbsent(under.get(), u -> new ArrayList<>());
      framework
          .needs(other.id())
          .least()
          .forEach(
              (id, least) -> {
                if (changed.contains(id)
                    && !satisfied(id, least, after)
                    && satisfied(id, least, before)) {
                  findings.add(Code.NEEDED.about(id, other.title(), other.id(), id, least));
                }
              });
      if (findings.isEmpty()) {
        worse(other).ifPresent(why -> findings.add(code.about(under.get(), other.title(), why)));
      }
    }
    broken.values().removeIf(List::isEmpty);
    return broken;
  }

  /** The first thing wrong with the bundle that would be in use, if it is there and unfit. */
  Optional<String> wrong(String id) {
    return after
        .pack(id)
        .flatMap(pack -> errors(pack, after).stream().map(Diagnostic::message).findFirst());
  }

  private static boolean satisfied(String id, Version least, PackSnapshot among) {
    return among
        .pack(id)
        .filter(pack -> Version.parseVersion(pack.version()).compareTo(least) >= 0)
        .isPresent();
  }

  /** Which of the changed bundles a bundle stands on. */
  private Optional<String> under(Pack other, Set<String> changed) {
    return changed.stream()
        .sorted()
        .filter(
            id ->
                after
                    .pack(id)
                    .or(() -> before.pack(id))
                    .filter(pack -> other.locality().chain().contains(pack.locality()))
                    .isPresent())
        .findFirst();
  }

  /** The first thing wrong with a bundle that was not wrong before. */
  private Optional<String> worse(Pack other) {
    List<Diagnostic> now = errors(other, after);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Set<Diagnostic> known = new HashSet<>(errors(other, before));
    return now.stream().filter(f -> !known.contains(f)).map(Diagnostic::message).findFirst();
  }

  private List<Diagnostic> errors(Pack pack, PackSnapshot among) {
    return linter.lint(pack, among).stream().filter(Diagnostic::isError).toList();
  }
}
