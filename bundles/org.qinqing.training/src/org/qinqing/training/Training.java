package org.qinqing.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;

/**
 * Service: the questions of the bundles that are installed at the moment of the call. Rule tests of
 * these bundles that state a sentence, its verdict and its rule are questions too; their ids begin
 * with {@code test:}.
 */
public interface Training {
  /** Questions that fit, in a stable order: the place's own first, then by topic and id. */
  List<Question> questions(Selection selection);

  /** The question with that id. */
  Optional<Question> question(String id);

  /**
   * Which questions.
   *
   * @param locality the place; questions of bundles outside its chain are left out
   * @param topic only this topic
   * @param side only this side
   * @param about only questions that cite this provision or a part of it
   * @param kinds only these kinds; who asks names those that can be shown
   */
  record Selection(
      Locality locality,
      Optional<String> topic,
      Optional<Side> side,
      Optional<Address> about,
      Set<Question.Kind> kinds) {
    /** Makes the set unchangeable. */
    public Selection {
      kinds = Set.copyOf(kinds);
    }

    /** Questions of all kinds. */
    public Selection(
        Locality locality, Optional<String> topic, Optional<Side> side, Optional<Address> about) {
      this(locality, topic, side, about, EnumSet.allOf(Question.Kind.class));
    }
  }

  /**
   * Marks an answer.
   *
   * @param question id of the question
   * @param answer what was answered
   * @return empty when there is no such question
   * @throws IllegalArgumentException when it is no answer to that question, see {@link
   *     Marked#of(Question, Answer)}
   */
  default Optional<Marked> mark(String question, Answer answer) {
    return question(question).map(found -> Marked.of(found, answer));
  }

  /**
   * Marks an answer that was given by choosing options or an opinion.
   *
   * @param question id of the question
   * @param chosen keys of the chosen options
   * @return empty when there is no such question
   * @throws IllegalArgumentException when it is no answer to that question, see {@link
   *     Marked#of(Question, Answer)}
   */
  default Optional<Marked> mark(String question, Set<String> chosen) {
    return mark(question, new Answer.Chosen(chosen));
  }

  /**
   * A marked answer.
   *
   * @param question the question
   * @param answer what was answered
   * @param rightParts how many parts are right, 0 to {@code parts}
   * @param parts how many parts can be right, at least 1; what a part is depends on the kind, see
   *     {@link #of(Question, Answer)}
   */
  record Marked(Question question, Answer answer, int rightParts, int parts) {
    /** Checks the counts. */
    public Marked {
      if (parts < 1 || rightParts < 0 || rightParts > parts) {
        throw new IllegalArgumentException(rightParts + "/" + parts);
      }
    }

    /**
     * Marks an answer.
     *
     * <p>Parts by kind: for single, judge and opinions the one choice; for multiple the right
     * options, none of which counts once a wrong one is chosen (错选不得分); for matching the pairs; for
     * ordering the neighbours, that is, each step but the last followed by the step that belongs
     * after it; for verdict the verdict and the provision.
     *
     * @throws IllegalArgumentException when the answer has another form than the question, a key is
     *     not one of the question's, nothing is chosen or more than one where one is right, two
     *     items are joined to one, or a step is missing
     */
    public static Marked of(Question question, Answer answer) {
      return Marking.mark(question, answer);
    }

    /** Whether all parts are right. */
    public boolean right() {
      return rightParts == parts;
    }

    /** The share of right parts, 0 to 1. */
    public double share() {
      return (double) rightParts / parts;
    }

    /** Keys of the chosen options; empty when the answer is of another form. */
    public Set<String> chosen() {
      return answer instanceof Answer.Chosen given ? given.keys() : Set.of();
    }

    /**
     * The right answer as keys: of the right options or the opinion that holds; {@code 1-A} for a
     * pair; the steps in order; the verdict and the address for a verdict.
     */
    public List<String> key() {
      return key(question);
    }

    /** The right answer to a question as keys, see {@link #key()}. */
    public static List<String> key(Question question) {
      return Marking.key(question);
    }
  }
}
