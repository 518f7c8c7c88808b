package org.qinqing.training.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;

/**
 * Service: attempts as statements of the Experience API (xAPI 1.0.3), one JSON object a line, for a
 * learning record store.
 */
public interface AttemptStatements {
  /**
   * Writes statements.
   *
   * @param attempts in the order in which they are to stand
   * @param home the system that the accounts belong to, an absolute http or https address
   * @param out is not closed
   * @throws IllegalArgumentException when the address is no such one
   * @throws IOException when it cannot be written
   */
  void write(Stream<Attempt> attempts, URI home, Appendable out) throws IOException;
}
