package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
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
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackUpdates;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustPolicy;
import org.qinqing.trust.TrustRoots;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Picture;

/** Keys, certificates, signatures and whom to trust, made and decided in the window. */
@Order(8)
class SigningTest {
  private static final String ABOVE = "云河上级示例单位";
  private static final String OFFICE = "云河示例单位";
  private static final String SECRET = "四个不相干的词连成一串口令";
  private static final String DRAFT = "yunxi";

  /** Ids, paths, fingerprints, and what a certificate may cover. */
  private static final Pattern NAMED =
      Pattern.compile(
          "[a-f0-9]{64}|[a-f0-9]{4}( [a-f0-9]{4})+|(/[^\\s。）]+)+|yunhe|yunxi|pack sign|site\\.json|[a-z]+\\.csr|Ed25519|https?:\\S+");

  @TempDir private Path folder;
  private final List<ServiceRegistration<?>> brought = new ArrayList<>();
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
  }

  @AfterEach
  void leaveNothing() throws IOException {
    brought.forEach(ServiceRegistration::unregister);
    PackInstaller installer = service(PackInstaller.class);
    for (String id : List.of(RiverBundle.ID, DRAFT)) {
      if (installer.list().stream().anyMatch(listed -> listed.id().equals(id))) {
        installer.remove(id);
        person.until("the bundle gone", () -> Person.packs().pack(id).isEmpty());
      }
    }
    TrustRoots roots = service(TrustRoots.class);
    for (TrustRoots.Root root : roots.roots()) {
      if (root.publisher().name().equals(ABOVE)) {
        roots.unpin(root.publisher().fingerprint());
      }
    }
    Files.deleteIfExists(places());
  }

  private static Path places() {
    return Path.of(System.getProperty("qinqing.data")).resolve("signing.properties");
  }

  /** Brings a service that outranks the real one, which may or may not be there. */
  private <T> ServiceRegistration<T> bring(Class<T> type, T service) {
    ServiceRegistration<T> registration = Person.bring(type, service);
    brought.add(registration);
    return registration;
  }

  private void trustPage() {
    person.open(new Target("packs", "trust", ""));
    person.until("the page", () -> person.label("签名和密钥"));
    person.until("what is trusted", () -> !person.painted("导入吊销名单").isEmpty());
  }

  // --- dialogs -----------------------------------------------------------------------------------

  private static List<String> texts(Shell dialog) {
    List<String> texts = new ArrayList<>();
    Person.in(dialog, Label.class).forEach(label -> texts.add(label.getText()));
    Person.in(dialog, Painted.class).forEach(painted -> texts.add(painted.name()));
    Person.in(dialog, Text.class).forEach(text -> texts.add(text.getMessage()));
    return texts;
  }

  private void until(Shell dialog, String part) {
    try {
      person.until(
          part,
          () ->
              Person.in(dialog, Label.class).stream()
                  .anyMatch(label -> label.isVisible() && label.getText().contains(part)));
    } catch (AssertionError e) {
      throw new AssertionError(part + " is not among " + texts(dialog), e);
    }
  }

  /** The field below a label. */
  private static Text field(Shell dialog, String label) {
    Composite group =
        Person.in(dialog, Label.class).stream()
            .filter(one -> one.getText().startsWith(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " " + texts(dialog)))
            .getParent();
    return Person.in(dialog, Text.class).stream()
        .filter(text -> isIn(text, group))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label));
  }

  private static boolean isIn(Control control, Composite group) {
    for (Control at = control; at != null; at = at.getParent()) {
      if (at == group) {
        return true;
      }
    }
    return false;
  }

  private static void enter(Shell dialog, String label, Object value) {
    field(dialog, label).setText(value.toString());
  }

  private static Painted painted(Shell dialog, String name) {
    return Person.in(dialog, Painted.class).stream()
        .filter(one -> !(one instanceof Picture) && one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " " + texts(dialog)));
  }

  private static void act(Shell dialog, String name) {
    painted(dialog, name).act();
  }

  // --- what offices have -------------------------------------------------------------------------

  /** Key, request and certificate of an office. */
  private record Office(Path key, Path request, Path certificate) {
    PackSigner.Signer signer() {
      return new PackSigner.Signer(key, SECRET.toCharArray(), certificate);
    }
  }

  private Office office(String name) {
    return new Office(
        folder.resolve(name + ".key"),
        folder.resolve(name + ".csr"),
        folder.resolve(name + ".pem"));
  }

  /** A root, made without the window. */
  private SigningKeys.Made root(Office office) throws IOException {
    SigningKeys keys = service(SigningKeys.class);
    assertTrue(
        keys.create(
                SignatureAlgorithm.ED25519, ABOVE, SECRET.toCharArray(), office.key, office.request)
            .done());
    SigningKeys.Made made =
        keys.root(
            office.signer(),
            office.request,
            new Authority(
                Set.of("*"),
                Locality.of("510000").orElseThrow(),
                Level.PROVINCE,
                Set.of("*"),
                Set.of()),
            Period.ofYears(1));
    assertTrue(made.done(), () -> made.findings().toString());
    return made;
  }

  /** An office that the root certified, made without the window. */
  private Office certified(Office root, String packs) throws IOException {
    Office office = office("office");
    SigningKeys keys = service(SigningKeys.class);
    assertTrue(
        keys.create(
                SignatureAlgorithm.SM2, OFFICE, SECRET.toCharArray(), office.key, office.request)
            .done());
    SigningKeys.Made made =
        keys.certify(
            root.signer(),
            office.request,
            new Authority(
                Set.of(packs),
                Locality.of("519700").orElseThrow(),
                Level.CITY,
                Set.of("*"),
                Set.of()),
            Period.ofYears(1),
            false,
            office.certificate);
    assertTrue(made.done(), () -> made.findings().toString());
    return office;
  }

  private void signer(Shell dialog, Office office, String secret) {
    enter(dialog, "密钥文件", office.key);
    enter(dialog, "自己的证书", office.certificate);
    enter(dialog, "密钥的口令", secret);
  }

  private static List<String> codes(PackInstaller.Outcome outcome) {
    return outcome.findings().stream().map(Diagnostic::code).toList();
  }

  private Path river() throws IOException {
    return RiverBundle.write(folder, "1.0.0", "## 第一条\n\n乘船不收礼。\n");
  }

  // --- the way of one file -----------------------------------------------------------------------

  @Test
  void fromANewKeyToABundleThatAnotherOfficeInstalls() throws IOException {
    Office above = office("above");
    Office office = office("office");
    List<String> wrong = new ArrayList<>();
    Path signed = folder.resolve("云河-已签名.qinqing");
    trustPage();
    newKey(above, ABOVE, wrong);
    person.inDialog(
        () -> person.act("自建根证书…"),
        dialog -> {
          enter(dialog, "密钥文件", "/");
          assertEquals("", field(dialog, "这把密钥的证书申请").getText());
          enter(dialog, "密钥文件", above.key.resolveSibling("other.key"));
          enter(dialog, "密钥文件", above.key);
          assertEquals(above.request.toString(), field(dialog, "这把密钥的证书申请").getText());
          until(dialog, "名称：" + ABOVE);
          enter(dialog, "代表哪个地方", "510000");
          enter(dialog, "密钥的口令", SECRET);
          act(dialog, "制作");
          until(dialog, "根证书做好了");
          until(dialog, "指纹，请用文件");
          look(dialog, "keys-root-done", wrong);
        });
    newKey(office, OFFICE, wrong);
    person.inDialog(
        () -> person.act("给下级发证书…"),
        dialog -> {
          enter(dialog, "对方的证书申请", office.request);
          until(dialog, requested(office));
          until(dialog, "发给：" + OFFICE);
          assertEquals(OFFICE, field(dialog, "可以收录哪些机关").getText());
          enter(dialog, "代表哪个地方", "440100");
          enter(dialog, "规则包编号", RiverBundle.ID);
          signer(dialog, above, SECRET);
          until(dialog, "由“" + ABOVE + "”发证");
          act(dialog, "发证");
          until(dialog, "超出了你自己的证书");
          assertFalse(Files.exists(office.certificate));
          enter(dialog, "代表哪个地方", "519700");
          assertEquals(SECRET.length(), field(dialog, "密钥的口令").getCharCount());
          act(dialog, "发证");
          until(dialog, "证书做好了");
          until(dialog, "519700及所辖，最高到市一级");
          look(dialog, "keys-certify-done", wrong);
        });
    Path bundle = river();
    person.inDialog(
        () -> person.act("给文件签名…"),
        dialog -> {
          enter(dialog, "规则包文件", bundle);
          enter(dialog, "签名后的文件", signed);
          // Those of the last time stand there: the ones of the office above.
          person.until(
              "the last key", () -> field(dialog, "密钥文件").getText().equals(above.key.toString()));
          signer(dialog, office, SECRET);
          until(dialog, "将由“" + OFFICE + "”签名");
          act(dialog, "签名");
          until(dialog, "签名好了");
          until(dialog, "由“" + OFFICE + "”签名：yunhe 1.0.0");
          until(dialog, "还没有信任给你发证的根证书");
          look(dialog, "signed-unknown", wrong);
        });
    String kept = Files.readString(places(), StandardCharsets.UTF_8);
    assertTrue(kept.contains("office.key"), kept);
    nothingHolds(SECRET);

    PackInstaller installer = service(PackInstaller.class);
    assertEquals(List.of("T-149"), codes(installer.install(signed, false)));
    String words =
        service(SigningKeys.class).show(above.certificate).publishers().getFirst().words();
    person.inDialog(
        () -> person.act("信任一张根证书…"),
        dialog -> {
          enter(dialog, "根证书文件", above.certificate);
          until(dialog, "文件里的根证书：" + ABOVE);
          assertEquals("", field(dialog, "你得到的指纹").getText(), "nothing is filled in");
          enter(dialog, "你得到的指纹", words.substring(0, 5));
          until(dialog, "到这里为止一致");
          enter(dialog, "你得到的指纹", words.substring(6));
          until(dialog, "与文件里的证书不一致");
          act(dialog, "信任");
          until(dialog, "没有做成");
          look(dialog, "trust-pin-differs", wrong);
          assertTrue(roots().isEmpty(), "not pinned");
          enter(dialog, "你得到的指纹", words);
          until(dialog, "与文件里的证书一致");
          look(dialog, "trust-pin", wrong);
          act(dialog, "信任");
          until(dialog, "已经信任");
        });
    assertEquals(List.of(ABOVE), roots());
    person.until("it is listed", () -> person.label(words));
    PackInstaller.Outcome outcome = installer.install(signed, false);
    assertTrue(outcome.done(), () -> outcome.findings().toString());

    person.inDialog(() -> person.act("不再信任"), dialog -> push(dialog, "不再信任"));
    person.until("it is gone", () -> person.label("还没有信任任何根证书"));
    assertEquals("", String.join("\n", wrong));
    assertEquals(List.of(), roots());
  }

  private void newKey(Office office, String name, List<String> wrong) {
    person.inDialog(
        () -> person.act("制作密钥…"),
        dialog -> {
          enter(dialog, "单位全称", name);
          enter(dialog, "口令", SECRET);
          enter(dialog, "再输一次", SECRET);
          until(dialog, "两次一致");
          enter(dialog, "密钥文件（自己保管）", office.key);
          assertEquals(office.request.toString(), field(dialog, "证书申请").getText());
          act(dialog, "制作");
          until(dialog, "密钥做好了");
          until(dialog, "交给发证的上级单位");
          look(dialog, "keys-new-done", wrong);
        });
    assertTrue(Files.exists(office.key));
    assertTrue(Files.exists(office.request));
  }

  /** What the sender of a request was told to read out. */
  private static String requested(Office office) {
    try {
      return service(SigningKeys.class).show(office.request).key().orElseThrow().words();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> roots() {
    return service(TrustRoots.class).roots().stream()
        .map(root -> root.publisher().name())
        .filter(ABOVE::equals)
        .toList();
  }

  private static void push(Shell dialog, String text) {
    Person.in(dialog, Button.class).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow()
        .notifyListeners(SWT.Selection, new Event());
  }

  /** No file of the data folder has it. */
  private static void nothingHolds(String secret) throws IOException {
    byte[] wanted = secret.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("qinqing.data")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) < 1 << 20) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          assertFalse(
              text.contains(new String(wanted, StandardCharsets.ISO_8859_1)), file.toString());
        }
      }
    }
  }

  @Test
  void draftIsBuiltAndSignedInOneGo() throws IOException {
    Office above = office("above");
    SigningKeys.Made made = root(above);
    Office office = certified(above, DRAFT);
    Path draft = folder.resolve(DRAFT);
    service(PackAuthoring.class)
        .create(
            new PackAuthoring.NewPack(
                DRAFT, "云溪", Locality.of("519700").orElseThrow(), OFFICE, PackAuthoring.BLANK),
            draft);
    person.open(new Target("packs", "author", draft.toString()));
    person.until("the tests have run", () -> person.label("全部通过"));
    Path signed = folder.resolve("yunxi.qinqing");
    person.inDialog(
        () -> person.act("签名…"),
        dialog -> {
          assertEquals(signed.toString(), field(dialog, "签名后的文件").getText());
          signer(dialog, office, SECRET);
          field(dialog, "密钥的口令").notifyListeners(SWT.DefaultSelection, new Event());
          until(dialog, "签名好了");
        });
    assertTrue(service(TrustRoots.class).pin(above.certificate, made.words()).done());
    List<PackSigner.Verification> read = service(PackSigner.class).verify(signed);
    assertTrue(read.getFirst().holds(), () -> read.getFirst().findings().toString());
    assertEquals(OFFICE, read.getFirst().publisher().orElseThrow().name());
    person.choose(() -> person.act("更多"), "关掉");
  }

  @Test
  void wrongPassphraseLeavesEverythingAsItIs() throws IOException {
    Office above = office("above");
    root(above);
    Office office = certified(above, RiverBundle.ID);
    Path bundle = river();
    Path output = folder.resolve("out.qinqing");
    trustPage();
    person.inDialog(
        () -> person.act("给文件签名…"),
        dialog -> {
          enter(dialog, "规则包文件", bundle);
          enter(dialog, "签名后的文件", output);
          act(dialog, "签名");
          until(dialog, "请选择密钥文件");
          signer(dialog, office, "这个口令不是那个口令啊啊啊");
          act(dialog, "签名");
          until(dialog, "没有做成，什么都没有写");
          until(dialog, "口令不对");
          assertEquals(0, field(dialog, "密钥的口令").getCharCount(), "typed anew");
          assertFalse(Files.exists(output));
          enter(dialog, "密钥的口令", SECRET);
          act(dialog, "签名");
          until(dialog, "签名好了");
        });
    assertTrue(Files.exists(output));
  }

  @Test
  void bundleBeyondTheCertificateIsNotSigned() throws IOException {
    Office above = office("above");
    root(above);
    Office office = certified(above, "another");
    Path bundle = river();
    Path output = folder.resolve("out.qinqing");
    trustPage();
    person.inDialog(
        () -> person.act("给文件签名…"),
        dialog -> {
          enter(dialog, "规则包文件", bundle);
          enter(dialog, "签名后的文件", output);
          signer(dialog, office, SECRET);
          act(dialog, "签名");
          until(dialog, "无权发布编号为“yunhe”的规则包");
        });
    assertFalse(Files.exists(output));
  }

  @Test
  void weakPassphraseMakesNoKey() {
    Office office = office("weak");
    trustPage();
    person.inDialog(
        () -> person.act("制作密钥…"),
        dialog -> {
          enter(dialog, "单位全称", OFFICE);
          enter(dialog, "密钥文件（自己保管）", office.key);
          enter(dialog, "口令", "太短");
          enter(dialog, "再输一次", "太短");
          act(dialog, "制作");
          until(dialog, "口令要至少 12 个字符，现在有 2 个");
          enter(dialog, "口令", SECRET);
          enter(dialog, "再输一次", SECRET + "了");
          act(dialog, "制作");
          until(dialog, "两次输入的口令不一样");
        });
    assertFalse(Files.exists(office.key));
    assertFalse(Files.exists(office.request));
  }

  @Test
  void revokedAndHandedOverByTheirDialogs() throws IOException {
    Office above = office("above");
    SigningKeys.Made made = root(above);
    Office office = certified(above, RiverBundle.ID);
    Path list = folder.resolve("list.crl");
    Path paper = folder.resolve("paper.json");
    trustPage();
    person.inDialog(
        () -> person.act("移交规则包…"),
        dialog -> {
          enter(dialog, "规则包编号", RiverBundle.ID);
          enter(dialog, "新发布单位的证书", above.certificate);
          until(dialog, "移交给“" + ABOVE + "”");
          signer(dialog, office, SECRET);
          enter(dialog, "移交书", paper);
          act(dialog, "出移交书");
          until(dialog, "移交书做好了");
        });
    assertTrue(Files.exists(paper));
    person.inDialog(
        () -> person.act("吊销证书…"),
        dialog -> {
          enter(dialog, "要吊销的证书", office.certificate);
          until(dialog, "吊销“" + OFFICE + "”的证书");
          signer(dialog, above, SECRET);
          enter(dialog, "吊销名单", list);
          act(dialog, "吊销");
          until(dialog, "第 1 号，共 1 张");
        });
    assertEquals(1, service(SigningKeys.class).show(list).revoked().orElseThrow().entries());
    person.inDialog(
        () -> person.act("导入吊销名单…"),
        dialog -> {
          enter(dialog, "吊销名单", list);
          until(dialog, "第 1 号，共 1 张");
          act(dialog, "导入");
          until(dialog, "签名者必须是已信任的单位");
        });
    assertTrue(service(TrustRoots.class).pin(above.certificate, made.words()).done());
    person.inDialog(
        () -> person.act("导入吊销名单…"),
        dialog -> {
          enter(dialog, "吊销名单", list);
          act(dialog, "导入");
          until(dialog, "名单已导入");
        });
  }

  @Test
  void bundleOfARevokedKeyIsListedAsRevoked() throws IOException {
    Office above = office("above");
    SigningKeys.Made made = root(above);
    Office office = certified(above, RiverBundle.ID);
    assertTrue(service(TrustRoots.class).pin(above.certificate, made.words()).done());
    Path signed = folder.resolve("signed.qinqing");
    assertTrue(
        service(PackSigner.class)
            .sign(river(), office.signer(), Optional.empty(), Instant.now(), signed)
            .done());
    assertTrue(service(PackInstaller.class).install(signed, false).done());
    person.open(new Target("packs", "installed", ""));
    person.until("it is verified", () -> !person.row(OFFICE + " 已核验").isEmpty());
    Path list = folder.resolve("list.crl");
    assertTrue(
        service(SigningKeys.class)
            .revoke(
                above.signer(),
                office.certificate,
                SigningKeys.Reason.KEY_COMPROMISE,
                Optional.empty(),
                list)
            .done());
    assertTrue(service(TrustRoots.class).revocations(list).done());
    person.until("it is revoked", () -> !person.row("签名已吊销").isEmpty());
    String row = person.row("签名已吊销").getFirst().said();
    assertTrue(row.contains("519700") && row.contains("不能使用"), row);
    assertTrue(person.row("未签名").isEmpty(), () -> person.texts().toString());
  }

  /** Drops files on the part of a dialog that takes them. */
  private void drop(Shell dialog, Path... files) {
    DropTarget target =
        Person.in(dialog, Composite.class).stream()
            .map(part -> part.getData(DND.DROP_TARGET_KEY))
            .filter(DropTarget.class::isInstance)
            .map(DropTarget.class::cast)
            .findFirst()
            .orElseThrow();
    Event event = new Event();
    event.data = Stream.of(files).map(Path::toString).toArray(String[]::new);
    target.notifyListeners(DND.Drop, event);
    person.settle();
  }

  @Test
  void signedBundleIsPublishedToASiteThatAnotherOfficeAdds() throws IOException {
    Office above = office("above");
    SigningKeys.Made made = root(above);
    Office office = certified(above, RiverBundle.ID);
    assertTrue(service(TrustRoots.class).pin(above.certificate, made.words()).done());
    Path unsigned = river();
    Path signed = folder.resolve("签好的 (1).qinqing");
    Path site = folder.resolve("站点");
    List<String> wrong = new ArrayList<>();
    trustPage();
    person.inDialog(
        () -> person.act("给文件签名…"),
        dialog -> {
          enter(dialog, "规则包文件", unsigned);
          enter(dialog, "签名后的文件", signed);
          signer(dialog, office, SECRET);
          act(dialog, "签名");
          until(dialog, "签名好了");
          // The next step, by a dialog of its own.
          person.inNextDialog(
              dialog,
              () -> act(dialog, "发布到站点…"),
              next -> {
                until(next, signed.toString());
                publish(next, office, unsigned, site, wrong);
              });
        });
    assertTrue(Files.exists(site.resolve("yunhe-1.0.0.qinqing")));
    assertTrue(Files.exists(site.resolve("site.json")));
    assertFalse(Files.exists(site.resolve(unsigned.getFileName())));
    nothingHolds(SECRET);
    person.inDialog(
        () -> person.act("发布到站点…"),
        dialog -> {
          person.until(
              "the folder of the last time",
              () -> field(dialog, "站点文件夹").getText().equals(site.toString()));
          signer(dialog, office, SECRET);
          act(dialog, "发布");
          until(dialog, "发布好了");
        });

    PackSites sites = service(PackSites.class);
    assertTrue(sites.add(site.toString()).done());
    try {
      person.open(new Target("packs", "installed", ""));
      trustPage();
      person.act("检查更新");
      person.until("what it has", () -> person.label("规则包 1 个"));
      assertEquals(
          List.of(RiverBundle.ID), sites.known().stream().map(PackSites.Offer::id).toList());
    } finally {
      assertTrue(sites.remove(site.toString()).done());
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** Everything that may be wrong first, one after the other. */
  private void publish(Shell dialog, Office office, Path unsigned, Path site, List<String> wrong) {
    enter(dialog, "站点文件夹", "");
    act(dialog, "发布");
    until(dialog, "请选择站点文件夹。");
    enter(dialog, "站点文件夹", unsigned);
    act(dialog, "发布");
    until(dialog, "这里写的是一个文件");
    enter(dialog, "站点文件夹", site);
    signer(dialog, office, SECRET);
    String day = field(dialog, "最迟哪天再发布一次").getText();
    enter(dialog, "最迟哪天再发布一次", "2020-01-01");
    act(dialog, "发布");
    until(dialog, "请写一个以后的日期");
    enter(dialog, "最迟哪天再发布一次", day);
    look(dialog, "publish", wrong);
    drop(dialog, unsigned);
    until(dialog, unsigned.toString());
    act(dialog, "发布");
    until(dialog, "没有签名，不能放进站点");
    look(dialog, "publish-refused", wrong);
    assertFalse(Files.exists(site), "nothing is left of what was refused");
    act(dialog, "去掉 " + unsigned.getFileName());
    person.until(
        "the file is gone",
        () ->
            Person.in(dialog, Label.class).stream()
                .noneMatch(label -> label.getText().equals(unsigned.toString())));
    signer(dialog, office, "另外四个词连成的一串口令");
    act(dialog, "发布");
    until(dialog, "没有做成");
    assertFalse(Files.exists(site), "nothing is left of what was refused");
    signer(dialog, office, SECRET);
    act(dialog, "发布");
    until(dialog, "发布好了");
    until(dialog, "最后传 site.json");
    look(dialog, "published", wrong);
    act(dialog, "完成");
  }

  // --- sites, policy, services that come and go --------------------------------------------------

  @Test
  void sitesAreAddedLookedAtAndRemoved() {
    MadeUpSites sites = new MadeUpSites();
    sites.known.add(new PackSites.Site("/srv/mirror", true, Optional.empty(), 0, List.of()));
    ServiceRegistration<PackSites> here = bring(PackSites.class, sites);
    trustPage();
    person.until("the site of the policy", () -> person.label("/srv/mirror"));
    assertEquals(1, person.texts().stream().filter("由管理员设定"::equals).count());
    Text place =
        person.see(Text.class).stream()
            .filter(text -> text.getMessage().startsWith("文件夹、压缩文件"))
            .findFirst()
            .orElseThrow();
    place.setText("/nowhere/at/all");
    person.act("添加");
    person.until("why not", () -> person.label("没有这个地方。"));
    assertEquals(1, sites.known.size());
    place.setText("/srv/own");
    place.notifyListeners(SWT.DefaultSelection, new Event());
    person.until("the new site", () -> person.label("/srv/own") && person.label("还没有查看过"));
    person.act("检查更新");
    person.until("what was learnt", () -> person.label("目录第 7 号") && person.label("目录过期了。"));
    assertEquals(1, sites.refreshed);
    person.inDialog(() -> person.act("去掉"), dialog -> push(dialog, "去掉"));
    person.until("it is gone", () -> sites.known.size() == 1);
    sites.known.clear();
    brought.remove(here);
    here.unregister();
    person.until("the page goes on without it", () -> !person.label("/srv/mirror"));
    assertTrue(person.label("信任的根证书"));
  }

  private static TrustPolicy.Settings strict() {
    return new TrustPolicy.Settings(
        Path.of("/etc/qinqing/policy.yaml"),
        true,
        false,
        List.of(),
        true,
        Optional.of(List.of(new TrustPolicy.Allowed(OFFICE, "ab".repeat(32)))),
        List.of("/srv/mirror"),
        true,
        new TrustPolicy.Updates(true, Optional.of(Path.of("/srv/updates"))),
        false,
        List.of());
  }

  /** Updates that came by themselves. */
  private record Came(List<Automatic> automatic) implements PackUpdates {
    @Override
    public List<Updated> update(Set<String> ids) {
      return List.of();
    }

    @Override
    public List<Automatic> runAutomatic() {
      return List.of();
    }
  }

  private void strictly() {
    bring(TrustPolicy.class, SigningTest::strict);
    bring(
        PackUpdates.class,
        new Came(
            List.of(
                new PackUpdates.Automatic(
                    Instant.parse("2026-11-21T04:00:00Z"),
                    RiverBundle.ID,
                    "云河规则包",
                    "1.0.0",
                    "1.1.0",
                    OFFICE,
                    true,
                    ""),
                new PackUpdates.Automatic(
                    Instant.parse("2026-11-20T04:00:00Z"),
                    DRAFT,
                    "云溪规则包",
                    "1.0.0",
                    "1.2.0",
                    OFFICE,
                    false,
                    "证书已经到期。"))));
  }

  @Test
  void whatTheAdministratorDecidedIsShownAndLocked() {
    strictly();
    trustPage();
    person.until("the policy", () -> person.label("/etc/qinqing/policy.yaml"));
    for (String part : List.of("不接受", "不能自己加", "只接受：" + OFFICE, "/srv/updates", "证书已经到期。")) {
      assertTrue(person.label(part), () -> part + " " + person.texts());
    }
    assertTrue(person.painted("信任一张根证书…").isEmpty(), "nothing may be pinned");
    assertTrue(person.painted("添加").isEmpty(), "no site may be added");
    assertFalse(person.painted("导入吊销名单…").isEmpty(), "to trust less is always possible");
  }

  // --- how it looks, and without a mouse ---------------------------------------------------------

  @Test
  void everythingIsReachedByKeyboardAndEscapeCloses() throws IOException {
    bring(PackSites.class, new MadeUpSites());
    trustPage();
    person.shell().forceActive();
    person.until("the button", () -> !person.painted("信任一张根证书…").isEmpty());
    person.painted("信任一张根证书…").getFirst().setFocus();
    KeyboardTest.everythingIsReached(person, "trust");
    person.inDialog(
        () -> person.act("制作密钥…"),
        dialog -> {
          dialog.forceActive();
          Control first = field(dialog, "单位全称");
          person.until("the first field has the keyboard", first::isFocusControl);
          List<Control> reached = new ArrayList<>();
          for (Control at = first;
              at != null && !reached.contains(at);
              at = person.display().getFocusControl()) {
            reached.add(at);
            at.traverse(SWT.TRAVERSE_TAB_NEXT);
            person.settle();
          }
          List<String> missed =
              Person.in(dialog, Painted.class).stream()
                  .filter(one -> !(one instanceof Picture) && !reached.contains(one))
                  .map(Painted::name)
                  .toList();
          assertEquals(List.of(), missed);
          painted(dialog, "制作").setFocus();
          person.press(painted(dialog, "制作"), 0, SWT.ESC);
          person.until("it closes", dialog::isDisposed);
        });
  }

  @Test
  void pageAndDialogsReadWellInEveryLookAndSize() throws IOException {
    Office above = office("above");
    SigningKeys.Made made = root(above);
    Office office = certified(above, RiverBundle.ID);
    assertTrue(service(TrustRoots.class).pin(above.certificate, made.words()).done());
    Path bundle = river();
    MadeUpSites sites = new MadeUpSites();
    sites.known.add(
        new PackSites.Site("https://rules.example/gd/", false, Optional.empty(), 0, List.of()));
    bring(PackSites.class, sites);
    strictly();
    List<String> wrong = new ArrayList<>();
    int turn = 0;
    for (String look : List.of("light", "dark")) {
      person.look(look);
      for (Point size :
          List.of(new Point(1024, 700), new Point(1280, 800), new Point(1920, 1080))) {
        person.size(size.x, size.y);
        String where = size.x + "-" + look;
        trustPage();
        person.until("the policy", () -> person.label("/etc/qinqing/policy.yaml"));
        person.screenshot("trust-" + where);
        wrong.addAll(english("trust-" + where, person.texts()));
        wrong.addAll(LookTest.cutOff(person, "trust-" + where));
        Path output = folder.resolve("out-" + turn++ + ".qinqing");
        person.inDialog(
            () -> person.act("给文件签名…"),
            dialog -> {
              enter(dialog, "规则包文件", bundle);
              enter(dialog, "签名后的文件", output);
              signer(dialog, office, SECRET);
              until(dialog, "将由“" + OFFICE + "”签名");
              look(dialog, "sign-" + where, wrong);
              act(dialog, "签名");
              until(dialog, "签名好了");
              look(dialog, "signed-" + where, wrong);
            });
        dialog("制作密钥…", "keys-new-" + where, wrong, d -> {});
        dialog(
            "给下级发证书…",
            "keys-certify-" + where,
            wrong,
            d -> {
              enter(d, "对方的证书申请", office.request);
              until(d, "发给：" + OFFICE);
            });
        dialog("自建根证书…", "keys-root-" + where, wrong, d -> {});
        dialog("吊销证书…", "keys-revoke-" + where, wrong, d -> {});
        dialog("移交规则包…", "keys-hand-over-" + where, wrong, d -> {});
        dialog("发布到站点…", "publish-" + where, wrong, d -> drop(d, bundle, output));
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private void dialog(String button, String name, List<String> wrong, Consumer<Shell> does) {
    person.inDialog(
        () -> person.act(button),
        dialog -> {
          does.accept(dialog);
          look(dialog, name, wrong);
        });
  }

  private void look(Shell dialog, String name, List<String> wrong) {
    person.settle();
    // Scrolling is for screens that are too small.
    for (ScrolledComposite pane : Person.in(dialog, ScrolledComposite.class)) {
      person.until(
          name + " shows all of it",
          () ->
              pane.getMinHeight() <= pane.getClientArea().height
                  || dialog.getSize().y > dialog.getMonitor().getClientArea().height * 9 / 10);
    }
    person.screenshot(dialog, name);
    wrong.addAll(english(name, texts(dialog)));
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
    for (FlatButton button : Person.in(dialog, FlatButton.class)) {
      if (button.getSize().x < button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x) {
        wrong.add(name + ": " + button.name() + " is cut off");
      }
    }
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
