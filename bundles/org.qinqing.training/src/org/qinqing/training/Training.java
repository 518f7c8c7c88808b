package org.qinqing.training;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;

/** Service: the questions of the bundles that are installed at the moment of the call. */
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
   */
  record Selection(
      Locality locality, Optional<String> topic, Optional<Side> side, Optional<Address> about) {}

  /**
   * Marks an answer.
   *
   * @param question id of the question
   * @param chosen keys of the chosen options
   * @return empty when there is no such question
   * @throws IllegalArgumentException when a key is not one of the question's, nothing is chosen, or
   *     more than one where one is right
   */
  Optional<Marked> mark(String question, Set<String> chosen);

  /**
   * A marked answer.
   *
   * @param question the question
   * @param chosen what was chosen
   * @param right whether exactly the right options were chosen
   */
  record Marked(Question question, Set<String> chosen, boolean right) {
    public Marked {
      chosen = Set.copyOf(chosen);
    }

    /** Keys of the right options. */
    public List<String> key() {
      return question.options().stream()
          .filter(Question.Option::right)
          .map(Question.Option::key)
          .toList();
    }
  }
}
