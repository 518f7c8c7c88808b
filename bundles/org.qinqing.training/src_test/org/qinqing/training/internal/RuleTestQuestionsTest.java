package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;

/** The rule tests of the bundles of this repository, as questions. */
class RuleTestQuestionsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static PackSnapshot installed = PackSnapshot.EMPTY;

  @BeforeAll
  static void readContent() {
    installed = InstalledContent.read();
  }

  private static List<Question> made(Pack pack) {
    return RuleTestQuestions.of(installed, pack);
  }

  @Test
  void eachIsAnItemThatCanBeAnsweredInOneWay() {
    for (Pack pack : installed.packs()) {
      Set<String> ids = new HashSet<>();
      for (Question question : made(pack)) {
        String id = question.id();
        assertTrue(id.startsWith("test:") && ids.add(id), id);
        assertFalse(question.stem().isBlank() || question.explanation().isBlank(), id);
        Question.Judgement content = (Question.Judgement) question.content();
        assertTrue(content.verdict().kind() != Verdict.Kind.OPEN, id);
        assertTrue(question.basis().contains(content.provision()), id);
        assertTrue(content.among().size() >= 2, id);
        assertEquals(content.among().size() + 1, content.offered().size(), id);
        for (Address offered : content.offered()) {
          assertTrue(installed.provision(offered, TODAY).isPresent(), id + " " + offered);
        }
        for (Address other : content.among()) {
          assertTrue(
              question.basis().stream()
                  .noneMatch(basis -> basis.contains(other) || other.contains(basis)),
              id + " " + other);
        }
        Answer right = new Answer.Judged(content.verdict(), Optional.of(content.provision()));
        assertTrue(Training.Marked.of(question, right).right(), id);
      }
    }
  }

  /** The rule stands in the test, and gives the verdict that the test expects. */
  @Test
  void eachSaysWhatItsTestStates() {
    for (Pack pack : installed.packs()) {
      for (Question question : made(pack)) {
        PackTest test =
            pack.tests().stream()
                .filter(one -> question.id().equals("test:" + one.id()))
                .findFirst()
                .orElseThrow();
        Rule rule =
            installed.packs().stream()
                .flatMap(one -> one.rules().stream())
                .filter(one -> test.rule().equals(Optional.of(one.id())))
                .findFirst()
                .orElseThrow();
        Question.Judgement content = (Question.Judgement) question.content();
        assertEquals(test.verdict(), content.verdict());
        assertEquals(rule.basis().getFirst(), content.provision());
        assertTrue(question.explanation().startsWith(rule.say()));
        assertEquals(Optional.empty(), test.asOf());
      }
    }
  }

  @Test
  void howManyThereAre() {
    Map<String, Integer> counts = new TreeMap<>();
    installed.packs().forEach(pack -> counts.put(pack.id(), made(pack).size()));
    // Those of cn, Guangzhou and Jiande state no rule; of the others those for a certain day or
    // with too few other provisions are left out.
    assertEquals(0, counts.get("cn"));
    assertTrue(counts.get("hangzhou") >= 40, counts.toString());
    assertTrue(counts.get("harbin") >= 25, counts.toString());
    assertTrue(counts.get("district") >= 25, counts.toString());
  }

  @Test
  void theSameTestsGiveTheSameQuestions() {
    PackSnapshot other = InstalledContent.read();
    for (Pack pack : installed.packs()) {
      assertEquals(made(pack), RuleTestQuestions.of(other, other.pack(pack.id()).orElseThrow()));
    }
  }

  @Test
  void theyAreInTheBankAndGoWithTheirBundle() {
    AtomicReference<PackSnapshot> registry = new AtomicReference<>(installed);
    PackTraining training = new PackTraining(registry::get);
    Training.Selection hangzhou =
        new Training.Selection(
            Locality.of("330100").orElseThrow(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(Question.Kind.VERDICT));
    List<Question> before = training.questions(hangzhou);
    List<String> tests =
        before.stream().map(Question::id).filter(id -> id.startsWith("test:hz-")).toList();
    assertTrue(tests.size() >= 40);
    assertTrue(training.question(tests.getFirst()).isPresent());
    assertEquals(before, training.questions(hangzhou));
    registry.set(
        new PackSnapshot(
            2,
            installed.packs().stream().filter(pack -> !pack.id().equals("hangzhou")).toList(),
            List.of(),
            installed.facts()));
    assertEquals(Optional.empty(), training.question(tests.getFirst()));
    assertTrue(
        training.questions(hangzhou).stream().noneMatch(one -> one.id().startsWith("test:hz-")));
  }
}
