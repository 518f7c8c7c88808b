package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.List;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Words;

/** The tags of a provision: whose it is, and whether it counts today. */
record Places(PackSnapshot snapshot, Words words) {
  private static final String USER = "user";

  Tag place(Address address, Locality locality) {
    if (address.pack().equals(USER)) {
      return Tag.of(words.say("tag.own"), Role.ACCENT);
    }
    if (locality.equals(Locality.NATIONAL)) {
      return Tag.of(words.say("tag.national"), Role.TEXT_SECONDARY);
    }
    String name =
        snapshot.packs().stream()
            .filter(pack -> pack.locality().equals(locality))
            .findFirst()
            .map(Pack::place)
            .orElseGet(locality::code);
    return Tag.of(name, Role.LOCAL_MARK);
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
