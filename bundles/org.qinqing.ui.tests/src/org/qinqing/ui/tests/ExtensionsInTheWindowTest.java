package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promise;
import org.qinqing.trust.Extensions;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Picture;

/** Signed programs beside a rule bundle: looked at, installed and removed in the window. */
@Order(10)
class ExtensionsInTheWindowTest {
  /** Fingerprints, ids, paths and names of files. */
  private static final Pattern NAMED =
      Pattern.compile(
          "[a-f0-9]{4}( [a-f0-9]{4})+|META-INF/[a-z/.]+|qingxi[a-z-]*|(/[^\\s。）]+)+|extension [a-z]+|\\.qinqing-extension");

  @TempDir private Path folder;
  private final List<ServiceRegistration<?>> brought = new ArrayList<>();
  private Person person;
  private SignedProgram program;

  @BeforeEach
  void sitDown() throws IOException {
    person = Person.atTheWindow();
    program = SignedProgram.trusted(folder.resolve("office"));
    person.open(new Target("packs", "installed", ""));
    person.until("the list", () -> !person.row("全国").isEmpty());
  }

  @AfterEach
  void leaveNothing() throws IOException {
    brought.forEach(ServiceRegistration::unregister);
    program.leave();
    person.open(new Target("packs", "installed", ""));
  }

  // --- what a person does ------------------------------------------------------------------------

  private void offer(Path file) {
    person.open(new Target("packs", "install", file.toString()));
  }

  private static List<String> said(Shell dialog) {
    List<String> all = new ArrayList<>();
    if (!dialog.isDisposed()) {
      all.add(dialog.getText());
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
        .filter(button -> button.name().equals(name) && button.isVisible())
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

  private void install(Path file, String yes) {
    person.inDialog(
        () -> offer(file),
        dialog -> {
          push(dialog, yes);
          gone(dialog);
        });
    person.until("it is said", () -> person.label("已装好“" + SignedProgram.TITLE + "”"));
  }

  private void trustPage() {
    person.open(new Target("packs", "trust", ""));
    person.until("the page", () -> !person.painted("导入吊销名单").isEmpty());
  }

  private boolean listed() {
    return person.label("和规则包配套的程序");
  }

  private static void answer(Shell question, String name) {
    Person.in(question, Button.class).stream()
        .filter(button -> button.getText().equals(name))
        .findFirst()
        .orElseThrow()
        .notifyListeners(SWT.Selection, new Event());
  }

  private MadeUpExtensions madeUp() {
    MadeUpExtensions made = MadeUpExtensions.inEveryState();
    brought.add(Person.bring(Extensions.class, made));
    return made;
  }

  // --- installing --------------------------------------------------------------------------------

  @Test
  void itIsShownInstalledForTheNextStartListedAndRemoved() throws IOException {
    Path file = program.version("1.0.0");
    trustPage();
    assertFalse(listed(), "who has none sees nothing of them");
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "安装带程序的扩展“" + SignedProgram.TITLE + "”1.0.0？");
          sees(dialog, "由" + SignedProgram.OFFICE + "发布，已核验");
          sees(dialog, "证书写明可以发布程序");
          sees(dialog, "证书有效期");
          sees(dialog, "指纹");
          sees(dialog, "这是程序，不只是规则");
          sees(dialog, SignedCity.ID + "（还没有安装");
          sees(dialog, "下次启动程序的时候");
          assertEquals(List.of(), SignedProgram.installed(), "nothing before one agrees");
          push(dialog, "安装");
          gone(dialog);
        });
    person.until("it is said", () -> person.label("1.0.0，下次启动程序时生效"));
    assertEquals(Extensions.State.NEXT_START, service(Extensions.class).list().getFirst().state());
    person.act("以后");
    assertTrue(person.painted("以后").isEmpty(), "the notice is put away");

    trustPage();
    person.until("it is listed", () -> listed() && person.label(SignedProgram.TITLE));
    assertTrue(person.label("由“" + SignedProgram.OFFICE + "”发布"));
    assertFalse(person.painted("现在重新启动").isEmpty());
    person.inDialog(() -> person.act("移除…"), question -> answer(question, "先不"));
    assertEquals(List.of("1.0.0"), SignedProgram.installed());
    person.inDialog(
        () -> person.act("移除…"),
        question -> {
          assertTrue(
              Person.in(question, Label.class).stream()
                  .anyMatch(label -> label.getText().contains(SignedProgram.TITLE)));
          answer(question, "移除");
        });
    person.until("it is said", () -> person.label("已移除“" + SignedProgram.TITLE + "”"));
    person.until("nothing is listed any more", () -> !listed());
    assertEquals(List.of(), SignedProgram.installed());
  }

  @Test
  void newerOneTakesItsPlaceAndTheSameAgainIsNothingNew() throws IOException {
    SignedCity city = SignedCity.trusted(folder);
    Path bundle = city.first();
    try {
      person.inDialog(
          () -> offer(bundle),
          dialog -> {
            push(dialog, "安装");
            gone(dialog);
          });
      person.until("the bundle", () -> SignedCity.installed().equals(List.of("1.0.0")));
      install(program.version("1.0.0"), "安装");
      Path newer = program.version("1.1.0");
      person.inDialog(
          () -> offer(newer),
          dialog -> {
            sees(dialog, "从 1.0.0 更新到 1.1.0？");
            sees(dialog, SignedCity.TITLE + "（已安装）");
            push(dialog, "更新");
            gone(dialog);
          });
      person.until("it is there", () -> SignedProgram.installed().equals(List.of("1.1.0")));
      person.inDialog(
          () -> offer(newer),
          dialog -> {
            sees(dialog, "已经装着");
            push(dialog, "关闭");
            gone(dialog);
          });
    } finally {
      city.leave();
    }
  }

  @Test
  void enterAndEscapeInstallNothing() throws IOException {
    Path file = program.version("1.0.0");
    for (int key : new int[] {SWT.CR, SWT.ESC}) {
      person.inDialog(
          () -> offer(file),
          dialog -> {
            sees(dialog, "这是程序");
            dialog.forceActive();
            person.until(
                "the keyboard on 不装",
                () ->
                    person.display().getFocusControl() instanceof FlatButton at
                        && at.name().equals("不装"));
            person.press(person.display().getFocusControl(), 0, key);
            gone(dialog);
          });
      assertEquals(List.of(), SignedProgram.installed());
    }
  }

  @Test
  void byKeysAloneItIsInstalled() throws IOException {
    Path file = program.version("1.0.0");
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "这是程序");
          dialog.forceActive();
          FlatButton yes = button(dialog, "安装").orElseThrow();
          person.until("the keyboard", () -> person.display().getFocusControl() != null);
          person.display().getFocusControl().traverse(SWT.TRAVERSE_TAB_NEXT);
          person.until("the keyboard on 安装", yes::isFocusControl);
          person.press(yes, 0, SWT.CR);
          gone(dialog);
        });
    person.until("it is there", () -> SignedProgram.installed().equals(List.of("1.0.0")));
    trustPage();
    person.until("it is listed", this::listed);
    person.shell().forceActive();
    person.painted("信任一张根证书…").getFirst().setFocus();
    KeyboardTest.everythingIsReached(person, "trust");
  }

  @Test
  void whatIsRefusedIsNotOfferedAndSaysWhy() throws IOException {
    SignedProgram stranger = SignedProgram.unknown(folder.resolve("stranger"));
    Path unknown = stranger.version("1.0.0");
    Path forged = program.forged();
    person.inDialog(
        () -> offer(forged),
        dialog -> {
          sees(dialog, "这个文件没有通过检查，没有安装");
          sees(dialog, "已安装的规则包和扩展、你的笔记和进度都没有变动");
          sees(dialog, "原因，以及可以怎么办");
          assertTrue(button(dialog, "安装").isEmpty(), () -> said(dialog).toString());
          push(dialog, "关闭");
          gone(dialog);
        });
    person.inDialog(
        () -> offer(unknown),
        dialog -> {
          sees(dialog, "不认识为它担保的根证书“" + SignedProgram.STRANGER + "”");
          sees(dialog, "它自称由“" + SignedProgram.STRANGER + "”发布，不能采信");
          assertTrue(button(dialog, "安装").isEmpty(), () -> said(dialog).toString());
          push(dialog, "去“信任”看看");
          gone(dialog);
        });
    person.until("the page", () -> !person.painted("导入吊销名单").isEmpty());
    assertEquals(List.of(), SignedProgram.installed());
  }

  @Test
  void anotherFileThanTheOneShownIsNotInstalled() throws IOException {
    Path file = program.version("1.0.0");
    Path other = program.version("1.1.0");
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, "1.0.0？");
          try {
            Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          push(dialog, "安装");
          sees(dialog, "不是同一个文件了");
          push(dialog, "关闭");
          gone(dialog);
        });
    assertEquals(List.of(), SignedProgram.installed());
  }

  // --- the ways into it --------------------------------------------------------------------------

  @Test
  void droppedBesideABundleItHasADialogOfItsOwn() throws IOException {
    SignedCity city = SignedCity.trusted(folder);
    try {
      Event event = new Event();
      event.data = new String[] {city.first().toString(), program.version("1.0.0").toString()};
      person.ask();
      person.inDialog(
          () -> {
            Person.in(person.shell(), Composite.class).stream()
                .map(part -> part.getData(DND.DROP_TARGET_KEY))
                .filter(DropTarget.class::isInstance)
                .map(DropTarget.class::cast)
                .findFirst()
                .orElseThrow()
                .notifyListeners(DND.Drop, event);
            person.settle();
          },
          dialog -> {
            sees(dialog, "装上以后，这些会变");
            push(dialog, "先不装");
            gone(dialog);
          });
      person.inDialog(() -> {}, dialog -> sees(dialog, "这是程序，不只是规则"));
      assertEquals(List.of(), SignedProgram.installed());
    } finally {
      city.leave();
    }
  }

  // --- services that come and go, the administrator, the next start ------------------------------

  @Test
  void everyStateIsSaidAndTheListGoesWithItsService() {
    trustPage();
    assertFalse(listed());
    MadeUpExtensions made = madeUp();
    person.until("the list", this::listed);
    List<String> texts = person.texts();
    for (String part : List.of("正在运行", "下次启动时生效", "没有启动", "下次启动后消失", "存放的扩展已损坏", "自称由“")) {
      assertTrue(texts.stream().anyMatch(text -> text.contains(part)), () -> part + " " + texts);
    }
    assertEquals(3, person.painted("移除…").size(), "not what has been removed");
    made.refuses = true;
    person.inDialog(() -> person.act("移除…"), question -> answer(question, "移除"));
    person.until("why not", () -> person.label("没有变动。原因和办法"));
    made.refuses = false;
    person.inDialog(() -> person.act("移除…"), question -> answer(question, "移除"));
    person.until("one is gone", () -> person.painted("移除…").size() == 2);
    assertEquals(List.of("qingxi-form"), made.removed);
    brought.removeFirst().unregister();
    person.until("the list is gone", () -> !listed());
    assertTrue(person.label("信任的根证书"), "the page goes on");
  }

  @Test
  void withoutItsServiceAFileIsOnlyRemarkedOn() throws Exception {
    Path file = program.version("1.0.0");
    ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class);
    Bundle trust =
        Stream.of(Person.bundles().getBundles())
            .filter(bundle -> "org.qinqing.trust".equals(bundle.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    ComponentDescriptionDTO extensions =
        runtime.getComponentDescriptionDTO(trust, "org.qinqing.trust.internal.StandardExtensions");
    settled(runtime.disableComponent(extensions));
    try {
      offer(file);
      person.until("it is said", () -> person.label("安装扩展的服务现在没有启动"));
      assertEquals(0, person.shell().getShells().length);
    } finally {
      settled(runtime.enableComponent(extensions));
    }
    person.inDialog(() -> offer(file), dialog -> sees(dialog, "这是程序，不只是规则"));
  }

  private static void settled(Promise<Void> change)
      throws InvocationTargetException, InterruptedException {
    change.getValue();
  }

  @Test
  void administratorForbidsThem() throws IOException {
    Path file = program.version("1.0.0");
    madeUp();
    Path policy = Path.of(System.getProperty("qinqing.data")).resolve("policy.yaml");
    Files.writeString(policy, "format: 1\nextensions: refuse\n");
    try {
      trustPage();
      person.until("it is said", () -> person.label("管理员设定：不许运行带程序的扩展"));
      assertTrue(person.label("不许装；已经装了的，启动时也不运行"), () -> person.texts().toString());
      brought.removeFirst().unregister();
      person.inDialog(
          () -> offer(file),
          dialog -> {
            sees(dialog, "管理员不允许安装带程序的扩展");
            assertTrue(button(dialog, "安装").isEmpty());
          });
    } finally {
      Files.delete(policy);
    }
    assertEquals(List.of(), SignedProgram.installed());
  }

  @Test
  void restartAsksWhoeverHasSomethingUnsavedAsClosingDoes() throws IOException {
    install(program.version("1.0.0"), "安装");
    List<Boolean> asked = new ArrayList<>();
    IWorkbenchListener stays =
        new IWorkbenchListener() {
          @Override
          public boolean preShutdown(IWorkbench workbench, boolean forced) {
            asked.add(forced);
            return false;
          }

          @Override
          public void postShutdown(IWorkbench workbench) {}
        };
    PlatformUI.getWorkbench().addWorkbenchListener(stays);
    try {
      person.act("现在重新启动");
      person.until("who may want to stay is asked", () -> !asked.isEmpty());
      trustPage();
      person.until("it is listed", this::listed);
      person.act("现在重新启动");
      person.until("again", () -> asked.size() == 2);
    } finally {
      PlatformUI.getWorkbench().removeWorkbenchListener(stays);
    }
    assertEquals(List.of(false, false), asked, "and may stay");
    assertFalse(person.shell().isDisposed());
  }

  // --- how it looks ------------------------------------------------------------------------------

  @Test
  void readsWellInEveryLookAndSize() throws IOException {
    Path first = program.version("1.0.0");
    Path forged = program.forged();
    List<String> wrong = new ArrayList<>();
    for (String look : List.of("light", "dark")) {
      person.look(look);
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String where = "-" + size.x + "-" + look;
        pictured(first, "这是程序", "extension-install" + where, wrong);
        pictured(forged, "没有通过检查", "extension-forged" + where, wrong);
        MadeUpExtensions made = madeUp();
        trustPage();
        person.until("the list", this::listed);
        seen("extension-list" + where, wrong);
        assertEquals(4, made.listed.size());
        brought.removeLast().unregister();
        person.until("the list is gone", () -> !listed());
      }
    }
    person.look("light");
    person.size(1280, 800);
    install(first, "安装");
    seen("extension-installed-1280-light", wrong);
    assertEquals("", String.join("\n", wrong));
  }

  private void seen(String name, List<String> wrong) {
    // All of the list, which stands below what one trusts and where bundles come from.
    person.painted("移除…").stream()
        .findFirst()
        .ifPresent(
            remove ->
                person.see(ScrolledComposite.class).stream()
                    .filter(pane -> pane.getMinHeight() > pane.getClientArea().height)
                    .forEach(
                        pane ->
                            pane.setOrigin(
                                0,
                                pane.getDisplay().map(remove, pane.getContent(), 0, 0).y - 140)));
    person.settle();
    person.screenshot(name);
    wrong.addAll(LookTest.cutOff(person, name));
    wrong.addAll(english(name, person.texts()));
  }

  private void pictured(Path file, String until, String name, List<String> wrong) {
    person.inDialog(
        () -> offer(file),
        dialog -> {
          sees(dialog, until);
          person.settle();
          person.screenshot(name);
          wrong.addAll(english(name, said(dialog)));
          for (Label label : Person.in(dialog, Label.class)) {
            boolean wraps = (label.getStyle() & SWT.WRAP) != 0;
            Point has = label.getSize();
            Point wants = label.computeSize(wraps ? has.x : SWT.DEFAULT, SWT.DEFAULT);
            if (label.isVisible()
                && !label.getText().isBlank()
                && (wants.y > has.y + 1 || !wraps && wants.x > has.x + 1)) {
              wrong.add(name + ": " + label.getText() + " wants " + wants + " has " + has);
            }
          }
          for (Painted painted : Person.in(dialog, Painted.class)) {
            if (!(painted instanceof Picture)
                && painted.getSize().x < painted.computeSize(SWT.DEFAULT, SWT.DEFAULT).x) {
              wrong.add(name + ": " + painted.name() + " is cut off");
            }
          }
        });
  }

  /** Texts of ours in another language. */
  private static List<String> english(String where, List<String> texts) {
    return texts.stream()
        .map(text -> NAMED.matcher(text).replaceAll(" "))
        .filter(LookTest::isForeign)
        .map(text -> where + ": " + text)
        .toList();
  }
}
