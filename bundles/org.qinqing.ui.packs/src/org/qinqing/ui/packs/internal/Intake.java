package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/**
 * What a person wants installed, updated or removed, one dialog after the other; extensions too.
 * Used on the UI thread.
 */
final class Intake {
  private final Composite owner;
  private final RoomContext context;
  private final PackInstaller installer;
  private final PackRegistry registry;
  private final Services services;
  private final Desk desk;
  private final Words words;
  private final Background fetching;
  private final Deque<Wanted> waiting = new ArrayDeque<>();
  private final Runnable toTrust;
  private Consumer<ConsentDialog.Result> ended = result -> {};
  private Consumer<ExtensionDialog.Result> extended = result -> {};
  private Consumer<String> failed = text -> {};
  private boolean busy;

  /** Something that waits for its dialog. */
  private sealed interface Wanted {
    /** It is at hand. */
    record Here(Proposal proposal) implements Wanted {}

    /** It has to be brought from a site first. */
    record Away(PackSites.Offer offer) implements Wanted {}

    /** A file with a program. */
    record Program(Path file) implements Wanted {}
  }

  /**
   * Makes one.
   *
   * @param toTrust leads to where roots are pinned
   */
  Intake(
      Composite owner,
      RoomContext context,
      PackInstaller installer,
      PackRegistry registry,
      Services services,
      Desk desk,
      Words words,
      Runnable toTrust) {
    this.owner = owner;
    this.context = context;
    this.installer = installer;
    this.registry = registry;
    this.services = services;
    this.desk = desk;
    this.words = words;
    this.toTrust = toTrust;
    fetching = new Background(owner);
  }

  /** Told what came of each. */
  void onEnd(Consumer<ConsentDialog.Result> wanted) {
    ended = wanted;
  }

  /** Told of each extension that was installed. */
  void onExtension(Consumer<ExtensionDialog.Result> wanted) {
    extended = wanted;
  }

  /** Told why something could not even be brought here. */
  void onFailure(Consumer<String> wanted) {
    failed = wanted;
  }

  /** Takes a file from outside; its name says what it is. */
  void take(Path file) {
    waiting.add(
        ExtensionDialog.takes(file)
            ? new Wanted.Program(file)
            : new Wanted.Here(Proposal.Install.of(file)));
    next();
  }

  void propose(Proposal proposal) {
    waiting.add(new Wanted.Here(proposal));
    next();
  }

  void take(Collection<PackSites.Offer> offers) {
    offers.forEach(offer -> waiting.add(new Wanted.Away(offer)));
    next();
  }

  private void next() {
    if (busy || owner.isDisposed()) {
      return;
    }
    switch (waiting.poll()) {
      case null -> {}
      case Wanted.Here here -> open(here.proposal, Optional.empty());
      case Wanted.Away away -> bring(away.offer);
      case Wanted.Program program -> open(program.file);
    }
  }

  private void bring(PackSites.Offer offer) {
    Optional<PackSites> sites = services.sites();
    if (sites.isEmpty()) {
      next();
      return;
    }
    busy = true;
    context.say(words.say("offers.bringing", offer.title(), offer.version()));
    fetching.run(
        words.say("job"),
        () -> sites.get().fetch(offer, desk.data().folder("fetched")),
        file -> {
          context.say("");
          busy = false;
          open(Proposal.Install.of(file), Optional.of(file));
        },
        failure -> {
          context.say("");
          busy = false;
          failed.accept(
              words.say("offers.notBrought", offer.title(), String.valueOf(failure.getMessage())));
          next();
        });
  }

  /**
   * Opens the dialog.
   *
   * @param passing a file that is not needed any more afterwards
   */
  private void open(Proposal proposal, Optional<Path> passing) {
    busy = true;
    new ConsentDialog(
        owner.getShell(),
        context.theme(),
        installer,
        registry,
        desk,
        words,
        proposal,
        toTrust,
        result -> {
          busy = false;
          passing.ifPresent(Intake::drop);
          if (!owner.isDisposed()) {
            ended.accept(result);
            next();
          }
        });
  }

  private void open(Path program) {
    Optional<Extensions> extensions = services.extensions();
    if (extensions.isEmpty()) {
      failed.accept(words.say("extension.gone", String.valueOf(program.getFileName())));
      next();
      return;
    }
    busy = true;
    new ExtensionDialog(
        owner.getShell(),
        context.theme(),
        extensions.get(),
        registry,
        desk,
        words,
        program,
        toTrust,
        result -> {
          busy = false;
          if (!owner.isDisposed()) {
            result.ifPresent(extended);
            next();
          }
        });
  }

  private static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A file too many does no harm; the next one of that name takes its place.
      ILog.of(Intake.class).warn(String.valueOf(file.getFileName()), e);
    }
  }
}
