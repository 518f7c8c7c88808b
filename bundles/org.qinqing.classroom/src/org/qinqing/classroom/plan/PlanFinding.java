package org.qinqing.classroom.plan;

/**
 * Something to know about a plan.
 *
 * @param code what kind of thing it is
 * @param part number of the part, from 1; 0 for the plan as a whole
 * @param subject id of a question, address of a provision, name of a team; may be empty
 * @param message one or two sentences in the language of the program: what is so, and what to do
 */
public record PlanFinding(Code code, int part, String subject, String message) {

  /** How much a finding matters. */
  public enum Severity {
    /** No class can be held before it is mended. */
    ERROR,
    /** A trainer should look at it before the class. */
    WARNING,
    /** For information. */
    NOTE
  }

  /** What can be found. */
  public enum Code {
    /** The plan has no parts or no title, a part has no title, a round no questions. */
    EMPTY(Severity.ERROR),
    /** No such question is installed. */
    UNKNOWN_QUESTION(Severity.ERROR),
    /** The question is asked twice. */
    TWICE(Severity.ERROR),
    /** The question cannot be asked in a class, or not in this kind of round. */
    NOT_ASKABLE(Severity.ERROR),
    /** Stakes, limit or way of answering do not fit the kind of round. */
    MISFIT(Severity.ERROR),
    /** Two teams have one name, a name is blank, or there is one team only. */
    TEAMS(Severity.ERROR),
    /** The question is of a bundle for another place. */
    OTHER_PLACE(Severity.WARNING),
    /** The question, its options or its key read otherwise than when it was seen last. */
    QUESTION_CHANGED(Severity.WARNING),
    /** The provision is installed no more. */
    PROVISION_GONE(Severity.WARNING),
    /** The provision is repealed or not yet in force. */
    PROVISION_NOT_IN_FORCE(Severity.WARNING),
    /** The provision reads otherwise than when it was seen last. */
    PROVISION_CHANGED(Severity.WARNING),
    /** The parts are longer than the class, or the limits of a round than the part. */
    TOO_LONG(Severity.WARNING),
    /** A template could not be filled: too few fitting questions or provisions are installed. */
    SHORTAGE(Severity.WARNING),
    /** Something of the question is left out in a class. */
    LEFT_OUT(Severity.NOTE),
    /** A kept plan or a file is damaged, of a newer version, or no plan. */
    UNREADABLE(Severity.ERROR);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    /** How much it matters. */
    public Severity severity() {
      return severity;
    }
  }

  /** Whether no class can be held before it is mended. */
  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }
}
