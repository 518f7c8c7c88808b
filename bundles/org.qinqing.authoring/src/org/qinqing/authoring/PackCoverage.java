package org.qinqing.authoring;

import java.util.List;
import java.util.Map;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/** Service: for every provision, what points at it. */
public interface PackCoverage {
  /**
   * Covers a bundle: what it and the narrower places cite of its documents.
   *
   * @param pack the bundle
   * @param installed everything installed, this bundle included
   */
  Coverage of(Pack pack, PackSnapshot installed);

  /**
   * What came of it.
   *
   * @param pack id of the bundle
   * @param lines one a provision that has text, in the order of the documents
   * @param reached how many are reached
   */
  record Coverage(String pack, List<Line> lines, int reached) {
    public Coverage {
      lines = List.copyOf(lines);
    }

    /** Share reached, 0 to 1; 1 when there is nothing to reach. */
    public double share() {
      return lines.isEmpty() ? 1 : (double) reached / lines.size();
    }
  }

  /**
   * One provision.
   *
   * @param document its document
   * @param provision the provision
   * @param by what points at it, at a part of it, or at a whole it belongs to → ids
   * @param how whether a rule or card that reaches it tells how to act
   * @param declaredOnly whether the source counts items here that it does not list
   */
  record Line(
      Document document,
      Document.Provision provision,
      Map<Citation.Kind, List<String>> by,
      boolean how,
      boolean declaredOnly) {
    public Line {
      by = Map.copyOf(by);
    }

    /** Whether a rule, question, scene, form, card, list, plan or the like points at it. */
    public boolean reached() {
      return by.keySet().stream().anyMatch(kind -> kind != Citation.Kind.TEST);
    }
  }

  /** The coverage as one HTML page that needs nothing from outside. */
  String html(List<Coverage> coverages);
}
