package org.qinqing.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test that travels with a bundle.
 *
 * @param id unique in the bundle
 * @param pack id of the bundle
 * @param locality place to ask for; the bundle's own place unless said
 * @param asOf day to ask for, today unless said
 * @param given what the situation is
 * @param verdict expected leading verdict
 * @param rule expected deciding rule, if stated
 * @param basis addresses expected among the basis of the applied rules
 * @param missing fact expected to be asked, if stated
 * @param facts facts a reading must find, for {@link Given.Text}
 * @param location where it is written
 */
public record PackTest(
    String id,
    String pack,
    Optional<String> locality,
    Optional<LocalDate> asOf,
    Given given,
    Verdict verdict,
    Optional<String> rule,
    List<Address> basis,
    Optional<String> missing,
    Map<String, FactContent> facts,
    SourceLocation location) {

  public PackTest {
    basis = List.copyOf(basis);
    facts = Map.copyOf(facts);
  }

  /** What the situation is. */
  public sealed interface Given {
    /** Events with their facts; a failure is an error. */
    record Facts(List<Map<String, FactContent>> events) implements Given {
      public Facts {
        events = List.copyOf(events);
      }
    }

    /** Words as people say them; counted as a rate, never a reason to refuse a bundle. */
    record Text(String text, Optional<Side> side) implements Given {}
  }
}
