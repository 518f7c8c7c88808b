package org.qinqing.training.internal;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON. Fields that a newer version added are passed over, so that an older program can
 * read what a newer one wrote as far as it knows it.
 */
final class RecordJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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
      T state = mapper.readValue(payload, type);
      if (state == null) {
        throw new IOException(about + ": null");
      }
      return state;
    } catch (JacksonException e) {
      throw new IOException(about + ": " + e.getOriginalMessage(), e);
    }
  }
}
