package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.qinqing.ui.Room;
import org.qinqing.ui.kit.OptionRow;

/** A room is there exactly as long as what it needs is there. */
@Order(5)
class RoomsComeAndGoTest {
  private Person person;

  @BeforeEach
  void sitDown() {
    person = Person.atTheWindow();
  }

  @Test
  void theRoomsAreInOrder() {
    assertEquals(List.of("口袋书", "文库", "训练", "课堂", "规则包"), person.rail().subList(0, 5));
  }

  @Test
  void serviceIsARoomUntilItLeaves() {
    ServiceRegistration<Room> guest =
        Person.bundles().registerService(Room.class, new Guest(), null);
    person.go(Guest.LABEL);
    assertTrue(person.label(Guest.LABEL));
    Thread.ofVirtual().start(guest::unregister);
    person.until("the guest gone", () -> !person.rail().contains(Guest.LABEL));
    assertFalse(person.label(Guest.LABEL));
    assertTrue(person.label("口袋书"), "the first room is open again");
  }

  @Test
  void roomLeavesWithTheBundleBehindItAndComesBack() throws BundleException {
    Bundle training =
        Arrays.stream(Person.bundles().getBundles())
            .filter(bundle -> bundle.getSymbolicName().equals("org.qinqing.training"))
            .findFirst()
            .orElseThrow();
    person.go("训练");
    person.until("a question", () -> !person.see(OptionRow.class).isEmpty());
    training.stop(Bundle.STOP_TRANSIENT);
    try {
      person.until("the room gone", () -> !person.rail().contains("训练"));
      assertTrue(person.label("口袋书"));
      person.type("服务对象请我打高尔夫，能去吗？");
      person.read("不可以");
      assertTrue(person.painted("练一练").isEmpty(), "nothing leads to a room that is not there");
    } finally {
      training.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    }
    person.until("the room back", () -> person.rail().contains("训练"));
    person.go("训练");
    person.until("a question", () -> !person.see(OptionRow.class).isEmpty());
  }
}
