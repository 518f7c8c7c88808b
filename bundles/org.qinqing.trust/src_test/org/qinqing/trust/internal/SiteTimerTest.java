package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.qinqing.trust.PackUpdates;

class SiteTimerTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final int TURNS = 4;

  /** Gone at first, then failing in two ways, then working. */
  private static final class Updates implements ComponentServiceObjects<PackUpdates>, PackUpdates {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch turns = new CountDownLatch(TURNS);

    @Override
    @SuppressWarnings("NullAway") // the contract: null when the service has left
    public @Nullable PackUpdates getService() {
      if (asked.incrementAndGet() == 1) {
        turns.countDown();
        return null;
      }
      most.accumulateAndGet(held.incrementAndGet(), Math::max);
      return this;
    }

    @Override
    public void ungetService(PackUpdates service) {
      if (service == null) {
        throw new IllegalArgumentException();
      }
      held.decrementAndGet();
      turns.countDown();
    }

    @Override
    public ServiceReference<PackUpdates> getServiceReference() {
      throw new AssertionError();
    }

    @Override
    public List<Automatic> runAutomatic() throws IOException {
      switch (asked.get()) {
        case 2 -> throw new IOException("a share that went away");
        case 3 -> throw new IllegalStateException();
        default -> {
          return List.of();
        }
      }
    }

    @Override
    public List<Updated> update(Set<String> ids) {
      throw new AssertionError();
    }

    @Override
    public List<Automatic> automatic() {
      throw new AssertionError();
    }
  }

  @Test
  void comesAgainWhateverHappenedAndGivesBackWhatItAskedFor() throws InterruptedException {
    Updates updates = new Updates();
    SiteTimer timer = new SiteTimer(updates, SOON, SOON);
    try {
      assertTrue(updates.turns.await(30, TimeUnit.SECONDS), () -> updates.asked + " turns");
    } finally {
      timer.close();
    }
    assertEquals(1, updates.most.get(), "held at a time");
  }
}
