package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Verdict;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;

/** Update, going back and removing, with everything that people have put on a bundle. */
class VersionsInTheFrameworkTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Consent UNSIGNED = new Consent(true, Optional.empty(), Optional.empty());
  private static final String REWORDED = "展会上发的搪瓷缸子和其他纪念品，一律不拿，也不代别人拿。";

  @TempDir Path temp;

  private final PackInstaller installer = Services.get(PackInstaller.class);
  private final PackRegistry registry = Services.get(PackRegistry.class);
  private final Library library = Services.get(Library.class);
  private final Notes notes = Services.get(Notes.class);

  @AfterEach
  void leaveNothing() throws IOException {
    installer.remove(CityBundle.ID);
    for (Notes.Placed placed : notes.all()) {
      if (placed.mark().target().pack().equals(CityBundle.ID)) {
        notes.remove(placed.mark().id());
      }
    }
  }

  private void install(CityBundle bundle) throws IOException {
    PackInstaller.Outcome outcome = installer.install(bundle.write(temp), true);
    assertTrue(outcome.done(), outcome.findings().toString());
  }

  private void awaitVersion(String version) {
    Services.await(
        version,
        () ->
            registry
                .snapshot()
                .pack(CityBundle.ID)
                .map(pack -> pack.version())
                .orElse("none")
                .equals(version));
  }

  private Notes.Standing standing(String id) throws IOException {
    return notes.all().stream()
        .filter(placed -> placed.mark().id().equals(id))
        .findFirst()
        .orElseThrow()
        .standing();
  }

  @Test
  void whatPeopleWroteOutlivesEveryVersion() throws IOException {
    install(new CityBundle("1.0.0"));
    awaitVersion("1.0.0");
    Services.await("shown", () -> shown().isPresent());
    Address provision = Address.parse(CityBundle.PROVISION).orElseThrow();
    String note = notes.add(Notes.Kind.NOTE, provision, Optional.empty(), "问过办公室：杯子也算。").id();
    String favourite = notes.add(Notes.Kind.FAVOURITE, provision, Optional.empty(), "").id();
    PeopleStore people = Services.get(PeopleStore.class);
    Profile profile = people.make("某");
    try {
      try (Shelf shelf = people.open(profile.id())) {
        shelf.append("answer", "yunxi-q-1", Instant.EPOCH, "{\"right\":true}");
      }
      install(new CityBundle("1.1.0").provision(REWORDED));
      awaitVersion("1.1.0");
      assertFalse(standing(note) == Notes.Standing.ORPHANED, "the update moved it at most");
      assertTrue(installer.rollBack(CityBundle.ID).done());
      awaitVersion("1.0.0");
      assertEquals(Notes.Standing.KEPT, standing(note));
      assertTrue(installer.remove(CityBundle.ID).done());
      Services.await("gone", () -> registry.snapshot().pack(CityBundle.ID).isEmpty());
      assertEquals(Notes.Standing.ORPHANED, standing(note));
      install(new CityBundle("1.0.0"));
      awaitVersion("1.0.0");
      Services.await("shown", () -> shown().isPresent());
      assertEquals(Notes.Standing.KEPT, standing(note));
      assertEquals(Notes.Standing.KEPT, standing(favourite));
      try (Shelf shelf = people.open(profile.id())) {
        assertEquals("yunxi-q-1", shelf.entries(JournalQuery.all()).getFirst().subject());
      }
    } finally {
      people.remove(profile.id());
    }
  }

  private Optional<Library.Page> shown() {
    return library.show(CityBundle.PROVISION, TODAY);
  }

  @Test
  void aPreviewSaysWhatThePlaceWouldTighten() throws IOException {
    Path file = new CityBundle("1.0.0").write(temp);
    List<PackInstaller.Listed> before = installer.list();
    PackInstaller.Preview preview = installer.preview(file, UNSIGNED);
    assertTrue(preview.accepted(), preview::toString);
    PackChanges changes = preview.coming().getFirst().changes();
    assertTrue(changes.changes().stream().allMatch(c -> c.kind() == PackChanges.Kind.NEW));
    assertTrue(changes.situations() > 500, "those of the country as well");
    PackChanges.Turned turned =
        changes.turned().stream()
            .filter(t -> t.test().equals("yunxi-t-1"))
            .findFirst()
            .orElseThrow();
    assertEquals(Verdict.PERMITTED, turned.before());
    assertEquals(Verdict.PROHIBITED, turned.after());
    assertEquals(before, installer.list());
    assertFalse(installer.preview(file, Consent.NONE).accepted(), "it is not signed");
  }

  @Test
  void removingLeavesNothingInTheStore() throws IOException {
    install(new CityBundle("1.0.0"));
    install(new CityBundle("1.1.0"));
    assertTrue(installer.rollBack(CityBundle.ID).done());
    assertTrue(installer.remove(CityBundle.ID).done());
    Path packs = Services.get(DataFolder.class).root().resolve("packs");
    if (Files.exists(packs)) {
      try (Stream<Path> left = Files.walk(packs)) {
        assertEquals(List.of(), left.filter(p -> p.toString().contains(CityBundle.ID)).toList());
      }
    }
  }
}
