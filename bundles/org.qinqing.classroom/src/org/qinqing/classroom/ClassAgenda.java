package org.qinqing.classroom;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a class does, in order.
 *
 * @param title shown on every screen
 * @param rounds at least one
 * @param teams names of the teams; empty when everyone plays alone
 */
public record ClassAgenda(String title, List<Round> rounds, List<String> teams) {
  /**
   * Checks that ids and team names are unique.
   *
   * @throws IllegalArgumentException when they are not, or nothing is planned
   */
  public ClassAgenda {
    rounds = List.copyOf(rounds);
    teams = List.copyOf(teams);
    if (title.isBlank() || rounds.isEmpty()) {
      throw new IllegalArgumentException("agenda without title or rounds");
    }
    Set<String> ids = new HashSet<>();
    rounds.stream()
        .flatMap(round -> round.questions().stream())
        .forEach(
            question -> {
              if (!ids.add(question.id())) {
                throw new IllegalArgumentException("two questions " + question.id());
              }
            });
    if (new HashSet<>(teams).size() != teams.size() || teams.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("teams need names of their own");
    }
  }

  /** Whether there is such a turn. */
  public boolean has(Turn turn) {
    return turn.round() <= rounds.size()
        && turn.question() <= round(turn).questions().size()
        && turn.vote() <= round(turn).mode().votes();
  }

  /** The round a turn belongs to. */
  public Round round(Turn turn) {
    return rounds.get(turn.round() - 1);
  }

  /** The question a turn asks. */
  public ClassQuestion question(Turn turn) {
    return round(turn).questions().get(turn.question() - 1);
  }
}
