package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;

/**
 * What is trusted at this moment: the administrator's policy, the roots and the revocation lists.
 * Nothing is remembered; a file that changes counts from the next question on. The library of
 * cryptography wakes with the first question that needs it.
 */
@Component(service = Trust.class)
public final class Trust {
  private final DataFolder data;
  private final TrustFolder folder;
  private final Clock clock;
  private final String policyFile;
  private Optional<Crypto> crypto = Optional.empty();

  /** Made by the component runtime. */
  @Activate
  public Trust(@Reference DataFolder data) {
    this(data, Clock.systemUTC(), System.getProperty(Policy.PROPERTY, ""));
  }

  Trust(DataFolder data, Clock clock, String policyFile) {
    this.data = data;
    this.folder = new TrustFolder(data.root());
    this.clock = clock;
    this.policyFile = policyFile;
  }

  synchronized Crypto crypto() {
    Crypto known = crypto.orElseGet(Crypto::new);
    crypto = Optional.of(known);
    return known;
  }

  Clock clock() {
    return clock;
  }

  TrustFolder folder() {
    return folder;
  }

  /** Where the policy lies, or would lie. */
  Path policyFile() {
    return Policy.file(policyFile, data.root());
  }

  Policy policy() throws Refusal {
    Path root = data.root();
    return Policy.read(policyFile, root);
  }

  /** The roots that count under a policy. */
  List<Certificate> roots(Policy policy) throws IOException {
    List<Certificate> roots = new ArrayList<>(policy.roots());
    if (!policy.rootsLocked()) {
      roots.addAll(folder.roots());
    }
    return roots;
  }
}
