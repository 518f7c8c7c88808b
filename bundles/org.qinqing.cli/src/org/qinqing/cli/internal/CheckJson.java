package org.qinqing.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackSnapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A verdict in the form of the contract. */
final class CheckJson {
  private final PackSnapshot snapshot;
  private final Terminal terminal;

  CheckJson(PackSnapshot snapshot, Terminal terminal) {
    this.snapshot = snapshot;
    this.terminal = terminal;
  }

  ObjectNode write(JsonNode id, CheckResult result) {
    Optional<CheckResult.Judgement> lead = result.lead();
    ObjectNode node = Json.object();
    node.set("id", id);
    node.put("text", result.text())
        .put("locality", result.asked().code())
        .put("localityUsed", result.used().code())
        .put("asOf", result.asOf().toString())
        .put("verdict", result.verdict().name())
        .put("label", terminal.say("verdict." + result.verdict().name()))
        .put("topic", lead.map(CheckResult.Judgement::topic).orElse("other"))
        .put("side", side(lead))
        .put(
            "reason", lead.map(CheckResult.Judgement::reason).orElse(terminal.say("check.noDeed")));
    ArrayNode rules = node.putArray("rules");
    lead.ifPresent(
        judgement -> {
          judgement.hangsOn().forEach(one -> rules.add(rule(one, result).put("open", true)));
          judgement.applied().forEach(one -> rules.add(rule(one, result)));
        });
    ArrayNode overruled = node.putArray("overruled");
    lead.ifPresent(
        judgement -> judgement.overruled().forEach(one -> overruled.add(rule(one, result))));
    node.set("facts", lead.map(judgement -> facts(judgement.event())).orElseGet(Json::array));
    node.set("missing", missing(lead.map(CheckResult.Judgement::missing).orElse(List.of())));
    node.set("steps", Json.strings(lead.map(CheckResult.Judgement::steps).orElse(List.of())));
    node.put("ask", lead.map(CheckResult.Judgement::ask).orElse(""));
    node.set("remarks", Json.strings(lead.map(CheckResult.Judgement::remarks).orElse(List.of())));
    node.set("boundaries", boundaries(lead));
    ArrayNode events = node.putArray("events");
    result.events().forEach(judgement -> events.add(event(judgement, result)));
    node.set("diagnostics", Json.diagnostics(result.diagnostics()));
    return node;
  }

  private static String side(Optional<CheckResult.Judgement> lead) {
    return lead.map(judgement -> judgement.side().name().toLowerCase(Locale.ROOT))
        .orElse("official");
  }

  private ObjectNode rule(CheckResult.Applied applied, CheckResult result) {
    ObjectNode rule =
        Json.object()
            .put("id", applied.rule().id())
            .put("verdict", applied.verdict().name())
            .put("locality", applied.locality().code())
            .put("say", applied.rule().say());
    ArrayNode basis = rule.putArray("basis");
    applied.rule().basis().forEach(address -> basis.add(basis(address, result)));
    return rule;
  }

  private ObjectNode basis(Address address, CheckResult result) {
    Optional<Document> document = snapshot.document(address, result.asOf());
    Optional<Document.Provision> provision = snapshot.provision(address, result.asOf());
    return Json.object()
        .put("address", address.toString())
        .put("title", document.map(Document::title).orElse(""))
        .put("item", provision.map(Document.Provision::label).orElse(""))
        .put("certainty", provision.map(found -> found.certainty().name()).orElse("M"));
  }

  private static ArrayNode facts(Event event) {
    ArrayNode array = Json.array();
    event.facts().forEach((name, value) -> array.add(fact(name, value)));
    return array;
  }

  private static ObjectNode fact(String name, FactValue value) {
    ObjectNode node = Json.object().put("name", name);
    Json.putValue(node, value.content());
    node.put("source", value.source().name().toLowerCase(Locale.ROOT));
    value.span().ifPresent(span -> node.put("from", span.from()).put("to", span.to()));
    if (!value.note().isEmpty()) {
      node.put("note", value.note());
    }
    return node;
  }

  private static ArrayNode missing(List<CheckResult.Missing> facts) {
    ArrayNode array = Json.array();
    for (CheckResult.Missing missing : facts) {
      ObjectNode node =
          Json.object()
              .put("fact", missing.fact())
              .put("question", missing.question())
              .put("why", missing.why());
      ObjectNode branches = node.putObject("branches");
      missing.branches().forEach(branch -> branches.put(branch.value(), branch.verdict().name()));
      array.add(node);
    }
    return array;
  }

  private static ArrayNode boundaries(Optional<CheckResult.Judgement> lead) {
    ArrayNode array = Json.array();
    lead.map(CheckResult.Judgement::boundaries)
        .orElse(List.of())
        .forEach(
            boundary ->
                array.add(
                    Json.object()
                        .put("fact", boundary.fact())
                        .put("value", boundary.value())
                        .put("label", boundary.label())
                        .put("verdict", boundary.verdict().name())));
    return array;
  }

  /** The frame of FACTS_MODEL: facts by name, what was presumed, what is missing. */
  private ObjectNode event(CheckResult.Judgement judgement, CheckResult result) {
    ObjectNode node =
        Json.object()
            .put("verdict", judgement.verdict().name())
            .put("label", terminal.say("verdict." + judgement.verdict().name()))
            .put("topic", judgement.topic());
    ArrayNode presumed = Json.array();
    for (Map.Entry<String, FactValue> entry : judgement.event().facts().entrySet()) {
      ObjectNode value = Json.object();
      Json.putValue(value, entry.getValue().content());
      node.set(
          entry.getKey(),
          value.has("unit") || value.get("value").isNull() ? value : value.get("value"));
      if (entry.getValue().source() == FactValue.Source.PRESUMED) {
        presumed.add(entry.getKey());
      }
    }
    node.set("presumed", presumed);
    node.set(
        "rules", Json.ruleIds(judgement.rules().stream().map(CheckResult.Applied::rule).toList()));
    node.set("missing", missing(judgement.missing()));
    node.set("values", facts(judgement.event()));
    return node;
  }
}
