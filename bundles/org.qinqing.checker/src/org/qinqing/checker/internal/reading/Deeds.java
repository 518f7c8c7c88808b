package org.qinqing.checker.internal.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Side;

/**
 * The deeds that can be learned, by the facts model at hand. A deed is named by its act, followed
 * by {@value ReadingModel#FIRM} when a firm tells it although officials can tell it too; so it
 * names its column of the model.
 */
final class Deeds {
  static final String ACT = "act";
  static final String SIDE = "side";
  static final String ENTERPRISE = "enterprise";

  /**
   * A deed.
   *
   * @param column the name of its column
   * @param act its act
   * @param family the family of the act; empty when the facts model does not know it
   * @param firm whether a firm tells it
   */
  record Deed(String column, String act, Optional<FactsModel.Family> family, boolean firm) {
    /** Whether it stands for a text in which nothing is done. */
    boolean none() {
      return column.equals(ReadingModel.NONE);
    }

    /** The id of the family, empty when there is none. */
    String kind() {
      return family.map(FactsModel.Family::id).orElse("");
    }
  }

  private final Map<String, FactsModel.Family> families = new HashMap<>();
  private final Map<String, String> mirrors = new HashMap<>();

  Deeds(FactsModel facts) {
    for (FactsModel.Family family : facts.families()) {
      for (FactsModel.Act act : family.acts()) {
        families.put(act.id(), family);
        act.mirror().ifPresent(mirror -> mirrors.put(act.id(), mirror));
      }
    }
  }

  /** The family of an act. */
  Optional<FactsModel.Family> family(String act) {
    return Optional.ofNullable(families.get(act));
  }

  /** The same act told from the other side. */
  Optional<String> mirror(String act) {
    return Optional.ofNullable(mirrors.get(act));
  }

  /** The deed that a column stands for. */
  Deed of(String column) {
    boolean marked = column.endsWith(ReadingModel.FIRM);
    String act =
        marked ? column.substring(0, column.length() - ReadingModel.FIRM.length()) : column;
    Optional<FactsModel.Family> family = family(act);
    return new Deed(column, act, family, marked || ofFirms(family));
  }

  /** The deed with these facts. */
  Deed of(Map<String, FactContent> said) {
    String act = String.valueOf(said.get(ACT));
    boolean firm = FactContent.Terms.of(ENTERPRISE).equals(said.get(SIDE));
    boolean marked = firm && !ofFirms(family(act));
    return of(marked ? act + ReadingModel.FIRM : act);
  }

  private static boolean ofFirms(Optional<FactsModel.Family> family) {
    return family.filter(one -> one.side() == Side.ENTERPRISE).isPresent();
  }
}
