package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of our own queries over the six bundles. The file was written before the search was tuned and
 * is never edited.
 *
 * @param id its id
 * @param kind layman, official, reference, synonym, spelling or cross
 * @param text what is typed
 * @param locality the place chosen, if one
 * @param relevant addresses any of which is right; without a version, the version in force is meant
 */
record OwnQuery(
    String id, String kind, String text, Optional<String> locality, List<Address> relevant) {
  OwnQuery {
    relevant = List.copyOf(relevant);
  }

  /** Reads a file with a JSON object a line. */
  static List<OwnQuery> read(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<OwnQuery> queries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode node = json.readTree(line);
      List<Address> relevant = new ArrayList<>();
      for (JsonNode one : node.get("relevant")) {
        relevant.add(Address.parse(one.asString()).orElseThrow());
      }
      JsonNode locality = node.get("locality");
      queries.add(
          new OwnQuery(
              node.get("id").asString(),
              node.get("kind").asString(),
              node.get("query").asString(),
              Optional.ofNullable(locality).filter(JsonNode::isString).map(JsonNode::asString),
              relevant));
    }
    return queries;
  }

  /** The place chosen, as the installed bundles understand it. */
  Optional<Locality> place(PackSnapshot installed) {
    return locality.map(
        text -> installed.locality(text).orElseThrow(() -> new IllegalArgumentException(text)));
  }

  /** Whether a provision found is one that was meant, lies in it or contains it. */
  boolean answeredBy(Address found, PackSnapshot installed, LocalDate asOf) {
    return relevant.stream().anyMatch(wanted -> answers(found, wanted, installed, asOf));
  }

  private static boolean answers(
      Address found, Address wanted, PackSnapshot installed, LocalDate asOf) {
    boolean place = wanted.contains(found) || (!found.anchor().isEmpty() && found.contains(wanted));
    if (!place || found.version().isEmpty()) {
      return place;
    }
    Optional<LocalDate> version =
        wanted.version().isPresent()
            ? wanted.version()
            : installed.document(wanted, asOf).map(document -> document.effective());
    return version.equals(found.version());
  }
}
