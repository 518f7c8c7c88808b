package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;

/** Small bundles made by hand. */
final class Samples {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  static final LocalDate OLD = LocalDate.of(2018, 10, 1);
  static final LocalDate NEW = LocalDate.of(2024, 1, 1);
  private static final SourceLocation HERE = new SourceLocation("documents/sample.md", 1);

  private Samples() {}

  /** A registry whose content the test decides. */
  static final class Registry implements PackRegistry {
    private final AtomicReference<PackSnapshot> current = new AtomicReference<>(PackSnapshot.EMPTY);

    void install(Pack... packs) {
      current.set(
          new PackSnapshot(
              current.get().generation() + 1, List.of(packs), List.of(), FactsModel.EMPTY));
    }

    @Override
    public PackSnapshot snapshot() {
      return current.get();
    }
  }

  /** A data folder that nobody else uses, or that somebody else is writing. */
  record Folder(Path root, boolean busy) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) throws IOException {
      if (busy) {
        throw new BusyException("4711 (window)");
      }
      return () -> {};
    }
  }

  static LuceneLibrary library(PackRegistry registry, Path data) {
    return new LuceneLibrary(registry, new Folder(data, false));
  }

  static Library.Query query(String text) {
    return new Library.Query(text, 10, Optional.empty(), DAY, false);
  }

  static Library.Query query(String text, String locality) {
    return new Library.Query(text, 10, Locality.of(locality), DAY, false);
  }

  static Provision provision(
      String document, LocalDate version, String anchor, String heading, String text) {
    return provision(document, version, anchor, heading, text, List.of(), Map.of());
  }

  static Provision provision(
      String document,
      LocalDate version,
      String anchor,
      String heading,
      String text,
      List<Address> continues,
      Map<String, String> errata) {
    Address base = Address.parse(document).orElseThrow();
    return new Provision(
        new Address(base.pack(), base.document(), Optional.of(version), anchor),
        Labels.of(anchor),
        heading,
        List.of("第八章 样本纪律"),
        text,
        Certainty.A,
        continues,
        Optional.empty(),
        Optional.empty(),
        errata,
        HERE);
  }

  static Document document(
      String address,
      LocalDate from,
      Optional<LocalDate> repealed,
      String title,
      List<String> shortNames,
      Provision... provisions) {
    return new Document(
        Address.parse(address).orElseThrow().at(from),
        title,
        shortNames,
        "",
        "样本机关",
        "party-regulation",
        Optional.empty(),
        from,
        repealed,
        Optional.empty(),
        List.of(),
        "样本",
        Document.Wording.DIGEST,
        List.of(provisions),
        HERE);
  }

  static Pack pack(
      String id,
      String locality,
      List<Document> documents,
      List<Rule> rules,
      List<Question> questions,
      List<VocabularyEntry> vocabulary) {
    return new Pack(
        id,
        id,
        id,
        Locality.of(locality).orElseThrow(),
        "city",
        "1.0.0",
        "样本",
        "样本",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(DAY, "样本", Period.ofYears(1)),
        "CC-BY-4.0",
        List.of(),
        documents,
        rules,
        FactsModel.EMPTY,
        vocabulary,
        List.of(),
        List.of(),
        questions,
        List.of(),
        Casework.EMPTY,
        List.of());
  }

  static Rule rule(String id, String pack, String say, String... basis) {
    return new Rule(
        id,
        pack,
        "gift",
        Side.OFFICIAL,
        Set.of("cadre"),
        Set.of(),
        Modality.PROHIBITED,
        new Condition.All(List.of()),
        Optional.empty(),
        List.of(),
        java.util.Arrays.stream(basis).map(b -> Address.parse(b).orElseThrow()).toList(),
        Optional.empty(),
        List.of(),
        Effective.ALWAYS,
        say,
        List.of(),
        "",
        HERE);
  }

  static Question question(String id, String pack, String stem, String... basis) {
    return new Question(
        id,
        pack,
        Question.Kind.JUDGE,
        "gift",
        Side.OFFICIAL,
        stem,
        List.of(),
        "",
        java.util.Arrays.stream(basis).map(b -> Address.parse(b).orElseThrow()).toList(),
        Optional.empty(),
        HERE);
  }

  static VocabularyEntry word(String say, List<String> also, List<String> wrong, String pinyin) {
    return new VocabularyEntry(
        say,
        also,
        wrong,
        pinyin,
        VocabularyEntry.Sense.WORD,
        Map.of(),
        Map.of(),
        Optional.empty(),
        HERE);
  }

  /** A national bundle with two versions of a regulation. */
  static Pack national() {
    Document old =
        document(
            "cn:code",
            OLD,
            Optional.of(NEW),
            "样本纪律条例（2018年修订）",
            List.of("纪律条例"),
            provision("cn:code", OLD, "art-76", "收礼", "收受管理对象礼品的，给予处分。"));
    Document now =
        document(
            "cn:code",
            NEW,
            Optional.empty(),
            "样本纪律条例（2023年修订）",
            List.of("纪律条例"),
            provision("cn:code", NEW, "art-96", "谋利", "利用职权为别人谋取利益，事后收回报。"),
            provision(
                "cn:code",
                NEW,
                "art-97",
                "收受礼品礼金",
                "",
                List.of(
                    Address.parse("cn:code@2018-10-01/art-76").orElseThrow(),
                    Address.parse("cn:code@2003-12-31/art-74").orElseThrow()),
                Map.of()),
            provision("cn:code", NEW, "art-97/p-1", "", "收下可能影响公正执行公务的礼品、礼金、消费卡。"),
            provision("cn:code", NEW, "art-97/p-2", "", "收下明显超出正常礼尚往来的财物。"),
            provision(
                "cn:code",
                NEW,
                "art-99",
                "借用财物",
                "向管理对象借钱借房，被投拆举报的。",
                List.of(),
                Map.of("投拆", "投诉")),
            provision("cn:code", NEW, "art-388.1", "利用影响力", "近亲属利用影响力收钱。"));
    Document future =
        document(
            "cn:next",
            LocalDate.of(2027, 1, 1),
            Optional.empty(),
            "样本将来办法",
            List.of(),
            provision("cn:next", LocalDate.of(2027, 1, 1), "art-1", "报告", "配偶移居境外应当报告。"),
            provision("cn:next", LocalDate.of(2027, 1, 1), "art-2", "解释", "由样本机关解释。"));
    return pack(
        "cn",
        "000000",
        List.of(old, now, future),
        List.of(rule("cn-gift-1", "cn", "管理对象送的东西不能收。", "cn:code/art-97/p-1")),
        List.of(question("cn-q-1", "cn", "过节时老板塞来红包", "cn:code/art-97")),
        List.of(
            word("消费卡", List.of("购物卡", "提货卡"), List.of("够物卡"), "xiao fei ka"),
            word("移居境外", List.of("裸官"), List.of(), "luo guan")));
  }

  /** A city bundle. */
  static Pack city() {
    Document list =
        document(
            "springfield:list",
            NEW,
            Optional.empty(),
            "春城政商交往清单",
            List.of(),
            provision("springfield:list", NEW, "list-1", "干部清单", "干部不得有下列行为"),
            provision("springfield:list", NEW, "list-1/i-1", "礼品", "收企业的礼品礼金。"));
    return pack(
        "springfield",
        "530100",
        List.of(list),
        List.of(
            rule(
                "sp-gift-1",
                "springfield",
                "企业送的礼不收。",
                "springfield:list/list-1/i-1",
                "cn:code/art-97")),
        List.of(),
        List.of());
  }
}
