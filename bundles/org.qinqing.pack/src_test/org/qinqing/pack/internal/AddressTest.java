package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.Address;

final class AddressTest {
  @Test
  void everyAddressReadsBackAsItself() {
    Random random = new Random(20261122);
    for (int i = 0; i < 2_000; i++) {
      List<String> parts = new ArrayList<>();
      for (String unit : List.of("sec", "list", "art", "p", "i").subList(random.nextInt(5), 5)) {
        parts.add(unit + "-" + (1 + random.nextInt(500)) + (random.nextInt(4) == 0 ? ".1" : ""));
      }
      Optional<LocalDate> day =
          random.nextBoolean()
              ? Optional.of(LocalDate.ofEpochDay(random.nextInt(30_000)))
              : Optional.empty();
      Address address = new Address("cn", "law-" + i, day, String.join("/", parts));
      assertEquals(Optional.of(address), Address.parse(address.toString()));
      assertTrue(address.parent().orElseThrow().contains(address));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cn",
        "cn:",
        "CN:x",
        "cn:x/",
        "cn:x/art",
        "cn:x/art-1/",
        "cn:x@2020-13-01/art-1",
        "cn:x/../art-1",
        "cn:x/第一条"
      })
  void otherTextsAreNone(String text) {
    assertEquals(Optional.empty(), Address.parse(text));
  }
}
