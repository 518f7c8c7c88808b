package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** One question on a card: asked, or answered and explained. */
final class QuestionCard {
  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Ask ask;
  private final Card card;
  private final AnswerForm form;
  private final List<ItemFlags.Flag> flags;
  private Optional<FlatButton> submit = Optional.empty();
  private Runnable submitted = () -> {};

  /**
   * What stands on the card.
   *
   * @param reply the question and what was answered so far
   * @param marked what the answer is worth; empty while it is open
   * @param tags besides those of every question
   * @param aside at the right of the tags, such as 上次答错，间隔 3 天; may be empty
   * @param notes sentences above the question; may be empty
   */
  record Ask(
      Reply reply,
      Optional<Training.Marked> marked,
      List<Tag> tags,
      String aside,
      List<String> notes) {
    /** Makes the lists unchangeable. */
    Ask {
      tags = List.copyOf(tags);
      notes = List.copyOf(notes);
    }

    /** A question with nothing besides. */
    static Ask of(Reply reply, Optional<Training.Marked> marked) {
      return new Ask(reply, marked, List.of(), "", List.of());
    }
  }

  /** Draws it; {@link #onSubmit} comes next. */
  QuestionCard(Composite parent, Desk desk, Ask ask) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.ask = ask;
    card = new Card(parent, theme, 28);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) card.getLayout()).verticalSpacing = 12;
    flags = desk.flags().of(question(), desk.context().workplace().asOf());
    head();
    for (String note : ask.notes()) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, note);
    }
    for (ItemFlags.Flag flag : flags) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, flag.words());
    }
    Reading.show(card, theme, question().stem());
    form = AnswerForm.of(card, desk, ask.reply(), ask.marked());
    form.onSubmit(() -> submitted.run());
    if (ask.marked().isPresent()) {
      explain(ask.marked().get());
    } else {
      foot();
    }
  }

  private Question question() {
    return ask.reply().question();
  }

  private void head() {
    Composite head = Parts.group(card, 2);
    new Tags(head, theme, tags());
    Parts.line(head, theme, Type.SECONDARY, Role.TEXT_SECONDARY, ask.aside())
        .setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
  }

  private List<Tag> tags() {
    Question question = question();
    Names names = Names.of(desk);
    List<Tag> tags = new ArrayList<>();
    String kind =
        switch (question.kind()) {
          case SINGLE -> "kind.single";
          case MULTIPLE -> "kind.multiple";
          case JUDGE -> "kind.judge";
          case MATCHING -> "kind.matching";
          case ORDERING -> "kind.ordering";
          case VERDICT -> "kind.verdict";
          case OPINIONS -> "kind.opinions";
        };
    tags.add(Tag.of(words.say(kind), Role.ACCENT));
    tags.add(Tag.of(names.topic(question.topic()), Role.TEXT_SECONDARY));
    names.place(question).ifPresent(place -> tags.add(Tag.of(place, Role.LOCAL_MARK)));
    tags.addAll(ask.tags());
    Tag changed = changed(words);
    if (!flags.isEmpty() && !tags.contains(changed)) {
      tags.add(changed);
    }
    return tags;
  }

  /** The tag 条文有变动. */
  static Tag changed(Words words) {
    return new Tag(words.say("daily.changed"), Role.VERDICT_CONDITIONAL, true);
  }

  private void foot() {
    Composite foot = Parts.group(card, 2);
    Parts.text(foot, theme, Type.SECONDARY, Role.TEXT_TERTIARY, form.hint());
    if (form.needsSubmit()) {
      FlatButton button =
          new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("submit"), "check");
      button.onAction(() -> submitted.run());
      submit = Optional.of(button);
      form.onChange(this::enable);
      enable();
    }
  }

  private void enable() {
    submit.ifPresent(
        button -> {
          button.setEnabled(ask.reply().answer().isPresent());
          button.redraw();
        });
  }

  private void explain(Training.Marked marked) {
    Composite group = Parts.group(card, 2);
    ((GridLayout) group.getLayout()).horizontalSpacing = 14;
    ((GridLayout) group.getLayout()).marginTop = 4;
    Composite edge = new Composite(group, SWT.NONE);
    edge.setBackground(theme.color(Role.ACCENT));
    GridData tall = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
    tall.widthHint = 3;
    tall.heightHint = 10;
    edge.setLayoutData(tall);
    Composite why = Parts.group(group, 1);
    Parts.text(why, theme, Type.STRONG, Role.TEXT, result(marked) + "　" + form.rightAnswer());
    Parts.text(why, theme, Type.TEXT, Role.TEXT_SECONDARY, question().explanation());
    notes(why);
    Names names = Names.of(desk);
    Flow flow = new Flow(why);
    flow.setLayoutData(Parts.wide());
    for (Address address : question().basis()) {
      FlatButton link =
          new FlatButton(flow, theme, FlatButton.Kind.LINK, names.provision(address), "book");
      link.setEnabled(desk.context().has("library"));
      link.onAction(() -> desk.context().go(new Target("library", "address", address.toString())));
    }
  }

  private String result(Training.Marked marked) {
    if (marked.right()) {
      return words.say("result.right");
    }
    return marked.rightParts() == 0
        ? words.say("result.wrong")
        : words.say(
            "result.partly",
            Integer.toString(marked.rightParts()),
            Integer.toString(marked.parts()));
  }

  private void notes(Composite why) {
    for (Question.Option option : question().options()) {
      if (!option.note().isEmpty()) {
        Parts.text(
            why,
            theme,
            Type.SECONDARY,
            Role.TEXT_SECONDARY,
            form.name(option) + "　" + option.note());
      }
    }
  }

  /** What handing in does; called only with a whole answer. */
  void onSubmit(Runnable wanted) {
    submitted =
        () -> {
          if (ask.reply().answer().isPresent()) {
            wanted.run();
          }
        };
  }

  /** Where what follows the explanation goes. */
  Composite body() {
    return card;
  }

  /**
   * A key was pressed in the tab.
   *
   * @return whether it was used
   */
  boolean key(Event event) {
    return form.key(event);
  }

  /** Puts the keyboard to the first thing to act on. */
  void focus() {
    form.focus();
  }
}
