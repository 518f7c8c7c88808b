package org.qinqing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** A class in real browsers: three telephones and the projector, each a Chromium of its own. */
class ClassInBrowsersTest {
  private static final int LIGHT = 100_000;
  private static final String READY = "#controls:not([aria-busy=true])";

  private static Browser one;
  private static Browser two;
  private static Browser three;
  private static Browser projector;

  @TempDir Path folder;
  private Host host;

  @BeforeAll
  static void openWindows() throws IOException {
    one = Browser.phone("first telephone");
    two = Browser.phone("second telephone");
    three = Browser.phone("third telephone");
    projector = Browser.projector();
  }

  @AfterAll
  static void closeWindows() {
    for (Browser browser : new Browser[] {one, two, three, projector}) {
      if (browser != null) {
        browser.close();
      }
    }
  }

  @BeforeEach
  void forgetTraffic() {
    for (Browser browser : List.of(one, two, three, projector)) {
      browser.traffic();
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (host != null) {
      Set<String> asked = requests();
      // No window goes on knocking at a host of before.
      for (Browser browser : List.of(one, two, three, projector)) {
        browser.open(URI.create("about:blank"));
      }
      host.close();
      // Whatever a test does: no page asks anybody but the host.
      String address = host.address().toString();
      assertEquals(
          List.of(),
          asked.stream()
              .filter(url -> !url.startsWith(address))
              .filter(url -> !url.startsWith("data:") && !url.startsWith("about:"))
              .filter(url -> !url.startsWith("chrome:"))
              .toList());
    }
  }

  private static Set<String> requests() {
    Set<String> asked = new HashSet<>();
    for (Browser browser : List.of(one, two, three, projector)) {
      for (JsonNode event : browser.traffic()) {
        if (event.path("method").asString("").equals("Network.requestWillBeSent")) {
          asked.add(event.path("params").path("request").path("url").stringValue());
        }
      }
    }
    return asked;
  }

  private void begin(String agenda) throws IOException {
    host = new Host(folder, agenda);
  }

  private void join(Browser browser, String name) {
    browser.open(host.address());
    browser.type("#code", host.code());
    browser.type("#name", name);
    browser.click("#go");
    browser.awaitText("等老师开始");
  }

  private void openProjector() {
    projector.open(host.projectorLink());
    projector.awaitShown("#code");
  }

  /** The trainer presses the button in front of all. */
  private static void next() {
    press("#next");
  }

  /** Telephones may see a step before the projector hears that it was taken. */
  private static void press(String css) {
    projector.awaitShown(READY);
    projector.click(css);
  }

  private static void strike(Keys key) {
    projector.awaitShown(READY);
    projector.keys(key);
  }

  private static void allSee(String text) {
    for (Browser browser : List.of(one, two, three)) {
      browser.awaitText(text);
    }
  }

  /**
   * Nothing is hidden before it is drawn: what is seen of the projector is read as a telephone
   * does.
   */
  private static URI scanned() throws Exception {
    BufferedImage image = projector.image();
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return URI.create(
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                Map.of(DecodeHintType.TRY_HARDER, true))
            .getText());
  }

  private List<String> choices(int participant, String turn) throws IOException {
    List<JsonNode> answers = answers(participant, turn);
    return answers.getLast().path("choices").valueStream().map(JsonNode::stringValue).toList();
  }

  private List<JsonNode> answers(int participant, String turn) throws IOException {
    return host.kept("answered").stream()
        .filter(event -> event.path("participant").intValue() == participant)
        .filter(event -> event.path("turn").stringValue().equals(turn))
        .toList();
  }

  @Test
  void aClassFromTheFirstToTheLastScreen() throws Exception {
    begin("whole");
    openProjector();
    String shown = projector.find("#code").getText().replace(" ", "");
    assertEquals(host.code(), shown);
    Looked.at(projector, "projector-1-lobby");

    // The first types the code, badly at first; the others scan what the projector shows.
    one.open(host.address());
    one.awaitShown("#code");
    Looked.at(one, "phone-1-join");
    one.type("#code", "12");
    one.type("#name", "张三");
    one.click("#go");
    one.awaitText("课堂号是六位数字");
    one.type("#code", shown.equals("000000") ? "000001" : "000000");
    one.click("#go");
    one.awaitText("没有这个课堂号");
    Looked.at(one, "phone-2-wrong-code");
    one.type("#code", shown.substring(0, 3) + " " + shown.substring(3));
    one.click("#go");
    one.awaitShown("#team");
    Looked.at(one, "phone-3-team");
    one.find("#team").sendKeys("一队");
    one.click("#go");
    one.awaitText("等老师开始");
    Looked.at(one, "phone-4-lobby");
    URI link = scanned();
    assertEquals(host.joinLink(), link);
    String markup = "<b onclick=x()>王五</b>";
    int team = 0;
    for (Browser browser : List.of(two, three)) {
      browser.open(link);
      browser.awaitShown("#name");
      assertFalse(browser.isShown("#code"));
      browser.type("#name", team == 0 ? "李四" : markup);
      browser.click("#go");
      browser.awaitShown("#team");
      browser.find("#team").sendKeys(team == 0 ? "二队" : "一队");
      browser.click("#go");
      browser.awaitText("等老师开始");
      team++;
    }
    projector.await("three", () -> projector.find("#present").getText().equals("3"));
    assertTrue(three.text().contains(markup));
    assertEquals(0, three.all("b[onclick]").size());

    next();
    allSee("可能影响公正执行公务");
    Looked.at(projector, "projector-2-lecture");
    Looked.at(one, "phone-5-lecture");

    opinions();
    everyone();
    rush(markup);
    timed();
    stakes();

    next();
    allSee("得分表");
    projector.awaitText("得分表");
    assertTrue(projector.text().contains(markup));
    assertEquals(0, projector.all("b[onclick]").size());
    Looked.at(projector, "projector-9-scores");
    Looked.at(one, "phone-18-scores");
  }

  private void opinions() throws Exception {
    next();
    allSee("第一次表态");
    one.click("#choice-0");
    one.awaitText("已记下“意见一”。截止前可以改。");
    two.click("#choice-1");
    three.click("#choice-1");
    one.click("#choice-1");
    one.awaitText("已记下“意见二”");
    projector.await("3 / 3", () -> projector.find("#answered").getText().equals("3 / 3"));
    assertEquals(List.of("b"), choices(1, "2.1.1"));
    assertFalse(projector.text().contains("%"));
    Looked.at(projector, "projector-3-question");
    Looked.at(one, "phone-6-opinion");
    next();
    allSee("等老师公布结果");
    Looked.at(one, "phone-7-closed");
    assertFalse(one.text().contains("%"));
    next();
    allSee("讲评");
    projector.awaitText("3 人　100%");
    Looked.at(one, "phone-8-opinion-result");
    next();
    allSee("第二次表态");
    assertFalse(one.text().contains("讲评"));
    one.click("#choice-2");
    two.click("#choice-2");
    three.click("#choice-1");
    for (Browser browser : List.of(one, two, three)) {
      browser.awaitText("已记下");
    }
    next();
    allSee("等老师公布结果");
    next();
    allSee("讲评");
    projector.awaitText("2 人　67%");
    assertTrue(projector.text().contains("3 人　100%"));
    fits(projector);
    Looked.at(projector, "projector-4-second-vote");
    Looked.at(one, "phone-9-second-vote");
  }

  /** Nobody scrolls in front of a class. */
  private static void fits(Browser browser) {
    assertEquals(
        Boolean.TRUE,
        browser.run("return document.documentElement.scrollHeight <= innerHeight"),
        "scrolls down");
  }

  private void everyone() throws Exception {
    next();
    allSee("误了饭点");
    one.click("#choice-1");
    two.click("#choice-2");
    three.click("#choice-0");
    for (Browser browser : List.of(one, two, three)) {
      browser.awaitText("已记下");
    }
    next();
    allSee("等老师公布结果");
    next();
    one.awaitText("答对了，本题 10 分");
    two.awaitText("答错了，扣 5 分");
    projector.awaitText("正确");
    fits(projector);
    Looked.at(projector, "projector-5-result");
    Looked.at(one, "phone-10-right");
    Looked.at(two, "phone-11-wrong");

    next();
    allSee("正常的政商交往");
    one.click("#choice-0");
    one.click("#choice-2");
    Looked.at(one, "phone-12-multiple");
    one.click("#send");
    one.awaitText("已记下“A、C”。截止前可以改。");
    one.click("#choice-1");
    one.click("#send");
    one.await("the change", () -> one.text().contains("“A、B、C”"));
    assertEquals(2, answers(1, "3.2.1").size());
    next();
    allSee("等老师公布结果");
    next();
    one.awaitText("答错了");

    next();
    allSee("推不掉一份礼品");
    // A, B, C as they come; B goes up, then A goes down.
    one.click("#move-1-1");
    Looked.at(one, "phone-13-ordering");
    one.click("#move1-0");
    one.click("#send");
    one.awaitText("已记下这个顺序");
    assertEquals(List.of("B", "C", "A"), choices(1, "3.3.1"));
    next();
    allSee("等老师公布结果");
    next();
    one.awaitText("答对了");
    Looked.at(projector, "projector-6-order");
    Looked.at(one, "phone-14-order-result");
  }

  private void rush(String markup) throws Exception {
    next();
    allSee("分别要求");
    Looked.at(one, "phone-15-rush");
    three.click("#send");
    three.awaitText("已抢到第 1 位");
    one.click("#send");
    one.awaitText("已抢到第 2 位");
    two.click("#send");
    two.awaitText("已抢到第 3 位");
    projector.await("all three", () -> projector.all(".order li").size() == 3);
    assertTrue(projector.find(".order li").getText().startsWith(markup));
    assertTrue(projector.find(".called").getText().startsWith(markup));
    Looked.at(projector, "projector-7-rush");
    // The first is wrong, and with them their team: the next is of the other.
    press("#wrong");
    projector.await("the next team", () -> projector.find(".called").getText().startsWith("李四"));
    press("#undo");
    projector.await("undone", () -> projector.find(".called").getText().startsWith(markup));
    press("#right");
    projector.await("nobody", () -> projector.all(".called").isEmpty());
    assertFalse(projector.isShown("#right"));
    next();
    allSee("等老师公布结果");
    next();
    three.awaitText("答对了，本题 10 分");
  }

  private void timed() throws Exception {
    next();
    allSee("一箱水果");
    assertTrue(one.isShown("#time"));
    one.click("#choice-1");
    assertEquals(List.of(), answers(1, "5.1.1"));
    Looked.at(two, "phone-16-timed");
    one.click("#send");
    one.awaitText("这一题不能再改");
    one.click("#choice-0");
    // The time runs out by itself.
    allSee("等老师公布结果");
    assertEquals(List.of("B"), choices(1, "5.1.1"));
    assertEquals(1, answers(1, "5.1.1").size());
    two.awaitText("你没有作答");
    next();
    one.awaitText("答对了");
  }

  private void stakes() throws Exception {
    next();
    allSee("押多少分");
    one.click("#stake-20");
    one.awaitText("已押 20 分");
    Looked.at(one, "phone-17-stakes");
    assertFalse(one.text().contains("配偶"));
    projector.await("staked", () -> projector.find("#staked").getText().equals("1 / 3"));
    next();
    allSee("配偶");
    one.click("#choice-1");
    one.click("#send");
    one.awaitText("已记下“B”");
    next();
    allSee("等老师公布结果");
    next();
    one.awaitText("本题 20 分");
  }

  @Test
  void aReloadInTheMiddleOfAQuestionLosesNothing() throws Exception {
    begin("everyone");
    join(one, "张三");
    host.next();
    one.click("#choice-1");
    one.awaitText("已记下“B”");
    one.reload();
    one.awaitText("已记下“B”");
    assertEquals("true", one.find("#choice-1").getAttribute("aria-pressed"));
    one.click("#choice-2");
    one.awaitText("已记下“C”");
    host.next();
    host.next();
    host.next();
    // What was chosen and not yet sent is there again as well.
    one.awaitText("正常的政商交往");
    one.click("#choice-0");
    one.click("#choice-2");
    one.open(host.address());
    one.awaitShown("#send");
    assertEquals("true", one.find("#choice-2").getAttribute("aria-pressed"));
    one.click("#send");
    one.awaitText("已记下“A、C”");
    assertEquals(1, host.kept("joined").size());
    assertEquals(1, answers(1, "1.2.1").size());
  }

  @Test
  void answersWithoutANetworkGoOnceWhenItIsBack() throws Exception {
    begin("everyone");
    join(one, "张三");
    join(two, "李四");
    host.next();
    one.awaitText("误了饭点");
    one.offline(true);
    one.awaitText("正在重连");
    one.click("#choice-0");
    one.click("#choice-1");
    one.awaitText("网络断了，答案存在手机里");
    Looked.at(one, "phone-19-offline");
    two.click("#choice-3");
    two.awaitText("已记下“D”");
    assertEquals(List.of(), answers(1, "1.1.1"));
    one.offline(false);
    one.awaitText("已记下“B”");
    one.awaitText("已连上");
    assertEquals(1, answers(1, "1.1.1").size());
    assertEquals(List.of("B"), choices(1, "1.1.1"));
    host.next();
    one.awaitText("等老师公布结果");
    host.next();
    one.awaitText("答对了");
  }

  @Test
  void anAnswerThatComesTooLateIsSaidNotToCount() throws Exception {
    begin("everyone");
    join(one, "张三");
    host.next();
    one.awaitText("误了饭点");
    one.offline(true);
    one.awaitText("正在重连");
    one.click("#choice-1");
    host.next();
    one.offline(false);
    one.awaitText("答题已经截止，这个答案没有计入");
    assertEquals(List.of(), answers(1, "1.1.1"));
    assertEquals("[]", one.run("return localStorage.getItem('qinqing.queue')"));
  }

  @Test
  void aTelephoneThatSleptShowsWhatIsAskedNow() throws Exception {
    begin("everyone");
    join(one, "张三");
    host.next();
    one.awaitText("误了饭点");
    one.cdp("Page.setWebLifecycleState", Map.of("state", "frozen"));
    host.next();
    host.next();
    host.next();
    one.cdp("Page.setWebLifecycleState", Map.of("state", "active"));
    one.awaitText("正常的政商交往");
    one.click("#choice-0");
    one.click("#send");
    one.awaitText("已记下“A”");
  }

  @Test
  void aHostThatIsKilledAndStartedAgainGetsTheAnswerOnce() throws Exception {
    begin("patient");
    join(one, "张三");
    join(two, "李四");
    openProjector();
    next();
    one.click("#choice-1");
    one.click("#send");
    one.awaitText("已记下“B”");
    two.awaitShown("#choice-0");
    host.kill();
    two.awaitText("正在重连");
    projector.awaitText("正在重连");
    two.click("#choice-1");
    two.click("#send");
    two.awaitText("网络断了，答案存在手机里");
    host.startAgain();
    two.awaitText("已记下“B”");
    one.awaitText("已连上");
    assertEquals(1, answers(1, "1.1.1").size());
    assertEquals(1, answers(2, "1.1.1").size());
    host.next();
    two.awaitText("等老师公布结果");
    host.next();
    two.awaitText("答对了");
    // Its link of before is still the trainer's.
    projector.awaitText("已连上");
    projector.awaitText("正确");
  }

  @Test
  void whoIsRemovedIsToldAndShutOut() throws Exception {
    begin("everyone");
    join(one, "张三");
    join(two, "李四");
    host.next();
    one.awaitText("误了饭点");
    host.act("{\"do\":\"remove\",\"participant\":1}");
    one.awaitText("老师已请你离开课堂");
    assertFalse(one.isShown("button"));
    one.reload();
    one.awaitText("老师已请你离开课堂");
    two.click("#choice-1");
    two.awaitText("已记下“B”");
    host.act("{\"do\":\"readmit\",\"participant\":1}");
    one.click("#choice-1");
    one.awaitText("已记下“B”");
  }

  @Test
  void keysAloneAreEnough() throws Exception {
    begin("keyboard");
    one.open(host.address());
    one.awaitShown("#code");
    tabTo(one, "code");
    one.keys(host.code());
    tabTo(one, "name");
    one.keys("Zhang");
    one.keys(Keys.ENTER);
    one.awaitText("等老师开始");
    openProjector();
    strike(Keys.PAGE_DOWN);
    one.awaitText("误了饭点");
    tabTo(one, "choice-1");
    one.keys(Keys.SPACE);
    one.awaitText("已记下“B”");
    one.keys("3");
    one.awaitText("已记下“C”");
    assertEquals("choice-2", one.focus());
    Looked.at(one, "phone-20-keys");
    tabTo(projector, "next");
    strike(Keys.ENTER);
    one.awaitText("等老师公布结果");
    strike(Keys.SPACE);
    one.awaitText("答错了");
    strike(Keys.ARROW_RIGHT);
    one.awaitText("正常的政商交往");
    one.keys("a");
    one.keys("C");
    tabTo(one, "send");
    one.keys(Keys.ENTER);
    one.awaitText("已记下“A、C”");
    strike(Keys.ENTER);
    one.awaitText("等老师公布结果");
    strike(Keys.ENTER);
    one.awaitText("答对了");
    strike(Keys.ENTER);
    one.awaitText("推不掉一份礼品");
    tabTo(one, "move1-0");
    one.keys(Keys.ENTER);
    assertEquals("move1-0", one.focus());
    one.keys(Keys.SPACE);
    tabTo(one, "send");
    one.keys(Keys.SPACE);
    one.awaitText("已记下这个顺序");
    assertEquals(List.of("B", "C", "A"), choices(1, "1.3.1"));
    strike(Keys.ENTER);
    one.awaitText("等老师公布结果");
    strike(Keys.ENTER);
    one.awaitText("答对了");
    strike(Keys.ENTER);
    one.awaitShown(".rush");
    one.keys("1");
    one.awaitText("已抢到第 1 位");
    projector.awaitShown("#right");
    tabTo(projector, "right");
    strike(Keys.ENTER);
    projector.await("judged", () -> !projector.isShown("#right"));
    strike(Keys.PAGE_DOWN);
    one.awaitText("等老师公布结果");
    strike(Keys.PAGE_DOWN);
    one.awaitText("答对了");
    strike(Keys.PAGE_DOWN);
    one.awaitShown("#stake-10");
    one.keys("2");
    one.awaitText("已押 10 分");
  }

  private static void tabTo(Browser browser, String id) {
    for (int i = 0; i < 30 && !browser.focus().equals(id); i++) {
      browser.keys(Keys.TAB);
    }
    assertEquals(id, browser.focus());
    // Where the focus is can be seen.
    assertEquals(
        "solid 3px",
        browser.run(
            "const s = getComputedStyle(document.activeElement);"
                + "return s.outlineStyle + ' ' + s.outlineWidth"));
  }

  @Test
  void aDoubleTouchIsNoSecondStep() throws Exception {
    begin("everyone");
    join(one, "张三");
    openProjector();
    next();
    one.awaitText("误了饭点");
    projector.awaitText("误了饭点");
    projector.run("const b = document.getElementById('next'); b.click(); b.click();");
    one.awaitText("等老师公布结果");
    projector.awaitText("已截止");
    assertEquals(List.of(), host.kept("revealed"));
  }

  @Test
  void eachPageIsLight() throws Exception {
    begin("everyone");
    for (Browser browser : List.of(one, projector)) {
      browser.cdp("Network.setCacheDisabled", Map.of("cacheDisabled", true));
      browser.traffic();
      browser.open(browser == one ? host.joinLink() : host.projectorLink());
      browser.awaitShown(browser == one ? "#name" : "#code");
      browser.await(
          "the code", () -> browser == one || !browser.all("img[src*='qr.svg']").isEmpty());
      long bytes = 0;
      int files = 0;
      for (JsonNode event : browser.traffic()) {
        if (event.path("method").asString("").equals("Network.loadingFinished")) {
          bytes += event.path("params").path("encodedDataLength").asLong();
          files++;
        }
      }
      assertTrue(files >= 4, browser.name() + " loaded " + files);
      assertTrue(bytes < LIGHT, browser.name() + " loaded " + bytes);
      System.out.println(browser.name() + ": " + bytes + " bytes in " + files + " files");
    }
  }

  @Test
  void aClassOfAnotherDayIsForgotten() throws Exception {
    begin("everyone");
    join(one, "张三");
    // The same address serves another class: the token of the first is worth nothing.
    one.run("localStorage.setItem('qinqing.token', 'x'.repeat(48))");
    one.reload();
    one.awaitShown("#code");
    one.type("#code", host.code());
    one.click("#go");
    one.awaitText("等老师开始");
    assertEquals(2, host.kept("joined").size());
  }
}
