package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackDraft;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;

/** Author's folders on disk. */
@Component(service = PackAuthoring.class)
public final class FolderAuthoring implements PackAuthoring {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /** A place stands in sentences and in YAML, so it is a name and nothing else. */
  private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{N}·（）]{1,30}");

  /** Taken by what a user imports. */
  private static final String USER = "user";

  private final TextDraft.Checks checks;
  private final TemplateSource sources;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public FolderAuthoring(
      @Reference PackRegistry registry,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackTester tester,
      BundleContext context) {
    this(
        new TextDraft.Checks(registry, reader, linter, tester),
        new InstalledFiles(context),
        Clock.system(ZoneId.systemDefault()));
  }

  FolderAuthoring(TextDraft.Checks checks, TemplateSource sources, Clock clock) {
    this.checks = checks;
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public List<String> templates() {
    List<String> names = new ArrayList<>(List.of(BLANK));
    checks.registry().snapshot().packs().stream()
        .filter(pack -> pack.maturity() == Pack.Maturity.TEMPLATE)
        .forEach(pack -> names.add(pack.id()));
    return List.copyOf(names);
  }

  @Override
  public Written create(NewPack what, Path folder) throws IOException {
    PackSnapshot installed = checks.registry().snapshot();
    named(what, installed);
    SortedMap<String, byte[]> files = files(what, installed);
    List<Path> written = NewFolder.write(folder, files);
    return new Written(written, TextDraft.open(folder, checks).check().findings());
  }

  private static void named(NewPack what, PackSnapshot installed) throws IOException {
    if (!ID.matcher(what.id()).matches() || what.id().equals(USER)) {
      throw new IOException(Messages.text("new.id", what.id()));
    }
    if (installed.pack(what.id()).isPresent()
        || installed.unhealthy().stream().anyMatch(pack -> pack.id().equals(what.id()))) {
      throw new IOException(Messages.text("new.idTaken", what.id()));
    }
    if (!PLACE.matcher(what.place()).matches()) {
      throw new IOException(Messages.text("new.place", what.place()));
    }
    if (what.locality().equals(Locality.NATIONAL)) {
      throw new IOException(Messages.text("new.national"));
    }
  }

  private SortedMap<String, byte[]> files(NewPack what, PackSnapshot installed) throws IOException {
    Beginning beginning = new Beginning(what, installed, LocalDate.now(clock));
    if (what.template().equals(BLANK)) {
      return beginning.blank();
    }
    Optional<Pack> template =
        installed.pack(what.template()).filter(pack -> pack.maturity() == Pack.Maturity.TEMPLATE);
    SortedMap<String, byte[]> raw =
        template.isPresent() ? sources.files(what.template()) : new TreeMap<>();
    if (template.isEmpty() || raw.isEmpty()) {
      throw new IOException(
          Messages.text("new.template", what.template(), String.join("、", templates())));
    }
    return beginning.from(template.get(), raw);
  }

  @Override
  public PackDraft open(Path folder) throws IOException {
    return TextDraft.open(folder, checks);
  }

  @Override
  public Written addQuestions(List<Question> questions, Path folder) throws IOException {
    DraftFolder disk = new DraftFolder(folder.toAbsolutePath().normalize());
    SortedMap<String, byte[]> files = disk.read();
    String path = QuestionFile.freeName(files);
    QuestionFile made = QuestionFile.of(questions);
    byte[] content = made.text().getBytes(StandardCharsets.UTF_8);
    files.put(path, content);
    List<Diagnostic> findings =
        findings(String.valueOf(folder.getFileName()), files).stream()
            .flatMap(finding -> ofQuestions(finding, path, made).stream())
            .toList();
    if (questions.isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
      return new Written(List.of(), findings);
    }
    disk.add(path, content);
    return new Written(List.of(folder.resolve(path)), findings);
  }

  /** What reading and linting find in files that are in memory. */
  private List<Diagnostic> findings(String name, SortedMap<String, byte[]> files) {
    PackReader.Reading reading = checks.reader().read(name, files);
    List<Diagnostic> findings = new ArrayList<>(reading.findings());
    reading
        .pack()
        .ifPresent(
            pack -> findings.addAll(checks.linter().lint(pack, checks.registry().snapshot())));
    return findings;
  }

  /** What concerns the questions, said of them; of all else only what is wrong. */
  private static Optional<Diagnostic> ofQuestions(
      Diagnostic finding, String path, QuestionFile made) {
    if (!finding.location().file().equals(path)) {
      return Optional.of(finding).filter(Diagnostic::isError);
    }
    return made.at(finding.location())
        .map(
            question ->
                new Diagnostic(
                    finding.pack(),
                    finding.severity(),
                    finding.code(),
                    question.location(),
                    Messages.text("questions.at", question.id(), finding.message()),
                    finding.mend()))
        .or(() -> Optional.of(finding));
  }

  @Override
  public Built build(Path folder, Path file) throws IOException {
    Path source = folder.toAbsolutePath().normalize();
    Path target = file.toAbsolutePath().normalize();
    if (target.startsWith(source)
        && !DraftFolder.leftAside(source.relativize(target).toString().replace('\\', '/'))) {
      throw new IOException(Messages.text("build.inside", file));
    }
    PackReader.Reading reading = checks.reader().read(source);
    List<Diagnostic> findings = new ArrayList<>(reading.findings());
    if (reading.pack().isEmpty()) {
      return new Built(false, findings);
    }
    Pack pack = reading.pack().get();
    PackSnapshot installed = checks.registry().snapshot();
    findings.addAll(checks.linter().lint(pack, installed));
    findings.addAll(failing(pack, checks.linter().with(pack, installed), findings));
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      return new Built(false, findings);
    }
    SortedMap<String, byte[]> files = new DraftFolder(source).whole();
    if (!files.containsKey(AllowList.MANIFEST)) {
      byte[] written = files.getOrDefault("pack.yaml", new byte[0]);
      String head = new String(written, StandardCharsets.UTF_8);
      files.put(AllowList.MANIFEST, PackHead.manifest(pack, PackHead.requirements(head)));
    }
    return written(pack, findings, CanonicalZip.of(files, CanonicalZip.PACK_FIRST), target);
  }

  /** Facts tests that fail and that no check has reported; without that check they still count. */
  private List<Diagnostic> failing(Pack pack, PackSnapshot world, List<Diagnostic> known) {
    return checks.tester().test(pack, world, false).outcomes().stream()
        .filter(outcome -> !outcome.reading() && !outcome.passed())
        .filter(
            outcome ->
                known.stream()
                    .noneMatch(f -> f.isError() && f.location().equals(outcome.location())))
        .map(
            outcome ->
                new Diagnostic(
                    pack.id(),
                    Diagnostic.Severity.ERROR,
                    "A-101",
                    outcome.location(),
                    Messages.text("build.test", outcome.id(), outcome.expected(), outcome.got()),
                    Messages.text("build.test.mend")))
        .toList();
  }

  /** Writes the file when it holds what the folder holds. */
  private Built written(Pack pack, List<Diagnostic> findings, byte[] content, Path target)
      throws IOException {
    Path trial = Files.createTempFile("bundle", ".qinqing");
    try {
      Files.write(trial, content);
      PackReader.Reading back = checks.reader().read(trial);
      if (!back.pack().equals(Optional.of(pack))) {
        findings.addAll(back.findings());
        throw new IOException(Messages.text("build.differs", target.getFileName()));
      }
    } finally {
      Files.deleteIfExists(trial);
    }
    try {
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      DraftFolder.replace(target, content);
    } catch (IOException e) {
      throw new IOException(Messages.text("build.notWritten", target), e);
    }
    return new Built(true, findings);
  }
}
