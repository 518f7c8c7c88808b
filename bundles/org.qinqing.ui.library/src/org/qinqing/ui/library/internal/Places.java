package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Words;

/** The tags of a provision: whose it is, and whether it counts today. */
record Places(PackSnapshot snapshot, Words words) {
  private static final String USER = "user";

  /** The kinds of persons that have a name here. */
  private static final Set<String> BOUND =
      Set.of("cadre", "leading-cadre", "public-employee", "enterprise", "ex-official");

  Tag place(Address address, Locality locality) {
    if (address.pack().equals(USER)) {
      return Tag.of(words.say("tag.own"), Role.ACCENT);
    }
    if (locality.equals(Locality.NATIONAL)) {
      return Tag.of(words.say("tag.national"), Role.TEXT_SECONDARY);
    }
    return Tag.of(name(locality), Role.LOCAL_MARK);
  }

  /** How people call a place. */
  String name(Locality locality) {
    if (locality.equals(Locality.NATIONAL)) {
      return words.say("tag.national");
    }
    return snapshot.packs().stream()
        .filter(pack -> pack.locality().equals(locality))
        .findFirst()
        .map(Pack::place)
        .orElseGet(locality::code);
  }

  /** The word for a value of a facet. */
  String value(Library.Facet facet, String value) {
    return switch (facet) {
      case PLACE -> Locality.of(value).map(this::name).orElse(value);
      case LEVEL -> words.say("level." + value);
      case STATUS -> status(Library.Status.valueOf(value)).text();
      case ISSUER -> value;
      case TOPIC -> snapshot.facts().topic(value).map(FactsModel.Topic::label).orElse(value);
      case BINDS -> BOUND.contains(value) ? words.say("who." + value) : value;
      case BUNDLE ->
          value.equals(USER)
              ? words.say("tag.own")
              : snapshot.pack(value).map(Pack::title).orElse(value);
    };
  }

  /** The tags of a hit, which has less room. */
  List<Tag> tags(Library.Hit hit, boolean unchecked) {
    List<Tag> tags = new ArrayList<>();
    if (unchecked) {
      tags.add(new Tag(words.say("tag.unchecked.short"), Role.VERDICT_CONDITIONAL, true));
    }
    tags.add(
        hit.inChain()
            ? place(hit.address(), hit.locality())
            : Tag.of(words.say("tag.elsewhere", name(hit.locality())), Role.LOCAL_MARK));
    tags.add(status(hit.status()));
    return tags;
  }

  Tag status(Library.Status status) {
    return switch (status) {
      case IN_FORCE -> Tag.of(words.say("tag.inForce"), Role.VERDICT_PERMITTED);
      case REPEALED -> Tag.of(words.say("tag.repealed"), Role.TEXT_TERTIARY);
      case NOT_YET -> Tag.of(words.say("tag.notYet"), Role.VERDICT_CONDITIONAL);
      case HISTORIC -> Tag.of(words.say("tag.historic"), Role.TEXT_TERTIARY);
    };
  }

  /** Not sure, and so drawn dashed. */
  Tag unchecked() {
    return new Tag(words.say("tag.unchecked"), Role.VERDICT_CONDITIONAL, true);
  }

  List<Tag> tags(Address address, Locality locality, Library.Status status, boolean unchecked) {
    List<Tag> tags = new ArrayList<>();
    if (unchecked) {
      tags.add(unchecked());
    }
    tags.add(place(address, locality));
    tags.add(status(status));
    return tags;
  }
}
