package org.qinqing.ui.packs.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.qinqing.authoring.PackDraft;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** What edits one part; it tells each change at once and is never filled while one types. */
interface PartForm {
  /** Shows the values as they stand in the draft; what is the same already is not touched. */
  void fill(PackDraft draft, PackDraft.Part part);

  /** Names of facts and provisions may have changed. */
  void named(Naming naming);

  /** Puts the keyboard into the first field. */
  void focus();

  /**
   * What a form is made with.
   *
   * @param context the room
   * @param words its words
   * @param naming names for now
   * @param values takes changed values by key
   * @param source takes the whole part as it is written
   * @param reflow lays out after something grew
   */
  record Ground(
      RoomContext context,
      Words words,
      Naming naming,
      Consumer<Map<String, String>> values,
      Consumer<String> source,
      Runnable reflow) {}
}
