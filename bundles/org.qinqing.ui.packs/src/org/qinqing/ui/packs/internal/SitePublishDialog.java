package org.qinqing.ui.packs.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.kit.Background;

/** 发布到站点: puts signed bundles into the folder of a site and signs its index. */
final class SitePublishDialog extends KeysDialog {
  private static final String FOLDER = "folder";
  private static final String UNTIL = "until";
  private static final String HEAD = "site.json";

  /** Long enough to be renewed by hand, short enough to notice a site that is kept from it. */
  private static final int USUAL_DAYS = 90;

  private final Optional<Path> signed;
  private @Nullable Text folder;
  private @Nullable ChosenFiles files;
  private @Nullable KeysSigner signer;

  /**
   * Not open yet.
   *
   * @param signed a file that is to be published; empty when it is chosen here
   */
  SitePublishDialog(Shell parent, Surroundings around, Optional<Path> signed) {
    super(parent, around, "publish");
    this.signed = signed;
  }

  @Override
  void fill(Composite body) {
    Text place =
        folder(body, FOLDER, words().say("publish.folder"), words().say("publish.folder.hint"));
    folder = place;
    KeysPlaces places = around().places();
    new Background(body)
        .run(
            title(),
            places::read,
            last -> {
              if (place.getText().isEmpty() && !last.site().isEmpty()) {
                place.setText(last.site());
              }
            },
            failure -> ILog.of(SitePublishDialog.class).warn("signing-places", failure));
    ChosenFiles chosen =
        new ChosenFiles(this, body, words().say("publish.files"), "*.qinqing;*.jar");
    files = chosen;
    note(body, words().say("publish.files.note"));
    signed.ifPresent(file -> chosen.add(List.of(file.toString())));
    signer = new KeysSigner(this, body, "sign.by");
    line(body, UNTIL, words().say("publish.until"), words().say("publish.until.hint"))
        .setText(LocalDate.now(ZoneId.systemDefault()).plusDays(USUAL_DAYS).toString());
  }

  @Override
  void begin() {
    if (folder != null) {
      folder.setFocus();
    }
  }

  /** The end of the day that is named, if it is one and to come. */
  private Optional<Instant> until() {
    ZoneId zone = ZoneId.systemDefault();
    try {
      return Optional.of(LocalDate.parse(value(UNTIL)).plusDays(1).atStartOfDay(zone).toInstant())
          .filter(Instant.now()::isBefore);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<String> wrong(boolean wrong, String sentence) {
    return wrong ? Optional.of(words().say(sentence)) : Optional.empty();
  }

  @Override
  Optional<String> missing() {
    if (files == null || signer == null) {
      return Optional.empty();
    }
    boolean nothing = files.files().isEmpty();
    return noPath(FOLDER, "publish.wrong.folder")
        .or(
            () ->
                wrong(path(FOLDER).filter(Files::isRegularFile).isPresent(), "publish.wrong.file"))
        .or(
            () ->
                wrong(
                    nothing && path(FOLDER).filter(Files::isDirectory).isEmpty(),
                    "publish.wrong.nothing"))
        .or(signer::missing)
        .or(() -> wrong(until().isEmpty(), "publish.wrong.until"));
  }

  @Override
  Callable<Answer> work() {
    if (files == null || signer == null) {
      throw new IllegalStateException();
    }
    Path site = path(FOLDER).orElseThrow();
    List<Path> added = files.files();
    Instant end = until().orElseThrow();
    String last = value(UNTIL);
    PackSigner.Signer open = signer.take();
    return () -> {
      try {
        PackSites sites = around().services().sites().orElseThrow(Gone::new);
        PackSigner.Signed made = sites.publish(site, added, open, end, Instant.now());
        if (!made.done()) {
          return Answer.refused(made.findings());
        }
        KeysSigner.keep(around().places(), open, site.toString());
        return new Answer(true, made.findings(), body -> result(body, site, last));
      } finally {
        KeysSigner.wipe(open);
      }
    };
  }

  private void result(Composite body, Path site, String last) {
    written(body, words().say("publish.where"), site.resolve(HEAD));
    steps(
        body,
        List.of(
            words().say("publish.step.carry"),
            words().say("publish.step.add"),
            words().say("publish.step.again", last)));
  }

  @Override
  void refused() {
    if (signer != null) {
      signer.focus();
    }
  }
}
