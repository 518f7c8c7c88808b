package org.qinqing.pocketbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pocketbook.internal.Topics;

/**
 * The pocket book (口袋书) of a place: every topic with what one may do, may do after a step, may not
 * do, and how to go about it. Made of the cards and the rules that are in force there on a day.
 *
 * @param locality the place
 * @param place its name, empty for the whole country
 * @param side for whom
 * @param asOf by the rules of which day
 * @param bundles the rule bundles it was made of, the widest place first
 * @param topics topics with something to say, in the order of the facts model
 */
public record Pocketbook(
    Locality locality,
    String place,
    Side side,
    LocalDate asOf,
    List<Bundle> bundles,
    List<Topic> topics) {
  public Pocketbook {
    bundles = List.copyOf(bundles);
    topics = List.copyOf(topics);
  }

  /** The pocket book of a place, its differences from the whole country not weighed. */
  public static Pocketbook of(PackSnapshot snapshot, Locality locality, Side side, LocalDate asOf) {
    return of(snapshot, locality, side, asOf, Map.of());
  }

  /**
   * The pocket book of a place.
   *
   * @param standings how the rules of the place stand to those of the country, by id of the rule;
   *     see {@link Standing#of}
   */
  public static Pocketbook of(
      PackSnapshot snapshot,
      Locality locality,
      Side side,
      LocalDate asOf,
      Map<String, Standing> standings) {
    return Topics.book(snapshot, locality, side, asOf, standings);
  }

  /** The topic with that id. */
  public Optional<Topic> topic(String id) {
    return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  /**
   * A rule bundle.
   *
   * @param local whether it speaks for less than the whole country
   */
  public record Bundle(String id, String title, String place, String version, boolean local) {}

  /**
   * One topic.
   *
   * @param id of the facts model
   * @param label its name
   * @param say what it is about, one sentence
   * @param may 可以做
   * @param procedure 办了手续可以
   * @param mayNot 不可以做
   * @param how 怎么做, in order
   * @param basis provisions of its cards, without doubles
   * @param standings how many rules of the place stand how to those of the country; only what
   *     occurs, and only what was weighed
   */
  public record Topic(
      String id,
      String label,
      String say,
      Column may,
      Column procedure,
      Column mayNot,
      List<Line> how,
      List<Address> basis,
      Map<Standing, Integer> standings) {
    public Topic {
      how = List.copyOf(how);
      basis = List.copyOf(basis);
      standings = Map.copyOf(standings);
    }

    /** How many lines and rules it has, steps left out. */
    public int size() {
      return may.size() + procedure.size() + mayNot.size();
    }
  }

  /**
   * One of the three answers.
   *
   * @param lines what the cards say, and rules of the place that no card tells of; national first
   * @param further rules of the country that no card tells of
   */
  public record Column(List<Line> lines, List<Line> further) {
    public Column {
      lines = List.copyOf(lines);
      further = List.copyOf(further);
    }

    /** How many lines and rules it has. */
    public int size() {
      return lines.size() + further.size();
    }
  }

  /**
   * One line.
   *
   * @param text plain words
   * @param place name of the place whose bundle says so; empty for the whole country
   * @param basis provisions of the card or rule it is from; never empty
   * @param card whether a card says so: its provisions stand behind all its lines together
   * @param standing how it stands to the rules of the country, where it is a rule and was weighed
   */
  public record Line(
      String text, String place, List<Address> basis, boolean card, Optional<Standing> standing) {
    public Line {
      basis = List.copyOf(basis);
    }

    /** Whether less than the whole country says so. */
    public boolean local() {
      return !place.isEmpty();
    }
  }
}
