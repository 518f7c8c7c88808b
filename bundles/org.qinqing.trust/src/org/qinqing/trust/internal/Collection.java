package org.qinqing.trust.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.internal.Statement.Index;

/**
 * Several signed bundles in one file, with an index. The index is not signed: each bundle is, and
 * the index may say nothing else than they do.
 */
final class Collection {
  private static final List<String> FIRST = List.of(Index.PATH);
  private static final Pattern PATH =
      Pattern.compile("[a-z][a-z0-9-]*-\\d+\\.\\d+\\.\\d+\\.qinqing");

  private Collection() {}

  /**
   * One bundle.
   *
   * @param name of its entry
   * @param bytes its file
   * @param container what is in it
   * @param claim what it says of its signature, unchecked
   */
  record Member(String name, byte[] bytes, Container container, Verifier.Claim claim) {}

  static boolean is(Container container) {
    return container.entries().containsKey(Index.PATH);
  }

  /** The name of a bundle in a collection. */
  static String path(String id, String version) {
    return id + "-" + version + PackStore.SUFFIX;
  }

  static byte[] write(List<Member> members) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    List<Index.Member> index = new ArrayList<>();
    for (Member member : members) {
      entries.put(member.name(), member.bytes());
      index.add(
          new Index.Member(
              member.name(),
              member.claim().content().id(),
              member.claim().content().version(),
              member.bytes().length,
              Fingerprint.of(member.bytes()).sha256()));
    }
    entries.put(Index.PATH, new Index(index).bytes());
    return CanonicalZip.of(entries, FIRST);
  }

  /**
   * The bundles, in the order of the index.
   *
   * @param name how to call the file in findings
   * @param file its bytes, of which the container was read
   */
  static List<Member> members(String name, byte[] file, Container container) throws Refusal {
    Index index;
    try {
      index =
          Index.read(container.entry(Index.PATH).orElse(new byte[0]))
              .orElseThrow(() -> new Refusal(Code.INDEX_WRONG.about(name, Index.PATH)));
    } catch (Statement.FutureFormat e) {
      throw new Refusal(Code.FUTURE_FORMAT.about(name));
    }
    Set<String> listed = new HashSet<>();
    index.members().forEach(member -> listed.add(member.path()));
    Set<String> found = new HashSet<>(container.entries().keySet());
    found.remove(Index.PATH);
    long ids = index.members().stream().map(Index.Member::id).distinct().count();
    if (index.members().isEmpty()
        || ids != index.members().size()
        || listed.size() != index.members().size()
        || !listed.equals(found)
        || !listed.stream().allMatch(path -> PATH.matcher(path).matches())) {
      throw new Refusal(Code.INDEX_WRONG.about(name, Index.PATH));
    }
    List<Member> members = new ArrayList<>();
    for (Index.Member said : index.members()) {
      members.add(member(name, said, container.entry(said.path()).orElseThrow()));
    }
    if (!Arrays.equals(CanonicalZip.of(container.entries(), FIRST), file)) {
      throw new Refusal(Code.NOT_IN_FORM.about(name));
    }
    return members;
  }

  private static Member member(String name, Index.Member said, byte[] bytes) throws Refusal {
    SourceLocation where = new SourceLocation(said.path(), 0);
    if (said.size() != bytes.length || !Fingerprint.of(bytes).sha256().equals(said.sha256())) {
      throw new Refusal(Code.MEMBER_DIFFERS.at(name, where, said.path()));
    }
    Container container = Container.read(said.path(), bytes);
    if (!Verifier.claims(container)) {
      throw new Refusal(Code.MEMBER_UNSIGNED.at(name, where, said.path()));
    }
    Verifier.Claim claim = Verifier.claim(said.path(), container);
    boolean same =
        claim.content().id().equals(said.id())
            && claim.content().version().equals(said.version())
            && said.path().equals(path(said.id(), said.version()));
    if (!same) {
      throw new Refusal(Code.MEMBER_DIFFERS.at(name, where, said.path()));
    }
    return new Member(said.path(), bytes, container, claim);
  }
}
