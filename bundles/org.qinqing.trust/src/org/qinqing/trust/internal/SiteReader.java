package org.qinqing.trust.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.internal.SiteHead.Part;
import org.qinqing.trust.internal.Statement.FutureFormat;
import org.qinqing.trust.internal.Statement.Identity;

/**
 * Reads what a site says, and believes it only when somebody says it who is trusted, who said it
 * before, and who does not take anything back. What is believed then is an announcement: each file
 * proves itself when it is installed.
 */
final class SiteReader {
  private final Trust trust;
  private final Policy policy;
  private final String site;

  /**
   * A reader.
   *
   * @param site how to call the site in findings
   */
  SiteReader(Trust trust, Policy policy, String site) {
    this.trust = trust;
    this.policy = policy;
    this.site = site;
  }

  /**
   * What is known of a site.
   *
   * @param bytes of the head
   * @param head what they say
   * @param identity who signed it
   * @param index what the site offers
   * @param warnings what to look at
   */
  record Known(
      byte[] bytes, SiteHead head, Identity identity, SiteIndex index, List<Diagnostic> warnings) {
    Known {
      warnings = List.copyOf(warnings);
    }

    Signed signed() {
      return new Signed(bytes, head, identity, warnings);
    }
  }

  /** A head that is signed by somebody who is trusted. */
  record Signed(byte[] bytes, SiteHead head, Identity identity, List<Diagnostic> warnings) {
    Known with(SiteIndex index) {
      return new Known(bytes, head, identity, index, warnings);
    }
  }

  /** Believes what was kept from an earlier time, as far as it still is to be believed. */
  Known kept(byte[] bytes, byte[] content) throws IOException, Refusal {
    Signed signed = head(bytes);
    return signed.with(index(signed.head(), content));
  }

  /**
   * Reads a site; of one that is unchanged the head only.
   *
   * @param known what was known of it
   */
  Known read(SiteSource source, Optional<Known> known) throws IOException, Refusal {
    byte[] bytes = source.read(site, SiteName.HEAD, SiteHead.LIMIT);
    try {
      return read(source, known, bytes);
    } catch (Refusal refusal) {
      // A site that is renewed while it is read is no wrong site.
      byte[] again = source.read(site, SiteName.HEAD, SiteHead.LIMIT);
      if (Arrays.equals(again, bytes)) {
        throw refusal;
      }
      return read(source, known, again);
    }
  }

  private Known read(SiteSource source, Optional<Known> known, byte[] bytes)
      throws IOException, Refusal {
    if (known.isPresent() && Arrays.equals(known.get().bytes(), bytes)) {
      return known.get();
    }
    Signed signed = head(bytes);
    SiteHead head = signed.head();
    if (known.isEmpty()) {
      return signed.with(whole(source, head));
    }
    follows(known.get(), signed);
    if (known.get().head().number() == head.number()) {
      return signed.with(known.get().index());
    }
    Optional<SiteIndex> made = byDeltas(source, head, known.get().index());
    return signed.with(made.isPresent() ? made.get() : whole(source, head));
  }

  /** Whether a head may come after another of the same site. */
  void follows(Known known, Signed next) throws Refusal {
    SiteHead before = known.head();
    SiteHead head = next.head();
    if (!known.identity().equals(next.identity())) {
      throw new Refusal(
          Code.SITE_OTHER_SIGNER.about(site, known.identity().name(), next.identity().name()));
    }
    if (head.number() < before.number()
        || (head.number() == before.number() && head.signedAt().isBefore(before.signedAt()))) {
      throw new Refusal(Code.SITE_WENT_BACK.about(site, head.number(), before.number()));
    }
    if (head.number() == before.number() && !head.content().equals(before.content())) {
      throw new Refusal(Code.SITE_FORKED.about(site, head.number()));
    }
  }

  /** A head as it came. */
  Signed head(byte[] bytes) throws IOException, Refusal {
    SiteHead head;
    List<Certificate> chain;
    try {
      head =
          SiteHead.read(bytes)
              .orElseThrow(() -> new Refusal(Code.SITE_HEAD_WRONG.about(site, SiteName.HEAD)));
      chain = Certificate.chain(head.chain());
    } catch (FutureFormat e) {
      throw new Refusal(Code.SITE_FUTURE.about(site));
    } catch (Certificate.Unusable e) {
      throw new Refusal(e.code().about(site, site));
    }
    if (chain.isEmpty()
        || chain.getFirst().algorithm() != head.algorithm()
        || !signed(head, chain)) {
      throw new Refusal(Code.SITE_SIGNATURE.about(site));
    }
    List<Diagnostic> warnings =
        new ArrayList<>(new ChainCheck(trust, policy, site).check(chain, head.signedAt()));
    Instant now = trust.clock().instant();
    if (now.isAfter(head.until())) {
      warnings.add(Code.SITE_OVERDUE.about(site, head.until()));
    }
    return new Signed(bytes, head, ChainCheck.identity(chain), warnings);
  }

  private boolean signed(SiteHead head, List<Certificate> chain) {
    try {
      return trust
          .crypto()
          .verify(
              head.algorithm(),
              chain.getFirst().key(trust.crypto()),
              Crypto.Purpose.SITE,
              head.signed(),
              head.signature());
    } catch (java.security.cert.CertificateException e) {
      return false;
    }
  }

  private SiteIndex whole(SiteSource source, SiteHead head) throws IOException, Refusal {
    String name = SiteName.index(head.number());
    return index(head, part(source, name, head.index()));
  }

  /** The index of a head from its unpacked content. */
  SiteIndex index(SiteHead head, byte[] content) throws Refusal {
    String name = SiteName.index(head.number());
    if (!digest(content).equals(head.content())) {
      throw new Refusal(Code.SITE_FILE_DIFFERS.about(site, name));
    }
    try {
      SiteIndex index =
          SiteIndex.read(content)
              .filter(read -> read.number() == head.number())
              .orElseThrow(() -> new Refusal(Code.SITE_INDEX_WRONG.about(site, name)));
      return SiteIndex.checked(site, index);
    } catch (FutureFormat e) {
      throw new Refusal(Code.SITE_FUTURE.about(site));
    }
  }

  /** Empty when not every step is kept, or the whole index is not larger than all of them. */
  private Optional<SiteIndex> byDeltas(SiteSource source, SiteHead head, SiteIndex known)
      throws IOException, Refusal {
    long size = 0;
    for (long made = known.number() + 1; made <= head.number(); made++) {
      Optional<Part> part = head.delta(made);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      size += part.get().size();
    }
    if (size >= head.index().size()) {
      return Optional.empty();
    }
    SiteIndex index = known;
    for (long made = known.number() + 1; made <= head.number(); made++) {
      String name = SiteName.delta(made);
      index = index.with(delta(name, made, part(source, name, head.delta(made).orElseThrow())));
      if (index.entries().size() > SiteIndex.MOST) {
        throw new Refusal(Code.SITE_TOO_LARGE.about(site, name, SiteIndex.MOST));
      }
    }
    if (!digest(index.bytes()).equals(head.content())) {
      String last = SiteName.delta(head.number());
      throw new Refusal(Code.SITE_INDEX_WRONG.about(site, last));
    }
    return Optional.of(SiteIndex.checked(site, index));
  }

  private SiteDelta delta(String name, long made, byte[] content) throws Refusal {
    try {
      return SiteDelta.read(content)
          .filter(read -> read.number() == made)
          .orElseThrow(() -> new Refusal(Code.SITE_INDEX_WRONG.about(site, name)));
    } catch (FutureFormat e) {
      throw new Refusal(Code.SITE_FUTURE.about(site));
    }
  }

  private byte[] part(SiteSource source, String name, Part part) throws IOException, Refusal {
    byte[] packed = source.read(site, name, part.size(), part.sha256());
    try {
      return SitePacking.unpack(packed, part.length());
    } catch (IOException e) {
      throw new Refusal(Code.SITE_INDEX_WRONG.about(site, name));
    }
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(Crypto.sha256(content));
  }
}
