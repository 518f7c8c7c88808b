package org.qinqing.ui.library.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.library.Watches;
import org.qinqing.pack.PackListener;
import org.qinqing.pack.PackRegistry;
import org.qinqing.report.ReportWriter;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/**
 * The room 文库; it is there as long as its service is. Notes, watched searches and the writing of
 * files come and go without it.
 */
@Component(service = Room.class)
public final class LibraryRoom implements Room {
  private final Library service;
  private final PackRegistry registry;
  private final Words words = Words.beside(LibraryRoom.class);
  private final Services services = new Services();
  private final ReadingDesk desk = new ReadingDesk();
  private final SearchDesk search = new SearchDesk();
  private final Imports imports = new Imports();
  private final Watching watching = new Watching(services, words.say("watch.job"));
  private final ServiceRegistration<PackListener> packListener;

  /** Opens nothing yet; bundles that come or go are looked at for what is watched. */
  @Activate
  public LibraryRoom(
      BundleContext bundles, @Reference Library service, @Reference PackRegistry registry) {
    this.service = service;
    this.registry = registry;
    services.onChange(watching::look);
    imports.onChange(() -> imports.result().ifPresent(result -> watching.look()));
    packListener = bundles.registerService(PackListener.class, snapshot -> watching.look(), null);
  }

  @Deactivate
  void close() {
    packListener.unregister();
    imports.stop();
    watching.close();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindNotes(Notes notes) {
    services.notes(notes);
  }

  void unbindNotes(Notes notes) {
    if (services.notes().filter(notes::equals).isPresent()) {
      services.notes(null);
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindWatches(Watches watches) {
    services.watches(watches);
  }

  void unbindWatches(Watches watches) {
    if (services.watches().filter(watches::equals).isPresent()) {
      services.watches(null);
    }
  }

  @Reference(
      service = ReportWriter.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindWriter(ComponentServiceObjects<ReportWriter> writer) {
    services.writer(writer);
  }

  void unbindWriter(ComponentServiceObjects<ReportWriter> writer) {
    services.writerGone(writer);
  }

  @Override
  public String id() {
    return "library";
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "library";
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new LibraryView(
        parent, context, service, registry, services, desk, search, imports, watching, words);
  }
}
