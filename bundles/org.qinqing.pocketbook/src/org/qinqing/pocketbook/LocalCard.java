package org.qinqing.pocketbook;

import java.time.LocalDate;

/**
 * A reply to a request sheet, kept on this computer (本机答复). It helps to remember and changes no
 * verdict.
 *
 * @param id file name without ending; given by {@link LocalCards#file}
 * @param topic id of the topic it stands under; may be empty
 * @param title short name; not blank
 * @param question what was asked
 * @param reply what came back; not blank
 * @param repliedBy who replied: an office, or as the person likes to write it
 * @param repliedOn on which day
 */
public record LocalCard(
    String id,
    String topic,
    String title,
    String question,
    String reply,
    String repliedBy,
    LocalDate repliedOn) {
  public LocalCard {
    if (title.isBlank() || reply.isBlank()) {
      throw new IllegalArgumentException("a card needs a title and a reply");
    }
  }
}
