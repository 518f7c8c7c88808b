package org.qinqing.authoring.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackExchange;
import org.qinqing.library.Library;
import org.qinqing.pack.PackReader;

/** Exchanges bundles with workbooks, and begins documents from official files. */
@Component(service = PackExchange.class)
public final class WorkbookExchange implements PackExchange {
  private final PackReader reader;
  private final DocumentProposals proposals;

  /** Reads bundles with the reader and official files with the library. */
  @Activate
  public WorkbookExchange(@Reference PackReader reader, @Reference Library library) {
    this(reader, library, Clock.systemDefaultZone());
  }

  WorkbookExchange(PackReader reader, Library library, Clock clock) {
    this.reader = reader;
    this.proposals = new DocumentProposals(library, clock);
  }

  @Override
  public PackAuthoring.Written toWorkbook(Path folder, Path workbook) throws IOException {
    SheetFindings findings = new SheetFindings(name(folder));
    Map<SheetShape, List<Map<String, String>>> sheets =
        new BundleWorkbook(findings).sheets(AuthorFolder.read(folder));
    if (findings.failed()) {
      return new PackAuthoring.Written(List.of(), findings.all());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WorkbookWriter.write(sheets, bytes);
    replace(workbook, bytes.toByteArray());
    return new PackAuthoring.Written(List.of(workbook), findings.all());
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    Path making = target.resolveSibling(".new-" + UUID.randomUUID() + ".xlsx");
    try {
      Files.write(making, content);
      Files.move(
          making, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(making);
    }
  }

  @Override
  public PackAuthoring.Written fromWorkbook(Path workbook, Path folder) throws IOException {
    if (!NewFolder.free(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    SheetFindings findings = new SheetFindings(name(workbook));
    List<WorkbookReader.Table> tables = new WorkbookReader(workbook, findings).read();
    if (findings.failed()) {
      return new PackAuthoring.Written(List.of(), findings.all());
    }
    BundleWorkbook bundle = new BundleWorkbook(findings);
    BundleWorkbook.Made made = bundle.files(tables);
    if (!findings.failed()) {
      bundle.judge(made, reader, name(workbook));
    }
    List<Path> written = findings.failed() ? List.of() : NewFolder.write(folder, made.files());
    return new PackAuthoring.Written(written, findings.all());
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public List<Proposal> propose(List<Path> files) throws IOException {
    return proposals.propose(files);
  }

  @Override
  public PackAuthoring.Written accept(List<Proposal> accepted, Path folder) throws IOException {
    return proposals.accept(accepted, folder);
  }
}
