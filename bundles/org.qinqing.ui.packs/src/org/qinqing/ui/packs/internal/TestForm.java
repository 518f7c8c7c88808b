package org.qinqing.ui.packs.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The form for a test: a situation as facts or in words, and what must come of it. */
final class TestForm implements PartForm {
  private static final String GIVEN = "given";
  private static final String EXPECT = "expect";
  private static final String FACTS = "facts";
  private static final String TEXT = "text";
  private static final String SIDE = "side";
  private static final String VERDICT = "verdict";
  private static final String RULE = "rule";
  private static final List<String> EXPECTED = List.of(VERDICT, RULE);

  private final PartForm.Ground ground;
  private final Fields fields;
  private final Segments way;
  private final Composite facts;
  private final Composite text;
  private final Label meaning;
  private Naming naming;
  private Map<String, Object> expect = new LinkedHashMap<>();
  private boolean filling;

  TestForm(Composite parent, PartForm.Ground ground) {
    this.ground = ground;
    this.naming = ground.naming();
    Words words = ground.words();
    Theme theme = ground.context().theme();
    fields = new Fields(theme, this::typed, ground.reflow());
    Composite given = fields.labelled(parent, words.say("field.given"));
    way = new Segments(given, theme, List.of(words.say("given.facts"), words.say("given.text")), 0);
    way.onChoice(
        index -> {
          arrange();
          if (!filling) {
            tellGiven();
          }
        });
    facts = Parts.group(parent, 1);
    ((GridLayout) facts.getLayout()).verticalSpacing = 4;
    Parts.text(facts, theme, Type.NOTE, Role.TEXT_TERTIARY, words.say("given.facts.hint"));
    fields.lines(facts, FACTS, words.say("given.facts"), 4);
    meaning = Parts.text(facts, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    text = Parts.group(parent, 1);
    fields.lines(text, TEXT, words.say("given.text"), 3);
    fields.choice(
        text, SIDE, words.say("field.side"), RuleForm.sides(words), words.say("field.none"));
    fields.choice(
        parent,
        VERDICT,
        words.say("field.expect"),
        Arrays.stream(Verdict.values())
            .map(verdict -> new Fields.Choice(verdict.name(), naming.verdict(verdict)))
            .toList(),
        words.say("field.choose"));
    fields.line(parent, RULE, words.say("field.rule"), words.say("field.rule.hint"));
    arrange();
  }

  private boolean inWords() {
    return way.chosen() == 1;
  }

  private void arrange() {
    shown(facts, !inWords());
    shown(text, inWords());
    ground.reflow().run();
  }

  private static void shown(Composite group, boolean value) {
    group.setVisible(value);
    ((GridData) group.getLayoutData()).exclude = !value;
  }

  private void typed(String key) {
    if (EXPECTED.contains(key)) {
      tellExpect();
    } else {
      tellGiven();
    }
  }

  private void tellGiven() {
    Map<String, Object> given = new LinkedHashMap<>();
    if (inWords()) {
      given.put(TEXT, fields.value(TEXT).replace('\n', ' ').strip());
      if (!fields.value(SIDE).isEmpty()) {
        given.put(SIDE, fields.value(SIDE));
      }
    } else {
      given.put(FACTS, YamlText.facts(fields.value(FACTS)));
      explain();
    }
    ground.values().accept(Map.of(GIVEN, YamlText.flow(given)));
  }

  private void tellExpect() {
    for (String key : EXPECTED) {
      if (fields.value(key).isBlank()) {
        expect.remove(key);
      } else {
        expect.put(key, fields.value(key).strip());
      }
    }
    ground.values().accept(Map.of(EXPECT, YamlText.flow(expect)));
  }

  /** Says the facts in words, so that a wrong name is seen at once. */
  private void explain() {
    List<Map<String, Object>> events =
        fields
            .value(FACTS)
            .lines()
            .filter(line -> line.indexOf(':') > 0)
            .map(line -> YamlText.mapping(line))
            .filter(fact -> !fact.isEmpty())
            .toList();
    String said =
        events.stream()
            .flatMap(event -> event.entrySet().stream())
            .map(fact -> ground.words().say("list.fact", naming.fact(fact.getKey()), value(fact)))
            .collect(Collectors.joining(ground.words().say("list.facts")));
    if (!meaning.getText().equals(said)) {
      meaning.setText(said);
      ground.reflow().run();
    }
  }

  private String value(Map.Entry<String, Object> fact) {
    List<?> values =
        fact.getValue() instanceof List<?> several
            ? several
            : List.of(Optional.ofNullable(fact.getValue()).orElse(""));
    return values.stream()
        .map(value -> naming.term(fact.getKey(), String.valueOf(value)))
        .collect(Collectors.joining(ground.words().say("list.and")));
  }

  @Override
  public void fill(PackDraft draft, PackDraft.Part part) {
    Map<String, String> values = draft.values(part);
    Map<String, Object> given = YamlText.mapping(values.getOrDefault(GIVEN, ""));
    expect = YamlText.mapping(values.getOrDefault(EXPECT, ""));
    Map<String, String> wanted = new HashMap<>();
    List.of(TEXT, SIDE)
        .forEach(key -> wanted.put(key, String.valueOf(given.getOrDefault(key, ""))));
    EXPECTED.forEach(key -> wanted.put(key, String.valueOf(expect.getOrDefault(key, ""))));
    Object written = given.getOrDefault(FACTS, Map.of());
    // The same facts said in another way stay as they were typed.
    wanted.put(
        FACTS,
        written.equals(YamlText.facts(fields.value(FACTS)))
            ? fields.value(FACTS)
            : YamlText.lines(written));
    fields.fill(wanted);
    if (given.containsKey(TEXT) != inWords()) {
      filling = true;
      way.choose(given.containsKey(TEXT) ? 1 : 0);
      filling = false;
    }
    arrange();
    explain();
  }

  @Override
  public void named(Naming value) {
    naming = value;
    explain();
  }

  @Override
  public void focus() {
    way.setFocus();
  }
}
