package org.qinqing.authoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;

/** Service: how a place differs from the places around it (国家 / 省 / 市 side by side). */
public interface PackComparison {
  /**
   * Compares by what is answered: every situation of the facts tests of all bundles of the chain is
   * put to each level.
   *
   * @param place the place
   * @param installed everything installed
   * @param asOf the day
   */
  Comparison compare(Locality place, PackSnapshot installed, LocalDate asOf);

  /**
   * What came of it.
   *
   * @param levels the levels that have a bundle, widest first
   * @param topics one for each topic in which some level has a rule, in the order of the facts
   *     model
   * @param contradictions situations in which a narrower place allows what a wider one forbids
   *     without a permission it cites, or two bundles of one place disagree
   */
  record Comparison(List<Level> levels, List<Topic> topics, List<Case> contradictions) {
    public Comparison {
      levels = List.copyOf(levels);
      topics = List.copyOf(topics);
      contradictions = List.copyOf(contradictions);
    }
  }

  /** A level: the bundles that answer there. */
  record Level(Locality locality, String place, List<String> packs) {
    public Level {
      packs = List.copyOf(packs);
    }
  }

  /** How a narrower level stands to the wider one. */
  enum Mark {
    STRICTER,
    LOOSER,
    SAME,
    /** It has no rule of its own here; the wider one answers. */
    SILENT
  }

  /**
   * One topic.
   *
   * @param topic its id
   * @param rules ids of the rules of each level, in the order of the levels
   * @param marks how each level but the first stands as a whole
   * @param cases the situations in which the levels differ
   */
  record Topic(String topic, List<List<String>> rules, List<Mark> marks, List<Case> cases) {
    public Topic {
      rules = rules.stream().map(List::copyOf).toList();
      marks = List.copyOf(marks);
      cases = List.copyOf(cases);
    }
  }

  /**
   * One situation.
   *
   * @param test id of the test it comes from
   * @param facts the situation
   * @param verdicts what each level answers, in the order of the levels
   * @param rules the deciding rule of each level, if one
   */
  record Case(
      String test,
      List<Map<String, FactContent>> facts,
      List<Verdict> verdicts,
      List<Optional<String>> rules) {
    public Case {
      facts = List.copyOf(facts);
      verdicts = List.copyOf(verdicts);
      rules = List.copyOf(rules);
    }
  }
}
