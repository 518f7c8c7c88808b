package org.qinqing.training.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;

/**
 * Service: takes questions to other programs and back.
 *
 * <p>What a format has no place for (topic, side, difficulty, basis, rule) travels in tags which
 * other programs keep but do not understand; the report says so of each question.
 */
public interface QuestionExchange {
  /**
   * Writes questions.
   *
   * @param questions in the order in which they are to stand
   * @param file replaced in one step
   * @throws IOException when it cannot be written; what was there before is left as it was
   */
  Exported write(List<Question> questions, ExchangeFormat format, Path file) throws IOException;

  /**
   * Reads questions.
   *
   * @param defaults what a question is taken to be that does not say
   * @throws IOException when the file cannot be opened; a file that is damaged or of another format
   *     is told by an error among the remarks
   */
  Imported read(Path file, ExchangeFormat format, Defaults defaults) throws IOException;

  /**
   * What is assumed of a question that does not say.
   *
   * @param pack id of the bundle the questions are for; begins the ids of those that have none
   * @param topic id of a topic
   * @param side from whose side they are told
   * @param taken ids that must not be given to a question that has none
   */
  record Defaults(String pack, String topic, Side side, Set<String> taken) {
    /** Makes the set unchangeable. */
    public Defaults {
      taken = Set.copyOf(taken);
    }

    /** No id is taken. */
    public Defaults(String pack, String topic, Side side) {
      this(pack, topic, side, Set.of());
    }
  }

  /**
   * What was written.
   *
   * @param questions how many
   * @param remarks in the order of the questions
   */
  record Exported(int questions, List<Remark> remarks) {
    /** Makes the list unchangeable. */
    public Exported {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * What was read.
   *
   * @param questions in the order of the file; empty when one remark is an error, for nothing is
   *     taken by halves
   * @param remarks in the order of the file
   */
  record Imported(List<Question> questions, List<Remark> remarks) {
    /** Makes the lists unchangeable. */
    public Imported {
      questions = List.copyOf(questions);
      remarks = List.copyOf(remarks);
    }

    /** Whether something was wrong, so that nothing was taken. */
    public boolean failed() {
      return remarks.stream().anyMatch(remark -> remark.kind() == Remark.Kind.ERROR);
    }
  }

  /**
   * Something to know about one question or the file.
   *
   * @param kind how much it matters
   * @param item id of the question, or what it is called in the file; empty for the whole file
   * @param line line of a text, row of a sheet, from 1; 0 when there is none
   * @param message one sentence in the language of the program
   */
  record Remark(Kind kind, String item, int line, String message) {
    /** How much a remark matters. */
    public enum Kind {
      /** Carried in a way other programs do not understand. */
      CONVENTION,
      /** Not said in the file, so assumed. */
      ASSUMED,
      /** Not carried, or carried changed. */
      LOST,
      /** A whole question that was left out. */
      SKIPPED,
      /** Nothing was taken because of this. */
      ERROR
    }
  }
}
