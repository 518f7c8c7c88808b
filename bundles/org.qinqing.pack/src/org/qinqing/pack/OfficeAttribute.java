package org.qinqing.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a routing table may ask about an office (职务): the closed list of attributes, in the order in
 * which a person is asked for them.
 */
public enum OfficeAttribute {
  /** 单位类别. */
  UNIT_KIND(
      Type.TERM,
      "department",
      "district",
      "county",
      "central-provincial",
      "institute",
      "enterprise",
      "township",
      "station"),
  /** 单位层级. */
  UNIT_LEVEL(Type.TERM, "province", "city", "district", "county", "township"),
  /** 所在地. */
  PLACE(Type.TEXT),
  /** 职务名称. */
  POST(Type.TEXT),
  /** 职级, from low to high. */
  RANK(
      Type.ORDERED,
      "staff",
      "gu",
      "fuke",
      "zhengke",
      "fuchu",
      "zhengchu",
      "futing",
      "zhengting",
      "fubu"),
  /** 是否班子成员. */
  TEAM_MEMBER(Type.FLAG, "true", "false"),
  /** 是否党委（党组）书记. */
  PARTY_SECRETARY(Type.FLAG, "true", "false"),
  /** 哪套班子的主要负责人; most offices have none. */
  CHIEF_OF(Type.TERM, "party", "congress", "government", "cppcc"),
  /** 干部管理权限在哪一级. */
  MANAGED_BY(Type.TERM, "province", "city", "district", "county", "upper"),
  /** 组织关系所在. */
  PARTY_RELATION(Type.TEXT),
  /** 系统或行业. */
  SECTOR(Type.TEXT);

  private final Type type;
  private final List<String> terms;

  OfficeAttribute(Type type, String... terms) {
    this.type = type;
    this.terms = List.of(terms);
  }

  /** What kind of value an attribute takes. */
  public enum Type {
    /** One of a closed list. */
    TERM,
    /** One of a closed list that has an order; {@code lt le gt ge} may be used. */
    ORDERED,
    /** {@code true} or {@code false}. */
    FLAG,
    /** Any words. */
    TEXT
  }

  /** The name a condition uses, such as {@code unit_kind}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What kind of value it takes. */
  public Type type() {
    return type;
  }

  /** The closed list of values, lowest first when ordered; empty for words. */
  public List<String> terms() {
    return terms;
  }

  /** The attribute with that name. */
  public static Optional<OfficeAttribute> of(String id) {
    for (OfficeAttribute attribute : values()) {
      if (attribute.id().equals(id)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a comparison can be made of this attribute at all: the operator suits its type, and the
   * values are on its list.
   */
  public boolean allows(Condition.Compare compare) {
    if (compare.operator() == Condition.Operator.EXISTS) {
      return true;
    }
    if (!(compare.operand() instanceof Condition.Terms named)) {
      return false;
    }
    boolean suits =
        switch (compare.operator()) {
          case EQ, IN -> true;
          case LT, LE, GT, GE -> type == Type.ORDERED;
          default -> false;
        };
    return suits && (type == Type.TEXT || terms.containsAll(named.values()));
  }
}
