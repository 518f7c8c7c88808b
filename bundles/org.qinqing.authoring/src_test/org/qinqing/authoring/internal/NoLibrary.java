package org.qinqing.authoring.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.qinqing.library.Library;
import org.qinqing.pack.Document;

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
  public List<Imported> importFiles(List<Path> paths, Consumer<Path> progress) {
    throw new AssertionError(paths);
  }

  @Override
  public Imported preview(Path file) {
    throw new AssertionError(file);
  }

  @Override
  public List<Document> imports() {
    throw new AssertionError();
  }

  @Override
  public boolean removeImport(String document) {
    throw new AssertionError(document);
  }
}
