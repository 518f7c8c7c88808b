package org.qinqing.ui.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TabSetTest {
  private final TabSet tabs = new TabSet();

  private List<String> open() {
    return tabs.tabs().stream().map(TabSet.Tab::reference).toList();
  }

  private String reading() {
    return tabs.reading().map(TabSet.Tab::reference).orElse("");
  }

  @Test
  void showingStaysInTheTabAndOpeningMakesAnother() {
    tabs.show("a");
    tabs.show("b");
    assertEquals(List.of("b"), open());
    tabs.open("c");
    assertEquals(List.of("b", "c"), open());
    assertEquals("c", reading());
    tabs.activate(0);
    tabs.open("d");
    assertEquals(List.of("b", "d", "c"), open());
  }

  @Test
  void whatIsOpenIsGoneToAndNotOpenedTwice() {
    tabs.show("a");
    tabs.found("a", "a@1", "A");
    tabs.open("b");
    tabs.show("a@1");
    assertEquals(List.of("a", "b"), open());
    assertEquals("a", reading());
    tabs.open("b");
    assertEquals("b", reading());
    assertEquals(2, tabs.tabs().size());
  }

  @Test
  void closingGoesToTheRightElseToTheLeft() {
    List.of("a", "b", "c").forEach(tabs::open);
    tabs.activate(1);
    tabs.close(1);
    assertEquals("c", reading());
    tabs.close(1);
    assertEquals("a", reading());
    tabs.open("b");
    tabs.close(0);
    assertEquals("b", reading());
    tabs.close(0);
    assertTrue(tabs.reading().isEmpty());
    assertEquals(-1, tabs.active());
    tabs.show("z");
    assertEquals("z", reading());
  }

  @Test
  void theOneNotReadForLongestGoesUnlessItIsHeld() {
    for (int i = 0; i < TabSet.MOST; i++) {
      tabs.open("t" + i);
    }
    tabs.hold(0, true);
    tabs.show("t1");
    tabs.open("new");
    assertEquals(TabSet.MOST, tabs.tabs().size());
    assertTrue(open().contains("t0"), "held");
    assertTrue(open().contains("t1"), "read lately");
    assertFalse(open().contains("t2"), "the oldest of the others");
    assertEquals("new", reading());
  }

  @Test
  void whenAllAreHeldNoneGoes() {
    for (int i = 0; i < TabSet.MOST; i++) {
      tabs.open("t" + i);
      tabs.hold(tabs.active(), true);
    }
    tabs.open("new");
    assertEquals(TabSet.MOST + 1, tabs.tabs().size());
    assertEquals("new", reading());
  }

  @Test
  void besideGoesRound() {
    assertTrue(tabs.beside(1).isEmpty());
    List.of("a", "b", "c").forEach(tabs::open);
    assertEquals("a", tabs.beside(1).orElseThrow().reference());
    assertEquals("b", tabs.beside(-1).orElseThrow().reference());
  }

  @Test
  void replacingKeepsWhetherItIsHeld() {
    tabs.show("a");
    tabs.hold(0, true);
    tabs.show("b");
    assertTrue(tabs.reading().orElseThrow().held());
    assertEquals("", tabs.reading().orElseThrow().title());
  }
}
