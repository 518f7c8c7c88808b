package org.qinqing.store.internal;

import java.text.Normalizer;
import java.util.Locale;
import org.qinqing.store.StoreException;

/** What a profile may be called. */
final class ProfileNames {
  static final int MOST = 40;

  private ProfileNames() {}

  /**
   * The name as it is kept.
   *
   * @throws StoreException with {@link StoreException.Reason#NAME}
   */
  static String kept(String name) throws StoreException {
    String kept = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    int length = kept.codePointCount(0, kept.length());
    if (length == 0 || length > MOST || !kept.codePoints().allMatch(ProfileNames::isSeen)) {
      throw Findings.name(MOST);
    }
    return kept;
  }

  /** Two names that a person could take for one have the same. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
