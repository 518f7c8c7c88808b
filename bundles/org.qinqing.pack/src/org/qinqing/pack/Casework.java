package org.qinqing.pack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle brings for handling matters: cards, checklists, forms, routing tables, plans,
 * ladders and samplings. Data only; the services that run them come on their own.
 *
 * @param cards pocket-book cards and cards of facts
 * @param checklists lists a person or an office goes through
 * @param forms declarations, registers, statistics, reports
 * @param routings who signs and who receives, by office
 * @param plans campaigns with steps and deadlines
 * @param ladders what follows on what, as the source orders it
 * @param samplings spot checks
 */
public record Casework(
    List<Card> cards,
    List<Checklist> checklists,
    List<Form> forms,
    List<Routing> routings,
    List<Plan> plans,
    List<Ladder> ladders,
    List<Sampling> samplings) {

  /** Nothing. */
  public static final Casework EMPTY =
      new Casework(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Casework {
    cards = List.copyOf(cards);
    checklists = List.copyOf(checklists);
    forms = List.copyOf(forms);
    routings = List.copyOf(routings);
    plans = List.copyOf(plans);
    ladders = List.copyOf(ladders);
    samplings = List.copyOf(samplings);
  }

  /**
   * A card (口袋书): what one can do, what not, and how; or a card of facts.
   *
   * @param id unique among all bundles
   * @param kind what it is for
   * @param title short name
   * @param topic id of a topic; empty when it belongs to none
   * @param side from whose side
   * @param say what it is about, plain words
   * @param can 可以做, may be empty
   * @param cannot 不可以做, may be empty
   * @param how 操作细则, may be empty
   * @param basis provisions; never empty
   * @param rules ids of the rules that decide it
   * @param location where it is written
   */
  public record Card(
      String id,
      CardKind kind,
      String title,
      Optional<String> topic,
      Side side,
      String say,
      List<String> can,
      List<String> cannot,
      List<String> how,
      List<Address> basis,
      List<String> rules,
      SourceLocation location) {
    public Card {
      can = List.copyOf(can);
      cannot = List.copyOf(cannot);
      how = List.copyOf(how);
      basis = List.copyOf(basis);
      rules = List.copyOf(rules);
    }
  }

  /** What a card is for. */
  public enum CardKind {
    /** 口袋书: do, do not, how. */
    POCKET,
    /** Two sides that belong together, such as 坦诚交往 and 敬而远之. */
    PAIR,
    /** Facts about a document or a practice. */
    REFERENCE,
    /** Where one can turn to; an office, never a person or a number. */
    CONTACT
  }

  /**
   * A list to go through.
   *
   * @param id unique among all bundles
   * @param kind what it is for
   * @param title short name
   * @param say what it is for, plain words
   * @param declared how many items the source says there are, if it says so
   * @param items in order; may be empty when the source lists none
   * @param outcome what the answers lead to, never a verdict
   * @param basis provisions; never empty
   * @param location where it is written
   */
  public record Checklist(
      String id,
      ChecklistKind kind,
      String title,
      String say,
      Optional<Integer> declared,
      List<CheckItem> items,
      String outcome,
      List<Address> basis,
      SourceLocation location) {
    public Checklist {
      items = List.copyOf(items);
      basis = List.copyOf(basis);
    }
  }

  /** What a list is for. */
  public enum ChecklistKind {
    /** A person checks themselves. */
    SELF_CHECK,
    /** An office surveys its field. */
    SURVEY,
    /** What an office has to do. */
    DUTIES,
    /** Questions whose answers are weighed by somebody, such as 容错. */
    QUESTIONNAIRE
  }

  /**
   * One item of a list.
   *
   * @param id unique in the list
   * @param head heading it stands under, may be empty
   * @param text the question or duty
   * @param how what to do when it applies, may be empty
   * @param basis provisions, may be empty
   */
  public record CheckItem(String id, String head, String text, String how, List<Address> basis) {
    public CheckItem {
      basis = List.copyOf(basis);
    }
  }

  /**
   * A form.
   *
   * @param id unique among all bundles
   * @param kind what it is
   * @param title short name
   * @param say when and by whom it is filled in
   * @param sections in order
   * @param pledge words that are signed; empty when there are none
   * @param anonymous whether it is kept without the name of who fills it in
   * @param keep how long and what for it is kept, may be empty
   * @param basis provisions; never empty
   * @param location where it is written
   */
  public record Form(
      String id,
      FormKind kind,
      String title,
      String say,
      List<Section> sections,
      String pledge,
      boolean anonymous,
      String keep,
      List<Address> basis,
      SourceLocation location) {
    public Form {
      sections = List.copyOf(sections);
      basis = List.copyOf(basis);
    }
  }

  /** What a form is. */
  public enum FormKind {
    DECLARATION,
    STATISTICS,
    REPORT,
    REGISTER,
    FILING,
    FEEDBACK,
    LEDGER,
    WORKSHEET
  }

  /**
   * A part of a form.
   *
   * @param id unique in the form
   * @param title heading
   * @param repeat whether it may be filled in several times, once a line
   * @param fields in order
   */
  public record Section(String id, String title, boolean repeat, List<Field> fields) {
    public Section {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field of a form.
   *
   * @param id unique in the form
   * @param label what stands before it
   * @param type what may be written
   * @param required whether it must be filled in
   * @param options the only values, for {@link FieldType#CHOICE}
   * @param before id of a date field that this date must not follow
   * @param hint one sentence of help, may be empty
   * @param basis provisions, may be empty
   */
  public record Field(
      String id,
      String label,
      FieldType type,
      boolean required,
      List<String> options,
      Optional<String> before,
      String hint,
      List<Address> basis) {
    public Field {
      options = List.copyOf(options);
      basis = List.copyOf(basis);
    }
  }

  /** What may be written into a field. */
  public enum FieldType {
    TEXT,
    LONG_TEXT,
    DATE,
    NUMBER,
    MONEY,
    CHOICE,
    YES_NO,
    /** A count that is made from other forms. */
    COUNT
  }

  /**
   * Who signs and who receives.
   *
   * @param id unique among all bundles
   * @param title short name
   * @param form id of the form that travels
   * @param scope whom it concerns; the first that holds decides, none means: ask
   * @param signers the first that holds decides
   * @param routes the first that holds decides
   * @param basis provisions; never empty
   * @param location where it is written
   */
  public record Routing(
      String id,
      String title,
      String form,
      List<Scope> scope,
      List<Signer> signers,
      List<Route> routes,
      List<Address> basis,
      SourceLocation location) {
    public Routing {
      scope = List.copyOf(scope);
      signers = List.copyOf(signers);
      routes = List.copyOf(routes);
      basis = List.copyOf(basis);
    }
  }

  /** How firmly the source says it. */
  public enum Firmness {
    /** The source says so. */
    EXPLICIT,
    /** It follows from what the source says; {@code say} tells how. */
    DERIVED,
    /** The source is silent; somebody has to be asked. */
    ASK
  }

  /** Whether an office is concerned. */
  public record Scope(
      String id, Condition when, boolean in, Firmness certainty, String say, List<Address> basis) {
    public Scope {
      basis = List.copyOf(basis);
    }
  }

  /** Who signs. */
  public record Signer(
      String id,
      Condition when,
      String signer,
      Firmness certainty,
      String say,
      List<Address> basis) {
    public Signer {
      basis = List.copyOf(basis);
    }
  }

  /**
   * Who receives.
   *
   * @param chain one after the other, the first receiver first
   * @param fileAlso who is sent a copy for the record
   */
  public record Route(
      String id,
      Condition when,
      List<String> chain,
      List<String> fileAlso,
      Firmness certainty,
      String say,
      List<Address> basis) {
    public Route {
      chain = List.copyOf(chain);
      fileAlso = List.copyOf(fileAlso);
      basis = List.copyOf(basis);
    }
  }

  /**
   * A campaign or a standing duty with deadlines.
   *
   * @param id unique among all bundles
   * @param title short name
   * @param say what it is about
   * @param year year its dates stand in, when they have one
   * @param yearlyDuty whether it comes again each year
   * @param steps in order
   * @param basis provisions; never empty
   * @param location where it is written
   */
  public record Plan(
      String id,
      String title,
      String say,
      Optional<Integer> year,
      boolean yearlyDuty,
      List<PlanStep> steps,
      List<Address> basis,
      SourceLocation location) {
    public Plan {
      steps = List.copyOf(steps);
      basis = List.copyOf(basis);
    }
  }

  /**
   * A step of a plan.
   *
   * @param id unique in the plan
   * @param title short name
   * @param say what is done and by whom
   * @param after ids of the steps that must be finished before
   * @param lasts least time it takes, if the source says so
   * @param due when it must be finished, if the source says so
   * @param placeholder dates the source left open, such as X月X日至X月X日; empty when it did not
   * @param throughout whether it runs beside all others
   * @param forms ids of the forms that are due
   * @param basis provisions; never empty
   */
  public record PlanStep(
      String id,
      String title,
      String say,
      List<String> after,
      Optional<Span> lasts,
      Optional<Due> due,
      String placeholder,
      boolean throughout,
      List<String> forms,
      List<Address> basis) {
    public PlanStep {
      after = List.copyOf(after);
      forms = List.copyOf(forms);
      basis = List.copyOf(basis);
    }
  }

  /** A length of time. */
  public record Span(int count, TimeUnit unit) {}

  /** Units of a {@link Span}. */
  public enum TimeUnit {
    WORKING_DAY,
    DAY,
    MONTH
  }

  /** When a step must be finished. */
  public sealed interface Due {
    /** On a day. */
    record On(LocalDate date) implements Due {}

    /**
     * Some time after another step, or after the start.
     *
     * @param span how long after
     * @param from id of a step, or {@code start}
     */
    record Within(Span span, String from) implements Due {}
  }

  /**
   * What follows on what, shown as the procedure of the source, never as a computed penalty.
   *
   * @param id unique among all bundles
   * @param title short name
   * @param say what it is about
   * @param rungs in order
   * @param basis provisions; never empty
   * @param location where it is written
   */
  public record Ladder(
      String id,
      String title,
      String say,
      List<Rung> rungs,
      List<Address> basis,
      SourceLocation location) {
    public Ladder {
      rungs = List.copyOf(rungs);
      basis = List.copyOf(basis);
    }
  }

  /** One rung: when, and what follows. */
  public record Rung(String id, String when, String then, List<Address> basis) {
    public Rung {
      basis = List.copyOf(basis);
    }
  }

  /**
   * A spot check.
   *
   * @param id unique among all bundles
   * @param title short name
   * @param say what is checked
   * @param percent id of the parameter with the least share in percent
   * @param population of whom the share is taken
   * @param targeted what leads to a targeted check beside the random one, may be empty
   * @param basis provisions; never empty
   * @param location where it is written
   */
  public record Sampling(
      String id,
      String title,
      String say,
      String percent,
      String population,
      List<String> targeted,
      List<Address> basis,
      SourceLocation location) {
    public Sampling {
      targeted = List.copyOf(targeted);
      basis = List.copyOf(basis);
    }

    /**
     * How many to draw: "not less than" always rounds up.
     *
     * @param population how many there are, 0 or more
     * @param percent share in percent, 0 to 100
     */
    public static int size(int population, BigDecimal percent) {
      return BigDecimal.valueOf(population)
          .multiply(percent)
          .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
          .intValueExact();
    }
  }
}
