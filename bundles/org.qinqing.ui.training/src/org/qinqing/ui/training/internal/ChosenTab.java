package org.qinqing.ui.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Address;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Attempts;
import org.qinqing.training.practice.Focus;
import org.qinqing.training.practice.Item;
import org.qinqing.training.statistics.Tally;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 自选: by topic, by document, by what goes wrong, by what the checker was asked. */
final class ChosenTab implements TrainingTab {
  static final String TOPIC = "topic";
  static final String ABOUT = "about";
  static final String QUESTION = "question";

  /** Of what goes wrong, and of what the checker was asked, so many at once. */
  private static final int AT_ONCE = 20;

  /**
   * So many answers on a topic before it can be called weak, and below which share of right ones.
   */
  private static final int ENOUGH = 4;

  private static final double WEAK = 0.8;

  /** By what the questions are chosen. */
  private enum Way {
    TOPIC,
    DOCUMENT,
    WEAK,
    ASKED
  }

  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final QuestionRound round;
  private final Background choosing;
  private Way way = Way.TOPIC;
  private Optional<String> topic = Optional.empty();
  private Optional<String> document = Optional.empty();
  private Optional<Address> about = Optional.empty();
  private String said = "";
  private boolean stale;
  private boolean reading;
  private boolean wantsKeyboard;
  private Optional<Control> onward = Optional.empty();

  ChosenTab(Desk desk) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.round = new QuestionRound(desk);
    this.choosing = desk.work().inLine();
    start();
  }

  @Override
  public String id() {
    return "chosen";
  }

  // --- which questions ---------------------------------------------------------------------------

  private Training.Selection selection(Optional<String> ofTopic) {
    Optional<Side> side =
        about.isPresent() ? Optional.empty() : Optional.of(desk.context().workplace().side());
    return new Training.Selection(desk.context().workplace().place(), ofTopic, side, about);
  }

  private List<Question> wanted() {
    List<Question> questions = desk.training().questions(selection(topic));
    return document
        .map(name -> questions.stream().filter(question -> cites(question, name)).toList())
        .orElse(questions);
  }

  private static boolean cites(Question question, String document) {
    return question.basis().stream().map(ChosenTab::documentOf).anyMatch(document::equals);
  }

  private static String documentOf(Address address) {
    return address.pack() + ":" + address.document();
  }

  private void start() {
    said = "";
    choosing.forget();
    stale = way == Way.WEAK || way == Way.ASKED;
    reading = stale;
    round.start(stale ? List.of() : wanted(), 0);
  }

  /** What the questions were chosen by, and the questions. */
  private record Choice(List<String> topics, List<Question> questions) {}

  private void choose() {
    stale = false;
    Training.Selection selection = selection(Optional.empty());
    LocalDate asOf = desk.context().workplace().asOf();
    LearnerRecord record = desk.learner().record();
    Instant now = desk.clock().instant();
    boolean weak = way == Way.WEAK;
    List<String> asked = weak ? List.of() : desk.asked().topics();
    choosing.run(
        words.say("choosing"),
        () -> {
          List<Item> bank = desk.bank().items(selection, asOf);
          Attempts attempts = record.attempts();
          List<String> topics = weak ? weakTopics(attempts.all()) : asked;
          Focus focus = weak ? new Focus.WeakSpots(topics) : new Focus.Asked(topics);
          List<Question> questions =
              topics.isEmpty()
                  ? List.of()
                  : desk
                      .practice()
                      .chosen(
                          record.settings().plan(ZoneId.systemDefault()),
                          bank,
                          focus,
                          AT_ONCE,
                          record.memories(),
                          attempts,
                          now)
                      .stream()
                      .flatMap(item -> desk.training().question(item.id()).stream())
                      .toList();
          return new Choice(topics.stream().distinct().toList(), questions);
        },
        this::chosen,
        refused -> {
          said = FailureWords.say(words, refused);
          read();
        });
  }

  private List<String> weakTopics(List<Attempt> attempts) {
    return desk.statistics().weak(desk.statistics().topics(attempts), ENOUGH, WEAK).stream()
        .map(Tally::name)
        .toList();
  }

  private void chosen(Choice choice) {
    Names names = Names.of(desk);
    String topics = choice.topics().stream().map(names::topic).collect(Collectors.joining("、"));
    boolean weak = way == Way.WEAK;
    if (choice.topics().isEmpty()) {
      said = words.say(weak ? "weak.none" : "asked.none");
    } else {
      said = words.say(weak ? "weak.some" : "asked.some", topics);
    }
    round.start(choice.questions(), 0);
    read();
  }

  private void read() {
    reading = false;
    boolean here = wantsKeyboard || desk.hasKeyboard();
    wantsKeyboard = false;
    desk.redraw().run();
    if (here) {
      focus();
    }
  }

  // --- drawing -----------------------------------------------------------------------------------

  @Override
  public void draw(Composite column, boolean narrow) {
    onward = Optional.empty();
    if (stale) {
      choose();
    }
    chooser(column);
    about.ifPresent(address -> aboutLine(column, address));
    if (!said.isEmpty()) {
      Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, said);
    }
    if (way == Way.ASKED) {
      Parts.text(column, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("asked.kept"));
    }
    if (reading) {
      Page.words(column, theme, "", words.say("reading"));
    } else if (round.isEmpty()) {
      empty(column);
    } else {
      round.draw(column, narrow, this::start);
    }
  }

  private void chooser(Composite column) {
    Composite line = Parts.group(column, 2);
    ((GridLayout) line.getLayout()).horizontalSpacing = 12;
    Segments ways =
        new Segments(
            line,
            theme,
            List.of(
                words.say("way.topic"),
                words.say("way.document"),
                words.say("way.weak"),
                words.say("way.asked")),
            way.ordinal());
    ways.onChoice(
        index -> {
          way = Way.values()[index];
          about = Optional.empty();
          topic = Optional.empty();
          document = Optional.empty();
          start();
          desk.redraw().run();
          focus();
        });
    if (way == Way.TOPIC || way == Way.DOCUMENT) {
      FlatButton filter =
          new FlatButton(line, theme, FlatButton.Kind.SECONDARY, filterText(), "filter");
      filter.setToolTipText(words.say(way == Way.TOPIC ? "topic.tip" : "document.tip"));
      filter.onAction(() -> menu(filter));
    }
  }

  private String filterText() {
    String count = Integer.toString(wanted().size());
    if (way == Way.DOCUMENT) {
      return document
          .map(name -> words.say("topic.one", documentTitle(name), count))
          .orElseGet(() -> words.say("document.all", count));
    }
    return topic
        .map(id -> words.say("topic.one", Names.of(desk).topic(id), count))
        .orElseGet(() -> words.say("topic.all", count));
  }

  private String documentTitle(String name) {
    LocalDate asOf = desk.context().workplace().asOf();
    return desk.training().questions(selection(Optional.empty())).stream()
        .flatMap(question -> question.basis().stream())
        .filter(address -> documentOf(address).equals(name))
        .findFirst()
        .flatMap(address -> desk.registry().snapshot().document(address, asOf))
        .map(Names::title)
        .orElse(name);
  }

  private void menu(Control under) {
    DropDown menu = new DropDown(under);
    List<Question> all = desk.training().questions(selection(Optional.empty()));
    String count = Integer.toString(all.size());
    if (way == Way.TOPIC) {
      menu.choice(words.say("topic.all", count), topic.isEmpty(), () -> ofTopic(Optional.empty()));
      menu.line();
      Map<String, Long> counts =
          all.stream().collect(Collectors.groupingBy(Question::topic, Collectors.counting()));
      for (FactsModel.Topic other : desk.registry().snapshot().facts().topics()) {
        long questions = Objects.requireNonNullElse(counts.get(other.id()), 0L);
        if (questions > 0) {
          menu.choice(
              words.say("topic.one", other.label(), Long.toString(questions)),
              topic.filter(other.id()::equals).isPresent(),
              () -> ofTopic(Optional.of(other.id())));
        }
      }
    } else {
      menu.choice(
          words.say("document.all", count), document.isEmpty(), () -> ofDocument(Optional.empty()));
      menu.line();
      byDocument(all)
          .forEach(
              (name, questions) ->
                  menu.choice(
                      words.say("topic.one", documentTitle(name), Long.toString(questions)),
                      document.filter(name::equals).isPresent(),
                      () -> ofDocument(Optional.of(name))));
    }
    menu.open();
  }

  /** How many questions cite each document, the most cited first. */
  static Map<String, Long> byDocument(List<Question> questions) {
    Map<String, Long> counts =
        questions.stream()
            .flatMap(question -> question.basis().stream().map(ChosenTab::documentOf).distinct())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private void ofTopic(Optional<String> wanted) {
    topic = wanted;
    begin();
  }

  private void ofDocument(Optional<String> wanted) {
    document = wanted;
    begin();
  }

  private void begin() {
    start();
    desk.redraw().run();
    focus();
  }

  private void aboutLine(Composite column, Address address) {
    Composite line = Parts.group(column, 2);
    Parts.text(
        line,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say("about", Names.of(desk).provision(address)));
    FlatButton end =
        new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("about.end"), "close");
    end.onAction(this::all);
  }

  private void all() {
    way = Way.TOPIC;
    about = Optional.empty();
    topic = Optional.empty();
    document = Optional.empty();
    begin();
  }

  private void empty(Composite column) {
    boolean filtered =
        way != Way.TOPIC || about.isPresent() || topic.isPresent() || document.isPresent();
    boolean explained = !said.isEmpty();
    Composite space =
        Page.words(
            column,
            theme,
            explained ? "" : words.say("empty.title"),
            explained ? "" : words.say("empty.text"));
    onward =
        Optional.of(
            Page.button(
                space,
                theme,
                FlatButton.Kind.SECONDARY,
                words.say(filtered ? "empty.all" : "empty.packs"),
                filtered ? "list" : "pack",
                filtered ? this::all : () -> desk.context().go(Target.room("packs"))));
  }

  // --- the tab -----------------------------------------------------------------------------------

  @Override
  public Progress progress() {
    return reading ? Progress.NONE : round.progress();
  }

  @Override
  public boolean key(Event event) {
    return round.key(event);
  }

  @Override
  public boolean show(Target target) {
    switch (target.what()) {
      case TOPIC -> only(Optional.of(target.value()), Optional.empty());
      case ABOUT -> only(Optional.empty(), Address.parse(target.value()));
      case QUESTION -> showQuestion(target.value());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void only(Optional<String> ofTopic, Optional<Address> ofProvision) {
    way = Way.TOPIC;
    document = Optional.empty();
    topic = ofTopic;
    about = ofProvision;
    start();
  }

  private void showQuestion(String id) {
    Optional<Question> wanted = desk.training().question(id);
    if (wanted.isEmpty()) {
      desk.context().say(words.say("error.gone"));
      return;
    }
    only(Optional.empty(), Optional.empty());
    List<Question> questions = wanted();
    int place = questions.indexOf(wanted.get());
    round.start(place < 0 ? List.of(wanted.get()) : questions, Math.max(0, place));
  }

  @Override
  public Target current() {
    if (about.isPresent()) {
      return new Target(TrainingView.ROOM, ABOUT, about.get().toString());
    }
    return round
        .question()
        .map(question -> new Target(TrainingView.ROOM, QUESTION, question.id()))
        .orElseGet(TrainingTab.super::current);
  }

  /** Keeps the question that is on the screen when it still belongs to the set. */
  @Override
  public void refresh() {
    if (way == Way.TOPIC || way == Way.DOCUMENT) {
      List<Question> now = wanted();
      int place = round.question().map(now::indexOf).orElse(-1);
      if (place >= 0) {
        round.around(now, place);
        return;
      }
    }
    start();
  }

  /** What goes wrong and what the checker was asked may be something else next time. */
  @Override
  public void left() {
    if (way == Way.WEAK || way == Way.ASKED) {
      start();
    }
  }

  @Override
  public void focus() {
    wantsKeyboard = reading;
    onward.ifPresentOrElse(Control::setFocus, round::focus);
  }
}
