package org.qinqing.ui.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.Extensions;

/** Extensions in every state, of which nothing runs. */
final class MadeUpExtensions implements Extensions {
  static final Diagnostic DAMAGED =
      new Diagnostic(
          "qingxi-old",
          Diagnostic.Severity.ERROR,
          "T-286",
          SourceLocation.WHOLE,
          "存放的扩展已损坏或被改动，没有启动。",
          "请移除它，重新安装，再重启程序。");

  final List<Listed> listed = new ArrayList<>();
  final List<String> removed = new ArrayList<>();
  boolean refuses;

  /** One in each state. */
  static MadeUpExtensions inEveryState() {
    MadeUpExtensions all = new MadeUpExtensions();
    all.listed.add(one("qingxi-form", "青溪表单扩展", "1.1.0", State.NEXT_START, List.of()));
    all.listed.add(one("qingxi-gone", "青溪旧表扩展", "1.0.0", State.LEAVING, List.of()));
    all.listed.add(one("qingxi-map", "青溪地图扩展", "2.3.0", State.RUNNING, List.of()));
    all.listed.add(one("qingxi-old", "青溪报表扩展", "1.0.0", State.REFUSED, List.of(DAMAGED)));
    return all;
  }

  private static Listed one(
      String id, String title, String version, State state, List<Diagnostic> findings) {
    return new Listed(id, title, version, "cn", SignedProgram.OFFICE, state, findings);
  }

  @Override
  public List<Listed> list() {
    return List.copyOf(listed);
  }

  @Override
  public Preview examine(Path file) {
    throw new AssertionError("not asked for");
  }

  @Override
  public Outcome install(Path file, Optional<String> only) {
    throw new AssertionError("not asked for");
  }

  @Override
  public Outcome remove(String id) {
    if (refuses) {
      return new Outcome(false, id, "", List.of(DAMAGED));
    }
    removed.add(id);
    listed.removeIf(each -> each.id().equals(id));
    return new Outcome(true, id, "1.0.0", List.of());
  }
}
