package org.qinqing.data.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.data.DataFolder;

class FileDataFolderTest {
  @TempDir Path temp;

  @Test
  void makesFoldersOnlyInside() throws IOException {
    FileDataFolder data = new FileDataFolder(temp.resolve("新的"), "test");
    assertTrue(Files.isDirectory(data.folder("packs")));
    assertThrows(IllegalArgumentException.class, () -> data.folder("../out"));
    assertThrows(IllegalArgumentException.class, () -> data.folder("a/b"));
  }

  @Test
  void aSecondWriterIsToldWhoWrites() throws IOException {
    FileDataFolder first = new FileDataFolder(temp, "window");
    FileDataFolder second = new FileDataFolder(temp, "command");
    try (DataFolder.Lock held = first.write(Duration.ZERO)) {
      DataFolder.BusyException busy =
          assertThrows(DataFolder.BusyException.class, () -> second.write(Duration.ofMillis(30)));
      assertEquals(ProcessHandle.current().pid() + " (window)", busy.owner());
    }
    second.write(Duration.ZERO).close();
  }

  @Test
  void isReentrantAndGivenBackByTheLastHolder() throws IOException {
    FileDataFolder first = new FileDataFolder(temp, "window");
    FileDataFolder second = new FileDataFolder(temp, "command");
    DataFolder.Lock outer = first.write(Duration.ZERO);
    DataFolder.Lock inner = first.write(Duration.ZERO);
    inner.close();
    inner.close();
    assertThrows(DataFolder.BusyException.class, () -> second.write(Duration.ZERO));
    outer.close();
    second.write(Duration.ZERO).close();
  }

  @Test
  void goingAwayLetsGo() throws IOException {
    FileDataFolder first = new FileDataFolder(temp, "window");
    DataFolder.Lock held = first.write(Duration.ZERO);
    first.deactivate();
    new FileDataFolder(temp, "command").write(Duration.ZERO).close();
    held.close();
    first.write(Duration.ZERO).close();
  }
}
