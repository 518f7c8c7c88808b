package org.qinqing.pack.internal;

import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Diagnostic.Severity;
import org.qinqing.pack.SourceLocation;

/**
 * Every finding this bundle can make; {@code docs/pack-findings.md} explains each. The sentences
 * are in the message files under {@code <id>.say} and {@code <id>.mend}.
 */
enum Code {
  UNREADABLE("P-101"),
  NOT_ALLOWED("P-102"),
  PATH_TRICK("P-103"),
  OVERSIZE("P-104"),
  ARCHIVE_FORM("P-105"),
  MANIFEST_MISSING("P-106"),
  MANIFEST_HEADER("P-107"),
  MANIFEST_DISAGREES("P-108"),
  PACK_FILE_MISSING("P-109"),
  YAML_SYNTAX("P-110"),
  UNKNOWN_KEY("P-111"),
  MISSING_KEY("P-112"),
  WRONG_TYPE("P-113"),
  WRONG_VALUE("P-114"),
  WRONG_COUNT("P-115"),
  BAD_ADDRESS("P-116"),
  BAD_DATE("P-117"),
  BAD_CONDITION("P-118"),
  FRONT_MATTER("P-120"),
  BAD_ANCHOR("P-121"),
  DUPLICATE_ANCHOR("P-122"),
  BAD_ATTRIBUTE("P-123"),
  TEXT_WITHOUT_ANCHOR("P-124", Severity.WARNING),
  FILE_NAME("P-125"),
  NOT_UTF8("P-126"),
  UNKNOWN_FORMAT("P-127"),
  FACTS_NOT_HERE("P-128"),
  OPEN_FENCE("P-129", Severity.WARNING),
  BAD_LOCALITY("P-130"),
  TOO_MANY_MARKS("P-131"),

  DUPLICATE_ID("P-201"),
  DANGLING_ADDRESS("P-202"),
  UNKNOWN_FACT("P-203"),
  UNKNOWN_VALUE("P-204"),
  UNKNOWN_TOPIC("P-205"),
  BAD_OPERATOR("P-206"),
  UNKNOWN_PARAMETER("P-207"),
  BASIS_NOT_IN_FORCE("P-208"),
  LOOSENS_WITHOUT_PERMISSION("P-209"),
  PLACEHOLDER("P-210"),
  PERSONAL_DATA("P-211"),
  QUESTION_RIGHT("P-212"),
  UNKNOWN_RULE("P-213"),
  BEYOND_PLACE("P-214"),
  CHECK_FAILED("P-215"),
  CALENDAR_DAY("P-216"),
  SCENE_STEP("P-217"),
  SCENE_SHAPE("P-218"),
  SCENE_UNREACHED("P-219"),
  SCENE_NO_END("P-220"),
  SCENE_ENDINGS("P-221"),
  SCENE_MARK("P-222"),
  SCENE_STUCK("P-223"),
  CARD_PARTS("P-224"),
  FORM_FIELD("P-225"),
  UNKNOWN_FORM("P-226"),
  OFFICE_ATTRIBUTE("P-227"),
  OFFICE_VALUE("P-228"),
  SIGNS_OWN("P-229"),
  PLAN_STEP("P-230"),
  PLAN_CYCLE("P-231"),
  QUESTION_PAIRS("P-232"),
  QUESTION_ORDER("P-233"),
  QUESTION_VERDICT("P-234"),
  QUESTION_OPINIONS("P-235"),

  BASIS_SUPERSEDED("P-301", Severity.WARNING),
  REVIEW_OVERDUE("P-302", Severity.WARNING),
  PROVISION_UNUSED("P-303", Severity.WARNING),
  RULE_UNTESTED("P-304", Severity.WARNING),
  DECLARED_NOT_ITEMISED("P-305", Severity.WARNING),
  SIMILAR_EXAMPLES("P-306", Severity.WARNING),
  FOREIGN_BASIS_ONLY("P-307", Severity.WARNING),
  EMAIL("P-308", Severity.WARNING),
  SCENE_FLAT("P-309", Severity.WARNING),
  SCENE_NO_REPAIR("P-310", Severity.WARNING),
  NOBODY_SIGNS("P-311", Severity.WARNING),
  NOBODY_RECEIVES("P-312", Severity.WARNING),
  ROUTING_TOO_WIDE("P-313", Severity.WARNING),
  PLAN_NO_SLACK("P-314", Severity.WARNING),
  PLAN_NO_SLACK_BY_WEEKDAYS("P-315", Severity.WARNING),
  PLAN_NEIGHBOURS("P-316", Severity.NOTE),
  WEB_ADDRESS("P-317", Severity.WARNING),
  SCENE_LEANS("P-318", Severity.WARNING),

  NATIONAL_MISSING("P-401");

  private final String id;
  private final Severity severity;

  Code(String id) {
    this(id, Severity.ERROR);
  }

  Code(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /** The stable short code. */
  String id() {
    return id;
  }

  /** Whether it stops an install. */
  Severity severity() {
    return severity;
  }

  /** The finding at a place; the arguments fill the sentence. */
  Diagnostic at(String pack, SourceLocation where, Object... arguments) {
    return new Diagnostic(
        pack,
        severity,
        id,
        where,
        Messages.text(id + ".say", arguments),
        Messages.text(id + ".mend", arguments));
  }
}
