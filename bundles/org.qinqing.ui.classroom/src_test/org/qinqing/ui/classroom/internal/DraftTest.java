package org.qinqing.ui.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.pack.Locality;

/** A plan while it is written, and what is typed into fields. */
class DraftTest {
  private static ClassPlan plan(String... titles) {
    List<PlanPart> parts = List.of(titles).stream().<PlanPart>map(title -> part(title)).toList();
    return new ClassPlan(
        "p", "课", Locality.NATIONAL, Optional.empty(), 20, List.of(), parts, Map.of());
  }

  private static PlanPart part(String title) {
    return new PlanPart.Slide(PlanPart.Slide.Kind.LECTURE, title, 10, "", List.of());
  }

  private static String titles(Draft draft) {
    return String.join("", draft.plan().parts().stream().map(PlanPart::title).toList());
  }

  @Test
  void partsAreAddedBehindTheChosenMovedAndRemoved() {
    Draft draft = new Draft(plan("a", "b"), Optional.empty());
    assertEquals(0, draft.chosen());
    draft.add(part("c"));
    assertEquals("acb", titles(draft));
    assertEquals(1, draft.chosen());
    draft.move(1);
    assertEquals("abc", titles(draft));
    draft.move(1);
    assertEquals("abc", titles(draft), "at the end nothing moves");
    draft.move(-1);
    draft.move(-1);
    draft.move(-1);
    assertEquals("cab", titles(draft));
    draft.remove();
    assertEquals("ab", titles(draft));
    draft.remove();
    draft.remove();
    draft.remove();
    assertEquals("", titles(draft));
    assertEquals(-1, draft.chosen());
    assertEquals(Optional.empty(), draft.part());
    draft.move(1);
    draft.add(part("z"));
    assertEquals("z", titles(draft));
  }

  @Test
  void changesAreAgainstWhatIsKept() {
    ClassPlan kept = plan("a", "b");
    Draft draft = new Draft(kept, Optional.of(kept));
    assertFalse(draft.changed());
    assertEquals(0, draft.over());
    draft.add(part("c"));
    assertTrue(draft.changed());
    assertEquals(10, draft.over());
    draft.saved(draft.plan());
    assertFalse(draft.changed());
    assertTrue(new Draft(kept, Optional.empty()).changed(), "what was never kept is to be kept");
  }

  @Test
  void stakesAreReadFromWhateverStandsBetweenThem() {
    assertEquals(List.of(5, 10, 20), EditorPage.stakes("20、10，5 10"));
    assertEquals(List.of(), EditorPage.stakes("无"));
    assertEquals(List.of(1000), EditorPage.stakes("1001 99999 1000"));
  }

  @Test
  void portsAreNumbersInRange() {
    assertEquals(8421, Addresses.port(" 8421 "));
    assertEquals(0, Addresses.port(""));
    assertEquals(65_535, Addresses.port("65535"));
    assertEquals(-1, Addresses.port("65536"));
    assertEquals(-1, Addresses.port("-1"));
    assertEquals(-1, Addresses.port("八千"));
    assertEquals(-1, Addresses.port("999999"));
  }

  @Test
  void theComputerItselfComesLast() throws Exception {
    List<Addresses.Reach> all = Addresses.all();
    assertTrue(all.getLast().onlyHere());
    assertTrue(all.subList(0, all.size() - 1).stream().noneMatch(Addresses.Reach::onlyHere));
    assertTrue(all.stream().noneMatch(reach -> reach.text().contains("%")));
  }

  @Test
  void timeLeftIsRoundedUpAndNeverNegative() {
    assertEquals("01:42", SlideCanvas.clock(Records.START, Records.START.plusMillis(101_001)));
    assertEquals("00:00", SlideCanvas.clock(Records.START, Records.START));
    assertEquals("00:00", SlideCanvas.clock(Records.START.plusSeconds(9), Records.START));
    assertEquals("90:00", SlideCanvas.clock(Records.START, Records.START.plusSeconds(5400)));
  }
}
