package org.qinqing.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request a line, writes an answer a line, flushes each, and goes on after a bad one. */
final class Batch {
  /** Answers one request. */
  interface Answerer {
    ObjectNode answer(JsonNode request, JsonNode id) throws IOException;
  }

  private final Terminal terminal;

  Batch(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs a whole file.
   *
   * @return {@link ExitCode#DONE}, or {@link ExitCode#ANSWER_IS_NO} when a line was bad
   */
  int run(Path file, Answerer answerer) throws IOException {
    boolean bad = false;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        ObjectNode answer = answer(line, answerer);
        bad |= answer.has("error");
        terminal.out().println(Json.line(answer));
        terminal.out().flush();
      }
    } catch (NoSuchFileException e) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    } catch (MalformedInputException e) {
      throw new WrongUse(terminal.say("error.notUtf8", file.toString()));
    }
    return bad ? ExitCode.ANSWER_IS_NO : ExitCode.DONE;
  }

  private ObjectNode answer(String line, Answerer answerer) throws IOException {
    JsonNode id = JsonNodeFactory.instance.nullNode();
    try {
      JsonNode request = Json.read(line.startsWith("\uFEFF") ? line.substring(1) : line);
      if (!request.isObject()) {
        return Json.error(id, "bad-line", terminal.say("batch.notObject"));
      }
      id = request.has("id") ? request.get("id") : id;
      return answerer.answer(request, id);
    } catch (JacksonException e) {
      return Json.error(id, "bad-json", terminal.say("batch.notJson"));
    } catch (WrongUse e) {
      return Json.error(id, "bad-request", e.line());
    }
  }

  /** A text member of a request; empty when absent. */
  String text(JsonNode request, String name) {
    JsonNode node = request.get(name);
    if (node == null || node.isNull()) {
      return "";
    }
    if (!node.isString()) {
      throw new WrongUse(terminal.say("batch.notText", name));
    }
    return node.asString();
  }
}
