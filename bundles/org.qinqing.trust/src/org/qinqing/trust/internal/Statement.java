package org.qinqing.trust.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qinqing.trust.SignatureAlgorithm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a signature. Each is JSON in one form: what is read is written again and must give
 * the same bytes, so that nothing can hide in double keys, blanks or unknown fields.
 */
sealed interface Statement
    permits Statement.Content,
        Statement.Seal,
        Statement.HandOver,
        Statement.Index,
        SiteHead,
        SiteIndex,
        SiteDelta {
  /** The format that is written, and the newest that is read. */
  int FORMAT = 1;

  /** The one form in which it is written. */
  byte[] bytes();

  /**
   * What is signed.
   *
   * @param id of the bundle
   * @param version of the bundle
   * @param algorithm of the signature
   * @param signer SHA-256 of the signer's certificate, so that no other can be put in its place
   * @param signedAt whole seconds
   * @param entries every entry of the file but the two parts of the signature, by path
   */
  record Content(
      String id,
      String version,
      SignatureAlgorithm algorithm,
      String signer,
      Instant signedAt,
      List<Digest> entries)
      implements Statement {
    static final String PATH = "META-INF/qinqing/content.json";

    public Content {
      entries = List.copyOf(entries);
    }

    @Override
    public byte[] bytes() {
      ObjectNode root =
          Form.object()
              .put("format", FORMAT)
              .put("id", id)
              .put("version", version)
              .put("algorithm", algorithm.word())
              .put("signer", signer)
              .put("signedAt", signedAt.toString());
      ArrayNode all = root.putArray("entries");
      for (Digest entry : entries) {
        ObjectNode node =
            all.addObject()
                .put("path", entry.path())
                .put("size", entry.size())
                .put("sha256", entry.sha256());
        entry.sm3().ifPresent(sum -> node.put("sm3", sum));
      }
      return Form.bytes(root);
    }

    static Optional<Content> read(byte[] bytes) throws FutureFormat {
      return Form.read(
          bytes,
          root -> {
            List<Digest> entries = new ArrayList<>();
            for (JsonNode node : root.required("entries")) {
              entries.add(
                  new Digest(
                      Form.text(node, "path"),
                      node.required("size").intValue(),
                      Form.hash(node, "sha256"),
                      node.has("sm3") ? Optional.of(Form.hash(node, "sm3")) : Optional.empty()));
            }
            return new Content(
                Form.text(root, "id"),
                Form.text(root, "version"),
                SignatureAlgorithm.of(Form.text(root, "algorithm")).orElseThrow(Form::wrong),
                Form.hash(root, "signer"),
                Form.time(root, "signedAt"),
                entries);
          });
    }
  }

  /**
   * The digest of one entry.
   *
   * @param sha256 lower-case hexadecimal
   * @param sm3 the same by SM3, with SM2 signatures only
   */
  record Digest(String path, int size, String sha256, Optional<String> sm3) {
    static Digest of(String path, byte[] content, SignatureAlgorithm algorithm) {
      HexFormat hex = HexFormat.of();
      return new Digest(
          path,
          content.length,
          hex.formatHex(Crypto.sha256(content)),
          algorithm == SignatureAlgorithm.SM2
              ? Optional.of(hex.formatHex(Crypto.sm3(content)))
              : Optional.empty());
    }
  }

  /**
   * The signature over a {@link Content}.
   *
   * @param signature its bytes
   * @param chain certificates (DER), the signer's first, the root last
   */
  record Seal(byte[] signature, List<byte[]> chain) implements Statement {
    static final String PATH = "META-INF/qinqing/signature.json";

    public Seal {
      chain = List.copyOf(chain);
    }

    @Override
    public byte[] bytes() {
      ObjectNode root =
          Form.object().put("format", FORMAT).put("signature", Form.base64(signature));
      ArrayNode certificates = root.putArray("chain");
      chain.forEach(certificate -> certificates.add(Form.base64(certificate)));
      return Form.bytes(root);
    }

    static Optional<Seal> read(byte[] bytes) throws FutureFormat {
      return Form.read(bytes, root -> new Seal(Form.binary(root, "signature"), Form.chain(root)));
    }
  }

  /**
   * A bundle changes hands, said by its former publisher.
   *
   * @param pack id of the bundle
   * @param from root and name of the former publisher
   * @param to root and name of the next
   * @param signedAt whole seconds
   * @param chain certificates (DER) of the former publisher
   * @param signature over {@link #signed()}
   */
  record HandOver(
      String pack,
      Identity from,
      Identity to,
      SignatureAlgorithm algorithm,
      Instant signedAt,
      List<byte[]> chain,
      byte[] signature)
      implements Statement {
    static final String PATH = "META-INF/qinqing/hand-over.json";

    public HandOver {
      chain = List.copyOf(chain);
    }

    /** What the signature is over: all but itself. */
    byte[] signed() {
      return Form.bytes(root());
    }

    HandOver with(byte[] made) {
      return new HandOver(pack, from, to, algorithm, signedAt, chain, made);
    }

    @Override
    public byte[] bytes() {
      return Form.bytes(root().put("signature", Form.base64(signature)));
    }

    private ObjectNode root() {
      ObjectNode root = Form.object().put("format", FORMAT).put("pack", pack);
      root.set("from", Form.object().put("root", from.root()).put("name", from.name()));
      root.set("to", Form.object().put("root", to.root()).put("name", to.name()));
      root.put("algorithm", algorithm.word()).put("signedAt", signedAt.toString());
      ArrayNode certificates = root.putArray("chain");
      chain.forEach(certificate -> certificates.add(Form.base64(certificate)));
      return root;
    }

    static Optional<HandOver> read(byte[] bytes) throws FutureFormat {
      return Form.read(
          bytes,
          root ->
              new HandOver(
                  Form.text(root, "pack"),
                  Form.identity(root.required("from")),
                  Form.identity(root.required("to")),
                  SignatureAlgorithm.of(Form.text(root, "algorithm")).orElseThrow(Form::wrong),
                  Form.time(root, "signedAt"),
                  Form.chain(root),
                  Form.binary(root, "signature")));
    }
  }

  /**
   * Who a publisher is, however often his certificate is renewed.
   *
   * @param root SHA-256 of the root certificate
   * @param name the office
   */
  record Identity(String root, String name) {}

  /**
   * The index of a file with several bundles.
   *
   * @param members in the order in which they are installed, wider places first
   */
  record Index(List<Member> members) implements Statement {
    static final String PATH = "collection.json";

    /**
     * One bundle.
     *
     * @param path of its entry
     * @param id of the bundle
     * @param version of the bundle
     * @param size in bytes
     * @param sha256 of the entry
     */
    record Member(String path, String id, String version, int size, String sha256) {}

    public Index {
      members = List.copyOf(members);
    }

    @Override
    public byte[] bytes() {
      ObjectNode root = Form.object().put("format", FORMAT);
      ArrayNode all = root.putArray("bundles");
      for (Member member : members) {
        all.addObject()
            .put("path", member.path())
            .put("id", member.id())
            .put("version", member.version())
            .put("size", member.size())
            .put("sha256", member.sha256());
      }
      return Form.bytes(root);
    }

    static Optional<Index> read(byte[] bytes) throws FutureFormat {
      return Form.read(
          bytes,
          root -> {
            List<Member> members = new ArrayList<>();
            for (JsonNode node : root.required("bundles")) {
              members.add(
                  new Member(
                      Form.text(node, "path"),
                      Form.text(node, "id"),
                      Form.text(node, "version"),
                      node.required("size").intValue(),
                      Form.hash(node, "sha256")));
            }
            return new Index(members);
          });
    }
  }

  /** A newer program wrote it; this one must not guess what it means. */
  final class FutureFormat extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Reading and writing in the one form. */
  final class Form {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int DEEPEST = 8;
    private static final JsonMapper JSON =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build())
            .build();

    private Form() {}

    /** What makes a statement of a JSON object; any exception means that it is none. */
    interface Mapping<T> {
      T map(JsonNode root);
    }

    static ObjectNode object() {
      return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(JsonNode root) {
      return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static <T extends Statement> Optional<T> read(byte[] bytes, Mapping<T> mapping)
        throws FutureFormat {
      try {
        JsonNode root = JSON.readTree(bytes);
        JsonNode format = root.path("format");
        if (format.isInt() && format.intValue() > FORMAT) {
          throw new FutureFormat();
        }
        T statement = mapping.map(root);
        return java.util.Arrays.equals(statement.bytes(), bytes)
            ? Optional.of(statement)
            : Optional.empty();
      } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
        return Optional.empty();
      }
    }

    static IllegalArgumentException wrong() {
      return new IllegalArgumentException();
    }

    static String text(JsonNode node, String key) {
      JsonNode value = node.required(key);
      if (!value.isString()) {
        throw wrong();
      }
      return value.stringValue();
    }

    static String hash(JsonNode node, String key) {
      String value = text(node, key);
      if (!HASH.matcher(value).matches()) {
        throw wrong();
      }
      return value;
    }

    static Instant time(JsonNode node, String key) {
      return Instant.parse(text(node, key));
    }

    static byte[] binary(JsonNode node, String key) {
      return Base64.getDecoder().decode(text(node, key));
    }

    static Identity identity(JsonNode node) {
      return new Identity(hash(node, "root"), text(node, "name"));
    }

    static List<byte[]> chain(JsonNode root) {
      List<byte[]> chain = new ArrayList<>();
      for (JsonNode certificate : root.required("chain")) {
        if (!certificate.isString()) {
          throw wrong();
        }
        chain.add(Base64.getDecoder().decode(certificate.stringValue()));
      }
      return chain;
    }

    static String base64(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  }
}
