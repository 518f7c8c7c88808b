package org.qinqing.trust.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.internal.Statement.Form;
import org.qinqing.trust.internal.Statement.FutureFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The head of a site: the small file that is read first, and the only one when nothing has changed.
 * It is signed and says what the rest must be.
 *
 * @param number of the index; grows with each change
 * @param signedAt whole seconds
 * @param until when there must have been another head, so that nobody can keep an old one alive
 * @param index the whole index, packed
 * @param content SHA-256 of the index, unpacked
 * @param deltas packed; the first makes the index {@code number - deltas.size() + 1}, the last this
 *     one, each of the one before
 * @param algorithm of the signature
 * @param chain certificates (DER), the signer's first, the root last
 * @param signature over {@link #signed()}
 */
record SiteHead(
    long number,
    Instant signedAt,
    Instant until,
    Part index,
    String content,
    List<Part> deltas,
    SignatureAlgorithm algorithm,
    List<byte[]> chain,
    byte[] signature)
    implements Statement {
  /** Most bytes of a head. */
  static final int LIMIT = 64 << 10;

  /** Most bytes of an index, packed or unpacked. */
  static final int INDEX_LIMIT = 16 << 20;

  /** How many deltas are kept. */
  static final int DELTAS = 8;

  static final long LARGEST_NUMBER = 999_999_999_999L;

  /**
   * A packed part of the index.
   *
   * @param size bytes of the file
   * @param sha256 of the file
   * @param length bytes when unpacked
   */
  record Part(int size, String sha256, int length) {
    private ObjectNode into(ObjectNode node) {
      return node.put("size", size).put("sha256", sha256).put("length", length);
    }

    private static Part of(JsonNode node) {
      Part part =
          new Part(
              node.required("size").intValue(),
              Form.hash(node, "sha256"),
              node.required("length").intValue());
      if (part.size() < 1
          || part.size() > INDEX_LIMIT
          || part.length() < 1
          || part.length() > INDEX_LIMIT) {
        throw Form.wrong();
      }
      return part;
    }
  }

  SiteHead {
    deltas = List.copyOf(deltas);
    chain = List.copyOf(chain);
  }

  /** What the signature is over: all but itself. */
  byte[] signed() {
    return Form.bytes(root());
  }

  SiteHead with(byte[] made) {
    return new SiteHead(number, signedAt, until, index, content, deltas, algorithm, chain, made);
  }

  /** The delta that makes an index of the one before; empty when it is not kept any more. */
  Optional<Part> delta(long made) {
    long at = made - (number - deltas.size() + 1);
    return at >= 0 && at < deltas.size() ? Optional.of(deltas.get((int) at)) : Optional.empty();
  }

  @Override
  public byte[] bytes() {
    return Form.bytes(root().put("signature", Form.base64(signature)));
  }

  private ObjectNode root() {
    ObjectNode root =
        Form.object()
            .put("format", FORMAT)
            .put("number", number)
            .put("signedAt", signedAt.toString())
            .put("until", until.toString());
    root.set("index", index.into(Form.object()).put("content", content));
    ArrayNode made = root.putArray("deltas");
    deltas.forEach(delta -> made.add(delta.into(Form.object())));
    root.put("algorithm", algorithm.word());
    ArrayNode certificates = root.putArray("chain");
    chain.forEach(certificate -> certificates.add(Form.base64(certificate)));
    return root;
  }

  static Optional<SiteHead> read(byte[] bytes) throws FutureFormat {
    return Form.read(
        bytes,
        root -> {
          List<Part> deltas = new ArrayList<>();
          root.required("deltas").forEach(delta -> deltas.add(Part.of(delta)));
          SiteHead head =
              new SiteHead(
                  root.required("number").longValue(),
                  Form.time(root, "signedAt"),
                  Form.time(root, "until"),
                  Part.of(root.required("index")),
                  Form.hash(root.required("index"), "content"),
                  deltas,
                  SignatureAlgorithm.of(Form.text(root, "algorithm")).orElseThrow(Form::wrong),
                  Form.chain(root),
                  Form.binary(root, "signature"));
          boolean possible =
              head.number() >= 1
                  && head.number() <= LARGEST_NUMBER
                  && deltas.size() <= DELTAS
                  && deltas.size() < head.number()
                  && head.until().isAfter(head.signedAt());
          if (!possible) {
            throw Form.wrong();
          }
          return head;
        });
  }
}
