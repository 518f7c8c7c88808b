package org.qinqing.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one may, must, or must not do.
 *
 * @param id unique among all bundles
 * @param pack id of the bundle that carries it
 * @param topic id of the closed list of topics
 * @param side from whose side
 * @param who kinds of persons bound ({@code cadre}, {@code leading-cadre}, {@code public-employee},
 *     {@code enterprise}); informative, conditions decide
 * @param through by whose hand the conduct also counts; empty for oneself
 * @param modality what the rule does
 * @param when when it applies
 * @param omitted for {@link Modality#REQUIRED}: when the duty was refused or omitted
 * @param unless named exceptions; when one holds the rule does not apply
 * @param basis provisions it stands on, the weightiest first; never empty
 * @param permission a provision of a higher document that allows to loosen a higher rule
 * @param loosens ids of the higher rules it loosens
 * @param effective days on which it applies
 * @param say plain words, one sentence, may be shown as the reason
 * @param how steps one can take, in order
 * @param ask whom to ask; empty for the general advice
 * @param location where it is written
 */
public record Rule(
    String id,
    String pack,
    String topic,
    Side side,
    Set<String> who,
    Set<String> through,
    Modality modality,
    Condition when,
    Optional<Condition> omitted,
    List<Exemption> unless,
    List<Address> basis,
    Optional<Address> permission,
    List<String> loosens,
    Effective effective,
    String say,
    List<String> how,
    String ask,
    SourceLocation location) {

  public Rule {
    who = Set.copyOf(who);
    through = Set.copyOf(through);
    unless = List.copyOf(unless);
    basis = List.copyOf(basis);
    loosens = List.copyOf(loosens);
    how = List.copyOf(how);
  }

  /**
   * A named exception with its own basis.
   *
   * @param say plain words
   * @param when when it holds
   * @param basis provisions
   */
  public record Exemption(String say, Condition when, List<Address> basis) {}
}
