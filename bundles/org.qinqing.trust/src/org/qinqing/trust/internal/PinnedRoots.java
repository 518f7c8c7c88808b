package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.TrustRoots;

/** Roots and revocation lists in the data folder, and those of the administrator's policy. */
@Component(service = TrustRoots.class)
public final class PinnedRoots implements TrustRoots {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final Trust trust;
  private final PackStoreMirror mirror;

  /** Made by the component runtime. */
  @Activate
  public PinnedRoots(
      @Reference DataFolder data, @Reference Trust trust, @Reference PackStoreMirror mirror) {
    this.data = data;
    this.trust = trust;
    this.mirror = mirror;
  }

  @Override
  public List<Root> roots() {
    Map<String, Root> roots = new LinkedHashMap<>();
    try {
      Policy policy = trust.policy();
      policy
          .roots()
          .forEach(c -> roots.put(c.fingerprint().sha256(), new Root(c.publisher(), true)));
      trust
          .roots(policy)
          .forEach(
              c -> roots.putIfAbsent(c.fingerprint().sha256(), new Root(c.publisher(), false)));
    } catch (Refusal | IOException e) {
      return List.of(); // what cannot be read counts for nothing; installing says why
    }
    List<Root> ordered = new ArrayList<>(roots.values());
    ordered.sort(
        Comparator.comparing((Root root) -> !root.byPolicy())
            .thenComparing(root -> root.publisher().name())
            .thenComparing(root -> root.publisher().fingerprint()));
    return List.copyOf(ordered);
  }

  @Override
  public Changed pin(Path certificate, String fingerprint) throws IOException {
    String file = String.valueOf(certificate.getFileName());
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      if (trust.policy().rootsLocked()) {
        throw new Refusal(Code.POLICY_LOCKED.about(file));
      }
      Certificate root = OpenSigner.certificates(certificate).getLast();
      if (!root.certifies() || !root.signedBy(root, trust.crypto())) {
        throw new Refusal(Code.NO_ROOT.about(file, root.name()));
      }
      if (!root.fingerprint().meant(fingerprint)) {
        throw new Refusal(
            Code.FINGERPRINT_DIFFERS.about(
                file, root.fingerprint().words(), root.fingerprint().sha256()));
      }
      trust.folder().pin(root);
      return new Changed(true, root.name(), List.of());
    } catch (Refusal refusal) {
      return new Changed(false, "", refusal.findings());
    }
  }

  @Override
  public Changed unpin(String fingerprint) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      Policy policy = trust.policy();
      if (policy.roots().stream().anyMatch(root -> root.fingerprint().meant(fingerprint))) {
        throw new Refusal(Code.POLICY_LOCKED.about(fingerprint));
      }
      Certificate root =
          trust.folder().roots().stream()
              .filter(pinned -> pinned.fingerprint().meant(fingerprint))
              .findFirst()
              .orElseThrow(() -> new Refusal(Code.NOT_PINNED.about(fingerprint, fingerprint)));
      return new Changed(trust.folder().unpin(root), root.name(), List.of());
    } catch (Refusal refusal) {
      return new Changed(false, "", refusal.findings());
    }
  }

  @Override
  public Changed revocations(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      RevocationList list =
          Pem.read(file).stream()
              .filter(part -> part.kind().equals(Pem.LIST))
              .findFirst()
              .flatMap(part -> RevocationList.of(part.der()))
              .orElseThrow(() -> new Refusal(Code.LIST_WRONG.about(name, name)));
      Certificate issuer = issuer(name, file, list);
      Optional<RevocationList> former = trust.folder().revocations(issuer, name);
      if (former.filter(known -> known.number() >= list.number()).isPresent()) {
        throw new Refusal(
            Code.LIST_OLDER.about(name, issuer.name(), list.number(), former.get().number()));
      }
      // The marks first: should this end in between, what is compromised is already out of use.
      List<Diagnostic> stopped = stop(list, issuer);
      trust.folder().keep(list, issuer);
      if (!stopped.isEmpty()) {
        mirror.mirror();
      }
      return new Changed(true, issuer.name(), stopped);
    } catch (Refusal refusal) {
      return new Changed(false, "", refusal.findings());
    }
  }

  /** Who signed the list: a pinned root, or somebody certified by one, named in the file. */
  private Certificate issuer(String name, Path file, RevocationList list)
      throws IOException, Refusal {
    List<Certificate> pinned = trust.roots(trust.policy());
    Optional<Certificate> root =
        pinned.stream().filter(r -> list.signedBy(r, trust.crypto())).findFirst();
    if (root.isPresent()) {
      return root.get();
    }
    List<Certificate> chain = OpenSigner.certificates(file);
    new ChainCheck(trust, Policy.NONE, name).links(chain);
    boolean right =
        list.signedBy(chain.getFirst(), trust.crypto())
            && pinned.stream().anyMatch(r -> r.fingerprint().equals(chain.getLast().fingerprint()));
    if (!right) {
      throw new Refusal(Code.LIST_WRONG.about(name, chain.getFirst().name()));
    }
    return chain.getFirst();
  }

  /** Marks the installed bundles that a compromised key signed. */
  private List<Diagnostic> stop(RevocationList list, Certificate issuer) throws IOException {
    List<Diagnostic> stopped = new ArrayList<>();
    PackStore store = mirror.store();
    for (PackStore.Stored stored : store.list()) {
      if (signedByRevoked(stored, list, issuer)) {
        store.revoke(stored);
        stopped.add(Code.STORED_REVOKED.about(stored.id(), stored.id(), stored.version()));
      }
    }
    return stopped;
  }

  private boolean signedByRevoked(PackStore.Stored stored, RevocationList list, Certificate issuer)
      throws IOException {
    try {
      Container container = Container.read(stored.id(), Files.readAllBytes(stored.file()));
      if (!Verifier.claims(container)) {
        return false;
      }
      List<Certificate> chain = Verifier.claim(stored.id(), container).chain();
      for (int i = 0; i < chain.size(); i++) {
        Certificate above = chain.get(Math.min(i + 1, chain.size() - 1));
        boolean its =
            above
                .holder()
                .getSubjectPublicKeyInfo()
                .equals(issuer.holder().getSubjectPublicKeyInfo());
        if (its && list.compromised(chain.get(i))) {
          return true;
        }
      }
      return false;
    } catch (Refusal refusal) {
      return false; // damaged: it is not in use anyway, and says so
    }
  }
}
