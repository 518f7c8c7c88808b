package org.qinqing.ui.checker.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.qinqing.checker.Checker;
import org.qinqing.checker.Explorer;
import org.qinqing.library.Library;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.report.ReportWriter;
import org.qinqing.store.Vault;
import org.qinqing.ui.AskedTopics;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/**
 * The 口袋书 room, there when a checker is. The library's official wordings and the vault come and go
 * without it.
 */
@Component(service = Room.class)
public final class CheckerRoom implements Room {
  static final String ID = "checker";
  private final Checker checker;
  private final Explorer explorer;
  private final PackRegistry registry;
  private final Words words = Words.beside(CheckerRoom.class);
  private final Services services = new Services();
  private final AskDesk desk = new AskDesk();
  private final History history = new History();

  /** Asks checker and explorer; the registry gives names to facts, places and provisions. */
  @Activate
  public CheckerRoom(
      @Reference Checker checker, @Reference Explorer explorer, @Reference PackRegistry registry) {
    this.checker = checker;
    this.explorer = explorer;
    this.registry = registry;
  }

  @Reference(
      service = Library.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindLibrary(ComponentServiceObjects<Library> library) {
    services.library.here(library);
  }

  void unbindLibrary(ComponentServiceObjects<Library> library) {
    services.library.gone(library);
  }

  @Reference(
      service = ReportWriter.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindWriter(ComponentServiceObjects<ReportWriter> writer) {
    services.writer.here(writer);
  }

  void unbindWriter(ComponentServiceObjects<ReportWriter> writer) {
    services.writer.gone(writer);
  }

  @Reference(
      service = LocalCards.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindCards(ComponentServiceObjects<LocalCards> cards) {
    services.cards.here(cards);
  }

  void unbindCards(ComponentServiceObjects<LocalCards> cards) {
    services.cards.gone(cards);
  }

  @Reference(
      service = AskedTopics.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindAsked(ComponentServiceObjects<AskedTopics> asked) {
    services.asked.here(asked);
  }

  void unbindAsked(ComponentServiceObjects<AskedTopics> asked) {
    services.asked.gone(asked);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindVault(Vault vault) {
    history.vault(vault);
  }

  void unbindVault(Vault vault) {
    if (history.vault().filter(vault::equals).isPresent()) {
      history.vault(null);
    }
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label() {
    return words.say("room");
  }

  @Override
  public String icon() {
    return "book";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new CheckerView(
        parent,
        context,
        words,
        checker,
        new Consultation(checker, explorer, services),
        registry,
        desk,
        services,
        history);
  }
}
