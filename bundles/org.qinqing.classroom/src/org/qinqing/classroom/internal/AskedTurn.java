package org.qinqing.classroom.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.Phase;

/** The state of a turn that was begun; {@link ClassSession} alone changes it. */
final class AskedTurn {
  /** An answer that stands. */
  record Given(Instant at, List<String> choices) {}

  final Instant openedAt;
  Phase phase;
  @Nullable Instant closesAt;
  @Nullable Instant closedAt;
  Optional<List<Integer>> eligible = Optional.empty();

  /** By participant. */
  final Map<Integer, Integer> stakes = new HashMap<>();

  /** By participant, in the order of arrival; a changed answer arrives anew. */
  final Map<Integer, Given> answers = new LinkedHashMap<>();

  /** How many were there when it closed; until then it is not known. */
  int presentAtClose = -1;

  AskedTurn(Instant openedAt, Phase phase) {
    this.openedAt = openedAt;
    this.phase = phase;
  }
}
