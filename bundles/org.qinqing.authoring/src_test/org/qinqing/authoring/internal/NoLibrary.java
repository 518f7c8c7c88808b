package org.qinqing.authoring.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.library.Comparison;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;

/** A library that must not be asked. */
class NoLibrary implements Library {
  @Override
  public Found search(Query query) {
    throw new AssertionError(query);
  }

  @Override
  public Optional<Page> show(String reference, LocalDate asOf) {
    throw new AssertionError(reference);
  }

  @Override
  public Optional<Comparison> compare(Address older, Address newer) {
    throw new AssertionError(older);
  }

  @Override
  public Comparison.Line difference(String older, String newer) {
    throw new AssertionError(older);
  }

  @Override
  public List<Imported> importFiles(List<Path> paths, ImportProgress progress) {
    throw new AssertionError(paths);
  }

  @Override
  public Imported importFile(Path file, ImportCorrections corrections) {
    throw new AssertionError(file);
  }

  @Override
  public ImportStructure preview(Path file, ImportCorrections corrections) {
    throw new AssertionError(file);
  }

  @Override
  public Unkept read(Path file) {
    throw new AssertionError(file);
  }

  @Override
  public List<OwnDocument> imports() {
    throw new AssertionError();
  }

  @Override
  public boolean removeImport(Address address) {
    throw new AssertionError(address);
  }
}
