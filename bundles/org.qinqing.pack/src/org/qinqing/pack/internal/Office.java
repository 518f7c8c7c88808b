package org.qinqing.pack.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qinqing.pack.Condition;
import org.qinqing.pack.OfficeAttribute;

/**
 * One office with every attribute that matters in some routing table.
 *
 * @param attributes attribute → value; {@link #NONE} for "none of those named"
 */
record Office(Map<OfficeAttribute, String> attributes) {
  static final String NONE = "";

  /** The attributes by which a person can be the one whom a bare title means. */
  static final List<OfficeAttribute> SELF =
      List.of(
          OfficeAttribute.TEAM_MEMBER, OfficeAttribute.PARTY_SECRETARY, OfficeAttribute.CHIEF_OF);

  private static final String OWN = "(?:本|所在|同级)?(?:单位|部门|机关|级)?";
  private static final String PARTY = "(?:党委|党组|党工委|党总支|党支部|党委党组|党组党委)";
  private static final String AREA = "(?:[区县市乡镇]{1,4}|街道)";

  /** Titles without a level or place before them mean those of the person's own unit. */
  private static final Pattern SECRETARY = Pattern.compile(OWN + PARTY + "?(?:主要)?书记");

  private static final Pattern HEAD = Pattern.compile(OWN + PARTY + "?(?:主要领导|主要负责人|主要负责同志|一把手)");
  private static final Pattern IN_CHARGE =
      Pattern.compile(OWN + "(?:领导班子|班子)?(?:成员|分管领导|分管负责人|分管负责同志)");

  private static final Map<String, Pattern> CHIEFS =
      Map.of(
          "party", Pattern.compile(AREA + "(?:党?委|党工委)(?:书记|主要领导|主要负责人)"),
          "congress", Pattern.compile(AREA + "?人大(?:常委会)?(?:主任|主要领导|主要负责人)"),
          "government", Pattern.compile("[区县市乡镇]{1,4}长|" + AREA + "?政府(?:主要领导|主要负责人)"),
          "cppcc", Pattern.compile(AREA + "?政协(?:主席|主要领导|主要负责人)"));

  /** Units that are areas, each of the level of the same name. */
  private static final Set<String> AREAS = Set.of("district", "county", "township");

  Office {
    attributes = Map.copyOf(attributes);
  }

  private String value(OfficeAttribute attribute) {
    return attributes.getOrDefault(attribute, NONE);
  }

  private boolean is(OfficeAttribute attribute) {
    return value(attribute).equals("true");
  }

  /**
   * Whether there is such an office: a secretary and a chief belong to the team that leads; who
   * leads the party is its secretary; chiefs are those of an area; a unit that is an area stands on
   * its own level.
   */
  boolean possible() {
    String chief = value(OfficeAttribute.CHIEF_OF);
    String kind = value(OfficeAttribute.UNIT_KIND);
    String level = value(OfficeAttribute.UNIT_LEVEL);
    boolean secretary = is(OfficeAttribute.PARTY_SECRETARY);
    boolean leads = secretary || !chief.isEmpty();
    return (!attributes.containsKey(OfficeAttribute.TEAM_MEMBER)
            || is(OfficeAttribute.TEAM_MEMBER)
            || !leads)
        && (!attributes.containsKey(OfficeAttribute.PARTY_SECRETARY)
            || secretary
            || !chief.equals("party"))
        && (chief.isEmpty() || kind.isEmpty() || AREAS.contains(kind))
        && (level.isEmpty() || !AREAS.contains(kind) || level.equals(kind))
        && (level.isEmpty() || !kind.equals("station") || AREAS.contains(level));
  }

  /** Whether a title means the person who holds this office. */
  boolean holds(String title) {
    String plain = title.replaceAll("[\\s()（）、·]", "");
    String chief = value(OfficeAttribute.CHIEF_OF);
    boolean head = is(OfficeAttribute.PARTY_SECRETARY) || !chief.isEmpty();
    String post = value(OfficeAttribute.POST).replaceAll("[\\s()（）、·]", "");
    return (is(OfficeAttribute.PARTY_SECRETARY) && SECRETARY.matcher(plain).matches())
        || (head && HEAD.matcher(plain).matches())
        || (is(OfficeAttribute.TEAM_MEMBER) && IN_CHARGE.matcher(plain).matches())
        || (!chief.isEmpty() && chief(chief, plain))
        || (!post.isEmpty() && post.equals(plain));
  }

  private boolean chief(String body, String title) {
    // For somebody in a district or county 市 is the city above.
    boolean wider =
        title.startsWith("市")
            && (AREAS.contains(value(OfficeAttribute.UNIT_LEVEL))
                || AREAS.contains(value(OfficeAttribute.UNIT_KIND)));
    Pattern own = CHIEFS.get(body);
    return !wider && own != null && own.matcher(title).matches();
  }

  /** Whether a condition holds; what is not named in a table does not hold. */
  boolean meets(Condition condition) {
    return switch (condition) {
      case Condition.All all -> all.parts().stream().allMatch(this::meets);
      case Condition.Any any -> any.parts().stream().anyMatch(this::meets);
      case Condition.Not not -> !meets(not.part());
      case Condition.Compare compare ->
          OfficeAttribute.of(compare.fact())
              .filter(attribute -> compare(attribute, compare))
              .isPresent();
    };
  }

  private boolean compare(OfficeAttribute attribute, Condition.Compare compare) {
    if (!(compare.operand() instanceof Condition.Terms(Set<String> terms))) {
      return false;
    }
    String value = value(attribute);
    int at = attribute.terms().indexOf(value);
    int other = terms.stream().mapToInt(attribute.terms()::indexOf).findFirst().orElse(-1);
    return switch (compare.operator()) {
      case EQ, IN -> terms.contains(value);
      case EXISTS -> terms.contains(String.valueOf(!value.isEmpty()));
      case LT -> at >= 0 && at < other;
      case LE -> at >= 0 && at <= other;
      case GT -> at > other;
      case GE -> at >= other;
      default -> false;
    };
  }

  /** The attributes that are known, for a message. */
  @Override
  public String toString() {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey().id() + "=" + e.getValue())
            .collect(Collectors.joining("，"));
  }
}
