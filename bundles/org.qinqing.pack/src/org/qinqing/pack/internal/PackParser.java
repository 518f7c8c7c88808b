package org.qinqing.pack.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CalendarYear;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSupplement;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;

/** Reads all files of one bundle. Everything is validated here, once. */
final class PackParser {
  private static final String HEAD = "pack.yaml";
  private static final String FACTS = "facts.yaml";
  private static final String FIGURES = "parameters.yaml";
  private static final String NATIONAL = "cn";

  private final PackFiles files;
  private final FileShapes shapes;
  private final Findings findings;
  private final Map<String, YamlText.Composed> composed;
  private final boolean supplementLater;
  private final Consumer<List<Diagnostic>> spoiled;
  private boolean tooLong;

  private PackParser(
      PackFiles files,
      FileShapes shapes,
      boolean supplementLater,
      Consumer<List<Diagnostic>> spoiled) {
    this.files = files;
    this.shapes = shapes;
    this.supplementLater = supplementLater;
    this.spoiled = spoiled;
    this.findings = new Findings(files.name());
    files.findings().forEach(findings::add);
    oversize();
    // Composing is most of the work and needs nothing but the text, so all processors may share it.
    this.composed =
        files.files().entrySet().parallelStream()
            .filter(file -> file.getKey().endsWith(".yaml") && !tooLong)
            .filter(file -> !supplementLater || !supplementary(file.getKey()))
            .collect(
                Collectors.toConcurrentMap(
                    Map.Entry::getKey,
                    file ->
                        YamlText.compose(
                            withoutMark(new String(file.getValue(), StandardCharsets.UTF_8)))));
  }

  /** Reads everything, now. */
  static Reading read(PackFiles files, FileShapes shapes) {
    return new PackParser(files, shapes, false, findings -> {}).read();
  }

  /**
   * Reads a bundle that was checked when it was built or installed: what decides a verdict now, the
   * rest when it is asked for.
   *
   * @param spoiled told when the rest turns out to be broken; it is empty then
   */
  static Reading readInstalled(PackFiles files, Consumer<List<Diagnostic>> spoiled) {
    return new PackParser(files, FileShapes.CHECKED_BEFORE, true, spoiled).read();
  }

  private static boolean supplementary(String path) {
    return path.startsWith("questions/") || path.startsWith("cases/") || path.startsWith("tests/");
  }

  /** Reports texts too long to be read in a moment. */
  private void oversize() {
    long total = 0;
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      int size = AllowList.text(file.getKey()) ? file.getValue().length : 0;
      total += size;
      if (size > AllowList.TEXT_LIMIT || total > AllowList.TEXT_TOTAL_LIMIT) {
        tooLong = true;
        findings.add(Code.OVERSIZE, new SourceLocation(file.getKey(), 0), file.getKey());
      }
    }
  }

  private Reading read() {
    if (tooLong) {
      return new Reading(Optional.empty(), findings.ordered(files.name()));
    }
    Optional<byte[]> headFile = files.file(HEAD);
    if (headFile.isEmpty()) {
      if (findings.errors() == 0) {
        findings.add(Code.PACK_FILE_MISSING, new SourceLocation(HEAD, 0));
      }
      return new Reading(Optional.empty(), findings.ordered(files.name()));
    }
    Optional<Item> root = yaml(HEAD, FileKind.PACK);
    Pack head = root.map(PackMapper::head).orElseGet(PackParser::unknown);
    String id = PackMapper.isId(head.id()) ? head.id() : files.name();
    if (root.isPresent()) {
      if (!PackMapper.isId(head.id()) || head.id().equals("user")) {
        root.get()
            .fields()
            .get("id")
            .ifPresent(i -> i.wrong(Code.WRONG_VALUE, i.shown(), "a-z 0-9 -"));
      }
      agree(head, root.get());
    }
    String known = PackMapper.isId(head.id()) ? head.id() : "unknown";
    PackMapper mapper = new PackMapper(known);
    List<Document> documents = documents(known);
    List<Rule> rules = all("rules", FileKind.RULES, mapper::rules);
    List<VocabularyEntry> vocabulary = all("vocabulary", FileKind.VOCABULARY, mapper::vocabulary);
    PackSupplement supplement = supplement(known);
    Optional<Item> figures =
        files.file(FIGURES).isEmpty() ? Optional.empty() : yaml(FIGURES, FileKind.PARAMETERS);
    List<Parameter> parameters = figures.map(mapper::parameters).orElse(List.of());
    List<CalendarYear> calendar = figures.map(mapper::calendar).orElse(List.of());
    FactsModel facts = facts(mapper, head);
    if (!supplementLater) {
      scan(head.maturity());
    }
    if (findings.errors() > 0) {
      return new Reading(Optional.empty(), findings.ordered(id));
    }
    Pack pack =
        PackMapper.filled(
            head, documents, rules, facts, vocabulary, parameters, calendar, supplement);
    return new Reading(Optional.of(pack), findings.ordered(id));
  }

  /**
   * Names and contents, each with its length before it, so that no two sets of files look alike.
   */
  private String digest() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    files
        .files()
        .forEach(
            (path, bytes) -> {
              if (!AllowList.text(path)) {
                return;
              }
              byte[] name = path.getBytes(StandardCharsets.UTF_8);
              digest.update(
                  (name.length + " " + bytes.length + " ").getBytes(StandardCharsets.UTF_8));
              digest.update(name);
              digest.update(bytes);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private PackSupplement supplement(String id) {
    if (!supplementLater) {
      return PackSupplement.of(content(id), digest());
    }
    SortedMap<String, byte[]> rest = new TreeMap<>(files.files());
    rest.keySet().removeIf(path -> !supplementary(path));
    PackFiles kept = new PackFiles(files.name(), rest, List.of(), Optional.empty());
    // A field would keep this parser, with all it has composed, as long as the bundle.
    Consumer<List<Diagnostic>> told = spoiled;
    return PackSupplement.later(() -> late(kept, id, told), digest());
  }

  private static PackSupplement.Content late(
      PackFiles rest, String id, Consumer<List<Diagnostic>> spoiled) {
    PackParser parser = new PackParser(rest, FileShapes.CHECKED_BEFORE, false, spoiled);
    PackSupplement.Content content = parser.content(id);
    if (parser.findings.errors() > 0) {
      spoiled.accept(parser.findings.ordered(id));
      return PackSupplement.Content.EMPTY;
    }
    return content;
  }

  private PackSupplement.Content content(String id) {
    QuestionMapper asked = new QuestionMapper(id);
    List<Item> quizzes = roots("questions", FileKind.QUESTIONS);
    return new PackSupplement.Content(
        quizzes.stream().flatMap(f -> asked.questions(f).stream()).toList(),
        quizzes.stream().flatMap(f -> asked.scenes(f).stream()).toList(),
        CaseworkMapper.casework(roots("cases", FileKind.CASEWORK)),
        all("tests", FileKind.TESTS, new PackMapper(id)::tests),
        quizzes.stream().flatMap(f -> asked.asked(f).stream()).toList());
  }

  private static Pack unknown() {
    Findings ignored = new Findings("");
    return YamlText.read(HEAD, "{}", 0, ignored).map(PackMapper::head).orElseThrow();
  }

  /**
   * The manifest and {@code pack.yaml} must say the same; the framework sees only the one, people
   * the other.
   */
  private void agree(Pack head, Item root) {
    Map<String, String> needed = PackMapper.requirements(root);
    files
        .header()
        .ifPresent(
            manifest -> {
              manifest
                  .capability()
                  .ifPresent(
                      said -> {
                        same("id", said.id(), head.id());
                        same("locality", said.locality(), head.locality().code());
                        same("version", said.version(), head.version());
                        same("format", said.format(), "1.0");
                      });
              Map<String, String> declared = manifest.requirements();
              if (!declared.equals(needed)) {
                same("requires", declared.toString(), needed.toString());
              }
            });
  }

  private void same(String what, String manifest, String file) {
    if (!manifest.equals(file)) {
      int line =
          files
              .header()
              .flatMap(
                  m ->
                      m.header(
                          what.equals("requires") ? "Require-Capability" : "Provide-Capability"))
              .map(ManifestText.Header::line)
              .orElse(0);
      findings.add(
          Code.MANIFEST_DISAGREES,
          new SourceLocation(AllowList.MANIFEST, line),
          what,
          manifest,
          file);
    }
  }

  private List<Document> documents(String id) {
    List<Document> documents = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.in("documents", ".md")) {
      text(file.getKey())
          .flatMap(t -> DocumentText.read(file.getKey(), t, id, shapes, findings))
          .ifPresent(documents::add);
    }
    return documents;
  }

  private FactsModel facts(PackMapper mapper, Pack head) {
    if (files.file(FACTS).isEmpty()) {
      return FactsModel.EMPTY;
    }
    if (!head.id().equals(NATIONAL)) {
      findings.add(Code.FACTS_NOT_HERE, new SourceLocation(FACTS, 0));
      return FactsModel.EMPTY;
    }
    return yaml(FACTS, FileKind.FACTS).map(mapper::facts).orElse(FactsModel.EMPTY);
  }

  private <T> List<T> all(String folder, FileKind kind, Function<Item, List<T>> mapping) {
    return roots(folder, kind).stream().flatMap(root -> mapping.apply(root).stream()).toList();
  }

  /** The files of a folder that have the shape of their kind. */
  private List<Item> roots(String folder, FileKind kind) {
    List<Item> roots = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.in(folder, ".yaml")) {
      yaml(file.getKey(), kind).ifPresent(roots::add);
    }
    return roots;
  }

  private Optional<Item> yaml(String path, FileKind kind) {
    return text(path)
        .flatMap(
            text -> {
              YamlText.Composed before = composed.get(path);
              return before == null
                  ? YamlText.read(path, text, 0, findings)
                  : YamlText.read(path, before, 0, findings);
            })
        .filter(root -> shapes.fits(kind, root));
  }

  private Optional<String> text(String path) {
    byte[] content = files.file(path).orElse(new byte[0]);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(withoutMark(text));
    } catch (CharacterCodingException e) {
      findings.add(Code.NOT_UTF8, new SourceLocation(path, 0), path);
      return Optional.empty();
    }
  }

  /** Some editors put a byte order mark before the text. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void scan(Pack.Maturity maturity) {
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      String path = file.getKey();
      if (AllowList.text(path)) {
        String content = new String(file.getValue(), StandardCharsets.UTF_8);
        TextScan.personal(path, content, findings);
        if (maturity == Pack.Maturity.PUBLISHED) {
          TextScan.placeholders(path, content, findings);
        }
      }
    }
  }
}
