package org.qinqing.trust.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Diagnostic.Severity;
import org.qinqing.pack.SourceLocation;

/** Every finding of this bundle; {@code docs/pack-findings.md} explains each. */
enum Code {
  NO_BUNDLE_FILE("T-101"),
  CHECK_ABSENT("T-102"),
  UNSIGNED("T-103"),
  UNSIGNED_ALLOWED("T-104", Severity.WARNING),
  SAME_VERSION("T-105"),
  OLDER("T-106"),
  ALREADY_THERE("T-107", Severity.NOTE),
  BREAKS_ANOTHER("T-108"),
  FRAMEWORK_REFUSED("T-109"),
  BUILT_IN("T-110"),
  NOT_INSTALLED("T-111"),
  DAMAGED("T-112"),

  // The container: before anything in it is read.
  NOT_A_ZIP("T-113"),
  PREPENDED("T-114"),
  TRAILING("T-115"),
  BROKEN_DIRECTORY("T-116"),
  HEADERS_DIFFER("T-117"),
  DUPLICATE_ENTRY("T-118"),
  BAD_NAME("T-119"),
  PATH_LEAVES("T-120"),
  LINK("T-121"),
  ENCRYPTED("T-122"),
  METHOD("T-123"),
  ZIP64("T-124"),
  SPANNED("T-125"),
  TOO_MANY("T-126"),
  ENTRY_TOO_LARGE("T-127"),
  TOTAL_TOO_LARGE("T-128"),
  BOMB("T-129"),
  CONTENT_DIFFERS("T-130"),
  CODE_ENTRY("T-131"),
  CODE_HEADER("T-132"),
  NOT_ALLOWED("T-133"),
  NOT_IN_FORM("T-134"),
  SCRIPT("T-135"),
  REMOTE_PICTURE("T-136"),
  MANIFEST_MISSING("T-137"),

  // The signature.
  PARTS_MISSING("T-140"),
  PART_MALFORMED("T-141"),
  FUTURE_FORMAT("T-142"),
  NOT_LISTED("T-143"),
  LISTED_MISSING("T-144"),
  DIGEST_WRONG("T-145"),
  SIGNATURE_WRONG("T-146"),
  OTHER_SIGNER("T-147"),
  CHAIN_BROKEN("T-148"),
  ROOT_UNKNOWN("T-149"),
  EXPIRED("T-150"),
  NOT_YET_VALID("T-151"),
  REVOKED("T-152"),
  SIGNED_LATER("T-153"),
  SIGNED_OUTSIDE("T-154"),
  ALGORITHM("T-155"),
  NO_AUTHORITY("T-156"),
  AUTHORITY_EXCEEDED("T-157"),
  REVOCATIONS_OLD("T-158", Severity.WARNING),
  HEAD_DIFFERS("T-159"),
  MAY_NOT_CERTIFY("T-196"),
  MAY_NOT_SIGN("T-197"),

  // The authority of whoever signed.
  FOREIGN_ID("T-160"),
  FOREIGN_PLACE("T-161"),
  TOO_HIGH("T-162"),
  OTHER_PUBLISHER_NAME("T-163"),
  FALSE_ISSUER("T-164"),
  DOCUMENT_TOO_HIGH("T-165"),
  REPLACES_FOREIGN("T-166"),
  REPEALED_BY_FOREIGN("T-167"),
  OWN_PERMISSION("T-168"),
  WORD_REDEFINED("T-169"),
  FIGURE_REDEFINED("T-170"),
  CALENDAR_REDEFINED("T-171"),
  ANOTHER_PUBLISHER("T-172"),
  HAND_OVER_WRONG("T-173"),
  UNSIGNED_AFTER_SIGNED("T-174"),
  STORED_REVOKED("T-175"),
  DOWNGRADED("T-176", Severity.WARNING),
  DOWNGRADE_BUILT_IN("T-177"),
  UNSIGNED_NATIONAL("T-178"),
  HAND_OVER_SPENT("T-179"),

  // The administrator's policy.
  POLICY_BROKEN("T-180"),
  UNSIGNED_FORBIDDEN("T-181"),
  PUBLISHER_NOT_ALLOWED("T-182"),
  POLICY_LOCKED("T-183"),

  // Several bundles in one file.
  INDEX_WRONG("T-190"),
  MEMBER_DIFFERS("T-191"),
  MEMBER_UNSIGNED("T-192"),
  NOTHING_DONE("T-193"),

  // Keys and certificates.
  PASSPHRASE_SHORT("T-201"),
  KEY_LOCKED("T-202"),
  KEY_DIFFERS("T-203"),
  NO_CERTIFICATE("T-204"),
  NO_REQUEST("T-205"),
  NO_ROOT("T-206"),
  FINGERPRINT_DIFFERS("T-207"),
  NOT_PINNED("T-208"),
  LIST_WRONG("T-209"),
  LIST_OLDER("T-210"),
  FILE_THERE("T-211"),
  BAD_OFFICE_NAME("T-212"),
  NOT_ITS_ISSUER("T-213"),

  // What needs what, what stands beside what, going back.
  NEED_MISSING("T-220"),
  NEED_OLDER("T-221"),
  NEED_ELSEWHERE("T-222"),
  NEED_CIRCLE("T-223"),
  PLACE_TAKEN("T-224"),
  PLACE_SHARED("T-225", Severity.WARNING),
  OTHER_FILE("T-226"),
  NO_FORMER("T-227"),
  BUILT_IN_NEWER("T-228"),
  LEAVES_BROKEN("T-229"),
  NEEDED("T-230"),
  PROGRAM("T-231"),
  WENT_BACK("T-232", Severity.NOTE),
  UNFIT("T-233"),
  FORMER_THERE("T-234"),
  LOOSENS("T-235"),

  // Pack sites.
  SITE_NO_PLACE("T-240"),
  SITE_UNKNOWN("T-241"),
  SITE_UNREACHABLE("T-242"),
  SITE_FILE_MISSING("T-243"),
  SITE_HEAD_WRONG("T-244"),
  SITE_FUTURE("T-245"),
  SITE_SIGNATURE("T-246"),
  SITE_OTHER_SIGNER("T-247"),
  SITE_WENT_BACK("T-248"),
  SITE_FORKED("T-249"),
  SITE_OVERDUE("T-250", Severity.WARNING),
  SITE_TOO_LARGE("T-251"),
  SITE_FILE_DIFFERS("T-252"),
  SITE_INDEX_WRONG("T-253"),
  SITE_BAD_NAME("T-254"),
  SITE_REDIRECTED("T-255"),
  SITE_OFFER_WRONG("T-256"),
  SITE_TWICE("T-257"),
  SITE_FILE_CHANGED("T-258"),
  SITE_LIST_BROKEN("T-259"),
  SITE_UNSIGNED("T-289"),

  // Extensions: files with code.
  NO_EXTENSION_FILE("T-260"),
  EXTENSION_UNSIGNED("T-261"),
  EXTENSION_DESCRIPTION("T-262"),
  EXTENSION_STRAY("T-263"),
  EXTENSION_EMPTY("T-264"),
  NO_CODE_AUTHORITY("T-265"),
  EXTENSIONS_FORBIDDEN("T-266"),
  EXTENSION_NAME("T-267"),
  EXTENSION_PROGRAM("T-268"),
  JAR_MANIFEST("T-269"),
  JAR_HEADER("T-270"),
  JAR_FRAGMENT("T-271"),
  JAR_NATIVE("T-272"),
  JAR_NAME_TAKEN("T-273"),
  JAR_PACKAGE("T-274"),
  JAR_CAPABILITY("T-275"),
  JAR_ENTRY("T-276"),
  JAR_CLASSPATH("T-277"),
  JAR_NEEDS("T-278"),
  JAR_STARTS("T-279"),
  EXTENSION_OLDER("T-280"),
  EXTENSION_SAME_VERSION("T-281"),
  EXTENSION_OTHER_PUBLISHER("T-282"),
  EXTENSION_NOT_INSTALLED("T-283"),
  EXTENSION_THERE("T-284", Severity.NOTE),
  EXTENSION_NEXT_START("T-285", Severity.NOTE),
  EXTENSION_DAMAGED("T-286"),
  EXTENSION_NOT_STARTED("T-287"),
  EXTENSION_HUNG("T-288");

  private static final String BASE = "org.qinqing.trust.internal.messages";

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

  /** The finding about a bundle as a whole; the arguments fill the sentence. */
  Diagnostic about(String pack, Object... arguments) {
    return at(pack, SourceLocation.WHOLE, arguments);
  }

  /** The finding at a place; the arguments fill the sentence. */
  Diagnostic at(String pack, SourceLocation where, Object... arguments) {
    return new Diagnostic(
        pack, severity, id, where, text(id + ".say", arguments), text(id + ".mend", arguments));
  }

  /** A sentence of this bundle in the language of the program. */
  static String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(BASE, Locale.getDefault(), Code.class.getClassLoader());
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
