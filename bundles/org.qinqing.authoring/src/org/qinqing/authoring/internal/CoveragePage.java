package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qinqing.authoring.PackCoverage;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;

/** The coverage as one page: no script, nothing from outside, readable on paper and in grey. */
final class CoveragePage {
  /** The columns after the provision: what points at it. */
  private static final Map<String, List<Citation.Kind>> COLUMNS = columns();

  private static final String STYLE =
      """
      body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;\
      color:#1a1a1a;background:#fff;margin:2em auto;max-width:72em;padding:0 1em}
      h1{font-size:1.5em}h2{font-size:1.25em;border-bottom:2px solid #555}h3{font-size:1.05em}
      table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}
      th,td{border:1px solid #888;padding:.3em .5em;text-align:left;vertical-align:top}
      th{background:#eee}td.n{font-size:.85em;word-break:break-word}
      tr.open td{background:#fff3e0;border-left-style:double}tr.open td:first-child{\
      border-left:6px double #8a3b00}
      .mark{font-weight:bold}.sum{font-weight:bold}.addr{color:#555;font-size:.85em}
      @media print{body{margin:0;max-width:none;font-size:10pt}thead{display:table-header-group}\
      tr{break-inside:avoid}h2,h3{break-after:avoid}}
      """;

  private final List<PackCoverage.Coverage> coverages;
  private final StringBuilder page = new StringBuilder();

  CoveragePage(List<PackCoverage.Coverage> coverages) {
    this.coverages = coverages;
  }

  private static Map<String, List<Citation.Kind>> columns() {
    Map<String, List<Citation.Kind>> columns = new LinkedHashMap<>();
    columns.put("coverage.rules", List.of(Citation.Kind.RULE));
    columns.put("coverage.tests", List.of(Citation.Kind.TEST));
    columns.put("coverage.questions", List.of(Citation.Kind.QUESTION));
    columns.put("coverage.scenes", List.of(Citation.Kind.SCENE));
    columns.put(
        "coverage.casework",
        List.of(
            Citation.Kind.CARD,
            Citation.Kind.CHECKLIST,
            Citation.Kind.FORM,
            Citation.Kind.ROUTING,
            Citation.Kind.PLAN,
            Citation.Kind.LADDER,
            Citation.Kind.SAMPLING,
            Citation.Kind.PARAMETER));
    return columns;
  }

  String write() {
    page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(say("coverage.title"))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(say("coverage.title"))
        .append("</h1>\n<p>")
        .append(say("coverage.intro"))
        .append("</p>\n");
    totals();
    coverages.forEach(this::pack);
    return page.append("</body>\n</html>\n").toString();
  }

  private void totals() {
    page.append("<table>\n<thead><tr>");
    for (String head :
        List.of("coverage.pack", "coverage.provisions", "coverage.reached", "coverage.share")) {
      page.append("<th scope=\"col\">").append(say(head)).append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
    for (PackCoverage.Coverage one : coverages) {
      total(one.pack(), one.lines().size(), one.reached(), one.share());
    }
    if (coverages.size() > 1) {
      int lines = coverages.stream().mapToInt(one -> one.lines().size()).sum();
      int reached = coverages.stream().mapToInt(PackCoverage.Coverage::reached).sum();
      total(
          Messages.text("coverage.all"), lines, reached, lines == 0 ? 1 : (double) reached / lines);
    }
    page.append("</tbody>\n</table>\n");
  }

  private void total(String name, int lines, int reached, double share) {
    page.append("<tr><td>")
        .append(escape(name))
        .append("</td><td>")
        .append(lines)
        .append("</td><td>")
        .append(reached)
        .append("</td><td class=\"sum\">")
        .append(percent(share))
        .append("</td></tr>\n");
  }

  private void pack(PackCoverage.Coverage coverage) {
    page.append("<section>\n<h2>").append(escape(coverage.pack())).append("</h2>\n");
    Map<Document, List<PackCoverage.Line>> documents = new LinkedHashMap<>();
    coverage
        .lines()
        .forEach(
            line -> documents.computeIfAbsent(line.document(), any -> new ArrayList<>()).add(line));
    documents.forEach(this::document);
    page.append("</section>\n");
  }

  private void document(Document document, List<PackCoverage.Line> lines) {
    long reached = lines.stream().filter(PackCoverage.Line::reached).count();
    page.append("<h3>")
        .append(escape("《" + document.title() + "》"))
        .append(" <span class=\"addr\">")
        .append(escape(document.address().toString()))
        .append("</span></h3>\n<p>")
        .append(escape(Messages.text("coverage.document", reached, lines.size())))
        .append("</p>\n<table>\n<thead><tr><th scope=\"col\">")
        .append(say("coverage.provision"))
        .append("</th>");
    COLUMNS
        .keySet()
        .forEach(key -> page.append("<th scope=\"col\">").append(say(key)).append("</th>"));
    page.append("<th scope=\"col\">")
        .append(say("coverage.how"))
        .append("</th></tr></thead>\n<tbody>\n");
    lines.forEach(this::line);
    page.append("</tbody>\n</table>\n");
  }

  private void line(PackCoverage.Line line) {
    Document.Provision provision = line.provision();
    page.append(line.reached() ? "<tr><td>" : "<tr class=\"open\"><td>");
    if (!line.reached()) {
      page.append("<span class=\"mark\">◇ ")
          .append(say("coverage.unreached"))
          .append("</span><br>");
    }
    page.append(escape((provision.label() + " " + provision.heading()).strip()))
        .append("<br><span class=\"addr\">")
        .append(escape(provision.address().anchor()))
        .append("</span>");
    if (line.declaredOnly()) {
      page.append("<br>").append(say("coverage.declaredOnly"));
    }
    page.append("</td>");
    COLUMNS.values().forEach(kinds -> cell(line, kinds));
    page.append("<td>")
        .append(line.how() ? "● " + say("coverage.yes") : "○ " + say("coverage.no"))
        .append("</td></tr>\n");
  }

  private void cell(PackCoverage.Line line, List<Citation.Kind> kinds) {
    List<String> ids =
        kinds.stream().flatMap(kind -> line.by().getOrDefault(kind, List.of()).stream()).toList();
    page.append("<td class=\"n\"><span class=\"sum\">").append(ids.size()).append("</span>");
    if (!ids.isEmpty()) {
      page.append("<br>").append(escape(String.join(" ", ids)));
    }
    page.append("</td>");
  }

  private static String percent(double share) {
    // Rounded down, so that 100 % means every one.
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
  }

  private static String say(String key) {
    return escape(Messages.text(key));
  }

  /** Text as HTML, in content and in attributes. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
