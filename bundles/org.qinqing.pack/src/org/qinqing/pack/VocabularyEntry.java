package org.qinqing.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A word people use, and what it tells about a situation.
 *
 * @param say preferred form
 * @param also other forms
 * @param wrong common misspellings and loose patterns, understood but never shown
 * @param pinyin full pinyin with blanks, may be empty
 * @param sense what kind of thing it names; decides how the reader of situations uses it
 * @param set facts it implies → values
 * @param acts act it makes, by flow: {@code in} (towards the official), {@code out} (from the
 *     speaker to another), {@code own} (nobody else), {@code any}
 * @param flow for verbs: which way they move a thing
 * @param location where it is written
 */
public record VocabularyEntry(
    String say,
    List<String> also,
    List<String> wrong,
    String pinyin,
    Sense sense,
    Map<String, Set<String>> set,
    Map<String, String> acts,
    Optional<Flow> flow,
    SourceLocation location) {
  public VocabularyEntry {
    also = List.copyOf(also);
    wrong = List.copyOf(wrong);
    set = Map.copyOf(set);
    acts = Map.copyOf(acts);
  }

  /** Whether another entry tells the same of a situation, whatever the two are called. */
  public boolean means(VocabularyEntry other) {
    return sense == other.sense
        && set.equals(other.set)
        && acts.equals(other.acts)
        && flow.equals(other.flow);
  }

  /** The same with other forms. */
  VocabularyEntry withForms(String otherSay, List<String> otherAlso, List<String> otherWrong) {
    return new VocabularyEntry(
        otherSay, otherAlso, otherWrong, pinyin, sense, set, acts, flow, location);
  }

  /** What a word names. */
  public enum Sense {
    /** A person or body on the other side. */
    PARTY,
    /** A relative or friend. */
    KIN,
    /** A thing or benefit. */
    THING,
    /** A verb. */
    VERB,
    /** A whole deed that needs no further parts. */
    DEED,
    /** Something that sets facts only (place, occasion, procedure, jurisdiction, …). */
    ATTRIBUTE,
    /** A word for search only. */
    WORD
  }

  /** Which way a verb moves a thing. */
  public enum Flow {
    /** From the subject to the other (送、请、塞). */
    FROM_SUBJECT,
    /** To the subject from the other (收、拿、接受). */
    TO_SUBJECT,
    /** Depends on 给、向、跟 (借). */
    BOTH
  }
}
