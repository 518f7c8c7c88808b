package org.qinqing.ui.checker.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qinqing.checker.CheckResult;
import org.qinqing.data.AtomicFile;
import org.qinqing.pack.Pack;

/**
 * A file that says of an answer why it seems wrong, with everything somebody needs to look into it.
 * It is written where the person wants it and sent by nobody but the person.
 */
final class WrongAnswerFile {
  private WrongAnswerFile() {}

  /**
   * What stands in it.
   *
   * @param right what the person thinks the verdict should be, may be empty
   * @param opinion in the person's own words, may be empty
   */
  static List<String> lines(VerdictWords words, String right, String opinion) {
    Names names = words.names();
    CheckResult result = words.outcome().result();
    List<String> lines = new ArrayList<>();
    lines.add(names.words().say("wrong.file.title"));
    lines.add(names.words().say("wrong.file.foot"));
    section(lines, names, "wrong.file.opinion");
    if (!right.isEmpty()) {
      lines.add(names.words().say("wrong.file.right", right));
    }
    if (!opinion.isBlank()) {
      lines.addAll(opinion.strip().lines().toList());
    }
    section(lines, names, "wrong.file.text");
    lines.addAll(result.text().strip().lines().toList());
    section(lines, names, "wrong.file.asked");
    lines.add(
        names
            .words()
            .say(
                "wrong.file.place",
                names.place(result.asked()),
                result.asked().code(),
                names.place(result.used()),
                result.asOf().toString()));
    int number = 0;
    for (CheckResult.Judgement judgement : result.events()) {
      number++;
      section(lines, names, "wrong.file.event", Integer.toString(number), words.act(judgement));
      lines.add(judgement.verdict().name() + "  " + words.verdict(judgement));
      lines.addAll(words.facts(judgement));
      for (CheckResult.Applied applied : judgement.applied()) {
        lines.add(rule(names, "wrong.file.rule", applied));
      }
      for (CheckResult.Applied open : judgement.hangsOn()) {
        lines.add(rule(names, "wrong.file.open", open));
      }
      for (CheckResult.Applied overruled : judgement.overruled()) {
        lines.add(rule(names, "wrong.file.overruled", overruled));
      }
      for (CheckResult.Missing missing : judgement.missing()) {
        lines.add(names.words().say("wrong.file.missing", missing.fact(), missing.question()));
      }
    }
    section(lines, names, "wrong.file.packs");
    for (Pack pack : names.snapshot().packs()) {
      lines.add(pack.id() + " " + pack.version() + pack.digest().map(d -> "  " + d).orElse(""));
    }
    result.diagnostics().forEach(finding -> lines.add(finding.code() + "  " + finding.message()));
    return lines;
  }

  private static String rule(Names names, String key, CheckResult.Applied applied) {
    return names
        .words()
        .say(
            key,
            applied.rule().id(),
            applied.verdict().name(),
            applied.rule().basis().toString(),
            applied.rule().location().toString());
  }

  private static void section(List<String> lines, Names names, String key, Object... arguments) {
    lines.add("");
    lines.add(names.words().say(key, arguments));
  }

  /** Writes it as a whole or not at all. */
  static void write(Path file, List<String> lines) throws IOException {
    AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
