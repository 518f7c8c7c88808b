package org.qinqing.classroom.internal;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/**
 * The course of a class: decides what may happen and is what has happened. Deterministic, touches
 * neither clock nor disk. A decision changes nothing; {@link #apply} does. The order in which
 * events are applied is the order of arrival, which alone decides who was first: clocks, of
 * telephones or of the host, play no part in it. Not safe for several threads.
 */
final class ClassSession {
  /** Longest name, in characters as Unicode counts them. */
  static final int LONGEST_NAME = 24;

  /** Longest id a client may give. */
  static final int LONGEST_ID = 64;

  /** A screen of the agenda. */
  private record Step(View view, int round, @Nullable Turn turn) {}

  private record Judgement(Turn turn, int participant, boolean right) {}

  private final ClassEvent.Started start;
  private final Set<String> hostHashes = new HashSet<>();
  private final List<Participant> participants = new ArrayList<>();
  private final Map<String, Integer> byToken = new HashMap<>();

  /** What each client id was used for, by participant; for joining by the id alone. */
  private final Map<Integer, Map<String, Object>> used = new HashMap<>();

  private final Map<String, ClassEvent.Joined> joins = new HashMap<>();
  private final Map<Turn, AskedTurn> turns = new LinkedHashMap<>();
  private final TreeMap<Integer, Judgement> judgements = new TreeMap<>();
  private final List<Step> steps;
  private int judgementsMade;

  /** How many events were applied, and of them those that can change the score table. */
  private long changes;

  private long standings;

  /** How many steps of the agenda lie behind, up to the last that was shown. */
  private int reached;

  private Step shown = new Step(View.LOBBY, 0, null);
  private Instant latest;
  private @Nullable Instant endedAt;

  /** A class that has just been started. */
  ClassSession(ClassEvent.Started start) {
    this.start = start;
    this.latest = start.at();
    hostHashes.add(start.hostHash());
    steps = steps(start.agenda());
  }

  /**
   * The class that these events are.
   *
   * @param events the first is {@link ClassEvent.Started}
   * @throws IllegalArgumentException when they are no class
   */
  static ClassSession replay(List<ClassEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof ClassEvent.Started start)) {
      throw new IllegalArgumentException("no start");
    }
    ClassSession session = new ClassSession(start);
    events.subList(1, events.size()).forEach(session::apply);
    return session;
  }

  private static List<Step> steps(ClassAgenda agenda) {
    List<Step> steps = new ArrayList<>();
    for (int r = 1; r <= agenda.rounds().size(); r++) {
      Round round = agenda.rounds().get(r - 1);
      if (round.mode() == Mode.LECTURE) {
        steps.add(new Step(View.LECTURE, r, null));
      }
      for (int q = 1; q <= round.questions().size(); q++) {
        for (int vote = 1; vote <= round.mode().votes(); vote++) {
          steps.add(new Step(View.TURN, r, new Turn(r, q, vote)));
        }
      }
    }
    return List.copyOf(steps);
  }

  // What is asked for.

  /**
   * Someone wants to join.
   *
   * @param id made by the client, so that a repeated request joins once
   * @param team empty without teams
   * @param most how many may have joined, removed ones included
   */
  Decision join(String name, String team, String id, String tokenHash, int most, Instant now) {
    ClassEvent.Joined before = joins.get(id);
    if (before != null) {
      // Only who has the token knows that it is theirs; to others the id is simply taken.
      return before.tokenHash().equals(tokenHash)
          ? new Decision.Repeated(before.participant())
          : refuse(Refusal.ID_REUSED);
    }
    Optional<String> clean = cleanName(name);
    if (endedAt != null) {
      return refuse(Refusal.ENDED);
    } else if (clean.isEmpty()) {
      return refuse(Refusal.BAD_NAME);
    } else if (!isId(id) || byToken.containsKey(tokenHash)) {
      return refuse(Refusal.ID_REUSED);
    } else if (agenda().teams().isEmpty() ? !team.isEmpty() : !agenda().teams().contains(team)) {
      return refuse(Refusal.BAD_TEAM);
    } else if (participants.size() >= most) {
      return refuse(Refusal.FULL);
    }
    return new Decision.Done(
        new ClassEvent.Joined(now, participants.size() + 1, clean.get(), team, id, tokenHash));
  }

  /** A participant answers; whether it is in time is decided by {@code now}, of the host. */
  Decision answer(int participant, Turn turn, String id, List<String> choices, Instant now) {
    Optional<Decision> early = earlyDecision(participant, turn, id, choices);
    if (early.isPresent()) {
      return early.get();
    }
    AskedTurn asked = turns.get(turn);
    if (asked == null || asked.phase == Phase.STAKING) {
      return refuse(Refusal.NOT_OPEN);
    } else if (asked.phase != Phase.OPEN || isTimeOver(asked, now)) {
      return refuse(Refusal.CLOSED);
    } else if (asked.eligible.isPresent() && !asked.eligible.get().contains(participant)) {
      return refuse(Refusal.NOT_ELIGIBLE);
    } else if (asked.answers.containsKey(participant) && !agenda().round(turn).mode().revisable()) {
      return refuse(Refusal.ALREADY_ANSWERED);
    } else if (!agenda().question(turn).accepts(choices)) {
      return refuse(Refusal.WRONG_FORM);
    }
    return new Decision.Done(
        new ClassEvent.Answered(now, turn, participant, id, List.copyOf(choices)));
  }

  /** A participant stakes points, or changes the stake. */
  Decision stake(int participant, Turn turn, String id, int stake, Instant now) {
    Optional<Decision> early = earlyDecision(participant, turn, id, stake);
    if (early.isPresent()) {
      return early.get();
    }
    AskedTurn asked = turns.get(turn);
    if (asked == null) {
      return refuse(Refusal.NOT_OPEN);
    } else if (asked.phase != Phase.STAKING) {
      return refuse(Refusal.CLOSED);
    } else if (!agenda().round(turn).stakes().contains(stake)) {
      return refuse(Refusal.WRONG_FORM);
    }
    return new Decision.Done(new ClassEvent.Staked(now, turn, participant, id, stake));
  }

  private Optional<Decision> earlyDecision(int participant, Turn turn, String id, Object content) {
    if (!isParticipant(participant)) {
      return Optional.of(refuse(Refusal.UNKNOWN_PARTICIPANT));
    } else if (!agenda().has(turn)) {
      return Optional.of(refuse(Refusal.UNKNOWN_TURN));
    }
    // Before anything that changes with time: what was accepted stays accepted when it comes again.
    Object before = used.getOrDefault(participant, Map.of()).get(id);
    if (before != null) {
      return Optional.of(
          before.equals(List.of(turn, content))
              ? new Decision.Repeated(participant)
              : refuse(Refusal.ID_REUSED));
    } else if (!isId(id)) {
      return Optional.of(refuse(Refusal.ID_REUSED));
    } else if (endedAt != null) {
      return Optional.of(refuse(Refusal.ENDED));
    } else if (participant(participant).removed()) {
      return Optional.of(refuse(Refusal.REMOVED));
    }
    return Optional.empty();
  }

  /** The trainer does something. */
  Decision act(HostAction action, Instant now) {
    if (endedAt != null) {
      return refuse(Refusal.ENDED);
    }
    return switch (action) {
      case HostAction.Next next -> next(now);
      case HostAction.Show show -> show(show.view(), 0, now);
      case HostAction.Lecture lecture -> show(View.LECTURE, lecture.round(), now);
      case HostAction.TakeStakes take -> takeStakes(take.turn(), now);
      case HostAction.Open open -> open(open.turn(), open.place(), now);
      case HostAction.Close close -> close(close.turn(), now);
      case HostAction.Reveal reveal -> reveal(reveal.turn(), now);
      case HostAction.Judge judge -> judge(judge, now);
      case HostAction.UndoJudgement undo ->
          judgements.isEmpty()
              ? refuse(Refusal.NOTHING_TO_UNDO)
              : new Decision.Done(new ClassEvent.JudgementUndone(now, judgements.lastKey()));
      case HostAction.Remove remove ->
          admission(remove.participant(), false, new ClassEvent.Removed(now, remove.participant()));
      case HostAction.Readmit readmit ->
          admission(
              readmit.participant(), true, new ClassEvent.Readmitted(now, readmit.participant()));
    };
  }

  private Decision admission(int participant, boolean removed, ClassEvent event) {
    if (!isParticipant(participant)) {
      return refuse(Refusal.UNKNOWN_PARTICIPANT);
    }
    return participant(participant).removed() == removed
        ? new Decision.Done(event)
        : refuse(Refusal.NOT_NOW);
  }

  private Decision next(Instant now) {
    Turn turn = shown.turn();
    if (turn != null) {
      switch (turn(turn).phase) {
        case STAKING:
          return open(turn, 1, now);
        case OPEN:
          return close(turn, now);
        case CLOSED:
          return reveal(turn, now);
        case REVEALED:
          break;
      }
    }
    for (Step step : steps.subList(reached, steps.size())) {
      Turn following = step.turn();
      if (following == null) {
        return show(View.LECTURE, step.round(), now);
      } else if (!turns.containsKey(following) && isWanted(following)) {
        return agenda().round(following).mode() == Mode.STAKE
            ? takeStakes(following, now)
            : open(following, 1, now);
      }
    }
    return shown.view() == View.SCORES ? refuse(Refusal.NOT_NOW) : show(View.SCORES, 0, now);
  }

  /** A tie-break that nobody needs is passed over. */
  private boolean isWanted(Turn turn) {
    return agenda().round(turn).mode() != Mode.TIE_BREAK || !new Scoring(this).levelAt(1).isEmpty();
  }

  private Decision show(View view, int round, Instant now) {
    boolean lecture = view == View.LECTURE;
    if (lecture
        && (round < 1
            || round > agenda().rounds().size()
            || agenda().rounds().get(round - 1).mode() != Mode.LECTURE)) {
      return refuse(Refusal.UNKNOWN_TURN);
    } else if (isBusy() || !(lecture || view == View.LOBBY || view == View.SCORES)) {
      return refuse(Refusal.NOT_NOW);
    }
    return new Decision.Done(new ClassEvent.Shown(now, view, round));
  }

  private Decision takeStakes(Turn turn, Instant now) {
    if (!agenda().has(turn)) {
      return refuse(Refusal.UNKNOWN_TURN);
    } else if (isBusy() || turns.containsKey(turn) || agenda().round(turn).mode() != Mode.STAKE) {
      return refuse(Refusal.NOT_NOW);
    }
    return new Decision.Done(new ClassEvent.StakesTaken(now, turn));
  }

  private Decision open(Turn turn, int place, Instant now) {
    if (!agenda().has(turn)) {
      return refuse(Refusal.UNKNOWN_TURN);
    }
    Round round = agenda().round(turn);
    AskedTurn asked = turns.get(turn);
    boolean ready =
        round.mode() == Mode.STAKE
            ? asked != null && asked.phase == Phase.STAKING
            : asked == null && !isBusy();
    if (turn.vote() == 2) {
      // The second vote follows the commentary, and that the result of the first.
      AskedTurn first = turns.get(new Turn(turn.round(), turn.question(), 1));
      ready &= first != null && first.phase == Phase.REVEALED;
    }
    Optional<List<Integer>> eligible =
        round.mode() == Mode.TIE_BREAK
            ? Optional.of(new Scoring(this).levelAt(place))
            : Optional.empty();
    if (!ready || eligible.map(List::isEmpty).orElse(false)) {
      return refuse(Refusal.NOT_NOW);
    }
    return new Decision.Done(
        new ClassEvent.Opened(now, turn, round.limit().map(now::plus), eligible));
  }

  private Decision close(Turn turn, Instant now) {
    AskedTurn asked = turns.get(turn);
    return asked == null || asked.phase != Phase.OPEN
        ? refuse(Refusal.NOT_NOW)
        : new Decision.Done(new ClassEvent.Closed(now, turn));
  }

  private Decision reveal(Turn turn, Instant now) {
    AskedTurn asked = turns.get(turn);
    return asked == null || asked.phase != Phase.CLOSED
        ? refuse(Refusal.NOT_NOW)
        : new Decision.Done(new ClassEvent.Revealed(now, turn));
  }

  private Decision judge(HostAction.Judge judge, Instant now) {
    AskedTurn asked = turns.get(judge.turn());
    if (asked == null || !asked.answers.containsKey(judge.participant())) {
      return refuse(Refusal.NOT_NOW);
    } else if (agenda().question(judge.turn()).form() == ClassQuestion.Form.OPINION) {
      return refuse(Refusal.WRONG_FORM);
    } else if (asked.phase == Phase.OPEN && !agenda().round(judge.turn()).mode().firstWins()) {
      return refuse(Refusal.NOT_NOW);
    }
    return new Decision.Done(
        new ClassEvent.Judged(
            now, judgementsMade + 1, judge.turn(), judge.participant(), judge.right()));
  }

  /** Closes what has run out of time, when something has. */
  Optional<ClassEvent> timeOut(Instant now) {
    return openTurn()
        .filter(turn -> isTimeOver(turn(turn), now))
        .map(turn -> new ClassEvent.Closed(now, turn));
  }

  /** When the open turn runs out of time. */
  Optional<Instant> deadline() {
    return openTurn().flatMap(turn -> Optional.ofNullable(turn(turn).closesAt));
  }

  /** The class is over. */
  Decision end(Instant now) {
    return endedAt == null ? new Decision.Done(new ClassEvent.Ended(now)) : refuse(Refusal.ENDED);
  }

  private static Decision refuse(Refusal why) {
    return new Decision.Refused(why);
  }

  private static boolean isTimeOver(AskedTurn asked, Instant now) {
    Instant end = asked.closesAt;
    return end != null && !now.isBefore(end);
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Without what is not seen, or turns the direction of what follows; empty when none is left. */
  private static Optional<String> cleanName(String name) {
    if (name.length() > LONGEST_NAME * 8) {
      return Optional.empty();
    }
    String visible =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "")
            .replaceAll("[\\p{Z}\\s]+", " ")
            .strip();
    int length = visible.codePointCount(0, visible.length());
    return length == 0 || length > LONGEST_NAME ? Optional.empty() : Optional.of(visible);
  }

  // What has happened.

  /**
   * Takes an event in.
   *
   * @throws IllegalArgumentException when it cannot follow; the state is then as before
   */
  void apply(ClassEvent event) {
    switch (event) {
      case ClassEvent.Started again -> throw new IllegalArgumentException("started twice");
      case ClassEvent.Resumed resumed -> resume(resumed);
      case ClassEvent.Joined joined -> {
        if (joined.participant() != participants.size() + 1) {
          throw new IllegalArgumentException("participant " + joined.participant());
        }
        participants.add(
            new Participant(
                joined.participant(), joined.name(), joined.team(), joined.at(), false));
        byToken.put(joined.tokenHash(), joined.participant());
        joins.put(joined.id(), joined);
      }
      case ClassEvent.Removed removed -> setRemoved(removed.participant(), true);
      case ClassEvent.Readmitted readmitted -> setRemoved(readmitted.participant(), false);
      case ClassEvent.Shown screen -> show(new Step(screen.view(), screen.round(), null));
      case ClassEvent.StakesTaken taken -> {
        turns.put(known(taken.turn()), new AskedTurn(taken.at(), Phase.STAKING));
        show(new Step(View.TURN, taken.turn().round(), taken.turn()));
      }
      case ClassEvent.Staked staked -> {
        turn(staked.turn()).stakes.put(staked.participant(), staked.stake());
        use(staked.participant(), staked.id(), List.of(staked.turn(), staked.stake()));
      }
      case ClassEvent.Opened opened -> {
        AskedTurn asked =
            turns.computeIfAbsent(
                known(opened.turn()), turn -> new AskedTurn(opened.at(), Phase.OPEN));
        asked.phase = Phase.OPEN;
        asked.closesAt = opened.closesAt().orElse(null);
        asked.eligible = opened.eligible().map(List::copyOf);
        show(new Step(View.TURN, opened.turn().round(), opened.turn()));
      }
      case ClassEvent.Answered answered -> {
        AskedTurn asked = turn(answered.turn());
        asked.answers.remove(answered.participant());
        asked.answers.put(
            answered.participant(), new AskedTurn.Given(answered.at(), answered.choices()));
        use(answered.participant(), answered.id(), List.of(answered.turn(), answered.choices()));
      }
      case ClassEvent.Closed closed -> {
        AskedTurn asked = turn(closed.turn());
        asked.phase = Phase.CLOSED;
        asked.closedAt = closed.at();
        asked.presentAtClose = present();
      }
      case ClassEvent.Revealed revealed -> turn(revealed.turn()).phase = Phase.REVEALED;
      case ClassEvent.Judged judged -> {
        turn(judged.turn());
        judgementsMade = Math.max(judgementsMade, judged.judgement());
        judgements.put(
            judged.judgement(), new Judgement(judged.turn(), judged.participant(), judged.right()));
      }
      case ClassEvent.JudgementUndone undone -> judgements.remove(undone.judgement());
      case ClassEvent.Ended ended -> {
        endedAt = ended.at();
        shown = new Step(View.END, 0, null);
      }
    }
    latest = event.at();
    changes++;
    switch (event) {
      // Points come out of revealed turns, and those take no more answers.
      case ClassEvent.Answered answered -> {}
      case ClassEvent.Staked staked -> {}
      default -> standings++;
    }
  }

  /** Grows with every event: while it is the same, so is everything here. */
  long changes() {
    return changes;
  }

  /** Grows with every event after which the score table can be another. */
  long standings() {
    return standings;
  }

  /** The time the host was away is given back to those who were answering. */
  private void resume(ClassEvent.Resumed resumed) {
    hostHashes.add(resumed.hostHash());
    Duration away = Duration.between(latest, resumed.at());
    openTurn()
        .map(this::turn)
        .ifPresent(
            asked -> {
              Instant end = asked.closesAt;
              if (end != null && !away.isNegative()) {
                asked.closesAt = end.plus(away);
              }
            });
  }

  private void show(Step step) {
    shown = step;
    int at = steps.indexOf(step);
    if (at >= 0) {
      reached = at + 1;
    }
  }

  private void use(int participant, String id, Object what) {
    used.computeIfAbsent(participant, p -> new HashMap<>()).put(id, what);
  }

  private void setRemoved(int number, boolean removed) {
    Participant old = participant(number);
    participants.set(
        number - 1, new Participant(old.number(), old.name(), old.team(), old.joinedAt(), removed));
  }

  private Turn known(Turn turn) {
    if (!agenda().has(turn)) {
      throw new IllegalArgumentException("no turn " + turn);
    }
    return turn;
  }

  // How it stands.

  /** What was planned. */
  ClassAgenda agenda() {
    return start.agenda();
  }

  /** The first event. */
  ClassEvent.Started start() {
    return start;
  }

  /** When it was over. */
  Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** What screens show. */
  View view() {
    return shown.view();
  }

  /** The turn that screens show. */
  Optional<Turn> shownTurn() {
    return Optional.ofNullable(shown.turn());
  }

  /** The turn, or the round of the lecture with question 1, that is or was shown last. */
  Optional<Turn> lastShown() {
    if (reached == 0) {
      return Optional.empty();
    }
    Step last = steps.get(reached - 1);
    Turn turn = last.turn();
    return Optional.of(turn == null ? new Turn(last.round(), 1, 1) : turn);
  }

  /** The number of the round that screens show, 0 when none. */
  int shownRound() {
    return shown.round();
  }

  /** Who has a token with that hash. */
  Optional<Integer> byToken(String tokenHash) {
    return Optional.ofNullable(byToken.get(tokenHash));
  }

  /** Whether a token with that hash is the host's. */
  boolean isHost(String tokenHash) {
    return hostHashes.contains(tokenHash);
  }

  /** In the order of joining. */
  List<Participant> participants() {
    return Collections.unmodifiableList(participants);
  }

  /** Whether there is one with that number. */
  boolean isParticipant(int number) {
    return number >= 1 && number <= participants.size();
  }

  /**
   * The one with that number.
   *
   * @throws IllegalArgumentException when there is none
   */
  Participant participant(int number) {
    if (!isParticipant(number)) {
      throw new IllegalArgumentException("no participant " + number);
    }
    return participants.get(number - 1);
  }

  /** How many have joined and are not removed. */
  int present() {
    return (int) participants.stream().filter(p -> !p.removed()).count();
  }

  /** All that was begun, in that order. */
  Map<Turn, AskedTurn> turns() {
    return Collections.unmodifiableMap(turns);
  }

  /**
   * A turn that was begun.
   *
   * @throws IllegalArgumentException when it was not
   */
  AskedTurn turn(Turn turn) {
    AskedTurn asked = turns.get(turn);
    if (asked == null) {
      throw new IllegalArgumentException("not begun: " + turn);
    }
    return asked;
  }

  /** The judgement that stands on an answer, the latest of several. */
  Optional<Boolean> judgement(Turn turn, int participant) {
    return judgements.descendingMap().values().stream()
        .filter(j -> j.participant() == participant && j.turn().equals(turn))
        .map(Judgement::right)
        .findFirst();
  }

  private Optional<Turn> openTurn() {
    return Optional.ofNullable(shown.turn()).filter(turn -> turn(turn).phase == Phase.OPEN);
  }

  /** Whether stakes or answers are being taken. */
  private boolean isBusy() {
    Turn turn = shown.turn();
    return turn != null && turn(turn).phase.compareTo(Phase.OPEN) <= 0;
  }
}
