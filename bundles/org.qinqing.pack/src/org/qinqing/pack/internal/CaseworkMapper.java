package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Casework.Due;
import org.qinqing.pack.Casework.Firmness;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Side;

/** Turns the YAML of cards, checklists, forms, routing tables, plans, ladders and samplings. */
final class CaseworkMapper {
  private static final List<String> LISTS =
      List.of("cards", "checklists", "forms", "routings", "plans", "ladders", "samplings");

  private final List<Item> files;

  private CaseworkMapper(List<Item> files) {
    this.files = files;
  }

  /** What all files of one bundle hold together. */
  static Casework casework(List<Item> files) {
    CaseworkMapper mapper = new CaseworkMapper(files);
    return new Casework(
        mapper.all("cards", CaseworkMapper::card),
        mapper.all("checklists", CaseworkMapper::checklist),
        mapper.all("forms", CaseworkMapper::form),
        mapper.all("routings", CaseworkMapper::routing),
        mapper.all("plans", CaseworkMapper::plan),
        mapper.all("ladders", CaseworkMapper::ladder),
        mapper.all("samplings", CaseworkMapper::sampling));
  }

  private <T> List<T> all(String key, Function<Item, T> mapping) {
    List<T> all = new ArrayList<>();
    for (Item file : files) {
      Fields.members(file, key, LISTS).forEach(item -> all.add(mapping.apply(item)));
    }
    return all;
  }

  private static Casework.Card card(Item item) {
    Fields f = item.fields();
    Casework.Card card =
        new Casework.Card(
            f.text("id"),
            f.constant("kind", Casework.CardKind.class),
            f.text("title"),
            f.get("topic").map(Item::text),
            f.constant("side", Side.class),
            f.text("say"),
            f.texts("can"),
            f.texts("cannot"),
            f.texts("how"),
            f.someAddresses("basis"),
            f.texts("rules"),
            item.where());
    f.close();
    return card;
  }

  private static Casework.Checklist checklist(Item item) {
    Fields f = item.fields();
    Casework.Checklist list =
        new Casework.Checklist(
            f.text("id"),
            f.constant("kind", Casework.ChecklistKind.class),
            f.text("title"),
            f.text("say"),
            f.get("declared").map(Item::integer),
            f.need("items").map(Item::items).orElse(List.of()).stream()
                .map(CaseworkMapper::checkItem)
                .toList(),
            f.text("outcome"),
            f.someAddresses("basis"),
            item.where());
    f.close();
    return list;
  }

  private static Casework.CheckItem checkItem(Item item) {
    Fields f = item.fields();
    Casework.CheckItem check =
        new Casework.CheckItem(
            f.text("id"),
            f.textOr("head", ""),
            f.text("text"),
            f.textOr("how", ""),
            f.get("basis").map(Item::addresses).orElse(List.of()));
    f.close();
    return check;
  }

  private static Casework.Form form(Item item) {
    Fields f = item.fields();
    Casework.Form form =
        new Casework.Form(
            f.text("id"),
            f.constant("kind", Casework.FormKind.class),
            f.text("title"),
            f.text("say"),
            f.some("sections").stream().map(CaseworkMapper::section).toList(),
            f.textOr("pledge", ""),
            yes(f, "anonymous"),
            f.textOr("keep", ""),
            f.someAddresses("basis"),
            item.where());
    f.close();
    return form;
  }

  private static Casework.Section section(Item item) {
    Fields f = item.fields();
    Casework.Section section =
        new Casework.Section(
            f.text("id"),
            f.text("title"),
            yes(f, "repeat"),
            f.some("fields").stream().map(CaseworkMapper::field).toList());
    f.close();
    return section;
  }

  private static Casework.Field field(Item item) {
    Fields f = item.fields();
    Casework.Field field =
        new Casework.Field(
            f.text("id"),
            f.text("label"),
            f.constant("type", Casework.FieldType.class),
            yes(f, "required"),
            f.texts("options"),
            f.get("before").map(Item::text),
            f.textOr("hint", ""),
            f.get("basis").map(Item::addresses).orElse(List.of()));
    f.close();
    return field;
  }

  private static Casework.Routing routing(Item item) {
    Fields f = item.fields();
    Casework.Routing routing =
        new Casework.Routing(
            f.text("id"),
            f.text("title"),
            f.text("form"),
            f.some("scope").stream().map(CaseworkMapper::scope).toList(),
            f.some("signers").stream().map(CaseworkMapper::signer).toList(),
            f.some("routes").stream().map(CaseworkMapper::route).toList(),
            f.someAddresses("basis"),
            item.where());
    f.close();
    return routing;
  }

  private static Casework.Scope scope(Item item) {
    Fields f = item.fields();
    Casework.Scope scope =
        new Casework.Scope(
            f.text("id"),
            when(f),
            f.need("in").map(Item::yes).orElse(false),
            f.constant("certainty", Firmness.class),
            f.text("say"),
            f.someAddresses("basis"));
    f.close();
    return scope;
  }

  private static Casework.Signer signer(Item item) {
    Fields f = item.fields();
    Casework.Signer signer =
        new Casework.Signer(
            f.text("id"),
            when(f),
            f.text("signer"),
            f.constant("certainty", Firmness.class),
            f.text("say"),
            f.someAddresses("basis"));
    f.close();
    return signer;
  }

  private static Casework.Route route(Item item) {
    Fields f = item.fields();
    Casework.Route route =
        new Casework.Route(
            f.text("id"),
            when(f),
            f.some("chain").stream().map(Item::text).toList(),
            f.texts("fileAlso"),
            f.constant("certainty", Firmness.class),
            f.text("say"),
            f.someAddresses("basis"));
    f.close();
    return route;
  }

  private static Condition when(Fields f) {
    return f.need("when").map(ConditionText::condition).orElse(new Condition.All(List.of()));
  }

  private static Casework.Plan plan(Item item) {
    Fields f = item.fields();
    Casework.Plan plan =
        new Casework.Plan(
            f.text("id"),
            f.text("title"),
            f.text("say"),
            f.get("year").map(Item::integer),
            yes(f, "yearly"),
            f.some("steps").stream().map(CaseworkMapper::planStep).toList(),
            f.someAddresses("basis"),
            item.where());
    f.close();
    return plan;
  }

  private static Casework.PlanStep planStep(Item item) {
    Fields f = item.fields();
    Casework.PlanStep step =
        new Casework.PlanStep(
            f.text("id"),
            f.text("title"),
            f.text("say"),
            f.texts("after"),
            f.get("lasts").map(CaseworkMapper::span),
            f.get("due").map(CaseworkMapper::due),
            f.textOr("placeholder", ""),
            yes(f, "throughout"),
            f.texts("forms"),
            f.someAddresses("basis"));
    f.close();
    return step;
  }

  private static Casework.Span span(Item item) {
    Fields f = item.fields();
    Casework.Span span =
        new Casework.Span(
            f.need("count").map(Item::integer).orElse(1),
            f.constant("unit", Casework.TimeUnit.class));
    f.close();
    return span;
  }

  /** Either a day, or a length of time and where it begins. */
  private static Due due(Item item) {
    Fields f = item.fields();
    Optional<Item> on = f.get("on");
    Optional<Item> within = f.get("within");
    Optional<Item> from = f.get("from");
    f.close();
    if (on.isPresent() == within.isPresent() || within.isPresent() != from.isPresent()) {
      item.wrong(Code.MISSING_KEY, "on | within + from");
      return new Due.On(LocalDate.EPOCH);
    }
    return on.<Due>map(day -> new Due.On(day.date()))
        .orElseGet(
            () ->
                new Due.Within(
                    within.map(CaseworkMapper::span).orElseThrow(),
                    from.map(Item::text).orElseThrow()));
  }

  private static Casework.Ladder ladder(Item item) {
    Fields f = item.fields();
    Casework.Ladder ladder =
        new Casework.Ladder(
            f.text("id"),
            f.text("title"),
            f.text("say"),
            f.some("rungs").stream().map(CaseworkMapper::rung).toList(),
            f.someAddresses("basis"),
            item.where());
    f.close();
    return ladder;
  }

  private static Casework.Rung rung(Item item) {
    Fields f = item.fields();
    Casework.Rung rung =
        new Casework.Rung(f.text("id"), f.text("when"), f.text("then"), f.someAddresses("basis"));
    f.close();
    return rung;
  }

  private static Casework.Sampling sampling(Item item) {
    Fields f = item.fields();
    Casework.Sampling sampling =
        new Casework.Sampling(
            f.text("id"),
            f.text("title"),
            f.text("say"),
            f.text("percent"),
            f.text("population"),
            f.texts("targeted"),
            f.someAddresses("basis"),
            item.where());
    f.close();
    return sampling;
  }

  private static boolean yes(Fields f, String key) {
    return f.get(key).map(Item::yes).orElse(false);
  }
}
