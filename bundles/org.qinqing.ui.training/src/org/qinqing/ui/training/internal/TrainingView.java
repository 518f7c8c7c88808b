package org.qinqing.ui.training.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Training;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** One question after the other: answer, see what is right and why, go on. */
final class TrainingView implements Room.View {
  private static final String ROOM = "training";
  private static final int MARGIN = 24;
  private static final int WIDEST = 1240;
  private static final int SIDE_WIDTH = 336;
  private static final int NARROW = 1012;
  private static final int LONG_TITLE = 16;

  /** The kinds this view can ask; those answered otherwise than by choosing are left out. */
  private static final Set<Question.Kind> SHOWN =
      Set.of(Question.Kind.SINGLE, Question.Kind.MULTIPLE, Question.Kind.JUDGE);

  private final RoomContext context;
  private final Theme theme;
  private final Training training;
  private final PackRegistry registry;
  private final Words words;
  private final Composite root;
  private final Pane pane;
  private final Listener keys = this::key;

  private Optional<String> topic = Optional.empty();
  private Optional<Address> about = Optional.empty();
  private List<Question> questions = List.of();
  private int index;
  private int rightAnswers;
  private Optional<Training.Marked> marked = Optional.empty();
  private final Set<String> chosen = new TreeSet<>();
  private final Map<String, OptionRow> options = new LinkedHashMap<>();
  private Optional<FlatButton> onward = Optional.empty();
  private boolean stacked;

  TrainingView(
      Composite parent,
      RoomContext context,
      Training training,
      PackRegistry registry,
      Words words) {
    this.context = context;
    this.theme = context.theme();
    this.training = training;
    this.registry = registry;
    this.words = words;
    root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    root.setLayout(layout);
    pane = new Pane(root, theme, Role.WINDOW_BACKGROUND, MARGIN);
    pane.setLayoutData(Parts.fill());
    ((GridLayout) pane.body().getLayout()).marginHeight = 12;
    Display display = root.getDisplay();
    display.addFilter(SWT.KeyDown, keys);
    root.addListener(SWT.Dispose, event -> display.removeFilter(SWT.KeyDown, keys));
    root.addListener(SWT.Resize, event -> resized());
    start();
  }

  private boolean narrow() {
    return root.getClientArea().width < NARROW;
  }

  private void resized() {
    if (narrow() != stacked) {
      draw();
    }
  }

  // --- which questions ---------------------------------------------------------------------------

  private List<Question> wanted(Optional<String> ofTopic) {
    Optional<Side> side =
        about.isPresent() ? Optional.empty() : Optional.of(context.workplace().side());
    return training.questions(
        new Training.Selection(context.workplace().place(), ofTopic, side, about, SHOWN));
  }

  private void start() {
    questions = wanted(topic);
    index = 0;
    rightAnswers = 0;
    fresh();
  }

  private void fresh() {
    marked = Optional.empty();
    chosen.clear();
    draw();
  }

  private Optional<Question> question() {
    return index < questions.size() ? Optional.of(questions.get(index)) : Optional.empty();
  }

  // --- drawing -----------------------------------------------------------------------------------

  private void draw() {
    stacked = narrow();
    options.clear();
    onward = Optional.empty();
    pane.clear();
    Composite column = new Column(pane.body(), WIDEST, true).body();
    header(column);
    if (questions.isEmpty()) {
      empty(column);
    } else {
      question().ifPresentOrElse(question -> show(column, question), () -> done(column));
    }
    pane.reflow();
  }

  private void header(Composite column) {
    Composite head = Parts.group(column, 4);
    ((GridLayout) head.getLayout()).horizontalSpacing = 16;
    Parts.line(head, theme, Type.ROOM, Role.TEXT, words.say("label"));
    FlatButton chooser =
        new FlatButton(head, theme, FlatButton.Kind.SECONDARY, chooserText(), "filter");
    chooser.setToolTipText(words.say("topic.tip"));
    chooser.onAction(() -> topicMenu(chooser));
    boolean running = !questions.isEmpty() && index < questions.size();
    String progress =
        running
            ? words.say("progress", Integer.toString(index + 1), Integer.toString(questions.size()))
            : "";
    Label label = Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, progress);
    label.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    if (running) {
      int done = index + (marked.isPresent() ? 1 : 0);
      new ProgressBar(head, theme, done, questions.size());
    }
    about.ifPresent(address -> aboutLine(column, address));
  }

  private void aboutLine(Composite column, Address address) {
    Composite line = Parts.group(column, 2);
    Parts.text(
        line,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        named(address)
            .map(name -> words.say("about", name.title(), name.label()))
            .orElseGet(() -> words.say("about.other")));
    FlatButton end =
        new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("about.end"), "close");
    end.onAction(this::all);
  }

  private void all() {
    about = Optional.empty();
    topic = Optional.empty();
    start();
    focus();
  }

  private String chooserText() {
    String count = Integer.toString(questions.size());
    return topic
        .map(id -> words.say("topic.one", topicLabel(id), count))
        .orElseGet(() -> words.say("topic.all", count));
  }

  private String topicLabel(String id) {
    return registry.snapshot().facts().topics().stream()
        .filter(other -> other.id().equals(id))
        .findFirst()
        .map(FactsModel.Topic::label)
        .orElse(id);
  }

  private void topicMenu(Control under) {
    DropDown menu = new DropDown(under);
    List<Question> all = wanted(Optional.empty());
    menu.choice(
        words.say("topic.all", Integer.toString(all.size())),
        topic.isEmpty(),
        () -> choose(Optional.empty()));
    menu.line();
    for (FactsModel.Topic other : registry.snapshot().facts().topics()) {
      long count = all.stream().filter(q -> q.topic().equals(other.id())).count();
      if (count > 0) {
        menu.choice(
            words.say("topic.one", other.label(), Long.toString(count)),
            topic.filter(other.id()::equals).isPresent(),
            () -> choose(Optional.of(other.id())));
      }
    }
    menu.open();
  }

  private void choose(Optional<String> wanted) {
    topic = wanted;
    start();
    focus();
  }

  private void empty(Composite column) {
    Composite space = centred(column);
    centre(space, Type.HEADING, Role.TEXT, words.say("empty.title"));
    centre(space, Type.TEXT, Role.TEXT_SECONDARY, words.say("empty.text"));
    boolean filtered = about.isPresent() || topic.isPresent();
    FlatButton button =
        new FlatButton(
            space,
            theme,
            FlatButton.Kind.SECONDARY,
            words.say(filtered ? "empty.all" : "empty.packs"),
            filtered ? "list" : "pack");
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    button.onAction(filtered ? this::all : () -> context.go(Target.room("packs")));
    onward = Optional.of(button);
  }

  private Composite centred(Composite column) {
    Composite space = Parts.group(column, 1);
    GridLayout layout = (GridLayout) space.getLayout();
    layout.marginTop = 140;
    layout.verticalSpacing = 12;
    layout.marginWidth = 60;
    return space;
  }

  private void centre(Composite parent, Type type, Role role, String text) {
    Parts.text(parent, theme, type, role, text).setAlignment(SWT.CENTER);
  }

  private void done(Composite column) {
    Composite space = centred(column);
    centre(space, Type.HEADING, Role.TEXT, words.say("done"));
    centre(
        space,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say("done.text", Integer.toString(questions.size()), Integer.toString(rightAnswers)));
    FlatButton button =
        new FlatButton(space, theme, FlatButton.Kind.PRIMARY, words.say("again"), "undo");
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    button.onAction(
        () -> {
          start();
          focus();
        });
    onward = Optional.of(button);
  }

  private void show(Composite column, Question question) {
    Composite two = Parts.group(column, stacked ? 1 : 2);
    ((GridLayout) two.getLayout()).horizontalSpacing = MARGIN;
    ((GridLayout) two.getLayout()).verticalSpacing = 16;
    Card card = new Card(two, theme, 28);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) card.getLayout()).verticalSpacing = 12;
    new Tags(card, theme, tags(question));
    Reading.show(card, theme, question.stem());
    int place = 0;
    for (Question.Option option : question.options()) {
      OptionRow row = new OptionRow(card, theme, option.key(), option.text());
      row.setLayoutData(Parts.wide());
      row.onAction(() -> choose(question, option.key()));
      options.put(option.key(), row);
      place++;
    }
    showStates(question);
    if (marked.isPresent()) {
      explain(card, question, marked.get());
    } else {
      foot(card, question, place);
    }
    side(two, question);
  }

  private void foot(Composite card, Question question, int count) {
    boolean several = question.kind() == Question.Kind.MULTIPLE;
    Composite foot = Parts.group(card, 2);
    String last = question.options().getLast().key();
    Parts.text(
        foot,
        theme,
        Type.SECONDARY,
        Role.TEXT_TERTIARY,
        words.say(several ? "keys.multiple" : "keys.single", last, Integer.toString(count)));
    if (several) {
      FlatButton submit =
          new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("submit"), "check");
      submit.setEnabled(!chosen.isEmpty());
      submit.onAction(() -> submit(question));
      onward = Optional.of(submit);
    }
  }

  private List<Tag> tags(Question question) {
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
    tags.add(Tag.of(topicLabel(question.topic()), Role.TEXT_SECONDARY));
    registry
        .snapshot()
        .pack(question.pack())
        .filter(pack -> !pack.locality().equals(Locality.NATIONAL))
        .map(Pack::place)
        .ifPresent(place -> tags.add(Tag.of(place, Role.LOCAL_MARK)));
    return tags;
  }

  private void showStates(Question question) {
    for (Question.Option option : question.options()) {
      OptionRow row = options.get(option.key());
      if (row == null) {
        continue;
      }
      boolean mine = chosen.contains(option.key());
      if (marked.isEmpty()) {
        row.state(mine ? OptionRow.State.CHOSEN : OptionRow.State.OPEN);
        continue;
      }
      boolean several = question.kind() == Question.Kind.MULTIPLE;
      String word = "";
      if (option.right()) {
        word = words.say(mine ? "chosen.right" : several ? "missed" : "right");
      } else if (mine) {
        word = words.say("chosen");
      }
      row.state(
          option.right()
              ? OptionRow.State.RIGHT
              : mine ? OptionRow.State.WRONG : OptionRow.State.OPEN);
      // The sign is what the checker would answer; the word tells right from wrong without colour.
      row.outcome(word.isEmpty() ? Optional.empty() : option.verdict(), word);
    }
  }

  private void explain(Composite card, Question question, Training.Marked answer) {
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
    Parts.text(
        why,
        theme,
        Type.STRONG,
        Role.TEXT,
        words.say(answer.right() ? "result.right" : "result.wrong")
            + "　"
            + words.say("why", String.join("、", answer.key())));
    Parts.text(why, theme, Type.TEXT, Role.TEXT_SECONDARY, question.explanation());
    for (Question.Option option : question.options()) {
      if (!option.note().isEmpty()) {
        Parts.text(
            why, theme, Type.SECONDARY, Role.TEXT_SECONDARY, option.key() + "　" + option.note());
      }
    }
    Flow flow = new Flow(why);
    flow.setLayoutData(Parts.wide());
    for (Address address : question.basis()) {
      FlatButton link =
          new FlatButton(
              flow,
              theme,
              FlatButton.Kind.LINK,
              named(address)
                  .map(name -> words.say("basis.article", name.title(), name.label()))
                  .orElseGet(address::toString),
              "book");
      link.setEnabled(context.has("library"));
      link.onAction(() -> context.go(new Target("library", "address", address.toString())));
    }
    FlatButton next =
        new FlatButton(card, theme, FlatButton.Kind.PRIMARY, words.say("next"), "right");
    next.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    next.onAction(this::next);
    onward = Optional.of(next);
  }

  private record Named(String title, String label) {}

  private Optional<Named> named(Address address) {
    LocalDate day = context.workplace().asOf();
    PackSnapshot snapshot = registry.snapshot();
    return snapshot
        .document(address, day)
        .map(
            document ->
                new Named(
                    document.title().length() > LONG_TITLE && !document.shortNames().isEmpty()
                        ? document.shortNames().getFirst()
                        : document.title(),
                    snapshot.provision(address, day).map(Document.Provision::label).orElse("")));
  }

  private void side(Composite two, Question question) {
    Card card = new Card(two, theme, 16);
    GridData data = new GridData(SWT.FILL, SWT.BEGINNING, stacked, false);
    if (!stacked) {
      data.widthHint = SIDE_WIDTH;
    }
    card.setLayoutData(data);
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("rules"));
    List<Question.Option> judged =
        question.options().stream().filter(option -> option.verdict().isPresent()).toList();
    if (marked.isEmpty()) {
      // The verdicts would give the answer away.
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("rules.open"));
      return;
    }
    if (judged.isEmpty()) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("rules.none"));
    }
    for (Question.Option option : judged) {
      option.verdict().ifPresent(verdict -> rule(card, option, verdict));
    }
  }

  private void rule(Composite card, Question.Option option, Verdict verdict) {
    Composite line = Parts.group(card, 2);
    ((GridLayout) line.getLayout()).marginTop = 4;
    String word = words.say("verdict." + verdict.name());
    Picture sign = new Picture(line, theme, word, 16, () -> theme.sign(verdict, 16));
    GridData top = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    top.verticalIndent = 3;
    sign.setLayoutData(top);
    Composite said = Parts.group(line, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 2;
    Parts.text(said, theme, Type.STRONG, Role.of(verdict), word);
    Parts.text(
        said, theme, Type.SECONDARY, Role.TEXT_SECONDARY, option.key() + "　" + option.text());
  }

  // --- answering ---------------------------------------------------------------------------------

  private void choose(Question question, String key) {
    if (marked.isPresent()) {
      return;
    }
    if (question.kind() != Question.Kind.MULTIPLE) {
      chosen.clear();
      chosen.add(key);
      submit(question);
      return;
    }
    if (!chosen.remove(key)) {
      chosen.add(key);
    }
    showStates(question);
    onward.ifPresent(
        button -> {
          button.setEnabled(!chosen.isEmpty());
          button.redraw();
        });
  }

  private void submit(Question question) {
    if (chosen.isEmpty()) {
      return;
    }
    marked = training.mark(question.id(), new HashSet<>(chosen));
    if (marked.isEmpty()) {
      context.say(words.say("error.gone"));
      start();
      return;
    }
    if (marked.get().right()) {
      rightAnswers++;
    }
    draw();
    focus();
  }

  private void next() {
    index++;
    fresh();
    pane.setOrigin(0, 0);
    focus();
  }

  /** Letters and digits answer wherever in the room the keyboard is. */
  private void key(Event event) {
    if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0
        || !(event.widget instanceof Control control)
        || !inside(control)
        || marked.isPresent()) {
      return;
    }
    int place = -1;
    char typed = Character.toUpperCase(event.character);
    if (typed >= 'A' && typed <= 'Z') {
      place = typed - 'A';
    } else if (typed >= '1' && typed <= '9') {
      place = typed - '1';
    }
    List<String> keysInOrder = List.copyOf(options.keySet());
    if (place >= 0 && place < keysInOrder.size()) {
      event.doit = false;
      String key = keysInOrder.get(place);
      question().ifPresent(question -> choose(question, key));
    }
  }

  private boolean inside(Control control) {
    for (Control at = control; at != null; at = at.getParent()) {
      if (at == root) {
        return true;
      }
    }
    return false;
  }

  // --- the room ----------------------------------------------------------------------------------

  @Override
  public void show(Target target) {
    switch (target.what()) {
      case "topic" -> {
        about = Optional.empty();
        topic = Optional.of(target.value());
        start();
      }
      case "about" -> {
        topic = Optional.empty();
        about = Address.parse(target.value());
        start();
      }
      case "question" -> showQuestion(target.value());
      default -> {}
    }
  }

  private void showQuestion(String id) {
    Optional<Question> wanted = training.question(id);
    if (wanted.isEmpty()) {
      context.say(words.say("error.gone"));
      return;
    }
    if (!SHOWN.contains(wanted.get().kind())) {
      context.say(words.say("error.kind"));
      return;
    }
    about = Optional.empty();
    topic = Optional.empty();
    questions = wanted(topic);
    int place = questions.indexOf(wanted.get());
    if (place < 0) {
      questions = List.of(wanted.get());
      place = 0;
    }
    index = place;
    rightAnswers = 0;
    fresh();
  }

  @Override
  public Target current() {
    if (about.isPresent()) {
      return new Target(ROOM, "about", about.get().toString());
    }
    return question()
        .map(question -> new Target(ROOM, "question", question.id()))
        .orElseGet(() -> Target.room(ROOM));
  }

  /** Keeps the question that is on the screen when it still belongs to the set. */
  @Override
  public void refresh() {
    Optional<Question> before = question();
    List<Question> now = wanted(topic);
    int place = before.map(now::indexOf).orElse(-1);
    if (place < 0) {
      start();
      return;
    }
    questions = now;
    index = place;
    draw();
  }

  @Override
  public void focus() {
    if (onward.isPresent() && (marked.isPresent() || options.isEmpty())) {
      onward.get().setFocus();
    } else {
      options.values().stream().findFirst().ifPresent(Control::setFocus);
    }
  }
}
