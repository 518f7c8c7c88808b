package org.qinqing.pack;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One rule bundle, read and valid.
 *
 * @param id short id, such as {@code guangzhou}
 * @param title Chinese title
 * @param place short place name such as 广州, as people say it
 * @param locality place it speaks for
 * @param level {@code national}, {@code province}, {@code city}, {@code county}, {@code template}
 * @param version OSGi version text without qualifier, such as {@code 1.0.0}
 * @param publisher who publishes it
 * @param contact whom a user asks (an office, never a person)
 * @param maturity how ready it is
 * @param review when it was and must be reviewed
 * @param licence licence of the text
 * @param changes one line a version, newest first
 * @param documents its documents
 * @param rules its rules
 * @param facts the facts model ({@code cn}) or additions to it
 * @param vocabulary its words
 * @param parameters its dated figures
 * @param calendar its holidays and make-up days, one entry a year
 * @param supplement its questions, scenes, casework and tests, which decide no verdict
 * @param digest SHA-256 over the names and contents of its texts, in hexadecimal; empty for a
 *     bundle that was not read from files
 */
public record Pack(
    String id,
    String title,
    String place,
    Locality locality,
    String level,
    String version,
    String publisher,
    String contact,
    Maturity maturity,
    Review review,
    String licence,
    List<Change> changes,
    List<Document> documents,
    List<Rule> rules,
    FactsModel facts,
    List<VocabularyEntry> vocabulary,
    List<Parameter> parameters,
    List<CalendarYear> calendar,
    PackSupplement supplement) {

  public Pack {
    changes = List.copyOf(changes);
    documents = fixed(documents);
    rules = fixed(rules);
    vocabulary = fixed(vocabulary);
    parameters = fixed(parameters);
    calendar = fixed(calendar);
  }

  /** A copying would read what nobody asked for yet. */
  private static <T> List<T> fixed(List<T> list) {
    return list instanceof PackBody.Part<T> ? list : List.copyOf(list);
  }

  /** A bundle of which everything is at hand. */
  public Pack(
      String id,
      String title,
      String place,
      Locality locality,
      String level,
      String version,
      String publisher,
      String contact,
      Maturity maturity,
      Review review,
      String licence,
      List<Change> changes,
      List<Document> documents,
      List<Rule> rules,
      FactsModel facts,
      List<VocabularyEntry> vocabulary,
      List<Parameter> parameters,
      List<CalendarYear> calendar,
      List<Question> questions,
      List<Scene> scenes,
      Casework casework,
      List<PackTest> tests) {
    this(
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
        documents,
        rules,
        facts,
        vocabulary,
        parameters,
        calendar,
        PackSupplement.of(
            new PackSupplement.Content(questions, scenes, casework, tests, List.of())));
  }

  /**
   * The same bundle with another body and supplement.
   *
   * @param body read when something of it is first asked for
   */
  public Pack later(PackBody body, PackSupplement other) {
    return with(new PackBody.Pinned(body, null), other);
  }

  private Pack with(PackBody.Pinned body, PackSupplement other) {
    return copy(
        body.documents(),
        body.rules(),
        body.vocabulary(),
        body.parameters(),
        body.calendar(),
        other);
  }

  /**
   * Why what decides a verdict cannot be read any more; empty as long as it can. Reads it when it
   * is not at hand.
   */
  public List<Diagnostic> broken() {
    return rules instanceof PackBody.Part<Rule> part ? part.broken() : List.of();
  }

  /** The ids of its rules, known without reading it. */
  public List<String> ruleIds() {
    return rules instanceof PackBody.Part<Rule> part
        ? part.body().rules()
        : rules.stream().map(Rule::id).toList();
  }

  /**
   * The same bundle, of which nothing is let go while somebody has it; the same object for all who
   * have it at a time.
   */
  public Pack held() {
    return rules instanceof PackBody.Part<Rule> part
        ? part.body().held(pinned -> with(pinned, supplement))
        : this;
  }

  /** Its quiz items. */
  public List<Question> questions() {
    return supplement.content().questions();
  }

  /** Its branching scenes. */
  public List<Scene> scenes() {
    return supplement.content().scenes();
  }

  /** Its cards, checklists, forms, routing tables, plans, ladders and samplings. */
  public Casework casework() {
    return supplement.content().casework();
  }

  /** The tests that travel with it. */
  public List<PackTest> tests() {
    return supplement.content().tests();
  }

  /** How people ask for its provisions. */
  public List<Asked> asked() {
    return supplement.content().asked();
  }

  /** Names the files it was read from, see {@link PackSupplement#digest()}. */
  public Optional<String> digest() {
    return supplement.digest();
  }

  /** The same bundle with other rules; for trying what a rule is needed for. */
  public Pack withRules(List<Rule> others) {
    return with(others, supplement);
  }

  /** What decides a verdict, alone. */
  public Pack deciding() {
    return with(rules, PackSupplement.EMPTY);
  }

  private Pack with(List<Rule> otherRules, PackSupplement other) {
    return copy(documents, otherRules, vocabulary, parameters, calendar, other.withoutDigest());
  }

  /** The same bundle with another content. */
  private Pack copy(
      List<Document> otherDocuments,
      List<Rule> otherRules,
      List<VocabularyEntry> otherVocabulary,
      List<Parameter> otherParameters,
      List<CalendarYear> otherCalendar,
      PackSupplement otherSupplement) {
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
        otherDocuments,
        otherRules,
        facts,
        otherVocabulary,
        otherParameters,
        otherCalendar,
        otherSupplement);
  }

  /** How ready a bundle is. */
  public enum Maturity {
    DRAFT,
    PUBLISHED,
    TEMPLATE
  }

  /** What a version changed. */
  public record Change(String version, String say) {}

  /**
   * When a bundle was reviewed.
   *
   * @param on last review
   * @param by the office that reviewed it
   * @param every how often it must be reviewed
   */
  public record Review(LocalDate on, String by, Period every) {
    /** Whether the next review is overdue on the day. */
    public boolean overdue(LocalDate day) {
      return day.isAfter(on.plus(every));
    }
  }

  /**
   * The document version in force on the day, else the newest one, for an address of this bundle.
   */
  public Optional<Document> document(Address address, LocalDate asOf) {
    List<Document> versions =
        documents.stream().filter(d -> d.address().document().equals(address.document())).toList();
    if (address.version().isPresent()) {
      return versions.stream()
          .filter(d -> d.effective().equals(address.version().get()))
          .findFirst();
    }
    return versions.stream()
        .filter(d -> d.status(asOf) == Document.Status.IN_FORCE)
        .findFirst()
        .or(() -> versions.stream().max(java.util.Comparator.comparing(Document::effective)));
  }
}
