package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qinqing.authoring.PackCoverage.Coverage;
import org.qinqing.authoring.PackCoverage.Line;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Pack;

class CitationCoverageTest {
  private static final String BODY =
      """
      ## 第一条 <b>甲</b> {#art-1}
      正文。
      ### 第一条第一款 {#art-1/p-1}
      一款。
      ### 第一条第二款 {#art-1/p-2}
      二款。
      ## 第二条 {#art-2}
      <!-- declared: 3; itemised: 0 -->
      有三项。
      ## 第三条 {#art-3}
      ### 第三条第一款 {#art-3/p-1}
      只有款。
      ## 第四条 {#art-4}
      没人引用。
      """;

  private final CitationCoverage coverage = new CitationCoverage();

  private static String rule(String id, String basis, String more) {
    return "  - {id: %s, topic: gift, side: official, modality: prohibited, when: {act: {eq: dine}}, basis: [\"%s\"], say: 话%s}\n"
        .formatted(id, basis, more);
  }

  private static Pack cn(String rules, String tests) {
    return World.pack(
        "cn",
        "全国",
        "000000",
        rules,
        tests,
        Map.of("documents/law.md", World.document("某<法>", BODY)));
  }

  private static Line line(Coverage coverage, String anchor) {
    return coverage.lines().stream()
        .filter(line -> line.provision().address().anchor().equals(anchor))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void reachesThePartBelowAndTheWholeAbove() {
    Pack cn = cn(rule("cn-a-1", "cn:law/art-1/p-1", ", how: [退回]"), "");
    Coverage all = coverage.of(cn, World.installed(cn));
    assertEquals(
        List.of("art-1", "art-1/p-1", "art-1/p-2", "art-2", "art-3/p-1", "art-4"),
        all.lines().stream().map(line -> line.provision().address().anchor()).toList());
    assertEquals(Map.of(Citation.Kind.RULE, List.of("cn-a-1")), line(all, "art-1").by());
    assertTrue(line(all, "art-1/p-1").reached());
    assertTrue(line(all, "art-1/p-1").how());
    assertFalse(line(all, "art-1/p-2").reached());
    assertEquals(2, all.reached());
    Pack whole = cn(rule("cn-a-1", "cn:law/art-1", "") + rule("cn-a-2", "cn:law", ""), "");
    Coverage wide = coverage.of(whole, World.installed(whole));
    assertTrue(line(wide, "art-1/p-2").reached());
    assertFalse(line(wide, "art-1/p-2").how());
    assertFalse(line(wide, "art-4").reached(), "a document cited as a whole reaches no article");
    assertTrue(line(wide, "art-2").declaredOnly());
    assertFalse(line(wide, "art-4").declaredOnly());
  }

  @Test
  void anotherVersionIsNotReached() {
    Pack cn = cn(rule("cn-a-1", "cn:law@2019-01-01/art-4", ""), "");
    assertEquals(0, coverage.of(cn, World.installed(cn)).reached());
    Pack now = cn(rule("cn-a-1", "cn:law@2020-01-01/art-4", ""), "");
    assertEquals(1, coverage.of(now, World.installed(now)).reached());
  }

  @Test
  void aTestAloneReachesNothing() {
    Pack cn =
        cn(
            "",
            "  - {id: cn-t-1, given: {facts: {act: dine}}, expect: {verdict: NO_RULE, basis:"
                + " [\"cn:law/art-4\"]}}\n");
    Coverage all = coverage.of(cn, World.installed(cn));
    assertEquals(List.of("cn-t-1"), line(all, "art-4").by().get(Citation.Kind.TEST));
    assertEquals(0, all.reached());
    assertEquals(0, all.share());
  }

  @Test
  void narrowerPlacesCountAndADraftStandsForTheInstalledOne() {
    Pack installed = cn(rule("cn-a-1", "cn:law/art-4", ""), "");
    Pack city = World.pack("yunxi", "云溪", "431100", rule("yx-a-1", "cn:law/art-2", ""), "");
    Pack draft = cn("", "");
    Coverage all = coverage.of(draft, World.installed(installed, city));
    assertEquals(List.of("yx-a-1"), line(all, "art-2").by().get(Citation.Kind.RULE));
    assertFalse(line(all, "art-4").reached());
    assertEquals(1.0, coverage.of(city, World.installed(installed, city)).share());
  }

  @Test
  void thePageStandsAloneAndEscapes() {
    Pack cn = cn(rule("cn-a-1", "cn:law/art-1", ""), "");
    Coverage one = coverage.of(cn, World.installed(cn));
    String page = coverage.html(List.of(one, one));
    assertTrue(page.contains("某&lt;法&gt;"), page);
    assertTrue(page.contains("&lt;b&gt;甲&lt;/b&gt;"), page);
    assertFalse(page.contains("<b>"), page);
    assertFalse(page.contains("<script"), page);
    assertFalse(page.matches("(?s).*(?:src|href|url\\().*"), page);
    assertTrue(page.contains("◇"), "marked by shape");
    assertTrue(page.contains(Messages.text("coverage.unreached")), "and by a word");
    assertTrue(page.contains("50.0 %"), page);
    assertEquals("a&amp;&quot;&#39;", CoveragePage.escape("a&\"'"));
  }
}
