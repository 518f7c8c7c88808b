package org.qinqing.training.internal;

import java.io.IOException;
import org.qinqing.training.practice.Attempt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as JSON. Fields that a newer version added are passed over, so that an older program can
 * read what a newer one wrote as far as it knows it.
 */
final class RecordJson {
  private static final String RESPONSE = "response";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // 1.50 points stay 1.50 on their way through the tree.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  String write(Object state) {
    return mapper.writeValueAsString(state);
  }

  /**
   * @throws IOException when it is no such record; the message names what it is about
   */
  <T> T read(String payload, Class<T> type, String about) throws IOException {
    try {
      JsonNode tree = mapper.readTree(payload);
      if (!tree.isObject()) {
        throw new IOException(about + ": " + tree.getNodeType());
      }
      // Answers were kept before what was answered was kept with them.
      if (type == Attempt.class && tree instanceof ObjectNode attempt && !attempt.has(RESPONSE)) {
        attempt.putArray(RESPONSE);
      }
      return mapper.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw new IOException(about + ": " + e.getOriginalMessage(), e);
    }
  }
}
