package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackExchange.Found;
import org.qinqing.authoring.PackExchange.Proposal;
import org.qinqing.library.Library;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Documents proposed from official files. The library finds title, number, days and structure; what
 * it does not find is written as something to fill in, with a remark on its line that stays until a
 * person takes it away.
 */
final class DocumentProposals {
  private static final int DEEPEST = 6;
  private static final String NUMERAL = "[零〇一二三四五六七八九十百千两\\d]+";
  private static final Pattern PART = Pattern.compile("^第" + NUMERAL + "部分(?=.)");
  private static final Pattern CITED =
      Pattern.compile(
          "\\S*?第"
              + NUMERAL
              + "(?:条|款|项|部分|章|节)(?:之"
              + NUMERAL
              + ")?(?:第"
              + NUMERAL
              + "(?:款|项)(?:之"
              + NUMERAL
              + ")?)*");

  /** Ends of a title → kind of document; the first that fits. */
  private static final Map<String, String> KINDS = kinds();

  private final Library library;
  private final Clock clock;

  DocumentProposals(Library library, Clock clock) {
    this.library = library;
    this.clock = clock;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("意见", "opinion");
    kinds.put("方案", "plan");
    kinds.put("报告", "report");
    kinds.put("指引", "guide");
    kinds.put("指南", "guide");
    return kinds;
  }

  List<Proposal> propose(List<Path> files) throws IOException {
    List<Proposal> proposals = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path file : files) {
      Library.Unkept read = library.read(file);
      Document document =
          read.document()
              .orElseThrow(
                  () ->
                      new IOException(
                          read.findings().stream()
                              .map(finding -> finding.message() + finding.mend())
                              .collect(Collectors.joining(" "))));
      String id = id(file, document);
      for (int i = 2; !ids.add(id); i++) {
        id = id.replaceFirst("-\\d+$", "") + "-" + i;
      }
      List<Found> found =
          document.provisions().stream()
              .map(p -> new Found(p.address().anchor(), heading(p), p.text()))
              .toList();
      proposals.add(new Proposal(file, id, document.title(), found, markdown(file, document)));
    }
    return List.copyOf(proposals);
  }

  /** The file name, where it can be an id; else what the library makes of the title. */
  private static String id(Path file, Document document) {
    String stem =
        String.valueOf(file.getFileName())
            .replaceFirst("\\.[^.]+$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[ _.]+", "-");
    return stem.matches("[a-z0-9][a-z0-9-]*") ? stem : document.address().document();
  }

  /**
   * The label is found again when the heading is read: up to its last 条, 款, 项 or 部分, else up to the
   * first blank. Where more follows the number of a part, the part is told by the heading above.
   */
  private static String heading(Document.Provision provision) {
    String label = provision.label().replaceAll("\\s+", "");
    Matcher cited = CITED.matcher(label);
    if (!cited.lookingAt() || cited.end() < label.length()) {
      label = PART.matcher(label).replaceFirst("");
    }
    return (label + " " + provision.heading()).strip();
  }

  private String markdown(Path file, Document document) {
    StringBuilder text = new StringBuilder("---\n");
    line(text, "title", document.title(), "");
    if (!document.shortNames().isEmpty()) {
      text.append("shortNames: ")
          .append(
              document.shortNames().stream()
                  .map(name -> YamlScalars.text(name, true))
                  .collect(Collectors.joining(", ", "[", "]")))
          .append('\n');
    }
    line(text, "number", document.number(), "");
    boolean known = !document.issuer().isBlank();
    line(
        text,
        "issuer",
        known ? document.issuer() : Messages.text("propose.fill"),
        known ? "" : Messages.text("propose.issuer"));
    line(text, "kind", kind(document.title()), Messages.text("propose.kind"));
    document.issued().ifPresent(day -> line(text, "issued", day.toString(), ""));
    boolean dated = document.effective().getYear() > 1;
    boolean said = dated && !document.issued().equals(Optional.of(document.effective()));
    line(
        text,
        "effective",
        (dated ? document.effective() : LocalDate.now(clock)).toString(),
        said ? "" : Messages.text(dated ? "propose.effectiveIssued" : "propose.effectiveUnknown"));
    line(text, "source", String.valueOf(file.getFileName()), "");
    line(text, "text", "full", "");
    line(text, "certainty", "A", "");
    text.append("---\n");
    List<String> open = List.of();
    for (Document.Provision provision : document.provisions()) {
      List<String> path = provision.headingPath();
      int same = 0;
      while (same < path.size() && same < open.size() && path.get(same).equals(open.get(same))) {
        same++;
      }
      for (int i = same; i < path.size(); i++) {
        text.append('\n').append("#".repeat(Math.min(i + 1, DEEPEST))).append(' ');
        text.append(path.get(i)).append('\n');
      }
      open = path;
      int level = Math.min(path.size() + provision.address().segments().size(), DEEPEST);
      text.append('\n')
          .append("#".repeat(level))
          .append(' ')
          .append(heading(provision))
          .append(" {#")
          .append(provision.address().anchor())
          .append("}\n");
      if (!provision.text().isEmpty()) {
        text.append(body(provision.text())).append('\n');
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value, String remark) {
    text.append(key).append(": ").append(YamlScalars.text(value, false));
    text.append(remark.isEmpty() ? "\n" : "  # " + remark + "\n");
  }

  /** Lines of the source that would be taken for headings, fences or remarks of ours. */
  private static String body(String text) {
    return text.lines()
        .map(line -> line.startsWith("#") ? " " + line : line)
        .map(line -> line.stripLeading().matches("(?:```|~~~|<!--).*") ? "\\" + line : line)
        .collect(Collectors.joining("\n"));
  }

  private static String kind(String title) {
    String bare = title.replaceAll("[（(].*?[)）]|》", "").strip();
    return KINDS.entrySet().stream()
        .filter(kind -> bare.endsWith(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("normative");
  }

  PackAuthoring.Written accept(List<Proposal> accepted, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Map<Path, String> files = new LinkedHashMap<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (Proposal proposal : accepted) {
      if (!proposal.documentId().matches("[a-z0-9][a-z0-9-]*")) {
        throw new IOException(Messages.text("propose.badId", proposal.documentId()));
      }
      String path = "documents/" + proposal.documentId() + ".md";
      Path file = folder.resolve(path);
      if (Files.exists(file) || files.containsKey(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      String text = only(proposal);
      files.put(file, text);
      findings.addAll(remarks(folder, path, text));
    }
    List<Path> written = new ArrayList<>();
    boolean done = false;
    try {
      Files.createDirectories(folder.resolve("documents"));
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.writeString(
            file.getKey(), file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        written.add(file.getKey());
      }
      done = true;
    } finally {
      if (!done) {
        for (Path path : written) {
          Files.deleteIfExists(path);
        }
      }
    }
    return new PackAuthoring.Written(written, findings);
  }

  /** The remarks that wait for a person, each with its line. */
  private static List<Diagnostic> remarks(Path folder, String path, String text) {
    List<Diagnostic> findings = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size() && !lines.get(i).equals("---"); i++) {
      int remark = lines.get(i).indexOf("  # ");
      if (remark > 0) {
        findings.add(
            new Diagnostic(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                Diagnostic.Severity.WARNING,
                "W-301",
                new SourceLocation(path, i + 1),
                Messages.text("propose.check", lines.get(i).substring(remark + 4)),
                Messages.text("propose.check.mend")));
      }
    }
    return findings;
  }

  /** The document with what was accepted, in the words in which it was accepted. */
  private static String only(Proposal proposal) {
    Map<String, Found> wanted = new HashMap<>();
    proposal.provisions().forEach(found -> wanted.put(found.anchor(), found));
    Optional<MappingNode> parsed = DocumentSheet.of(proposal.markdown());
    Optional<SequenceNode> units =
        parsed.flatMap(
            thing ->
                thing.getValue().stream()
                    .map(NodeTuple::getValueNode)
                    .filter(SequenceNode.class::isInstance)
                    .map(SequenceNode.class::cast)
                    .reduce((first, last) -> last));
    if (units.isEmpty()) {
      return proposal.markdown();
    }
    int front = proposal.markdown().indexOf("\n---\n") + 5;
    List<Node> kept = new ArrayList<>();
    List<MappingNode> chapters = new ArrayList<>();
    boolean keeping = false;
    for (Node node : units.get().getValue()) {
      MappingNode unit = (MappingNode) node;
      String anchor = DocumentSheet.value(unit, "anchor");
      String level = DocumentSheet.value(unit, "level");
      if (anchor.isEmpty() && !level.isEmpty()) {
        // A chapter stands only with something in it.
        chapters.removeIf(chapter -> DocumentSheet.value(chapter, "level").compareTo(level) >= 0);
        chapters.add(unit);
        keeping = false;
      } else if (!anchor.isEmpty()) {
        Found found = wanted.get(anchor);
        keeping = found != null;
        if (found != null) {
          kept.addAll(chapters);
          chapters.clear();
          kept.add(unit(unit, found));
        }
      } else if (keeping) {
        kept.add(unit);
      }
    }
    MappingNode body =
        SheetRows.mapping(Map.of("units", new SequenceNode(Tag.SEQ, kept, FlowStyle.BLOCK)));
    String written = DocumentSheet.write(body, Map.of(), new HashMap<>());
    return proposal.markdown().substring(0, front) + written.substring("---\n---\n".length());
  }

  private static MappingNode unit(MappingNode unit, Found found) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : unit.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !key.getValue().equals("body")) {
        values.put(key.getValue(), tuple.getValueNode());
      }
    }
    if (!found.text().isBlank()) {
      values.put("body", SheetRows.scalar(Tag.STR, body(found.text().strip())));
    }
    return SheetRows.mapping(values);
  }
}
