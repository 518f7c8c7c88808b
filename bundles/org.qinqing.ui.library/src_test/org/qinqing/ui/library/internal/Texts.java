package org.qinqing.ui.library.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.SourceLocation;

/** Made-up documents for the tests. */
final class Texts {
  static final LocalDate FROM = LocalDate.of(2024, 1, 1);

  private Texts() {}

  static Document.Provision unit(
      String anchor, String label, String heading, String text, String... path) {
    return new Document.Provision(
        Address.parse("yunxi:gifts@2024-01-01/" + anchor).orElseThrow(),
        label,
        heading,
        List.of(path),
        text,
        Certainty.A,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new SourceLocation("gifts.md", 1));
  }

  static Document document(
      String title, Document.Wording wording, Document.Provision... provisions) {
    return document(title, wording, Optional.empty(), provisions);
  }

  static Document document(
      String title,
      Document.Wording wording,
      Optional<LocalDate> repealed,
      Document.Provision... provisions) {
    return new Document(
        Address.parse("yunxi:gifts@2024-01-01").orElseThrow(),
        title,
        List.of(),
        "云办发〔2023〕1号",
        "云溪示例单位",
        "normative",
        Optional.empty(),
        FROM,
        repealed,
        Optional.empty(),
        List.of(),
        "测试用的虚构文件",
        wording,
        List.of(provisions),
        new SourceLocation("gifts.md", 1));
  }
}
