package org.qinqing.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place by its six-digit administrative division code (GB/T 2260): {@code 000000} the whole
 * country, {@code 440000} a province, {@code 440100} a city, {@code 440103} a district or county;
 * or {@link #TEMPLATE}.
 *
 * @param code six digits, or {@code template}
 */
public record Locality(String code) {
  /** The whole country. */
  public static final Locality NATIONAL = new Locality("000000");

  /** A bundle that speaks for no place until somebody fills it in. */
  public static final Locality TEMPLATE = new Locality("template");

  private static final Pattern CODE = Pattern.compile("\\d{6}");
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82");

  /**
   * Reads a code.
   *
   * @return empty when the text is neither a possible division code nor {@code template}
   */
  public static Optional<Locality> of(String text) {
    if (text.equals(TEMPLATE.code)) {
      return Optional.of(TEMPLATE);
    }
    if (!CODE.matcher(text).matches()) {
      return Optional.empty();
    }
    boolean national = text.equals(NATIONAL.code);
    boolean possible =
        national
            || (PROVINCES.contains(text.substring(0, 2))
                && !(text.substring(2, 4).equals("00") && !text.endsWith("00")));
    return possible ? Optional.of(new Locality(text)) : Optional.empty();
  }

  /** This place and the places around it, smallest first, the whole country last. */
  public List<Locality> chain() {
    if (equals(TEMPLATE)) {
      return List.of(TEMPLATE, NATIONAL);
    }
    List<Locality> chain = new ArrayList<>();
    chain.add(this);
    for (String wider :
        List.of(code.substring(0, 4) + "00", code.substring(0, 2) + "0000", NATIONAL.code)) {
      Locality place = new Locality(wider);
      if (!chain.contains(place)) {
        chain.add(place);
      }
    }
    return List.copyOf(chain);
  }

  /** 0 for the country, 1 province, 2 city, 3 district or county; a template counts as 3. */
  public int depth() {
    if (equals(TEMPLATE)) {
      return 3;
    }
    return chain().size() - 1;
  }
}
