package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One sheet of a workbook: which list of which files it carries, and its columns.
 *
 * @param id short name, for the message that names the sheet
 * @param folder folder of the files; empty when it is one file
 * @param file the one file, else empty
 * @param list key of the list at the top of a file; empty when the file is one thing
 * @param always whether the sheet is written when there is nothing to carry
 * @param columns in order
 */
record SheetShape(
    String id, String folder, String file, String list, boolean always, List<Column> columns) {

  /** What a cell of a column holds. */
  enum Kind {
    TEXT,
    NUMBER,
    YES,
    DATE,
    /** Texts, one a line. */
    LIST,
    /** A condition or another mapping, as YAML on one line. */
    YAML
  }

  /**
   * A column.
   *
   * @param path key; {@code .} leads into a mapping, {@code /} into a list whose members have rows
   *     of their own
   * @param kind what its cells hold
   */
  record Column(String path, Kind kind) {
    /** The lists it lies in, outermost first, ending in {@code /}; empty for the thing itself. */
    String prefix() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The key below its list. */
    String key() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Lists that must stand in a file even when they are empty. */
  private static final Set<String> NEEDED =
      Set.of(
          "values", "items", "sections", "fields", "scope", "signers", "routes", "rungs", "acts");

  static final String DOCUMENTS = "documents";
  static final String PACK = "pack";

  /** All sheets, in the order in which they stand. */
  static final List<SheetShape> ALL =
      List.of(
          one(
              PACK,
              "pack.yaml",
              "",
              "format:N id title place locality level version publisher contact maturity"
                  + " review.on:D review.by review.every licence keywords:L"
                  + " requires/id requires/version changes/version changes/say"),
          many(
              DOCUMENTS,
              "documents",
              "",
              "title shortNames:L number issuer kind issued:D effective:D repealed:D repealedBy"
                  + " replaces:L source text certainty units/level:N units/anchor units/heading"
                  + " units/attributes units/body"),
          many(
              "rules",
              "rules",
              "rules",
              "id row topic side who:L through:L modality when:Y omitted:Y unless/say"
                  + " unless/when:Y unless/basis:L basis:L permission loosens:L effective.from:D"
                  + " effective.until:D say how:L ask"),
          many(
              "tests",
              "tests",
              "tests",
              "id given.facts:Y given.text given.side expect.verdict expect.rule expect.basis:L"
                  + " expect.missing expect.facts:Y locality asOf:D"),
          many(
              "questions",
              "questions",
              "questions",
              "id kind topic side stem options/key options/text options/right:B options/verdict"
                  + " options/note pairs/first pairs/second extras:L steps:L verdict provision"
                  + " among:L opinions/key opinions/text opinions/reason opinions/holds:B"
                  + " commentary difficulty:N explanation basis:L rule"),
          many(
              "scenes",
              "questions",
              "scenes",
              "id topic side title start steps/id steps/text steps/ending steps/choices/key"
                  + " steps/choices/text steps/choices/to steps/choices/note"
                  + " steps/choices/verdict steps/choices/leans steps/choices/gains:L"
                  + " steps/choices/needs:L debrief basis:L rules:L"),
          many("asked", "questions", "asked", "at say:L"),
          many(
              "vocabulary",
              "vocabulary",
              "entries",
              "say also:L wrong:L pinyin sense set:Y acts:Y flow"),
          one(
              "parameters",
              "parameters.yaml",
              "parameters",
              "id label values/from:D values/figure:N values/unit values/basis:L"),
          one("calendar", "parameters.yaml", "calendar", "year:N rest:L work:L source certainty"),
          many(
              "cards",
              "cases",
              "cards",
              "id kind title topic side say can:L cannot:L how:L basis:L rules:L"),
          many(
              "checklists",
              "cases",
              "checklists",
              "id kind title say declared:N items/id items/head items/text items/how items/basis:L"
                  + " outcome basis:L"),
          many(
              "forms",
              "cases",
              "forms",
              "id kind title say sections/id sections/title sections/repeat:B sections/fields/id"
                  + " sections/fields/label sections/fields/type sections/fields/required:B"
                  + " sections/fields/options:L sections/fields/before sections/fields/hint"
                  + " sections/fields/basis:L pledge anonymous:B keep basis:L"),
          many(
              "routings",
              "cases",
              "routings",
              "id title form scope/id scope/when:Y scope/in:B scope/certainty scope/say"
                  + " scope/basis:L signers/id signers/when:Y signers/signer signers/certainty"
                  + " signers/say signers/basis:L routes/id routes/when:Y routes/chain:L"
                  + " routes/fileAlso:L routes/certainty routes/say routes/basis:L basis:L"),
          many(
              "plans",
              "cases",
              "plans",
              "id title say year:N yearly:B steps/id steps/title steps/say steps/after:L"
                  + " steps/lasts.count:N steps/lasts.unit steps/due.on:D steps/due.within.count:N"
                  + " steps/due.within.unit steps/due.from steps/placeholder steps/throughout:B"
                  + " steps/forms:L steps/basis:L basis:L"),
          many(
              "ladders",
              "cases",
              "ladders",
              "id title say rungs/id rungs/when rungs/then rungs/basis:L basis:L"),
          many(
              "samplings",
              "cases",
              "samplings",
              "id title say percent population targeted:L basis:L"),
          national(
              "facts",
              "id label type ordered:B values/id values/label silence presumed unit"
                  + " question why askOrder:N topics:L"),
          national("families", "id label side acts/id acts/label acts/mirror acts/phrases:L"),
          national("groups", "fact id label values:L"),
          national("derive", "id when:Y set:Y say"),
          national("presume", "id when:Y set:Y say"),
          national("topics", "id label say"));

  SheetShape {
    columns = List.copyOf(columns);
  }

  private static SheetShape many(String id, String folder, String list, String columns) {
    return new SheetShape(id, folder, "", list, true, columns(columns));
  }

  private static SheetShape one(String id, String file, String list, String columns) {
    return new SheetShape(id, "", file, list, true, columns(columns));
  }

  /** The facts model, which only the bundle of the whole country has. */
  private static SheetShape national(String list, String columns) {
    return new SheetShape(list, "", "facts.yaml", list, false, columns(columns));
  }

  private static List<Column> columns(String text) {
    return Stream.of(text.split(" "))
        .map(
            word -> {
              String[] parts = word.split(":");
              Kind kind =
                  switch (parts.length > 1 ? parts[1] : "") {
                    case "N" -> Kind.NUMBER;
                    case "B" -> Kind.YES;
                    case "D" -> Kind.DATE;
                    case "L" -> Kind.LIST;
                    case "Y" -> Kind.YAML;
                    default -> Kind.TEXT;
                  };
              return new Column(parts[0], kind);
            })
        .toList();
  }

  /** Whether its rows say in which file a thing stands. */
  boolean namesFiles() {
    return file.isEmpty();
  }

  /** Whether it carries a list of that file. */
  boolean carries(String path) {
    return file.isEmpty() ? path.startsWith(folder + "/") : path.equals(file);
  }

  /** The suffix of its files. */
  String suffix() {
    return id.equals(DOCUMENTS) ? ".md" : ".yaml";
  }

  Optional<Column> column(String path) {
    return columns.stream().filter(column -> column.path().equals(path)).findFirst();
  }

  /** The columns right in a list, or of the thing itself for the empty prefix. */
  List<Column> columns(String prefix, boolean deeper) {
    return columns.stream()
        .filter(
            column -> deeper ? column.prefix().startsWith(prefix) : column.prefix().equals(prefix))
        .toList();
  }

  /** The lists right below a prefix, each with its own prefix, such as {@code sections/fields/}. */
  List<String> lists(String prefix) {
    Set<String> lists = new LinkedHashSet<>();
    for (Column column : columns) {
      if (column.prefix().startsWith(prefix) && !column.prefix().equals(prefix)) {
        int end = column.path().indexOf('/', prefix.length());
        lists.add(column.path().substring(0, end + 1));
      }
    }
    return new ArrayList<>(lists);
  }

  /** Whether a list must be written when it is empty. */
  static boolean needed(String prefix) {
    String[] steps = prefix.split("/");
    return NEEDED.contains(steps[steps.length - 1]);
  }
}
