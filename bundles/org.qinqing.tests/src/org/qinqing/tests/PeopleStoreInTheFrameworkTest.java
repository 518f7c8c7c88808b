package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.data.DataFolder;
import org.qinqing.store.Change;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;

/** The database finds its driver and the driver its native library, in the data folder. */
class PeopleStoreInTheFrameworkTest {
  private static final String NATIVE_FOLDER = "org.sqlite.tmpdir";

  @Test
  void wakesWhenItIsUsedAndKeepsWhatPeopleDo() throws IOException {
    PeopleStore store = Services.get(PeopleStore.class);
    assertNull(System.getProperty(NATIVE_FOLDER), "asleep until it is used");
    // The data folder may be that of an earlier run.
    for (Profile old : store.profiles()) {
      store.remove(old.id());
    }
    Profile profile = store.make("某");
    String folder = System.getProperty(NATIVE_FOLDER);
    assertNotNull(folder);
    assertTrue(Path.of(folder).startsWith(Services.get(DataFolder.class).root()), folder);
    store.lock(profile.id(), "清风明月两袖".toCharArray());
    try (Shelf shelf = store.open(profile.id(), "清风明月两袖".toCharArray())) {
      shelf.append("answer", "cn:doc/art-1", Instant.EPOCH, "{\"right\":true}");
      shelf.put("card", "q1", Change.NEW, "1");
      assertEquals(1, shelf.entries(JournalQuery.all()).size());
    }
    assertEquals(List.of(), store.remove(profile.id()));
    assertEquals(List.of(), store.profiles());
  }
}
