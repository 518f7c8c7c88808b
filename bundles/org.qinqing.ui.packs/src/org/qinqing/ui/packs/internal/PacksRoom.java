package org.qinqing.ui.packs.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackComparison;
import org.qinqing.authoring.PackExchange;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** The room 规则包; it is there as long as its service is. Its pages for authors come and go. */
@Component(service = Room.class)
public final class PacksRoom implements Room {
  static final String ID = "packs";
  private final PackInstaller service;
  private final PackRegistry registry;
  private final Words words = Words.beside(PacksRoom.class);
  private final Services services = new Services();
  private final Desk desk;

  /** Opens nothing yet. */
  @Activate
  public PacksRoom(
      @Reference PackInstaller service,
      @Reference PackRegistry registry,
      @Reference DataFolder data) {
    this.service = service;
    this.registry = registry;
    desk = new Desk(data, words);
  }

  @Deactivate
  void close() {
    desk.close();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindAuthoring(PackAuthoring authoring) {
    services.authoring(authoring);
  }

  void unbindAuthoring(PackAuthoring authoring) {
    if (services.authoring().filter(authoring::equals).isPresent()) {
      services.authoring(null);
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindExchange(PackExchange exchange) {
    services.exchange(exchange);
  }

  void unbindExchange(PackExchange exchange) {
    if (services.exchange().filter(exchange::equals).isPresent()) {
      services.exchange(null);
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindComparison(PackComparison comparison) {
    services.comparison(comparison);
  }

  void unbindComparison(PackComparison comparison) {
    if (services.comparison().filter(comparison::equals).isPresent()) {
      services.comparison(null);
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSites(PackSites sites) {
    services.sites(sites);
  }

  void unbindSites(PackSites sites) {
    if (services.sites().filter(sites::equals).isPresent()) {
      services.sites(null);
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindSigner(PackSigner signer) {
    services.signer(signer);
  }

  void unbindSigner(PackSigner signer) {
    if (services.signer().filter(signer::equals).isPresent()) {
      services.signer(null);
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindExtensions(Extensions extensions) {
    services.extensions(extensions);
  }

  void unbindExtensions(Extensions extensions) {
    if (services.extensions().filter(extensions::equals).isPresent()) {
      services.extensions(null);
    }
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "pack";
  }

  @Override
  public int order() {
    return 6;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new PacksView(parent, context, service, registry, services, desk, words);
  }
}
