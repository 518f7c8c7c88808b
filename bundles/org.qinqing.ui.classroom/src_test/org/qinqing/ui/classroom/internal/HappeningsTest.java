package org.qinqing.ui.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.Phase;
import org.qinqing.ui.kit.Words;

/** What has just happened, told by the difference. */
class HappeningsTest {
  private static final Instant NOW = Records.START.plusSeconds(1000);
  private final Happenings happenings = new Happenings(Words.beside(Happenings.class));
  private final Records held = new Records(Records.agenda());

  private List<String> after(Records now) {
    int before = happenings.list().size();
    happenings.observe(now.record(), NOW);
    return happenings.list().subList(0, Math.max(0, happenings.list().size() - before)).stream()
        .map(Happenings.Happening::text)
        .toList();
  }

  @Test
  void peopleComeOneByOneTogetherAndLate() {
    assertEquals(List.of("第 1 人签到"), after(held.joined(1)));
    assertEquals(List.of("3 人签到"), after(held.joined(4)));
    after(held.turn("2.1.1", Phase.OPEN));
    held.people.add(new Participant(5, "晚", "", Records.START.plusSeconds(70), false));
    assertEquals(List.of("签到号 5 迟到加入"), after(held));
  }

  @Test
  void turnsOpenCloseAndAreRevealedOnce() {
    after(held.joined(2));
    assertEquals(List.of("第一次表态开始"), after(held.turn("2.1.1", Phase.OPEN)));
    assertEquals(List.of(), after(held));
    assertEquals(List.of("第一次表态截止"), after(held.turn("2.1.1", Phase.CLOSED)));
    assertEquals(List.of("第一次表态公布结果"), after(held.turn("2.1.1", Phase.REVEALED)));
    assertEquals(List.of("部分 RUSH第 2 题开始"), after(held.turn("3.2.1", Phase.OPEN)));
  }

  @Test
  void trainersActsAreTold() {
    after(held.joined(3));
    assertEquals(List.of("请出签到号 2"), after(held.removed(2)));
    held.people.set(1, new Participant(2, "学员2", "", Records.START, false));
    assertEquals(List.of("请回签到号 2"), after(held));
  }

  @Test
  void onlyTheLatestFiftyStay() {
    for (int i = 1; i <= 80; i++) {
      after(held.joined(i));
    }
    assertEquals(50, happenings.list().size());
    assertEquals("第 80 人签到", happenings.list().getFirst().text());
  }
}
