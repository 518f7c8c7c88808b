package org.qinqing.authoring.internal;

import java.util.List;
import java.util.Set;
import org.qinqing.authoring.PackDraft.Kind;

/**
 * How a kind of part is written.
 *
 * @param folder folder of its files
 * @param list key of the list it stands in
 * @param title key of the words a person knows it by
 * @param keys its keys, in the order in which they are written
 * @param lists keys that hold lists of texts
 * @param records keys that hold lists of mappings
 * @param mappings keys that hold a mapping
 */
record PartShape(
    String folder,
    String list,
    String title,
    List<String> keys,
    Set<String> lists,
    Set<String> records,
    Set<String> mappings) {

  private static final PartShape RULE =
      new PartShape(
          "rules",
          "rules",
          "say",
          List.of(
              "id",
              "row",
              "topic",
              "side",
              "who",
              "through",
              "modality",
              "when",
              "omitted",
              "unless",
              "basis",
              "permission",
              "loosens",
              "effective",
              "say",
              "how",
              "ask"),
          Set.of("who", "through", "basis", "loosens", "how"),
          Set.of("unless"),
          Set.of("when", "effective"));
  private static final PartShape CARD =
      new PartShape(
          "cases",
          "cards",
          "title",
          List.of(
              "id", "kind", "title", "topic", "side", "say", "can", "cannot", "how", "basis",
              "rules"),
          Set.of("can", "cannot", "how", "basis", "rules"),
          Set.of(),
          Set.of());
  private static final PartShape TEST =
      new PartShape(
          "tests",
          "tests",
          "given",
          List.of("id", "given", "expect", "locality", "asOf"),
          Set.of(),
          Set.of(),
          Set.of("given", "expect"));
  private static final PartShape QUESTION =
      new PartShape(
          "questions",
          "questions",
          "stem",
          List.of(
              "id",
              "kind",
              "topic",
              "side",
              "stem",
              "options",
              "pairs",
              "extras",
              "steps",
              "verdict",
              "provision",
              "among",
              "opinions",
              "commentary",
              "difficulty",
              "explanation",
              "basis",
              "rule"),
          Set.of("extras", "steps", "among", "basis"),
          Set.of("options", "pairs", "opinions"),
          Set.of());

  static PartShape of(Kind kind) {
    return switch (kind) {
      case RULE -> RULE;
      case CARD -> CARD;
      case TEST -> TEST;
      case QUESTION -> QUESTION;
    };
  }
}
