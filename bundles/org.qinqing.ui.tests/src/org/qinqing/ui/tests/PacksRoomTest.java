package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.qinqing.pack.Locality;
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

  /** Whatever fails in a dialog must not be lost in its own loop. */
  private void inDialog(Runnable opens, Consumer<Shell> does) {
    List<Throwable> wrong = new ArrayList<>();
    person.inDialog(
        opens,
        dialog -> {
          try {
            does.accept(dialog);
          } catch (RuntimeException | AssertionError e) {
            wrong.add(e);
          }
        });
    if (!wrong.isEmpty()) {
      throw new AssertionError(wrong.getFirst());
    }
  }

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
    inDialog(
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
    inDialog(
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

    inDialog(
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
    inDialog(
        () -> person.act("退回 1.0.0"),
        dialog -> {
          sees(dialog, "退回以后，这些会变");
          push(dialog, "退回");
          gone(dialog);
        });
    person.until("it is said", () -> person.label("已退回 1.0.0"));
    asked(REPORT);

    chooseTheCity();
    inDialog(
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
    inDialog(
        () -> offer(file),
        dialog -> {
          push(dialog, "先不装");
          gone(dialog);
        });
    assertEquals(List.of(), SignedCity.installed());
    inDialog(
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
    inDialog(
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
    inDialog(
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
      inDialog(
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
    inDialog(
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
    inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "已经装着");
          push(dialog, "关闭");
          gone(dialog);
        });
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
    inDialog(
        () -> drop(new String[] {good, bad}),
        dialog -> {
          sees(dialog, "已核验");
          push(dialog, "先不装");
          gone(dialog);
        });
    inDialog(() -> {}, dialog -> sees(dialog, "没有通过检查"));
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
  void everythingGoesByKeyboard() throws IOException {
    Path file = city.first();
    person.shell().forceActive();
    person.see(Outline.class).getFirst().setFocus();
    Control before = person.display().getFocusControl();
    inDialog(
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

  /** A site that offers two bundles; brought as a service that outranks the real one. */
  private ServiceRegistration<PackSites> site(Path file) {
    PackSites.Offer fresh =
        new PackSites.Offer(
            "站点",
            SignedCity.ID,
            SignedCity.TITLE,
            SignedCity.CODE.code(),
            "1.0.0",
            SignedCity.OFFICE,
            LocalDate.of(2026, 11, 20),
            4096,
            "",
            List.of("初版"));
    PackSites sites =
        (PackSites)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PackSites.class},
                (it, method, arguments) ->
                    switch (method.getName()) {
                      case "sites" ->
                          List.of(
                              new PackSites.Site(
                                  "站点", false, Optional.of(Instant.now()), 1, List.of()));
                      case "known", "refresh" -> List.of(fresh);
                      case "updates" -> List.of();
                      case "fetch" ->
                          Files.copy(file, ((Path) arguments[1]).resolve("fetched.qinqing"));
                      case "equals" -> it == arguments[0];
                      case "hashCode" -> 1;
                      default -> null;
                    });
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, 1000);
    return Person.bundles().registerService(PackSites.class, sites, properties);
  }

  @Test
  void whatASiteOffersIsInstalledThroughTheSameDialog() throws IOException {
    ServiceRegistration<PackSites> registration = site(city.first());
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
      inDialog(
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
    inDialog(
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
