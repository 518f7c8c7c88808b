package org.qinqing.cli.internal;

import java.util.List;
import org.qinqing.pack.Diagnostic;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF 2.1.0, for editors and build servers. */
final class Sarif {

  ObjectNode write(List<Diagnostic> findings) {
    ObjectNode log = Json.object().put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "qinqing");
    ArrayNode rules = driver.putArray("rules");
    findings.stream()
        .map(Diagnostic::code)
        .distinct()
        .sorted()
        .forEach(code -> rules.addObject().put("id", code));
    ArrayNode results = run.putArray("results");
    findings.forEach(finding -> results.add(result(finding)));
    return log;
  }

  private static ObjectNode result(Diagnostic finding) {
    ObjectNode node = Json.object().put("ruleId", finding.code()).put("level", level(finding));
    node.putObject("message").put("text", finding.message() + finding.mend());
    if (!finding.location().file().isEmpty()) {
      ObjectNode physical = node.putArray("locations").addObject().putObject("physicalLocation");
      physical.putObject("artifactLocation").put("uri", finding.location().file());
      if (finding.location().line() > 0) {
        physical.putObject("region").put("startLine", finding.location().line());
      }
    }
    return node;
  }

  private static String level(Diagnostic finding) {
    return switch (finding.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
