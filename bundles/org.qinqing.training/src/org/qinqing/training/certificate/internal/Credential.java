package org.qinqing.training.certificate.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.qinqing.training.certificate.CertificateOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An AchievementCredential of Open Badges 3.0 (1EdTech, final 27 May 2024) as a compact JWS: the
 * credential is the payload, with the registered claims of its section 8.2.4 beside it; the header
 * names EdDSA (RFC 8037) and carries the key. The sealed page is a related resource of Verifiable
 * Credentials 2.0 with its digest.
 */
final class Credential {
  private static final String PAGE = "urn:qinqing:certificate-page";
  private static final String DIGEST = "sha256-";
  private static final int PARTS = 3;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Credential() {}

  /**
   * Signs.
   *
   * @param page SHA-256 of the page that is sealed
   */
  static String signed(CertificateOrder order, Instant now, byte[] page, SigningKey key)
      throws GeneralSecurityException {
    String text =
        encoded(header(key.identity())) + "." + encoded(payload(order, now, page, key.identity()));
    return text + "." + PublicIdentity.base64(key.sign(text));
  }

  private static String encoded(ObjectNode node) {
    return PublicIdentity.base64(JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode header(PublicIdentity identity) {
    ObjectNode header = JSON.createObjectNode();
    header.put("alg", "EdDSA");
    header.put("typ", "JWT");
    header.put("kid", identity.keyId());
    ObjectNode jwk = header.putObject("jwk");
    jwk.put("crv", "Ed25519");
    jwk.put("kty", "OKP");
    jwk.put("x", identity.x());
    return header;
  }

  private static ObjectNode payload(
      CertificateOrder order, Instant now, byte[] page, PublicIdentity identity) {
    Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
    String id = "urn:uuid:" + UUID.randomUUID();
    ObjectNode credential = JSON.createObjectNode();
    credential
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
    credential.put("id", id);
    credential.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
    credential.put("name", order.exam());
    ObjectNode issuer = credential.putObject("issuer");
    issuer.put("id", identity.did());
    issuer.putArray("type").add("Profile");
    issuer.put("name", order.issuer());
    credential.put("validFrom", issued.toString());
    order.until().ifPresent(end -> credential.put("validUntil", seconds(end).toString()));
    ObjectNode subject = credential.putObject("credentialSubject");
    subject.putArray("type").add("AchievementSubject");
    ObjectNode holder = subject.putArray("identifier").addObject();
    holder.put("type", "IdentityObject");
    holder.put("identityType", "name");
    holder.put("hashed", false);
    holder.put("identityHash", order.holder());
    ObjectNode achievement = subject.putObject("achievement");
    String exam =
        "urn:uuid:" + UUID.nameUUIDFromBytes(order.exam().getBytes(StandardCharsets.UTF_8));
    achievement.put("id", exam);
    achievement.putArray("type").add("Achievement");
    achievement.put("achievementType", "Assessment");
    achievement.put("name", order.exam());
    achievement.put("description", order.exam());
    achievement
        .putObject("criteria")
        .put("narrative", order.needed().toPlainString() + " / " + order.worth().toPlainString());
    ObjectNode description = achievement.putArray("resultDescription").addObject();
    description.put("id", exam + "#points");
    description.putArray("type").add("ResultDescription");
    description.put("name", "points");
    description.put("resultType", "RawScore");
    description.put("valueMin", "0");
    description.put("valueMax", order.worth().toPlainString());
    description.put("requiredValue", order.needed().toPlainString());
    ObjectNode result = subject.putArray("result").addObject();
    result.putArray("type").add("Result");
    result.put("resultDescription", exam + "#points");
    result.put("value", order.points().toPlainString());
    subject.put("activityEndDate", seconds(order.passed()).toString());
    ObjectNode sealed = credential.putArray("relatedResource").addObject();
    sealed.put("id", PAGE);
    sealed.put("mediaType", "application/pdf");
    sealed.put("digestSRI", digest(page));
    credential.put("iss", identity.did());
    credential.put("jti", id);
    credential.put("nbf", issued.getEpochSecond());
    order.until().ifPresent(end -> credential.put("exp", end.getEpochSecond()));
    return credential;
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String digest(byte[] sha256) {
    return DIGEST + Base64.getEncoder().encodeToString(sha256);
  }

  /**
   * A credential whose signature holds.
   *
   * @param identity the key that signed it
   * @param digest of the sealed page, as a subresource integrity value
   */
  record Proven(
      PublicIdentity identity,
      String holder,
      String issuer,
      String exam,
      String result,
      Instant issued,
      Optional<Instant> until,
      String digest) {
    boolean seals(byte[] sha256) {
      return digest.equals(Credential.digest(sha256));
    }
  }

  /** Whether the text has the form of a compact JWS. */
  static boolean isOne(String text) {
    return text.matches("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  }

  /**
   * Reads a credential of this program.
   *
   * @return empty when the signature does not hold, or what is signed is not what this program
   *     signs
   */
  static Optional<Proven> proven(String jws) {
    String[] parts = jws.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    Optional<PublicIdentity> signer = decoded(parts[0]).flatMap(Credential::signer);
    Optional<byte[]> signature = PublicIdentity.bytes(parts[2]);
    if (signer.isEmpty()
        || signature.isEmpty()
        || !signer.get().signed(parts[0] + "." + parts[1], signature.get())) {
      return Optional.empty();
    }
    return decoded(parts[1]).flatMap(payload -> read(payload, signer.get()));
  }

  private static Optional<JsonNode> decoded(String part) {
    return PublicIdentity.bytes(part)
        .flatMap(
            bytes -> {
              try {
                return Optional.of(JSON.readTree(bytes));
              } catch (JacksonException e) {
                return Optional.empty();
              }
            });
  }

  /** The one algorithm there is: a header must not choose how it is checked. */
  private static Optional<PublicIdentity> signer(JsonNode header) {
    JsonNode jwk = header.path("jwk");
    boolean ours =
        header.path("alg").asString("").equals("EdDSA")
            && !header.has("crit")
            && jwk.path("kty").asString("").equals("OKP")
            && jwk.path("crv").asString("").equals("Ed25519");
    return ours
        ? PublicIdentity.of(jwk.path("x").asString(""))
            .filter(key -> header.path("kid").asString("").equals(key.keyId()))
        : Optional.empty();
  }

  private static Optional<Proven> read(JsonNode credential, PublicIdentity signer) {
    JsonNode subject = credential.path("credentialSubject");
    JsonNode achievement = subject.path("achievement");
    JsonNode holder = subject.path("identifier").path(0).path("identityHash");
    JsonNode page = credential.path("relatedResource").path(0);
    boolean badge = false;
    for (JsonNode type : credential.path("type")) {
      badge |= type.asString("").equals("OpenBadgeCredential");
    }
    boolean whole =
        badge
            && credential.path("issuer").path("id").asString("").equals(signer.did())
            && credential.path("iss").asString("").equals(signer.did())
            && credential.path("jti").equals(credential.path("id"))
            && holder.isString()
            && achievement.path("name").isString()
            && credential.path("issuer").path("name").isString()
            && page.path("id").asString("").equals(PAGE)
            && page.path("digestSRI").isString();
    if (!whole) {
      return Optional.empty();
    }
    try {
      Instant from = Instant.parse(credential.path("validFrom").asString(""));
      Optional<Instant> until =
          credential.has("validUntil")
              ? Optional.of(Instant.parse(credential.path("validUntil").asString("")))
              : Optional.empty();
      // Both ways of saying the dates must agree, or two programs would tell two tales.
      boolean same =
          credential.path("nbf").asLong(-1) == from.getEpochSecond()
              && until
                  .map(end -> credential.path("exp").asLong(-1) == end.getEpochSecond())
                  .orElse(!credential.has("exp"));
      return same
          ? Optional.of(
              new Proven(
                  signer,
                  holder.asString(),
                  credential.path("issuer").path("name").asString(),
                  achievement.path("name").asString(),
                  subject.path("result").path(0).path("value").asString("")
                      + " / "
                      + achievement.path("resultDescription").path(0).path("valueMax").asString(""),
                  from,
                  until,
                  page.path("digestSRI").asString()))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
