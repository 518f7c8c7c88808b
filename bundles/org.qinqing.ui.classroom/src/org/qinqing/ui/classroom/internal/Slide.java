package org.qinqing.ui.classroom.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;
import org.qinqing.ui.kit.Words;

/**
 * What the projector shows, before it is drawn. It stands before everyone, so there is nothing in
 * it that telephones are not told: no key, no explanation and no distribution before the result is
 * revealed, no distribution of a small group at all, and never who answered what.
 *
 * @param tag kind of round; may be empty
 * @param heading above everything
 * @param blocks from top to bottom
 * @param count how many did something, in words; may be empty
 * @param closesAt when time runs out, while answers are taken
 */
record Slide(
    String tag, String heading, List<Block> blocks, String count, Optional<Instant> closesAt) {

  /** What stands on a slide. */
  sealed interface Block {}

  /** How text is set. */
  enum Manner {
    TITLE,
    QUESTION,
    BODY,
    POINT,
    QUIET
  }

  /** Text that wraps. */
  record Prose(Manner manner, String text) implements Block {}

  /**
   * What can be chosen, or was.
   *
   * @param key letter
   * @param shares how often it was chosen, a line each vote; empty while that is not shown
   * @param right whether it is to be marked as right
   */
  record Option(String key, String text, List<Share> shares, boolean right) implements Block {}

  /**
   * How often something was chosen.
   *
   * @param label which vote; empty when there is but one
   * @param count how many
   * @param of how many answered
   */
  record Share(String label, int count, int of) {
    /** Rounded to whole percents, 0 when nobody answered. */
    int percent() {
      return of == 0 ? 0 : (int) Math.round(100.0 * count / of);
    }
  }

  /** How to join. */
  record Join(String link, String address, String code, String how) implements Block {}

  /** A line of a score table. */
  record Standing(int rank, String name, String points) implements Block {}

  /** Someone in the order of arrival, where the first wins. */
  record Speaker(int place, String name, boolean called, Optional<Boolean> right)
      implements Block {}

  /**
   * How the class is reached.
   *
   * @param link what the QR code says
   * @param address what is typed
   * @param code six digits
   */
  record Way(String link, String address, String code) {
    /** The code in two groups of three, as it is read out. */
    String spaced() {
      return code.length() == 6 ? code.substring(0, 3) + " " + code.substring(3) : code;
    }
  }

  private static final int BEST = 10;

  Slide {
    blocks = List.copyOf(blocks);
  }

  /**
   * The slide for a class as it stands.
   *
   * @param smallestGroup how many answers there must be before their distribution is shown
   */
  static Slide of(ClassRecord record, Way way, int smallestGroup, Words words) {
    return new Maker(record, way, smallestGroup, words).make();
  }

  /** All words on it, for those who do not see it. */
  String aloud() {
    StringBuilder words = new StringBuilder(tag).append(' ').append(heading);
    for (Block block : blocks) {
      words.append('\n');
      switch (block) {
        case Prose prose -> words.append(prose.text());
        case Option option -> {
          words.append(option.key()).append(' ').append(option.text());
          option
              .shares()
              .forEach(
                  share -> words.append(' ').append(share.label()).append(share.percent() + "%"));
        }
        case Join join -> words.append(join.how()).append(' ').append(join.address());
        case Standing line ->
            words.append(line.rank() + " ").append(line.name()).append(' ').append(line.points());
        case Speaker speaker -> words.append(speaker.place() + " ").append(speaker.name());
      }
    }
    return words.append('\n').append(count).toString().strip();
  }

  /**
   * Text as written by authors: headings and points of Markdown become blocks, marks of emphasis
   * are left out.
   */
  static List<Block> prose(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R+")) {
      String line = paragraph.strip();
      if (line.isEmpty()) {
        continue;
      }
      String plain = line.replaceAll("(\\*\\*|__|`)", "");
      if (plain.startsWith("#")) {
        blocks.add(new Prose(Manner.TITLE, plain.replaceFirst("^#+\\s*", "")));
      } else if (plain.matches("[-*+]\\s+.*")) {
        blocks.add(new Prose(Manner.POINT, plain.substring(1).strip()));
      } else {
        blocks.add(new Prose(Manner.BODY, plain.replaceFirst("^>\\s*", "")));
      }
    }
    return blocks;
  }

  /** The letter of a choice: its own id when that is short, else by its place. */
  static String key(ClassQuestion question, int place) {
    boolean shortIds = question.choices().stream().allMatch(choice -> choice.id().length() <= 2);
    return shortIds ? question.choices().get(place).id() : String.valueOf((char) ('A' + place));
  }

  /** Makes one. */
  private static final class Maker {
    private final ClassRecord record;
    private final Course course;
    private final Way way;
    private final int smallestGroup;
    private final Words words;
    private final List<Block> blocks = new ArrayList<>();

    Maker(ClassRecord record, Way way, int smallestGroup, Words words) {
      this.record = record;
      this.course = new Course(record);
      this.way = way;
      this.smallestGroup = smallestGroup;
      this.words = words;
    }

    Slide make() {
      return switch (record.view()) {
        case LOBBY -> lobby();
        case LECTURE -> lecture();
        case TURN -> course.current().map(this::turn).orElseGet(this::lobby);
        case SCORES -> scores(words.say("slide.scores"));
        case END -> scores(words.say("slide.end"));
      };
    }

    private Slide slide(String tag, String heading, String count, Optional<Instant> closesAt) {
      return new Slide(tag, heading, blocks, count, closesAt);
    }

    private Slide lobby() {
      blocks.add(new Join(way.link(), way.address(), way.spaced(), words.say("slide.join.how")));
      return slide(
          "",
          record.agenda().title(),
          words.say("slide.joined", Integer.toString(course.present())),
          Optional.empty());
    }

    private Slide lecture() {
      Round round = record.agenda().rounds().get(Math.max(1, course.round()) - 1);
      blocks.addAll(prose(round.text()));
      return slide(words.say("mode.LECTURE"), round.title(), "", Optional.empty());
    }

    private Slide scores(String heading) {
      boolean end = record.view() == View.END;
      if (!record.teamScores().isEmpty()) {
        record
            .teamScores()
            .forEach(
                team ->
                    blocks.add(
                        new Standing(
                            team.rank(),
                            team.team(),
                            words.say("slide.mean", decimal(team.mean())))));
      } else if (record.scores().stream().anyMatch(score -> score.points() != 0)) {
        Map<Integer, Participant> people = people();
        record.scores().stream()
            .limit(BEST)
            .forEach(
                score ->
                    blocks.add(
                        new Standing(
                            score.rank(),
                            name(people, score.participant()),
                            words.say("slide.points", Integer.toString(score.points())))));
      } else {
        blocks.add(new Prose(Manner.BODY, words.say(end ? "slide.end.text" : "slide.scores.none")));
      }
      return slide("", heading, "", Optional.empty());
    }

    private Map<Integer, Participant> people() {
      return record.participants().stream()
          .collect(Collectors.toMap(Participant::number, person -> person));
    }

    private static String name(Map<Integer, Participant> people, int number) {
      Participant person = people.get(number);
      return person == null ? Integer.toString(number) : person.name();
    }

    private Slide turn(Asked asked) {
      Turn turn = asked.turn();
      Round round = record.agenda().round(turn);
      ClassQuestion question = record.agenda().question(turn);
      boolean opinion = round.mode() == Mode.OPINION;
      String title = opinion ? words.say(turn.vote() == 1 ? "vote.1" : "vote.2") : round.title();
      String heading =
          round.questions().size() == 1
              ? title
              : words.say(
                  "slide.number",
                  title,
                  Integer.toString(turn.question()),
                  Integer.toString(round.questions().size()));
      String tag = words.say("mode." + round.mode().name());
      if (asked.phase() == Phase.STAKING) {
        stakes(round);
        return slide(
            tag,
            heading,
            words.say("slide.staked", Integer.toString(asked.stakes().size())),
            Optional.empty());
      }
      blocks.add(new Prose(Manner.QUESTION, question.text()));
      boolean revealed = asked.phase() == Phase.REVEALED;
      options(asked, question, revealed);
      if (round.mode().firstWins()) {
        speakers(asked, question, revealed);
      }
      if (revealed) {
        result(asked, question);
      }
      int answered = course.answered(asked);
      return slide(
          tag,
          heading,
          words.say(
              "slide.answered", Integer.toString(answered), Integer.toString(course.able(asked))),
          asked.phase() == Phase.OPEN ? asked.closesAt() : Optional.empty());
    }

    private void stakes(Round round) {
      String stakes =
          round.stakes().stream().map(String::valueOf).collect(Collectors.joining(" · "));
      blocks.add(new Prose(Manner.QUESTION, words.say("slide.stake")));
      blocks.add(new Prose(Manner.BODY, words.say("slide.stake.choices", stakes)));
      if (!round.text().isBlank()) {
        blocks.addAll(prose(round.text()));
      }
    }

    private void options(Asked asked, ClassQuestion question, boolean revealed) {
      List<Choice> choices = question.choices();
      for (int i = 0; i < choices.size(); i++) {
        Choice choice = choices.get(i);
        List<Share> shares = revealed ? shares(asked, choice) : List.of();
        boolean right =
            revealed
                && question.form() != ClassQuestion.Form.ORDERING
                && question.key().contains(choice.id());
        blocks.add(new Option(key(question, i), choice.text(), shares, right));
      }
    }

    /** How often a choice was made, in the first vote too when this is the second. */
    private List<Share> shares(Asked asked, Choice choice) {
      int answered = course.answered(asked);
      if (answered < smallestGroup
          || record.agenda().question(asked.turn()).form() == ClassQuestion.Form.ORDERING) {
        return List.of();
      }
      Turn turn = asked.turn();
      int count = asked.tally().getOrDefault(choice.id(), 0);
      if (turn.vote() == 1) {
        return List.of(new Share("", count, answered));
      }
      List<Share> both = new ArrayList<>();
      course
          .asked(new Turn(turn.round(), turn.question(), 1))
          .filter(first -> first.phase() == Phase.REVEALED)
          .filter(first -> course.answered(first) >= smallestGroup)
          .ifPresent(
              first ->
                  both.add(
                      new Share(
                          words.say("slide.vote.1"),
                          first.tally().getOrDefault(choice.id(), 0),
                          course.answered(first))));
      both.add(new Share(words.say("slide.vote.2"), count, answered));
      return both;
    }

    private void speakers(Asked asked, ClassQuestion question, boolean revealed) {
      Map<Integer, Participant> people = people();
      Set<Integer> seen = new HashSet<>();
      boolean known = revealed || !question.form().hasKey();
      for (ClassRecord.Answer answer : asked.answers()) {
        Participant person = people.get(answer.participant());
        if (person == null || person.removed() || seen.size() >= BEST) {
          continue;
        }
        seen.add(answer.participant());
        String name =
            person.team().isEmpty()
                ? person.name()
                : words.say("slide.speaker", person.name(), person.team());
        blocks.add(
            new Speaker(
                seen.size(),
                name,
                asked.called().filter(who -> who == answer.participant()).isPresent(),
                known ? answer.right() : Optional.empty()));
      }
    }

    private void result(Asked asked, ClassQuestion question) {
      if (question.form() == ClassQuestion.Form.ORDERING) {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < question.choices().size(); i++) {
          keys.put(question.choices().get(i).id(), key(question, i));
        }
        String order =
            question.key().stream()
                .map(id -> keys.getOrDefault(id, id))
                .collect(Collectors.joining(" → "));
        blocks.add(new Prose(Manner.TITLE, words.say("slide.order", order)));
      } else if (course.answered(asked) < smallestGroup && !question.choices().isEmpty()) {
        blocks.add(new Prose(Manner.QUIET, words.say("slide.small")));
      }
      if (!question.explanation().isBlank()) {
        blocks.addAll(prose(question.explanation()));
      }
    }

    private static String decimal(double value) {
      long tenths = Math.round(value * 10);
      return tenths % 10 == 0
          ? Long.toString(tenths / 10)
          : tenths / 10 + "." + Math.abs(tenths % 10);
    }
  }
}
