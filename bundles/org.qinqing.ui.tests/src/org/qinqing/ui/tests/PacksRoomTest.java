package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;
import org.qinqing.pack.Locality;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Segments;

/** Installing, updating, taking back and removing bundles in the window. */
@Order(9)
class PacksRoomTest {
  private static final String ALLOWED = "可以";
  private static final String REPORT = "报告或批准后可以";
  private static final String FORBIDDEN = "不可以";

  @TempDir private Path folder;
  private Person person;
  private SignedCity city;

  @BeforeEach
  void sitDown() throws IOException {
    person = Person.atTheWindow();
    city = SignedCity.trusted(folder);
    person.open(new Target("packs", "installed", ""));
    person.until("the list", () -> !person.row("全国").isEmpty());
  }

  @AfterEach
  void leaveNothing() throws IOException {
    city.leave();
    person.until("the bundle gone", () -> Person.packs().pack(SignedCity.ID).isEmpty());
    person.context().workplace().place(Locality.NATIONAL);
  }

  // --- what a person does ------------------------------------------------------------------------

  private void offer(Path file) {
    person.open(new Target("packs", "install", file.toString()));
  }

  private static List<String> said(Shell dialog) {
    List<String> all = new ArrayList<>();
    if (!dialog.isDisposed()) {
      Person.in(dialog, Label.class).forEach(label -> all.add(label.getText()));
      Person.in(dialog, Painted.class).forEach(painted -> all.add(painted.name()));
    }
    return all;
  }

  private static boolean says(Shell dialog, String part) {
    return said(dialog).stream().anyMatch(text -> text.contains(part));
  }

  private void sees(Shell dialog, String part) {
    person.until(part + " in the dialog, which says " + said(dialog), () -> says(dialog, part));
  }

  private static Optional<FlatButton> button(Shell dialog, String name) {
    return Person.in(dialog, FlatButton.class).stream()
        .filter(button -> button.name().startsWith(name) && button.isVisible())
        .findFirst();
  }

  private void push(Shell dialog, String name) {
    person.until(
        name + " in the dialog, which says " + said(dialog),
        () -> button(dialog, name).filter(FlatButton::isEnabled).isPresent());
    button(dialog, name).orElseThrow().act();
    person.settle();
  }

  private void gone(Shell dialog) {
    person.until("the dialog closed", dialog::isDisposed);
  }

  private void agree(Path file, String yes) {
    person.inDialog(
        () -> offer(file),
        dialog -> {
          push(dialog, yes);
          gone(dialog);
        });
  }

  private void asked(String verdict) {
    person.context().workplace().place(SignedCity.CODE);
    person.ask();
    person.type(SignedCity.ASKED);
    person.read(verdict);
  }

  private void chooseTheCity() {
    person.open(new Target("packs", "installed", ""));
    person.until("its row", () -> !person.row(SignedCity.PLACE).isEmpty());
    Outline list = person.see(Outline.class).getFirst();
    list.mark("");
    int index =
        list.rows()
            .indexOf(
                list.rows().stream()
                    .filter(row -> row.said().contains(SignedCity.PLACE))
                    .findFirst()
                    .orElseThrow());
    list.choose(index);
    person.until("its details", () -> !person.painted("卸载").isEmpty());
  }

  // --- the life of a bundle ----------------------------------------------------------------------

  @Test
  void cityIsInstalledUpdatedTakenBackAndRemoved() throws IOException {
    asked(ALLOWED);
    Path first = city.first();
    person.inDialog(
        () -> offer(first),
        dialog -> {
          sees(dialog, "由" + SignedCity.OFFICE + "发布，已核验");
          sees(dialog, "指纹");
          sees(dialog, "装上以后，这些会变");
          sees(dialog, "青溪规定，展会上发的东西报告以后可以拿");
          assertTrue(says(dialog, "种情形试算"), () -> said(dialog).toString());
          assertEquals(List.of(), SignedCity.installed(), "nothing before one agrees");
          push(dialog, "安装");
          gone(dialog);
        });
    person.until("it is said", () -> person.label("已安装“" + SignedCity.TITLE + "”1.0.0"));
    person.until("it is listed", () -> !person.row("1.0.0 " + SignedCity.OFFICE).isEmpty());
    asked(REPORT);

    person.inDialog(
        () -> offer(city()),
        dialog -> {
          sees(dialog, "从 1.0.0 更新到 1.1.0");
          sees(dialog, "更严");
          sees(dialog, "一律不拿");
          assertTrue(says(dialog, "原来："), () -> said(dialog).toString());
          push(dialog, "更新");
          gone(dialog);
        });
    asked(FORBIDDEN);

    chooseTheCity();
    person.inDialog(
        () -> person.act("退回 1.0.0"),
        dialog -> {
          sees(dialog, "退回以后，这些会变");
          push(dialog, "退回");
          gone(dialog);
        });
    person.until("it is said", () -> person.label("已退回 1.0.0"));
    asked(REPORT);

    chooseTheCity();
    person.inDialog(
        () -> person.act("卸载"),
        dialog -> {
          sees(dialog, "按全国底线回答");
          push(dialog, "卸载");
          gone(dialog);
        });
    person.until("it is said", () -> person.label("已卸载“" + SignedCity.TITLE + "”"));
    assertEquals(List.of(), SignedCity.installed());
    asked(ALLOWED);
  }

  private Path city() {
    try {
      return city.stricter();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoSaysNoChangesNothing() throws IOException {
    Path file = city.first();
    person.inDialog(
        () -> offer(file),
        dialog -> {
          push(dialog, "先不装");
          gone(dialog);
        });
    assertEquals(List.of(), SignedCity.installed());
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "已核验");
          person.press(button(dialog, "先不装").orElseThrow(), 0, SWT.ESC);
          gone(dialog);
        });
    assertEquals(List.of(), SignedCity.installed());
  }

  @Test
  void forgedFileIsRefusedWithItsReason() throws IOException {
    Path file = city.forged();
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "这个文件没有通过检查，没有安装");
          sees(dialog, "都没有变动");
          sees(dialog, "原因，以及可以怎么办");
          assertTrue(button(dialog, "安装").isEmpty(), () -> said(dialog).toString());
          push(dialog, "关闭");
          gone(dialog);
        });
    assertEquals(List.of(), SignedCity.installed());
  }

  @Test
  void unsignedFileTakesAStepOfItsOwn() throws IOException {
    Path file = city.unsigned();
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "没有签名，无法核实是谁发布的");
          assertTrue(button(dialog, "安装").isEmpty(), () -> said(dialog).toString());
          push(dialog, "我知道");
          sees(dialog, "装上以后，这些会变");
          FlatButton yes = button(dialog, "安装").orElseThrow();
          assertFalse(yes.isEnabled(), "not before the person says so");
          Person.in(dialog, Painted.class).stream()
              .filter(painted -> painted.name().contains("我已向发布单位核实过"))
              .findFirst()
              .orElseThrow()
              .act();
          push(dialog, "安装");
          gone(dialog);
        });
    person.until("it is listed", () -> !person.row("未签名").isEmpty());
    assertEquals(List.of("1.0.0"), SignedCity.installed());
  }

  @Test
  void administratorForbidsUnsignedFiles() throws IOException {
    Path policy = Path.of(System.getProperty("qinqing.data")).resolve("policy.yaml");
    Path file = city.unsigned();
    Files.writeString(policy, "format: 1\nunsigned: refuse\n");
    try {
      person.inDialog(
          () -> offer(file),
          dialog -> {
            sees(dialog, "管理员不允许安装没有签名的规则包");
            assertTrue(button(dialog, "我知道").isEmpty());
          });
    } finally {
      Files.delete(policy);
    }
    assertEquals(List.of(), SignedCity.installed());
  }

  @Test
  void olderFileTakesAStepOfItsOwn() throws IOException {
    Path older = city.first();
    agree(city.stricter(), "安装");
    person.until("it is used", () -> SignedCity.installed().equals(List.of("1.1.0")));
    person.inDialog(
        () -> offer(older),
        dialog -> {
          sees(dialog, "这是一个旧版本");
          push(dialog, "我知道");
          sees(dialog, "从 1.1.0 换回 1.0.0");
          Person.in(dialog, Painted.class).stream()
              .filter(painted -> painted.name().contains("我确实要用这个旧版本"))
              .findFirst()
              .orElseThrow()
              .act();
          push(dialog, "更新");
          gone(dialog);
        });
    person.until("the older one", () -> SignedCity.installed().equals(List.of("1.0.0")));
  }

  @Test
  void sameFileAgainIsNothingNew() throws IOException {
    Path file = city.first();
    agree(file, "安装");
    person.until("it is used", () -> SignedCity.installed().equals(List.of("1.0.0")));
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "已经装着");
          push(dialog, "关闭");
          gone(dialog);
        });
  }

  // --- several bundles in one file ---------------------------------------------------------------

  @Test
  void collectionIsInstalledWhole() throws IOException {
    Path file = city.collected(city.first(), city.county("1.0.0"));
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "安装这 2 个规则包？");
          sees(dialog, SignedCity.TITLE + " 1.0.0");
          sees(dialog, SignedCity.COUNTY.title() + " 1.0.0");
          push(dialog, "安装");
          gone(dialog);
        });
    person.until("it is said", () -> person.label("已安装 2 个规则包"));
    assertEquals(List.of("1.0.0"), SignedCity.installed());
    assertEquals(List.of("1.0.0"), SignedCity.installed(SignedCity.COUNTY.id()));
  }

  @Test
  void collectionWithOneThatIsRefusedIsRefusedWholly() throws IOException {
    SignedCity stranger = SignedCity.unknown(Files.createDirectory(folder.resolve("stranger")));
    Path file = city.collected(city.first(), stranger.county("1.0.0"));
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "这个文件没有通过检查，没有安装");
          sees(dialog, "都没有变动");
          sees(dialog, "不认识为它担保的根证书“" + SignedCity.STRANGER + "”");
          sees(dialog, "“" + SignedCity.ID + "”没有问题，但合集里别的规则包不能装");
          sees(dialog, "它自称由“" + SignedCity.STRANGER + "”发布，不能采信");
          assertFalse(says(dialog, "由“" + SignedCity.OFFICE), () -> said(dialog).toString());
          assertTrue(button(dialog, "安装").isEmpty(), () -> said(dialog).toString());
          push(dialog, "关闭");
          gone(dialog);
        });
    assertEquals(List.of(), SignedCity.installed());
    assertEquals(List.of(), SignedCity.installed(SignedCity.COUNTY.id()));
  }

  // --- writing the next version ------------------------------------------------------------------

  @Test
  void installedBundleIsOpenedForWriting() throws IOException {
    agree(city.first(), "安装");
    chooseTheCity();
    FolderQuestion.answer(person, folder, () -> person.act("在编写中打开"));
    person.until("its tests have run", () -> person.label("全部通过"));
    Path draft = folder.resolve(SignedCity.ID);
    String rules = Files.readString(draft.resolve("rules").resolve("gift.yaml"));
    assertTrue(rules.contains("qingxi-gift-1"), rules);
    assertFalse(Files.exists(draft.resolve("META-INF")), "the signature is not the author's");
    person.choose(() -> person.act("更多"), "关掉");

    Files.writeString(draft.resolve("rules").resolve("gift.yaml"), rules + "# 改过\n");
    chooseTheCity();
    FolderQuestion.answer(person, folder, () -> person.act("在编写中打开"));
    person.until("it is said", () -> person.label("已经有了，请换一个地方"));
    assertEquals(rules + "# 改过\n", Files.readString(draft.resolve("rules").resolve("gift.yaml")));
  }

  // --- the ways into it --------------------------------------------------------------------------

  private static DropTarget target(Shell shell) {
    return Person.in(shell, Composite.class).stream()
        .map(part -> part.getData(DND.DROP_TARGET_KEY))
        .filter(DropTarget.class::isInstance)
        .map(DropTarget.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void drop(Object what) {
    Event event = new Event();
    event.data = what;
    target(person.shell()).notifyListeners(DND.Drop, event);
    person.settle();
  }

  @Test
  void droppedFilesAreShownOneAfterTheOther() throws IOException {
    String good = city.first().toString();
    String bad = city.forged().toString();
    person.ask();
    person.inDialog(
        () -> drop(new String[] {good, bad}),
        dialog -> {
          sees(dialog, "已核验");
          push(dialog, "先不装");
          gone(dialog);
        });
    person.inDialog(() -> {}, dialog -> sees(dialog, "没有通过检查"));
    assertEquals(List.of(), SignedCity.installed());
  }

  @Test
  void otherThingsDroppedAreOnlyRemarkedOn() {
    person.ask();
    drop("老同学请我吃饭");
    assertTrue(person.label("拖进来的不是规则包文件"), () -> person.texts().toString());
    drop(new String[] {"/somewhere/photo.png"});
    assertEquals(0, person.shell().getShells().length);
  }

  @Test
  void buttonThatClosesTheDetailsKeepsTheKeyboardWhenTheyAreMadeAnew() throws IOException {
    agree(city.first(), "安装");
    person.open(new Target("packs", "installed", ""));
    person.until("its row", () -> !person.row(SignedCity.PLACE).isEmpty());
    Outline list = person.see(Outline.class).getFirst();
    list.mark("");
    list.choose(0);
    person.until("the details of another", () -> !person.painted("看条文").isEmpty());
    person.shell().forceActive();
    Painted close = person.painted("收起").getFirst();
    close.setFocus();
    person.until("the keyboard on 收起", close::isFocusControl);
    Painted before = person.painted("看条文").getFirst();
    PackInstaller.Outcome updated =
        Person.service(PackInstaller.class).install(city(), PackInstaller.Consent.NONE).getFirst();
    assertTrue(updated.done(), () -> updated.findings().toString());
    person.until("the details are made anew", before::isDisposed);
    person.until("all of them", () -> !person.painted("看条文").isEmpty());
    assertTrue(close.isFocusControl(), () -> "on " + person.display().getFocusControl());
  }

  @Test
  void detailsStayWithABundleThatIsUpdatedElsewhere() throws IOException {
    agree(city.first(), "安装");
    chooseTheCity();
    assertTrue(person.label("1.0.0"), "its version");
    PackInstaller installer = Person.service(PackInstaller.class);
    assertTrue(installer.install(city(), PackInstaller.Consent.NONE).getFirst().done());
    person.until("the new version in the details", () -> person.label("1.1.0"));
    assertFalse(person.painted("退回 1.0.0").isEmpty(), "what can be done with it now");
    Outline list = person.see(Outline.class).getFirst();
    assertTrue(
        list.chosen().filter(row -> row.said().contains(SignedCity.PLACE)).isPresent(),
        () -> "marked: " + list.chosen());
    city.leave();
    person.until("nothing left to tell of it", () -> person.painted("卸载").isEmpty());
    assertTrue(list.chosen().isEmpty(), () -> "marked: " + list.chosen());
  }

  @Test
  void everythingGoesByKeyboard() throws IOException {
    Path file = city.first();
    person.shell().forceActive();
    person.see(Outline.class).getFirst().setFocus();
    Control before = person.display().getFocusControl();
    person.inDialog(
        () -> offer(file),
        dialog -> {
          dialog.forceActive();
          person.until(
              "the keyboard on 安装",
              () ->
                  person.display().getFocusControl() instanceof FlatButton at
                      && at.name().equals("安装"));
          person.press(person.display().getFocusControl(), 0, SWT.CR);
          gone(dialog);
        });
    // Without a window manager nobody gives the keyboard back to the window itself.
    person.shell().forceActive();
    person.until("the keyboard is back", () -> before == person.display().getFocusControl());
    person.until("it is listed", () -> !person.row(SignedCity.PLACE).isEmpty());
    Outline list = person.see(Outline.class).getFirst();
    while (!list.chosen().map(Outline.Row::said).orElse("").contains(SignedCity.PLACE)) {
      String at = list.chosen().map(Outline.Row::id).orElse("");
      person.press(list, 0, SWT.ARROW_DOWN);
      assertFalse(list.chosen().map(Outline.Row::id).orElse("").equals(at), "the last row");
    }
    person.until("its details", () -> !person.painted("卸载").isEmpty());
    KeyboardTest.everythingIsReached(person, "installed");
  }

  // --- sites -------------------------------------------------------------------------------------

  private static PackSites.Offer offer(
      String id, String title, String code, String version, String says) {
    return new PackSites.Offer(
        "站点",
        id,
        title,
        code,
        version,
        SignedCity.OFFICE,
        LocalDate.of(2026, 11, 20),
        4096,
        "",
        List.of(says));
  }

  private static PackSites.Offer ofTheCity(String version, String says) {
    return offer(SignedCity.ID, SignedCity.TITLE, SignedCity.CODE.code(), version, says);
  }

  @Test
  void whatASiteOffersIsInstalledThroughTheSameDialog() throws IOException {
    MadeUpSites sites = MadeUpSites.one();
    PackSites.Offer fresh = ofTheCity("1.0.0", "初版");
    sites.offers.add(fresh);
    sites.brings(fresh, city.first());
    ServiceRegistration<PackSites> registration = Person.bring(PackSites.class, sites);
    try {
      person.open(new Target("packs", "available", ""));
      person.until("the offer", () -> !person.row(SignedCity.TITLE).isEmpty());
      assertTrue(
          person.see(Segments.class).stream().anyMatch(tabs -> tabs.labels().contains("可安装 1")),
          () -> person.texts().toString());
      person.see(Outline.class).getFirst().choose(0);
      person.until("what the site says", () -> person.label("初版"));
      FlatButton install =
          person.see(FlatButton.class).stream()
              .filter(button -> button.name().equals("安装"))
              .findFirst()
              .orElseThrow();
      person.inDialog(
          install::act,
          dialog -> {
            sees(dialog, "由" + SignedCity.OFFICE + "发布，已核验");
            push(dialog, "安装");
            gone(dialog);
          });
      person.until("it is used", () -> SignedCity.installed().equals(List.of("1.0.0")));
      person.until("nothing is offered any more", () -> person.row(SignedCity.TITLE).isEmpty());
      Path fetched =
          Path.of(System.getProperty("qinqing.data")).resolve("fetched").resolve("fetched.qinqing");
      assertFalse(Files.exists(fetched), "nothing is left behind");
    } finally {
      registration.unregister();
      person.open(new Target("packs", "installed", ""));
    }
  }

  private boolean counts(String tab) {
    return person.see(Segments.class).stream().anyMatch(tabs -> tabs.labels().contains(tab));
  }

  /** Waits until the keyboard is on a button, and presses it. */
  private void enter(Shell dialog, String name) {
    dialog.forceActive();
    person.until(
        "the keyboard on " + name + " in the dialog, which says " + said(dialog),
        () ->
            person.display().getFocusControl() instanceof FlatButton at && at.name().equals(name));
    person.press(person.display().getFocusControl(), 0, SWT.CR);
    gone(dialog);
  }

  @Test
  void allUpdatesComeInTurnAndOneThatLoosensIsNotGivenByEnter() throws IOException {
    agree(city.stricter(), "安装");
    agree(city.county("1.0.0"), "安装");
    MadeUpPlace county = SignedCity.COUNTY;
    MadeUpSites sites = MadeUpSites.one();
    PackSites.Offer looser = ofTheCity("1.2.0", "报告以后可以拿");
    PackSites.Offer plain = offer(county.id(), county.title(), county.code(), "1.1.0", "改了一个字");
    sites.updates.addAll(List.of(looser, plain));
    sites.brings(looser, city.looser());
    sites.brings(plain, city.county("1.1.0"));
    ServiceRegistration<PackSites> registration = Person.bring(PackSites.class, sites);
    try {
      person.open(new Target("packs", "updates", ""));
      person.until("both", () -> counts("可更新 2") && !person.painted("全部更新").isEmpty());
      person.inDialog(
          () -> person.act("全部更新"),
          dialog -> {
            sees(dialog, "从 1.1.0 更新到 1.2.0");
            sees(dialog, "变宽");
            enter(dialog, "先不装");
          });
      person.inDialog(
          () -> {},
          dialog -> {
            sees(dialog, "从 1.0.0 更新到 1.1.0");
            assertFalse(says(dialog, "变宽"), () -> said(dialog).toString());
            enter(dialog, "更新");
          });
      person.until(
          "the county's is there", () -> SignedCity.installed(county.id()).contains("1.1.0"));
      assertEquals(List.of("1.1.0"), SignedCity.installed());
      person.until("the other is left", () -> counts("可更新 1"));
      assertTrue(person.painted("全部更新").isEmpty(), () -> person.texts().toString());
      person.see(Outline.class).getFirst().choose(0);
      person.until("what the site says", () -> person.label("报告以后可以拿"));
      person.inDialog(
          () ->
              person.see(FlatButton.class).stream()
                  .filter(button -> button.name().equals("更新"))
                  .findFirst()
                  .orElseThrow()
                  .act(),
          dialog -> {
            push(dialog, "更新");
            gone(dialog);
          });
      person.until("nothing is left", () -> counts("可更新 0"));
      asked(REPORT);
    } finally {
      registration.unregister();
      person.open(new Target("packs", "installed", ""));
    }
  }

  @Test
  void placesAreFoundByTheirPinyin() {
    List<String> names =
        List.of("杭州", "惠州", "重庆", "厦门", "吕梁", "西安", "广州", "成都", "南京", "武汉", "沈阳", "长沙", "昆明", "兰州");
    MadeUpSites sites = MadeUpSites.one();
    for (int i = 0; i < names.size(); i++) {
      sites.offers.add(offer("0" + i, names.get(i), Integer.toString(519901 + i), "1.0.0", "初版"));
    }
    ServiceRegistration<PackSites> registration = Person.bring(PackSites.class, sites);
    try {
      person.open(new Target("packs", "available", ""));
      person.until("the offers", () -> counts("可安装 " + names.size()));
      Text field =
          person.see(Text.class).stream()
              .filter(text -> text.getMessage().contains("拼音"))
              .findFirst()
              .orElseThrow();
      Map<String, List<String>> expected =
          Map.ofEntries(
              Map.entry("hangzhou", List.of("杭州")),
              Map.entry("Hang Zhou", List.of("杭州")),
              Map.entry("hangzh", List.of("杭州")),
              Map.entry("hz", List.of("杭州", "惠州")),
              Map.entry("hzhou", List.of("杭州", "惠州")),
              Map.entry("chongqing", List.of("重庆")),
              Map.entry("cq", List.of("重庆")),
              Map.entry("xiamen", List.of("厦门")),
              Map.entry("lvliang", List.of("吕梁")),
              Map.entry("luliang", List.of("吕梁")),
              Map.entry("xi'an", List.of("西安")),
              Map.entry("zhou", List.of("杭州", "惠州", "广州", "兰州")),
              Map.entry("杭", List.of("杭州")),
              Map.entry("519902", List.of("惠州")),
              Map.entry("hangzhouu", List.of()),
              Map.entry("", names));
      Map<String, List<String>> found = new HashMap<>();
      for (String typed : expected.keySet()) {
        field.setText(typed);
        List<String> seen =
            person.see(Outline.class).getFirst().rows().stream()
                .filter(row -> !row.heading())
                .map(row -> row.cells().getFirst().text())
                .toList();
        found.put(typed, seen);
      }
      assertEquals(expected, found);
    } finally {
      registration.unregister();
      person.open(new Target("packs", "installed", ""));
    }
  }

  // --- how it looks ------------------------------------------------------------------------------

  @Test
  void readsWellInEveryLookAndSize() throws IOException {
    Path first = city.first();
    Path forged = city.forged();
    Path unsigned = city.unsigned();
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark")) {
      person.look(look);
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String name = "-" + size.x + "-" + look;
        person.open(new Target("packs", "installed", ""));
        person.until("the list", () -> !person.row("全国").isEmpty());
        seen("packs-list" + name, wrong);
        person.see(Outline.class).getFirst().choose(1);
        person.until("details", () -> person.label("历次版本"));
        seen("packs-details" + name, wrong);
        pictured(first, "已核验", "packs-install" + name, wrong);
        pictured(forged, "没有通过检查", "packs-forged" + name, wrong);
        pictured(unsigned, "没有签名", "packs-unsigned" + name, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private void seen(String name, List<String> wrong) {
    person.screenshot(name);
    wrong.addAll(LookTest.cutOff(person, name));
  }

  private void pictured(Path file, String until, String name, List<String> wrong) {
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, until);
          person.settle();
          person.screenshot(name);
          for (Label label : Person.in(dialog, Label.class)) {
            if (label.isVisible() && label.getSize().x <= 0) {
              wrong.add(name + ": " + label.getText());
            }
          }
        });
  }
}
