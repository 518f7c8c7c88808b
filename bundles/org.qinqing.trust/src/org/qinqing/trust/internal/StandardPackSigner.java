package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.internal.Statement.HandOver;

/** Signs bundle files and judges signed ones by the same code as the installer. */
@Component(service = PackSigner.class)
public final class StandardPackSigner implements PackSigner {
  private final PackReader reader;
  private final PackRegistry registry;
  private final Trust trust;

  /** Made by the component runtime. */
  @Activate
  public StandardPackSigner(
      @Reference PackReader reader, @Reference PackRegistry registry, @Reference Trust trust) {
    this.reader = reader;
    this.registry = registry;
    this.trust = trust;
  }

  @Override
  public Signed sign(Path file, Signer signer, Optional<Path> handOver, Instant time, Path output)
      throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      Container container = read(file);
      if (Collection.is(container)) {
        throw new Refusal(Code.INDEX_WRONG.about(name, name));
      }
      Map<String, byte[]> files = new TreeMap<>(Verifier.bundle(container));
      List<Diagnostic> acting = DataOnly.findings(name, files);
      if (!acting.isEmpty()) {
        throw new Refusal(acting);
      }
      PackReader.Reading reading = reader.read(name, files);
      Pack pack = reading.pack().orElseThrow(() -> new Refusal(reading.findings()));
      OpenSigner open = OpenSigner.of(signer, trust);
      if (handOver.isPresent()) {
        files.put(HandOver.PATH, Files.readAllBytes(handOver.get()));
      }
      byte[] signed = open.signed(pack.id(), pack.version(), files, time, trust);
      List<Diagnostic> beyond = beyond(name, signed, pack, open.policy());
      List<Diagnostic> findings = new ArrayList<>(reading.findings());
      findings.addAll(beyond);
      if (beyond.stream().anyMatch(Diagnostic::isError)) {
        return new Signed(false, findings);
      }
      TrustFolder.write(output, signed);
      return new Signed(true, findings);
    } catch (Refusal refusal) {
      return new Signed(false, refusal.findings());
    }
  }

  /** What anybody who installs it would refuse, told to whoever signs. */
  private List<Diagnostic> beyond(String name, byte[] signed, Pack pack, Policy policy)
      throws Refusal, IOException {
    Verifier.Verified verified =
        new Verifier(trust).verify(name, signed, Container.read(name, signed), policy);
    return AuthorityCheck.signed(pack, verified, registry.snapshot());
  }

  @Override
  public Signed collect(List<Path> files, Path output) throws IOException {
    List<Collection.Member> members = new ArrayList<>();
    Map<String, Integer> depths = new LinkedHashMap<>();
    try {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = Files.readAllBytes(file);
        Container container = Container.read(name, bytes);
        if (!Verifier.claims(container)) {
          throw new Refusal(Code.MEMBER_UNSIGNED.about(name, name));
        }
        Verifier.Claim claim = Verifier.claim(name, container);
        PackReader.Reading reading = reader.read(name, Verifier.bundle(container));
        Pack pack = reading.pack().orElseThrow(() -> new Refusal(reading.findings()));
        String path = Collection.path(claim.content().id(), claim.content().version());
        String id = claim.content().id();
        depths.put(path, pack.locality().depth());
        if (members.stream().anyMatch(m -> m.claim().content().id().equals(id))) {
          throw new Refusal(Code.INDEX_WRONG.about(name, path));
        }
        members.add(new Collection.Member(path, bytes, container, claim));
      }
    } catch (Refusal refusal) {
      return new Signed(false, refusal.findings());
    }
    // Wider places first, because the others stand on them; the same files make the same bytes.
    members.sort(
        Comparator.<Collection.Member>comparingInt(m -> depths.getOrDefault(m.name(), 0))
            .thenComparing(Collection.Member::name));
    TrustFolder.write(output, Collection.write(members));
    return new Signed(true, List.of());
  }

  @Override
  public List<Verification> verify(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      byte[] bytes = bytes(file);
      Container container = Container.read(name, bytes);
      Policy policy = trust.policy();
      if (!Collection.is(container)) {
        return List.of(verify(name, bytes, container, policy));
      }
      List<Verification> all = new ArrayList<>();
      for (Collection.Member member : Collection.members(name, bytes, container)) {
        all.add(verify(member.name(), member.bytes(), member.container(), policy));
      }
      return all;
    } catch (Refusal refusal) {
      return List.of(
          new Verification(false, "", "", Optional.empty(), Optional.empty(), refusal.findings()));
    }
  }

  private Verification verify(String name, byte[] bytes, Container container, Policy policy)
      throws IOException {
    Optional<Verifier.Claim> claim = Optional.empty();
    try {
      List<Diagnostic> acting = DataOnly.findings(name, container.entries());
      if (!acting.isEmpty()) {
        throw new Refusal(acting);
      }
      if (!Verifier.claims(container)) {
        throw new Refusal(Code.UNSIGNED.about(name));
      }
      claim = Optional.of(Verifier.claim(name, container));
      Verifier.Verified verified = new Verifier(trust).verify(name, bytes, container, policy);
      PackReader.Reading reading = reader.read(name, Verifier.bundle(container));
      Pack pack = reading.pack().orElseThrow(() -> new Refusal(reading.findings()));
      PackSnapshot installed = registry.snapshot();
      List<Diagnostic> findings = new ArrayList<>(verified.warnings());
      findings.addAll(AuthorityCheck.signed(pack, verified, installed));
      return told(claim, findings.stream().noneMatch(Diagnostic::isError), findings);
    } catch (Refusal refusal) {
      return told(claim, false, refusal.findings());
    }
  }

  private static Verification told(
      Optional<Verifier.Claim> claim, boolean holds, List<Diagnostic> findings) {
    return new Verification(
        holds,
        claim.map(c -> c.content().id()).orElse(""),
        claim.map(c -> c.content().version()).orElse(""),
        claim.flatMap(c -> c.chain().stream().findFirst()).map(Certificate::publisher),
        claim.map(c -> c.content().signedAt()),
        findings);
  }

  private static Container read(Path file) throws IOException, Refusal {
    return Container.read(String.valueOf(file.getFileName()), bytes(file));
  }

  private static byte[] bytes(Path file) throws IOException, Refusal {
    if (Files.size(file) > Container.FILE_LIMIT) {
      String name = String.valueOf(file.getFileName());
      throw new Refusal(Code.NO_BUNDLE_FILE.about(name, name));
    }
    return Files.readAllBytes(file);
  }
}
