package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackSnapshot;

/**
 * Finds documents that a text names although they are no longer in force: by a name of their own,
 * or by a name they share with their successor and the year of the version.
 */
final class OldTexts {
  private static final int SHORTEST_NAME = 3;

  /** The year of a version in a title or a name, with its brackets: （2018年版）. */
  private static final Pattern VERSION = Pattern.compile("[（(]?((?:19|20)\\d{2})年?版?[）)]?");

  private final PackSnapshot.Chain chain;
  private final PackSnapshot snapshot;

  OldTexts(PackSnapshot.Chain chain, PackSnapshot snapshot) {
    this.chain = chain;
    this.snapshot = snapshot;
  }

  List<CheckResult.Superseded> named(CheckRequest request) {
    List<Document> documents =
        chain.answering().stream().flatMap(pack -> pack.documents().stream()).toList();
    Set<String> valid = new HashSet<>();
    documents.stream()
        .filter(document -> document.status(request.asOf()) == Document.Status.IN_FORCE)
        .flatMap(OldTexts::names)
        .forEach(valid::add);
    List<CheckResult.Superseded> named = new ArrayList<>();
    for (Document document : documents) {
      if (document.status(request.asOf()) == Document.Status.REPEALED
          && names(document).anyMatch(name -> isNamed(name, request.text(), valid))) {
        named.add(
            new CheckResult.Superseded(
                document.address(),
                document.title(),
                document.repealed().orElseThrow(),
                document.repealedBy(),
                document
                    .repealedBy()
                    .flatMap(by -> snapshot.document(by, request.asOf()))
                    .map(Document::title)
                    .orElse("")));
      }
    }
    return List.copyOf(named);
  }

  private static Stream<String> names(Document document) {
    return Stream.concat(Stream.of(document.title()), document.shortNames().stream())
        .filter(name -> name.length() >= SHORTEST_NAME);
  }

  private static boolean isNamed(String name, String text, Set<String> valid) {
    String plain = VERSION.matcher(name).replaceAll("");
    if (plain.length() < SHORTEST_NAME) {
      return false;
    }
    if (!valid.contains(plain)) {
      return text.contains(plain);
    }
    return VERSION
        .matcher(name)
        .results()
        .findFirst()
        .map(version -> version.group(1))
        .filter(
            year ->
                Pattern.compile(
                        Pattern.quote(year)
                            + "\\s*(?:年版?的?|版的?)?\\s*《?"
                            + Pattern.quote(plain)
                            + "|"
                            + Pattern.quote(plain)
                            + "》?\\s*[（(]?"
                            + Pattern.quote(year))
                    .matcher(text)
                    .find())
        .isPresent();
  }
}
