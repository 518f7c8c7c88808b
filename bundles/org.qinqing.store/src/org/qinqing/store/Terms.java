package org.qinqing.store;

import java.time.Instant;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What may be written, whichever database is underneath. */
final class Terms {
  static final int MOST_KIND = 64;
  static final int MOST_SUBJECT = 500;
  static final int MOST_PAYLOAD = 16_000_000;
  private static final long MICROS = 1_000_000;
  private static final JsonFactory JSON = new JsonFactory();

  private Terms() {}

  static void kind(String kind) {
    key("kind", kind, MOST_KIND);
  }

  static void key(String key) {
    key("key", key, MOST_SUBJECT);
  }

  private static void key(String what, String text, int most) {
    text(what, text, most);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
  }

  static void subject(String subject) {
    text("subject", subject, MOST_SUBJECT);
  }

  private static void text(String what, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(what + " has " + text.length() + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl) || isTorn(text)) {
      throw new IllegalArgumentException(what + " has control characters or torn ones");
    }
  }

  /** Whether half a character stands alone: it has no bytes in any encoding. */
  private static boolean isTorn(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  static Instant time(Instant at) {
    long most = Long.MAX_VALUE / MICROS - 1;
    if (Math.abs(at.getEpochSecond()) > most) {
      throw new IllegalArgumentException("time " + at);
    }
    return at;
  }

  static void payload(String payload) {
    if (payload.length() > MOST_PAYLOAD) {
      throw new IllegalArgumentException("payload has " + payload.length() + " characters");
    }
    if (isTorn(payload)) {
      throw new IllegalArgumentException("payload has torn characters");
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), payload)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("payload is empty");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("payload is more than one JSON value");
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "payload is not JSON: " + Objects.requireNonNullElse(e.getOriginalMessage(), ""), e);
    }
  }
}
