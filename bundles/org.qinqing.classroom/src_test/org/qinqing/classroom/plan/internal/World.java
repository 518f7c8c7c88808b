package org.qinqing.classroom.plan.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.Training;

/** Bundles and services for tests. */
final class World {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  static final Address GIFTS = Address.parse("cn:rules/art-7").orElseThrow();
  static final Address LOANS = Address.parse("cn:rules/art-9").orElseThrow();

  private World() {}

  /** What is wanted is not there on this computer. */
  private static <T> T made(Class<T> as, String type, Class<?>[] types, Object... arguments) {
    try {
      return as.cast(Class.forName(type).getConstructor(types).newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type, e);
    }
  }

  static PeopleStore store(DataFolder folder) {
    return made(
        PeopleStore.class,
        "org.qinqing.store.internal.SqlitePeopleStore",
        new Class<?>[] {DataFolder.class},
        folder);
  }

  static Training training(PackRegistry registry) {
    return made(
        Training.class,
        "org.qinqing.training.internal.PackTraining",
        new Class<?>[] {PackRegistry.class},
        registry);
  }

  static Installed installed(PackSnapshot snapshot, LocalDate asOf) {
    return new Installed(snapshot, training(() -> snapshot)::question, asOf);
  }

  /** The bundles of this repository, whose folders stand beside this one. */
  static PackSnapshot content() {
    PackReader reader =
        made(PackReader.class, "org.qinqing.pack.internal.YamlPackReader", new Class<?>[0]);
    Path bundles = Path.of(System.getProperty("qinqing.sources", ".."));
    List<Pack> packs = new ArrayList<>();
    for (String id : List.of("cn", "district", "guangzhou", "hangzhou", "harbin", "jiande")) {
      Path folder = bundles.resolve("org.qinqing.pack." + id);
      if (!Files.exists(folder.resolve("pack.yaml"))) {
        throw new LinkageError(folder.toString());
      }
      packs.add(reader.read(folder).pack().orElseThrow());
    }
    packs.sort(Comparator.comparing(Pack::id));
    return new PackSnapshot(1, packs, List.of(), packs.getFirst().facts());
  }

  static Document document(String text, Optional<LocalDate> repealed) {
    LocalDate start = LocalDate.of(2024, 1, 1);
    Address at = Address.parse("cn:rules@2024-01-01").orElseThrow();
    return new Document(
        at,
        "若干规定",
        List.of(),
        "",
        "",
        "party-regulation",
        Optional.of(start),
        start,
        repealed,
        Optional.empty(),
        List.of(),
        "",
        Document.Wording.DIGEST,
        List.of(provision("art-7", "第七条", text), provision("art-9", "第九条", "不得向服务对象借钱。")),
        SourceLocation.WHOLE);
  }

  private static Document.Provision provision(String anchor, String label, String text) {
    return new Document.Provision(
        Address.parse("cn:rules@2024-01-01/" + anchor).orElseThrow(),
        label,
        "收礼",
        List.of(),
        text,
        Certainty.values()[0],
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        SourceLocation.WHOLE);
  }

  static PackSnapshot snapshot(Document document, Question... questions) {
    return snapshot(pack("cn", "000000", List.of(document), questions));
  }

  static PackSnapshot snapshot(Pack... packs) {
    FactsModel model =
        new FactsModel(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new FactsModel.Topic("gift", "礼品礼金", "收还是不收。"),
                new FactsModel.Topic("loan", "借款", "能不能借。")));
    return new PackSnapshot(1, List.of(packs), List.of(), model);
  }

  static Pack pack(String id, String locality, List<Document> documents, Question... questions) {
    return new Pack(
        id,
        id,
        id,
        Locality.of(locality).orElseThrow(),
        "national",
        "1.0.0",
        "",
        "",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(LocalDate.of(2026, 1, 1), "", Period.ofYears(1)),
        "",
        List.of(),
        documents,
        List.of(),
        FactsModel.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(questions),
        List.of(),
        Casework.EMPTY,
        List.of());
  }

  static Question question(String id, Question.Content content) {
    return question(id, "cn", content, GIFTS);
  }

  static Question question(String id, String pack, Question.Content content, Address... basis) {
    return new Question(
        id,
        pack,
        "gift",
        Side.OFFICIAL,
        id + " 题干",
        content,
        2,
        id + " 解析",
        List.of(basis),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  static Question.Option option(String key, boolean right) {
    return new Question.Option(key, "选项 " + key, right, Optional.empty(), "");
  }

  static Question.Choice choice(Question.Kind kind, String right) {
    return new Question.Choice(
        kind,
        List.of(
            option("A", right.contains("A")),
            option("B", right.contains("B")),
            option("C", right.contains("C"))));
  }

  static Question single(String id) {
    return question(id, choice(Question.Kind.SINGLE, "B"));
  }

  static Question opinions(String id) {
    return question(
        id,
        new Question.Opinions(
            List.of(
                new Question.Opinion("A", "可以", "没人看见", false),
                new Question.Opinion("B", "不可以", "有规定", true),
                new Question.Opinion("C", "看情况", "", false)),
            "先问一问大家。"));
  }

  static Question verdict(String id, Address... among) {
    return question(
        id, "cn", new Question.Judgement(Verdict.PROHIBITED, GIFTS, List.of(among)), GIFTS);
  }
}
