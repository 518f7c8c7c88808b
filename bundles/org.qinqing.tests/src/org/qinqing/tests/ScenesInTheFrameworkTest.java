package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.pack.Scene;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.LearnerRecords;
import org.qinqing.training.scene.Opening;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.training.scene.Scenes;

/**
 * Scenes over the real bundles and the real database, and the bank that rule tests add to. Last,
 * because it wakes the database, whose sleep is tested before.
 */
@Order(Order.DEFAULT + 1)
class ScenesInTheFrameworkTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456789Z");
  private static final Training.Selection HANGZHOU =
      new Training.Selection(
          Locality.of("330100").orElseThrow(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void aPlayGoesOnFromWhatTheDatabaseKept() throws IOException {
    Scenes scenes = Services.get(Scenes.class);
    LearnerRecords records = Services.get(LearnerRecords.class);
    PeopleStore store = Services.get(PeopleStore.class);
    Scene scene = scenes.scene("hz-s-5").orElseThrow();
    Profile profile = store.make("演");
    try {
      SceneRun left;
      // Not closed, as by a program that is killed: the other shelf sees only what is on the disk.
      Shelf shelf = store.open(profile.id());
      LearnerRecord record = records.of(shelf);
      left = scenes.open(scene, record.scenes(), NOON).run();
      left = scenes.choose(scene, left, "A", record, NOON.plusSeconds(8)).orElseThrow();
      try (Shelf other = store.open(profile.id())) {
        LearnerRecord again = records.of(other);
        Opening opening = scenes.open(scene, again.scenes(), NOON.plusSeconds(600));
        assertEquals(new Opening(left, true, Optional.empty()), opening);
        SceneRun end =
            scenes.choose(scene, opening.run(), "B", again, NOON.plusSeconds(610)).orElseThrow();
        assertEquals(Optional.of(Scene.Ending.MIXED), end.ending());
        assertEquals(2, scenes.debrief(end).stops().size());
        assertEquals(1, scenes.progress(scene, again.scenes()).seen().size());
        // The second deed is not judged.
        assertEquals(
            List.of("scene:hz-s-5/s1"),
            again.attempts().all().stream().map(attempt -> attempt.item()).toList());
        // Who still looks at the first step does not undo it.
        assertEquals(
            Optional.empty(), scenes.choose(scene, left, "A", record, NOON.plusSeconds(620)));
      }
      shelf.close();
    } finally {
      store.remove(profile.id());
    }
  }

  @Test
  void ruleTestsAreQuestionsAndNothingIsStaleOnTheDayOfTheReview() {
    Training training = Services.get(Training.class);
    ItemFlags flags = Services.get(ItemFlags.class);
    List<Question> questions = training.questions(HANGZHOU);
    assertTrue(questions.stream().anyMatch(question -> question.id().startsWith("test:hz-")));
    assertEquals(List.of(), flags.all(HANGZHOU, LocalDate.of(2026, 11, 22)));
    // The discipline regulation of those years read otherwise.
    assertTrue(flags.all(HANGZHOU, LocalDate.of(2017, 1, 1)).size() > 100);
  }
}
