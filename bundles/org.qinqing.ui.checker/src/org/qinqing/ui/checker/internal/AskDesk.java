package org.qinqing.ui.checker.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qinqing.checker.CheckRequest;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.RequestSheet;

/**
 * What lies on the page 问一问: what was typed, given and opened. It outlives the page, which is made
 * anew with every change of look.
 */
final class AskDesk {
  static final int FIRST_YEAR = 2017;

  final GivenFacts given = new GivenFacts();
  final WrongAnswer wrong = new WrongAnswer();
  final Reply reply = new Reply();
  String text = "";
  String caseId = fresh();
  int event = -1;
  boolean allBoundaries;
  boolean wording;
  boolean otherSide;
  boolean sheet;
  Optional<LocalDate> otherDay = Optional.empty();
  Optional<Cleared> cleared = Optional.empty();

  /** What stood here before it was cleared. */
  record Cleared(String text, List<CheckRequest.Given> given) {}

  /** What the person thinks of an answer, as far as it is written. */
  static final class WrongAnswer {
    boolean open;
    String opinion = "";
    String path = "";
    Optional<Verdict> right = Optional.empty();

    private void clear() {
      open = false;
      opinion = "";
      path = "";
      right = Optional.empty();
    }
  }

  /** A reply to a request, as far as it is written. */
  static final class Reply {
    String topic = "";
    String title = "";
    String question = "";
    String reply = "";
    String by = "";
    String on = LocalDate.now().toString();

    /** What was asked stands there already, unless something is being written. */
    void startFrom(RequestSheet sheet) {
      if (reply.isBlank()) {
        topic = sheet.topic();
        title = sheet.topicLabel();
        question = sheet.situation().strip().replaceAll("\\s+", " ");
        by = sheet.ask();
      }
    }

    void clear() {
      topic = "";
      title = "";
      question = "";
      reply = "";
      by = "";
      on = LocalDate.now().toString();
    }
  }

  /** Another situation lies here from now on. */
  void turnTo(String situation, List<CheckRequest.Given> facts) {
    text = situation;
    caseId = fresh();
    given.restore(facts);
    event = -1;
    allBoundaries = false;
    otherSide = false;
    sheet = false;
    otherDay = Optional.empty();
    wrong.clear();
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** Takes everything away; it can be put back once. */
  void clear() {
    if (!text.isBlank()) {
      cleared = Optional.of(new Cleared(text, given.all()));
    }
    turnTo("", List.of());
  }
}
