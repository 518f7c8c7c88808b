package org.qinqing.pack.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Asked;
import org.qinqing.pack.Question;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/** Turns the YAML of quiz items, scenes and ways of asking into records. */
final class QuestionMapper {
  private static final List<String> LISTS = List.of("questions", "scenes", "asked");

  private final String pack;

  QuestionMapper(String pack) {
    this.pack = pack;
  }

  List<Question> questions(Item root) {
    return Fields.members(root, "questions", LISTS).stream().map(this::question).toList();
  }

  private Question question(Item item) {
    Fields f = item.fields();
    Question question =
        new Question(
            f.text("id"),
            pack,
            f.text("topic"),
            f.constant("side", Side.class),
            f.text("stem"),
            content(f),
            f.get("difficulty").map(QuestionMapper::difficulty).orElse(Question.USUAL_DIFFICULTY),
            f.text("explanation"),
            f.someAddresses("basis"),
            f.get("rule").map(Item::text),
            item.where());
    f.close();
    return question;
  }

  /** Asks only for the keys of the kind; a key of another kind is then reported as unknown. */
  private static Question.Content content(Fields f) {
    Question.Kind kind = f.constant("kind", Question.Kind.class);
    return switch (kind) {
      case SINGLE, MULTIPLE, JUDGE ->
          new Question.Choice(
              kind, f.some("options").stream().map(QuestionMapper::option).toList());
      case MATCHING ->
          new Question.Matching(
              f.some("pairs").stream().map(QuestionMapper::pair).toList(), f.texts("extras"));
      case ORDERING -> new Question.Ordering(f.some("steps").stream().map(Item::text).toList());
      case VERDICT ->
          new Question.Judgement(
              f.constant("verdict", Verdict.class),
              f.need("provision").map(Item::address).orElse(Item.NOWHERE),
              f.items("among").stream().map(Item::address).toList());
      case OPINIONS ->
          new Question.Opinions(
              f.some("opinions").stream().map(QuestionMapper::opinion).toList(),
              f.text("commentary"));
    };
  }

  private static int difficulty(Item item) {
    int difficulty = item.integer();
    if (difficulty < 1 || difficulty > 3) {
      item.wrong(Code.WRONG_VALUE, item.shown(), "1、2、3");
      return Question.USUAL_DIFFICULTY;
    }
    return difficulty;
  }

  private static Question.Pair pair(Item item) {
    Fields f = item.fields();
    Question.Pair pair = new Question.Pair(f.text("first"), f.text("second"));
    f.close();
    return pair;
  }

  private static Question.Opinion opinion(Item item) {
    Fields f = item.fields();
    Question.Opinion opinion =
        new Question.Opinion(
            f.text("key"),
            f.text("text"),
            f.text("reason"),
            f.need("holds").map(Item::yes).orElse(false));
    f.close();
    return opinion;
  }

  List<Asked> asked(Item root) {
    return Fields.members(root, "asked", LISTS).stream()
        .flatMap(item -> asked(item.fields(), item).stream())
        .toList();
  }

  private static Optional<Asked> asked(Fields f, Item item) {
    Optional<Asked> asked =
        f.need("at").map(Item::address).map(at -> new Asked(at, f.texts("say"), item.where()));
    f.close();
    return asked;
  }

  private static Question.Option option(Item item) {
    Fields f = item.fields();
    Question.Option option =
        new Question.Option(
            f.text("key"),
            f.text("text"),
            f.need("right").map(Item::yes).orElse(false),
            f.get("verdict").map(v -> v.constant(Verdict.class)),
            f.textOr("note", ""));
    f.close();
    return option;
  }

  List<Scene> scenes(Item root) {
    return Fields.members(root, "scenes", LISTS).stream().map(this::scene).toList();
  }

  private Scene scene(Item item) {
    Fields f = item.fields();
    Scene scene =
        new Scene(
            f.text("id"),
            pack,
            f.text("topic"),
            f.constant("side", Side.class),
            f.text("title"),
            f.text("start"),
            f.some("steps").stream().map(QuestionMapper::step).toList(),
            f.text("debrief"),
            f.someAddresses("basis"),
            f.texts("rules"),
            item.where());
    f.close();
    return scene;
  }

  private static Scene.Step step(Item item) {
    Fields f = item.fields();
    Scene.Step step =
        new Scene.Step(
            f.text("id"),
            f.text("text"),
            f.items("choices").stream().map(QuestionMapper::choice).toList(),
            f.get("ending").map(e -> e.constant(Scene.Ending.class)));
    f.close();
    return step;
  }

  private static Scene.Choice choice(Item item) {
    Fields f = item.fields();
    Scene.Choice choice =
        new Scene.Choice(
            f.text("key"),
            f.text("text"),
            f.text("to"),
            f.textOr("note", ""),
            f.get("verdict").map(v -> v.constant(Verdict.class)),
            Set.copyOf(f.texts("gains")),
            Set.copyOf(f.texts("needs")),
            f.get("leans").map(l -> l.constant(Scene.Leaning.class)));
    f.close();
    return choice;
  }
}
