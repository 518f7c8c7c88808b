package org.qinqing.cli.internal;

import java.util.List;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.PackSites;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the commands about sites answer. */
final class SiteAnswer {
  private SiteAnswer() {}

  /** What the sites offer. */
  static int offers(Terminal terminal, List<PackSites.Offer> offers, boolean json) {
    if (json) {
      ArrayNode all = Json.array();
      offers.forEach(offer -> all.add(node(offer)));
      terminal.out().println(Json.line(all));
    } else {
      for (PackSites.Offer offer : offers) {
        terminal
            .out()
            .println(
                String.join(
                    "  ",
                    offer.id(),
                    offer.version(),
                    offer.locality(),
                    offer.title(),
                    offer.publisher(),
                    offer.issued().toString(),
                    offer.site()));
      }
    }
    return ExitCode.DONE;
  }

  private static ObjectNode node(PackSites.Offer offer) {
    ObjectNode node =
        Json.object()
            .put("site", offer.site())
            .put("id", offer.id())
            .put("title", offer.title())
            .put("locality", offer.locality())
            .put("version", offer.version())
            .put("publisher", offer.publisher())
            .put("issued", offer.issued().toString())
            .put("size", offer.size())
            .put("sha256", offer.sha256());
    node.set("says", Json.strings(offer.says()));
    return node;
  }

  /** The sites; exit 1 when one of them could not be read. */
  static int sites(Terminal terminal, List<PackSites.Site> sites, boolean json) {
    if (json) {
      ArrayNode all = Json.array();
      for (PackSites.Site site : sites) {
        ObjectNode node =
            Json.object()
                .put("place", site.place())
                .put("byPolicy", site.byPolicy())
                .put("refreshed", site.refreshed().map(Object::toString).orElse(""))
                .put("number", site.number());
        node.set("findings", Json.diagnostics(site.findings()));
        all.add(node);
      }
      terminal.out().println(Json.line(all));
    } else {
      for (PackSites.Site site : sites) {
        terminal
            .out()
            .println(
                terminal.say(
                    site.byPolicy() ? "site.locked" : "site.own",
                    site.place(),
                    site.refreshed().map(Object::toString).orElse(terminal.say("site.never")),
                    Long.toString(site.number())));
        new FindingsText(terminal).write(site.findings());
      }
    }
    return readable(sites) ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  /** Tells on standard error which sites could not be read; whether all could. */
  static boolean asked(Terminal terminal, List<PackSites.Site> sites) {
    for (PackSites.Site site : sites) {
      for (Diagnostic finding : site.findings()) {
        terminal
            .err()
            .println(
                site.place() + "  " + finding.code() + "  " + finding.message() + finding.mend());
      }
    }
    return readable(sites);
  }

  private static boolean readable(List<PackSites.Site> sites) {
    return sites.stream().flatMap(s -> s.findings().stream()).noneMatch(Diagnostic::isError);
  }
}
