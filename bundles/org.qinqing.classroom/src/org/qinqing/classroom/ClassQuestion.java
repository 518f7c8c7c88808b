package org.qinqing.classroom;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question as a class is asked it.
 *
 * @param id known to who made the agenda; unique within the agenda
 * @param form how it is answered
 * @param text plain text
 * @param choices what can be chosen, in the order shown; empty for {@link Form#SPOKEN}
 * @param key ids of the right choices, for {@link Form#ORDERING} all of them in the right order;
 *     empty for {@link Form#OPINION} and {@link Form#SPOKEN}, which have no key
 * @param explanation shown with the result; for an opinion case the commentary before the second
 *     vote; may be empty
 * @param basis addresses of the provisions it stands on
 */
public record ClassQuestion(
    String id,
    Form form,
    String text,
    List<Choice> choices,
    List<String> key,
    String explanation,
    List<String> basis) {

  /** How a question is answered. */
  public enum Form {
    /** One choice. */
    SINGLE,
    /** Any number of choices, at least one; all right ones and no other count as right. */
    MULTIPLE,
    /** All choices, put in order. */
    ORDERING,
    /** One choice, none of them right (分歧意见). */
    OPINION,
    /** Only a sign that one wants to speak; the trainer judges what is said. */
    SPOKEN;

    /** Whether the key decides, not the trainer. */
    public boolean hasKey() {
      return this == SINGLE || this == MULTIPLE || this == ORDERING;
    }
  }

  /**
   * Checks that choices and key fit the form.
   *
   * @throws IllegalArgumentException when they do not
   */
  public ClassQuestion {
    choices = List.copyOf(choices);
    key = List.copyOf(key);
    basis = List.copyOf(basis);
    if (id.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("question without id or text");
    }
    Set<String> ids = new HashSet<>();
    for (Choice choice : choices) {
      if (!ids.add(choice.id())) {
        throw new IllegalArgumentException(id + ": two choices " + choice.id());
      }
    }
    boolean fits =
        switch (form) {
          case SINGLE -> choices.size() > 1 && key.size() == 1;
          case MULTIPLE -> choices.size() > 1 && !key.isEmpty();
          case ORDERING -> choices.size() > 1 && key.size() == choices.size();
          case OPINION -> choices.size() > 1 && key.isEmpty();
          case SPOKEN -> choices.isEmpty() && key.isEmpty();
        };
    if (!fits || !ids.containsAll(key) || new HashSet<>(key).size() != key.size()) {
      throw new IllegalArgumentException(id + ": choices and key do not fit " + form);
    }
  }

  /** Whether that is an answer to this question at all, right or not. */
  public boolean accepts(List<String> chosen) {
    Set<String> different = new HashSet<>(chosen);
    boolean known =
        different.size() == chosen.size()
            && choices.stream().map(Choice::id).toList().containsAll(chosen);
    return known
        && switch (form) {
          case SINGLE, OPINION -> chosen.size() == 1;
          case MULTIPLE -> !chosen.isEmpty();
          case ORDERING -> chosen.size() == choices.size();
          case SPOKEN -> chosen.isEmpty();
        };
  }

  /**
   * Whether it is the right answer.
   *
   * @param chosen an answer that is {@linkplain #accepts accepted}
   * @throws IllegalStateException when the question has no key
   */
  public boolean isRight(List<String> chosen) {
    if (!form.hasKey()) {
      throw new IllegalStateException(id + " has no key");
    }
    return form == Form.ORDERING
        ? key.equals(chosen)
        : new HashSet<>(key).equals(new HashSet<>(chosen));
  }
}
