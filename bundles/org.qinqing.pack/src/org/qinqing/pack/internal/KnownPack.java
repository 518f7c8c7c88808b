package org.qinqing.pack.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSupplement;

/**
 * What is remembered of a file of the pack store that was read and found in order.
 *
 * @param sha256 of the file
 * @param head the bundle without its body and supplement
 * @param digest see {@link PackSupplement#digest()}
 * @param ground the bundles it was found to stand on, with their digests
 * @param rules the ids of its rules
 */
record KnownPack(String sha256, Pack head, String digest, String ground, List<String> rules) {
  KnownPack {
    rules = List.copyOf(rules);
  }

  static KnownPack of(String sha256, Pack pack, String ground) {
    return new KnownPack(sha256, head(pack), pack.digest().orElse(""), ground, pack.ruleIds());
  }

  private static Pack head(Pack pack) {
    return head(
        pack.id(),
        pack.title(),
        pack.place(),
        pack.locality(),
        pack.level(),
        pack.version(),
        pack.publisher(),
        pack.contact(),
        pack.maturity(),
        pack.review(),
        pack.licence(),
        pack.changes());
  }

  private static Pack head(
      String id,
      String title,
      String place,
      Locality locality,
      String level,
      String version,
      String publisher,
      String contact,
      Pack.Maturity maturity,
      Pack.Review review,
      String licence,
      List<Pack.Change> changes) {
    return new Pack(
        id,
        title,
        place,
        locality,
        level,
        version,
        publisher,
        contact,
        maturity,
        review,
        licence,
        changes,
        List.of(),
        List.of(),
        FactsModel.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Casework.EMPTY,
        List.of());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(sha256);
    out.writeUTF(digest);
    out.writeUTF(ground);
    out.writeUTF(String.join(" ", rules));
    for (String text :
        List.of(
            head.id(),
            head.title(),
            head.place(),
            head.locality().code(),
            head.level(),
            head.version(),
            head.publisher(),
            head.contact(),
            head.maturity().name(),
            head.review().on().toString(),
            head.review().by(),
            head.review().every().toString(),
            head.licence())) {
      out.writeUTF(text);
    }
    out.writeShort(head.changes().size());
    for (Pack.Change change : head.changes()) {
      out.writeUTF(change.version());
      out.writeUTF(change.say());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when it ends too early
   * @throws RuntimeException when it is something else
   */
  static KnownPack read(DataInputStream in) throws IOException {
    String sha256 = in.readUTF();
    String digest = in.readUTF();
    String ground = in.readUTF();
    String rules = in.readUTF();
    Pack head =
        head(
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            Locality.of(in.readUTF()).orElseThrow(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            Pack.Maturity.valueOf(in.readUTF()),
            new Pack.Review(
                LocalDate.parse(in.readUTF()), in.readUTF(), Period.parse(in.readUTF())),
            in.readUTF(),
            changes(in));
    return new KnownPack(
        sha256, head, digest, ground, rules.isEmpty() ? List.of() : List.of(rules.split(" ")));
  }

  private static List<Pack.Change> changes(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    List<Pack.Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(new Pack.Change(in.readUTF(), in.readUTF()));
    }
    return changes;
  }
}
