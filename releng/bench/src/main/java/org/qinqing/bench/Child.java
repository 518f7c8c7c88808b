package org.qinqing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A measurement that wants a virtual machine to itself.
 *
 * @param answer what it printed: one line of JSON
 * @param millis from before its start until after its end
 */
record Child(JsonNode answer, double millis) {
  private static final double NANOS_IN_MILLI = 1e6;
  private static final String LOGGING = "java.util.logging.config.file";

  /**
   * Runs a main class of the benchmark on this class path and waits for its end.
   *
   * @throws IOException when it ends with an error; what it said is on standard error
   */
  static Child run(Class<?> main, List<String> flags, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    Optional.ofNullable(System.getProperty(LOGGING))
        .ifPresent(file -> command.add("-D" + LOGGING + "=" + file));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      process.getOutputStream().close();
      byte[] out = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      double millis = (System.nanoTime() - begin) / NANOS_IN_MILLI;
      if (code != 0) {
        throw new IOException(main.getSimpleName() + " " + code);
      }
      String text = new String(out, StandardCharsets.UTF_8);
      return new Child(JsonMapper.builder().build().readTree(text), millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroy();
    }
  }

  double number(String field) {
    return answer.get(field).asDouble();
  }
}
