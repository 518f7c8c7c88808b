package org.qinqing.classroom.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/**
 * Something that happened in a class. All events in order are the class; the names written here are
 * the format of the log and do not change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClassEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = ClassEvent.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = ClassEvent.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = ClassEvent.Removed.class, name = "removed"),
  @JsonSubTypes.Type(value = ClassEvent.Readmitted.class, name = "readmitted"),
  @JsonSubTypes.Type(value = ClassEvent.Shown.class, name = "shown"),
  @JsonSubTypes.Type(value = ClassEvent.StakesTaken.class, name = "stakes-taken"),
  @JsonSubTypes.Type(value = ClassEvent.Staked.class, name = "staked"),
  @JsonSubTypes.Type(value = ClassEvent.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = ClassEvent.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = ClassEvent.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = ClassEvent.Revealed.class, name = "revealed"),
  @JsonSubTypes.Type(value = ClassEvent.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = ClassEvent.JudgementUndone.class, name = "judgement-undone"),
  @JsonSubTypes.Type(value = ClassEvent.Ended.class, name = "ended")
})
sealed interface ClassEvent {
  /** When, by the clock of the host. */
  Instant at();

  /**
   * Always the first.
   *
   * @param format of the log, 1
   * @param code six digits
   * @param joinKey what the QR code carries instead
   * @param hostHash of the host's token
   */
  record Started(
      Instant at,
      int format,
      String id,
      ClassAgenda agenda,
      String code,
      String joinKey,
      String hostHash)
      implements ClassEvent {}

  /** The host was started again; it has a further token. */
  record Resumed(Instant at, String hostHash) implements ClassEvent {}

  record Joined(Instant at, int participant, String name, String team, String id, String tokenHash)
      implements ClassEvent {}

  record Removed(Instant at, int participant) implements ClassEvent {}

  record Readmitted(Instant at, int participant) implements ClassEvent {}

  /** A screen without a question; the round counts for a lecture. */
  record Shown(Instant at, View view, int round) implements ClassEvent {}

  record StakesTaken(Instant at, Turn turn) implements ClassEvent {}

  record Staked(Instant at, Turn turn, int participant, String id, int stake)
      implements ClassEvent {}

  record Opened(Instant at, Turn turn, Optional<Instant> closesAt, Optional<List<Integer>> eligible)
      implements ClassEvent {}

  record Answered(Instant at, Turn turn, int participant, String id, List<String> choices)
      implements ClassEvent {}

  record Closed(Instant at, Turn turn) implements ClassEvent {}

  record Revealed(Instant at, Turn turn) implements ClassEvent {}

  record Judged(Instant at, int judgement, Turn turn, int participant, boolean right)
      implements ClassEvent {}

  record JudgementUndone(Instant at, int judgement) implements ClassEvent {}

  record Ended(Instant at) implements ClassEvent {}
}
