package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question of the statute benchmark.
 *
 * @param id as given
 * @param text a layperson's question
 * @param relevant the articles judged to answer it; never empty
 */
record GivenQuestion(String id, String text, Set<Article.Key> relevant) {
  GivenQuestion {
    relevant = Set.copyOf(relevant);
  }

  /** Reads {@code queries.jsonl} of a corpus folder, in order. */
  static List<GivenQuestion> read(Path corpus) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<GivenQuestion> questions = new ArrayList<>();
    for (String line : Files.readAllLines(corpus.resolve("queries.jsonl"))) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode node = json.readTree(line);
      Set<Article.Key> relevant = new LinkedHashSet<>();
      for (JsonNode one : node.get("relevant")) {
        relevant.add(new Article.Key(one.get("title").asString(), one.get("item").asString()));
      }
      questions.add(
          new GivenQuestion(node.get("id").asString(), node.get("query").asString(), relevant));
    }
    return questions;
  }
}
