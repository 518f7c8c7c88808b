package org.qinqing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at a page as it stands: in light and dark, as it is and twice as large, and with axe. */
final class Looked {
  private static final String AXE =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, { resultTypes: ["violations"] }).then(
        result => done(result.violations.map(v => v.id + ": " + v.help + " — " +
          v.nodes.map(n => n.html + " " + n.failureSummary).join("; "))),
        error => done(["axe: " + error]));
      """;

  private Looked() {}

  /** Takes pictures under a name, and fails when somebody could not read or use the page. */
  static void at(Browser browser, String name) throws IOException {
    String script = Browser.resource("legibility.js");
    List<String> faults = new ArrayList<>();
    for (String scheme : List.of("dark", "light")) {
      browser.colours(scheme);
      faults.addAll(said(scheme, browser.run(script, browser.isPhone())));
      browser.screenshot(name + ("dark".equals(scheme) ? "-dark" : ""));
    }
    browser.size(2);
    faults.addAll(said("200 %", browser.run(script, (Object) null)));
    browser.screenshot(name + "-200");
    browser.size(1);
    if (Boolean.FALSE.equals(browser.run("return typeof axe === 'object'"))) {
      browser.run(Browser.resource("/axe.min.js") + "\nwindow.axe = axe;");
    }
    faults.addAll(said("axe", browser.runAsync(AXE)));
    assertEquals(List.of(), faults, browser.name() + " at " + name);
  }

  private static List<String> said(String where, Object answer) {
    return ((List<?>) answer).stream().map(fault -> where + ": " + fault).toList();
  }
}
