package org.qinqing.pocketbook.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.Pocketbook;
import org.qinqing.pocketbook.Pocketbook.Column;
import org.qinqing.pocketbook.Pocketbook.Line;
import org.qinqing.pocketbook.Pocketbook.Topic;
import org.qinqing.pocketbook.Standing;

/** Puts the topics of a pocket book together. */
public final class Topics {
  private final List<Pack> packs;
  private final Side side;
  private final LocalDate asOf;
  private final Map<String, Standing> standings;

  private Topics(List<Pack> packs, Side side, LocalDate asOf, Map<String, Standing> standings) {
    this.packs = packs;
    this.side = side;
    this.asOf = asOf;
    this.standings = standings;
  }

  /** See {@link Pocketbook#of}. */
  public static Pocketbook book(
      PackSnapshot snapshot,
      Locality locality,
      Side side,
      LocalDate asOf,
      Map<String, Standing> standings) {
    List<Pack> packs = snapshot.chain(locality).answering().reversed();
    Topics topics = new Topics(packs, side, asOf, standings);
    List<Topic> all = new ArrayList<>();
    for (FactsModel.Topic topic : snapshot.facts().topics()) {
      Topic made = topics.topic(topic);
      if (made.size() > 0) {
        all.add(made);
      }
    }
    String place =
        packs.stream()
            .filter(pack -> pack.locality().equals(locality) && isLocal(pack))
            .map(Pack::place)
            .findFirst()
            .orElse("");
    return new Pocketbook(
        locality,
        place,
        side,
        asOf,
        packs.stream()
            .map(
                pack ->
                    new Pocketbook.Bundle(
                        pack.id(), pack.title(), pack.place(), pack.version(), isLocal(pack)))
            .toList(),
        all);
  }

  private static boolean isLocal(Pack pack) {
    return !pack.locality().equals(Locality.NATIONAL);
  }

  private Topic topic(FactsModel.Topic topic) {
    Parts parts = new Parts();
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    for (Pack pack : packs) {
      Set<String> told = new HashSet<>();
      for (Casework.Card card : pack.casework().cards()) {
        if (card.kind() == Casework.CardKind.POCKET
            && card.side() == side
            && card.topic().filter(topic.id()::equals).isPresent()) {
          parts.add(card, pack);
          told.addAll(card.rules());
        }
      }
      for (Rule rule : pack.rules()) {
        if (rule.topic().equals(topic.id())
            && rule.side() == side
            && rule.effective().covers(asOf)) {
          Optional<Standing> standing = Optional.ofNullable(standings.get(rule.id()));
          standing.ifPresent(found -> counts.merge(found, 1, Integer::sum));
          // No card has a place for what one may do after a step.
          boolean procedure = rule.modality().verdict().kind() == Verdict.Kind.PROCEDURE;
          if (procedure || !told.contains(rule.id())) {
            parts.add(rule, pack, standing);
          }
        }
      }
    }
    return new Topic(
        topic.id(),
        topic.label(),
        parts.say.isEmpty() ? topic.say() : parts.say,
        new Column(parts.may, parts.mayFurther),
        new Column(parts.procedure, List.of()),
        new Column(parts.mayNot, parts.mayNotFurther),
        parts.how,
        List.copyOf(parts.basis),
        counts);
  }

  private static final class Parts {
    private final List<Line> may = new ArrayList<>();
    private final List<Line> mayFurther = new ArrayList<>();
    private final List<Line> procedure = new ArrayList<>();
    private final List<Line> mayNot = new ArrayList<>();
    private final List<Line> mayNotFurther = new ArrayList<>();
    private final List<Line> how = new ArrayList<>();
    private final Set<Address> basis = new LinkedHashSet<>();
    private String say = "";

    void add(Casework.Card card, Pack pack) {
      String place = isLocal(pack) ? pack.place() : "";
      if (say.isEmpty() && place.isEmpty()) {
        say = card.say();
      }
      lines(card.can(), place, card, may);
      lines(card.cannot(), place, card, mayNot);
      lines(card.how(), place, card, how);
      basis.addAll(card.basis());
    }

    private static void lines(
        List<String> texts, String place, Casework.Card card, List<Line> into) {
      texts.forEach(text -> into.add(new Line(text, place, card.basis(), true, Optional.empty())));
    }

    void add(Rule rule, Pack pack, Optional<Standing> standing) {
      boolean local = isLocal(pack);
      Line line = new Line(rule.say(), local ? pack.place() : "", rule.basis(), false, standing);
      switch (rule.modality().verdict().kind()) {
        case ALLOWED -> (local ? may : mayFurther).add(line);
        case PROCEDURE -> procedure.add(line);
        case FORBIDDEN, OPEN -> (local ? mayNot : mayNotFurther).add(line);
      }
    }
  }
}
