package org.qinqing.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/**
 * Which bundles a command speaks of: folders and files that are named, ids of installed ones, or
 * all installed.
 */
final class PackSelection {
  /**
   * A bundle meant by a command.
   *
   * @param name as the person wrote it, or its id
   * @param pack the bundle, empty when unusable
   * @param findings of reading it; for installed unhealthy ones why they are not used
   * @param world what is installed, this bundle included
   */
  record Chosen(String name, Optional<Pack> pack, List<Diagnostic> findings, PackSnapshot world) {}

  private final Terminal terminal;
  private final PackRegistry registry;
  private final PackReader reader;
  private final PackLinter linter;

  PackSelection(Terminal terminal, PackRegistry registry, PackReader reader, PackLinter linter) {
    this.terminal = terminal;
    this.registry = registry;
    this.reader = reader;
    this.linter = linter;
  }

  List<Chosen> of(List<String> names) {
    PackSnapshot snapshot = registry.snapshot();
    if (names.isEmpty()) {
      List<Chosen> all = new ArrayList<>();
      snapshot
          .packs()
          .forEach(pack -> all.add(new Chosen(pack.id(), Optional.of(pack), List.of(), snapshot)));
      snapshot
          .unhealthy()
          .forEach(
              broken ->
                  all.add(new Chosen(broken.id(), Optional.empty(), broken.findings(), snapshot)));
      return all;
    }
    return names.stream().map(name -> one(name, snapshot)).toList();
  }

  private Chosen one(String name, PackSnapshot snapshot) {
    Optional<Pack> installed = snapshot.pack(name);
    if (installed.isPresent()) {
      return new Chosen(name, installed, List.of(), snapshot);
    }
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      throw new WrongUse(terminal.say("error.noPack", name));
    }
    PackReader.Reading reading = reader.read(path);
    PackSnapshot world = reading.pack().map(pack -> linter.with(pack, snapshot)).orElse(snapshot);
    return new Chosen(name, reading.pack(), reading.findings(), world);
  }
}
