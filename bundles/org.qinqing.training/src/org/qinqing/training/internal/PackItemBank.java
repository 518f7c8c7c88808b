package org.qinqing.training.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Answer;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.Training.Marked;
import org.qinqing.training.Training.Selection;
import org.qinqing.training.exam.Marker;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.practice.Response;

/** Makes items of the installed questions. */
@Component(service = ItemBank.class)
public final class PackItemBank implements ItemBank {
  private static final char JOINED = '=';

  private final Training training;
  private final PackRegistry registry;

  /** Works on whatever is installed at each call. */
  @Activate
  public PackItemBank(@Reference Training training, @Reference PackRegistry registry) {
    this.training = training;
    this.registry = registry;
  }

  @Override
  public List<Item> items(Selection selection, LocalDate asOf) {
    PackSnapshot snapshot = registry.snapshot();
    return training.questions(selection).stream()
        .map(question -> item(snapshot, question, asOf))
        .toList();
  }

  @Override
  public Optional<Item> item(String id, LocalDate asOf) {
    PackSnapshot snapshot = registry.snapshot();
    return training.question(id).map(question -> item(snapshot, question, asOf));
  }

  private static Item item(PackSnapshot snapshot, Question question, LocalDate asOf) {
    return new Item(
        question.id(),
        question.topic(),
        question.kind().name().toLowerCase(Locale.ROOT),
        question.difficulty(),
        question.basis().stream()
            .map(address -> address.pack() + ":" + address.document())
            .collect(Collectors.toSet()),
        keys(question),
        fingerprint(snapshot, question, asOf));
  }

  /** The keys a response is made of; of pairs those of the second column. */
  private static List<String> keys(Question question) {
    return switch (question.content()) {
      case Question.Choice choice -> choice.options().stream().map(Question.Option::key).toList();
      case Question.Opinions opinions ->
          opinions.opinions().stream().map(Question.Opinion::key).toList();
      case Question.Matching matching ->
          IntStream.range(0, matching.seconds().size()).mapToObj(Question::letter).toList();
      case Question.Ordering ordering ->
          IntStream.rangeClosed(1, ordering.steps().size()).mapToObj(Integer::toString).toList();
      // The verdicts and the provisions are two choices; no list of keys says both.
      case Question.Judgement judgement -> List.of();
    };
  }

  /**
   * The wording of what the question cites, and what is right. A new explanation or a mended comma
   * in the stem is no reason to forget what somebody knows; a provision that reads otherwise, is
   * repealed or gone, and an answer that is no longer the right one are.
   */
  private static String fingerprint(PackSnapshot snapshot, Question question, LocalDate asOf) {
    List<String> words = new ArrayList<>(Marked.key(question));
    for (Address address : question.basis()) {
      words.add(address.toString());
      snapshot
          .document(address, asOf)
          .ifPresent(document -> words.add(document.status(asOf).name()));
      snapshot
          .provision(address, asOf)
          .ifPresent(provision -> words.add(provision.heading() + "\n" + provision.text()));
    }
    return Draw.fingerprint(words);
  }

  @Override
  public Marker marker() {
    return (id, response) -> training.question(id).map(question -> marking(question, response));
  }

  private Marker.Marking marking(Question question, List<String> response) {
    Optional<Marked> marked =
        read(question, response)
            .flatMap(
                answer -> {
                  try {
                    return Optional.of(Marked.of(question, answer));
                  } catch (IllegalArgumentException e) {
                    // A paper may have been drawn from an edition with other options: wrong.
                    return Optional.empty();
                  }
                });
    return new Marker.Marking(
        marked.filter(Marked::right).isPresent(),
        marked.map(Marked::share).orElse(0.0),
        Marked.key(question),
        question.explanation());
  }

  @Override
  public Response response(Marked marked, Duration taken, boolean hint, boolean easy) {
    return new Response(
        marked.right(),
        taken,
        hint,
        easy,
        marked.right() ? Set.of() : leans(marked),
        written(marked.question(), marked.answer()));
  }

  private static Set<Lean> leans(Marked marked) {
    if (marked.question().content() instanceof Question.Choice choice
        && marked.answer() instanceof Answer.Chosen given) {
      return Lean.ofDeeds(
          choice.options().stream()
              .map(
                  option ->
                      new Lean.Deed(
                          option.verdict(), option.right(), given.keys().contains(option.key())))
              .toList(),
          choice.kind() == Question.Kind.MULTIPLE);
    }
    if (marked.question().content() instanceof Question.Judgement judgement
        && marked.answer() instanceof Answer.Judged given) {
      return Lean.ofVerdict(given.verdict(), judgement.verdict()).map(Set::of).orElseGet(Set::of);
    }
    return Set.of();
  }

  @Override
  public List<String> written(Question question, Answer answer) {
    return switch (answer) {
      case Answer.Chosen chosen -> {
        List<String> keys = keys(question);
        yield Stream.concat(
                keys.stream().filter(chosen.keys()::contains),
                new TreeSet<>(chosen.keys()).stream().filter(key -> !keys.contains(key)))
            .toList();
      }
      case Answer.Joined joined ->
          new TreeMap<>(joined.pairs())
              .entrySet().stream().map(pair -> pair.getKey() + JOINED + pair.getValue()).toList();
      case Answer.Ordered ordered -> ordered.keys();
      case Answer.Judged judged ->
          Stream.concat(
                  Stream.of(judged.verdict().name()),
                  judged.provision().map(Objects::toString).stream())
              .toList();
    };
  }

  @Override
  public Optional<Answer> read(Question question, List<String> response) {
    if (response.isEmpty()) {
      return Optional.empty();
    }
    return switch (question.content()) {
      case Question.Choice choice -> Optional.of(new Answer.Chosen(Set.copyOf(response)));
      case Question.Opinions opinions -> Optional.of(new Answer.Chosen(Set.copyOf(response)));
      case Question.Matching matching -> pairs(response).map(Answer.Joined::new);
      case Question.Ordering ordering -> Optional.of(new Answer.Ordered(response));
      case Question.Judgement judgement -> judged(response);
    };
  }

  private static Optional<Map<String, String>> pairs(List<String> response) {
    Map<String, String> pairs = new HashMap<>();
    for (String part : response) {
      int at = part.indexOf(JOINED);
      if (at <= 0 || pairs.put(part.substring(0, at), part.substring(at + 1)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(pairs);
  }

  private static Optional<Answer> judged(List<String> response) {
    Optional<Verdict> verdict =
        Arrays.stream(Verdict.values())
            .filter(known -> known.name().equals(response.getFirst()))
            .findFirst();
    Optional<Address> provision =
        response.size() == 2 ? Address.parse(response.get(1)) : Optional.empty();
    boolean whole = response.size() == 1 || (response.size() == 2 && provision.isPresent());
    return whole ? verdict.map(given -> new Answer.Judged(given, provision)) : Optional.empty();
  }
}
