package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Condition.Compare;
import org.qinqing.pack.Condition.Operator;
import org.qinqing.pack.Condition.Terms;
import org.qinqing.pack.OfficeAttribute;

final class OfficeTest {
  private static Office office(String attributes) {
    Map<OfficeAttribute, String> read = new EnumMap<>(OfficeAttribute.class);
    for (String each : attributes.split(" ")) {
      String[] pair = each.split("=");
      read.put(OfficeAttribute.of(pair[0]).orElseThrow(), pair[1]);
    }
    return new Office(read);
  }

  @ParameterizedTest
  @CsvSource({
    "party_secretary=true team_member=true, 党委（党组）书记, true",
    "party_secretary=true team_member=true, 本单位党组书记, true",
    "party_secretary=true team_member=true, 单位主要负责人, true",
    "party_secretary=true team_member=true, 上级党委书记, false",
    "party_secretary=true team_member=true, 市级分管领导, false",
    "party_secretary=false team_member=true, 党委（党组）书记, false",
    "party_secretary=false team_member=true, 分管领导, true",
    "party_secretary=false team_member=false, 分管领导, false",
    "chief_of=party unit_kind=district party_secretary=true, 区委书记, true",
    "chief_of=party unit_kind=district party_secretary=true, 区、县（市）党委书记, true",
    "chief_of=party unit_kind=district party_secretary=true, 市委主要领导, false",
    "chief_of=party unit_level=city party_secretary=true, 市委主要领导, true",
    "chief_of=government unit_kind=county, 县长, true",
    "chief_of=government unit_kind=county, 县委书记, false",
    "chief_of=congress unit_kind=county, 人大常委会主任, true",
    "chief_of=cppcc unit_kind=county, 政协主席, true",
    "post=所长, 所长, true",
    "post=所长, 副所长, false",
  })
  void aTitleMeansTheHolderOfTheOffice(String attributes, String title, boolean expected) {
    assertEquals(expected, office(attributes).holds(title));
  }

  @ParameterizedTest
  @CsvSource({
    "party_secretary=true team_member=true, true",
    "party_secretary=true team_member=false, false",
    "chief_of=government team_member=false, false",
    "chief_of=party party_secretary=false, false",
    "chief_of=party unit_kind=department, false",
    "chief_of=party unit_kind=district, true",
    "unit_kind=district unit_level=city, false",
    "unit_kind=department unit_level=city, true",
    "unit_kind=station unit_level=county, true",
    "unit_kind=station unit_level=province, false",
  })
  void someOfficesDoNotExist(String attributes, boolean expected) {
    assertEquals(expected, office(attributes).possible());
  }

  @Test
  void ranksHaveAnOrder() {
    Office office = office("rank=zhengke");
    for (Operator operator : List.of(Operator.GE, Operator.GT)) {
      assertTrue(office.meets(rank(operator, "fuke")), operator::name);
      assertFalse(office.meets(rank(operator, "fuchu")), operator::name);
    }
    assertTrue(office.meets(rank(Operator.LE, "zhengke")));
    assertFalse(office.meets(rank(Operator.LT, "zhengke")));
    assertTrue(office.meets(new Condition.Not(rank(Operator.EQ, "fubu"))));
    assertFalse(office("place=x").meets(rank(Operator.LT, "fubu")), "no rank, no order");
  }

  private static Condition rank(Operator operator, String rank) {
    return new Compare("rank", operator, new Terms(Set.of(rank)));
  }

  @Test
  void everyAttributeIsFoundUnderTheNameTheFormatGivesIt() {
    assertEquals(
        List.of(
            "unit_kind",
            "unit_level",
            "place",
            "post",
            "rank",
            "team_member",
            "party_secretary",
            "chief_of",
            "managed_by",
            "party_relation",
            "sector"),
        List.of(OfficeAttribute.values()).stream().map(OfficeAttribute::id).toList());
    for (OfficeAttribute attribute : OfficeAttribute.values()) {
      assertEquals(attribute, OfficeAttribute.of(attribute.id()).orElseThrow());
      assertEquals(attribute.type() == OfficeAttribute.Type.TEXT, attribute.terms().isEmpty());
    }
  }
}
