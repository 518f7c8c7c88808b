package org.qinqing.ui.training.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.StoreBackup;
import org.qinqing.store.StoreFinding;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The head of the room as far as it is about who practises: chooses, makes and mends profiles. */
final class LearnerHead {
  private static final int LONG_NAME = 24;
  private static final int SHORT_NAME = 12;

  /** The first code point of the blocks whose characters are as wide as Chinese ones. */
  private static final int FIRST_WIDE = 0x2E80;

  private final Desk desk;
  private final ChosenLearner learner;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private final Runnable refresh;
  private Optional<String> failure = Optional.empty();
  private List<StoreFinding> findings = List.of();
  private Optional<FlatButton> chooser = Optional.empty();

  /**
   * Makes it, and opens the profile chosen last.
   *
   * @param refresh reads and draws everything anew, after another person was chosen
   */
  LearnerHead(Desk desk, ChosenLearner learner, Runnable refresh) {
    this.desk = desk;
    this.learner = learner;
    this.theme = desk.theme();
    this.words = desk.words();
    this.work = desk.work().inLine();
    this.refresh = refresh;
    Runnable end = learner.onChange(this::changed);
    desk.owner().addDisposeListener(event -> end.run());
    last();
  }

  /** The store came or went. */
  private void changed() {
    if (desk.owner().isDisposed()) {
      return;
    }
    desk.owner()
        .getDisplay()
        .asyncExec(
            () -> {
              if (!desk.owner().isDisposed()) {
                last();
                refresh.run();
              }
            });
  }

  private void last() {
    if (learner.firstTime()) {
      openLast();
    }
  }

  /**
   * What was kept, and what a person should know of it: a file put aside, a backup put in place.
   */
  private record Found(Optional<ChosenLearner.Who> last, List<StoreFinding> findings) {}

  private void openLast() {
    run(
        () -> {
          Optional<ChosenLearner.Who> last = learner.last();
          return new Found(last, store().findings());
        },
        found -> {
          findings = found.findings();
          found.last().ifPresentOrElse(this::turnTo, refresh);
        });
  }

  // --- drawing -----------------------------------------------------------------------------------

  /**
   * The button that says who practises.
   *
   * @param narrow whether there is little room for a long name
   */
  void button(Composite head, boolean narrow) {
    String who =
        learner
            .profile()
            .map(Profile::name)
            .or(() -> learner.waiting().map(one -> words.say("who.locked", one.name())))
            .orElseGet(() -> words.say("who.nobody"));
    String icon = learner.profile().filter(Profile::locked).isPresent() ? "lock" : "user";
    FlatButton button =
        new FlatButton(
                head,
                theme,
                FlatButton.Kind.QUIET,
                shortened(who, narrow ? SHORT_NAME : LONG_NAME),
                icon)
            .named(who);
    button.setToolTipText(words.say("who.tip"));
    button.onAction(this::menu);
    chooser = Optional.of(button);
  }

  /**
   * A name that fits the head; the whole one stands in the menu.
   *
   * @param most widths of a Latin letter; a Chinese character has two
   */
  static String shortened(String name, int most) {
    int width = 0;
    for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
      width += name.codePointAt(at) < FIRST_WIDE ? 1 : 2;
      if (width > most) {
        return name.substring(0, at) + "…";
      }
    }
    return name;
  }

  /** What has to be said once: that nothing is kept, that a passphrase is wanted, what failed. */
  void note(Composite column) {
    if (failure.isPresent()) {
      note(column, failure.get(), "error.again", this::again, () -> failure = Optional.empty());
    } else if (!findings.isEmpty()) {
      StoreFinding first = findings.getFirst();
      note(
          column,
          FailureWords.say(words, first),
          first.offer().isPresent() ? "who.restore" : "",
          () -> first.offer().ifPresent(this::restore),
          () -> settled(first));
    } else if (learner.waiting().isPresent()) {
      Profile profile = learner.waiting().get();
      note(
          column,
          words.say("who.waiting", profile.name()),
          "who.open",
          () -> open(profile),
          learner::waitNoMore);
    } else if (learner.toBeTold()) {
      boolean can = learner.store().isPresent();
      note(
          column,
          words.say(can ? "who.unkept" : "who.unkept.store"),
          can ? "who.make" : "",
          this::make,
          learner::told);
    }
  }

  private void note(Composite column, String text, String button, Runnable does, Runnable read) {
    Composite line = Parts.group(column, 3);
    ((GridLayout) line.getLayout()).horizontalSpacing = 4;
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
    if (!button.isEmpty()) {
      new FlatButton(line, theme, FlatButton.Kind.LINK, words.say(button), "").onAction(does);
    }
    new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("who.read"), "")
        .onAction(
            () -> {
              read.run();
              desk.redraw().run();
            });
  }

  private void again() {
    failure = Optional.empty();
    openLast();
  }

  /** The file as it is stays aside; the backup takes its place. */
  private void restore(StoreBackup backup) {
    run(
        () -> {
          store().restore(backup);
          return backup;
        },
        restored -> openLast());
  }

  private void settled(StoreFinding read) {
    findings = findings.stream().filter(other -> !other.equals(read)).toList();
    if (findings.isEmpty()) {
      run(
          () -> {
            store().settle();
            return read;
          },
          done -> {});
    }
  }

  // --- choosing ----------------------------------------------------------------------------------

  private void menu() {
    Optional<PeopleStore> store = learner.store();
    if (store.isPresent()) {
      // The head may be drawn anew meanwhile: the menu opens where its button is then.
      run(store.get()::profiles, profiles -> chooser.ifPresent(now -> menu(now, profiles)));
    } else {
      chooser.ifPresent(
          now -> {
            DropDown menu = new DropDown(now);
            menu.add(words.say("who.unkept.store"), () -> {}).setEnabled(false);
            menu.open();
          });
    }
  }

  private void menu(Control under, List<Profile> profiles) {
    DropDown menu = new DropDown(under);
    Optional<String> now = learner.profile().map(Profile::id);
    for (Profile profile : profiles) {
      String name = profile.locked() ? words.say("who.locked", profile.name()) : profile.name();
      menu.choice(name, now.filter(profile.id()::equals).isPresent(), () -> open(profile));
    }
    menu.choice(words.say("who.nobody.choose"), now.isEmpty(), this::nobody);
    menu.line();
    menu.add(words.say("who.make"), this::make);
    profiles.stream()
        .filter(profile -> now.filter(profile.id()::equals).isPresent())
        .findFirst()
        .ifPresent(profile -> mend(menu, profile));
    if (!profiles.isEmpty()) {
      DropDown remove = menu.group(words.say("who.remove"));
      profiles.forEach(profile -> remove.add(profile.name(), () -> remove(profile)));
    }
    menu.open();
  }

  private void mend(DropDown menu, Profile profile) {
    menu.add(words.say("who.rename"), () -> rename(profile));
    if (profile.locked()) {
      menu.add(words.say("who.change"), () -> change(profile));
      menu.add(words.say("who.unlock"), () -> unlock(profile));
    } else {
      menu.add(words.say("who.lock"), () -> lock(profile));
    }
  }

  private void nobody() {
    run(
        () -> {
          learner.keepNobody();
          return learner.nobody();
        },
        this::turnTo);
  }

  private void open(Profile profile) {
    if (!profile.locked()) {
      run(() -> learner.open(profile, new char[0]), this::turnTo);
      return;
    }
    ask(
        "who.open",
        words.say("who.open.text", profile.name()),
        List.of(secret("who.passphrase")),
        typed -> Optional.empty(),
        typed -> learner.open(profile, typed.getFirst()),
        this::turnTo);
  }

  private void make() {
    ask(
        "who.make",
        words.say("who.make.text"),
        List.of(new FormDialog.Field(words.say("who.name"), false, "")),
        typed -> Optional.empty(),
        typed -> learner.open(store().make(new String(typed.getFirst())), new char[0]),
        this::turnTo);
  }

  private void rename(Profile profile) {
    ask(
        "who.rename",
        words.say("who.rename.text", profile.name()),
        List.of(new FormDialog.Field(words.say("who.name"), false, profile.name())),
        typed -> Optional.empty(),
        typed -> learner.renamed(store().rename(profile.id(), new String(typed.getFirst()))),
        this::turnTo);
  }

  /** The shelf has to be opened again, for it is sealed with a key from now on. */
  private void lock(Profile profile) {
    ask(
        "who.lock",
        words.say("who.lock.text"),
        List.of(secret("who.passphrase.new"), secret("who.passphrase.again")),
        this::twoAlike,
        typed -> {
          Profile locked = store().lock(profile.id(), typed.getFirst());
          return learner.open(locked, typed.getFirst());
        },
        this::turnTo);
  }

  private void unlock(Profile profile) {
    ask(
        "who.unlock",
        words.say("who.unlock.text"),
        List.of(secret("who.passphrase")),
        typed -> Optional.empty(),
        typed -> learner.open(store().unlock(profile.id(), typed.getFirst()), new char[0]),
        this::turnTo);
  }

  private void change(Profile profile) {
    ask(
        "who.change",
        words.say("who.lock.text"),
        List.of(
            secret("who.passphrase.old"),
            secret("who.passphrase.new"),
            secret("who.passphrase.again")),
        typed -> twoAlike(typed.subList(1, typed.size())),
        typed -> {
          store().changePassphrase(profile.id(), typed.getFirst(), typed.get(1));
          return learner.renamed(profile);
        },
        this::turnTo);
  }

  private void remove(Profile profile) {
    ask(
        "who.remove.do",
        words.say("who.remove.text", profile.name()),
        List.of(),
        typed -> Optional.empty(),
        typed -> store().remove(profile.id()),
        findings -> removed(profile, findings));
  }

  private void removed(Profile profile, List<StoreFinding> findings) {
    String left = findings.stream().map(StoreFinding::message).collect(Collectors.joining(" "));
    desk.context().say(words.say("who.removed", profile.name()) + left);
    if (learner.profile().filter(one -> one.id().equals(profile.id())).isPresent()) {
      nobody();
    } else {
      learner.waiting().filter(profile::equals).ifPresent(one -> learner.waitNoMore());
      refresh.run();
    }
  }

  private PeopleStore store() throws IOException {
    return learner.store().orElseThrow(() -> new IOException(words.say("who.unkept.store")));
  }

  private FormDialog.Field secret(String label) {
    return new FormDialog.Field(words.say(label), true, "");
  }

  private Optional<String> twoAlike(List<char[]> typed) {
    if (typed.getFirst().length == 0) {
      return Optional.of(words.say("who.passphrase.empty"));
    }
    return Arrays.equals(typed.getFirst(), typed.getLast())
        ? Optional.empty()
        : Optional.of(words.say("who.passphrase.differs"));
  }

  private <T> void ask(
      String title,
      String text,
      List<FormDialog.Field> fields,
      FormDialog.Check check,
      FormDialog.Work<T> does,
      Consumer<T> done) {
    new FormDialog<>(
            desk.owner().getShell(),
            theme,
            words,
            new FormDialog.Form<>(words.say(title), text, fields, check, does))
        .ask()
        .ifPresent(done);
  }

  /** Another person from now on, after whatever is still being kept for the one before. */
  private void turnTo(ChosenLearner.Who next) {
    failure = Optional.empty();
    run(
        () -> {
          learner.turnTo(next);
          return next;
        },
        turned -> refresh.run());
  }

  private <T> void run(Callable<T> does, Consumer<T> done) {
    work.run(
        words.say("who.tip"),
        does,
        done,
        refused -> {
          failure = Optional.of(FailureWords.say(words, refused));
          desk.redraw().run();
        });
  }
}
