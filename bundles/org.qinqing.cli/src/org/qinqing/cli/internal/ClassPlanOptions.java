package org.qinqing.cli.internal;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a plan is to be made from. */
final class ClassPlanOptions {
  @Option(names = "--template", paramLabel = "NAME", descriptionKey = "option.classTemplate")
  String template = "discipline-90";

  @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "option.classTitle")
  String title = "";

  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--role", paramLabel = "official|enterprise", descriptionKey = "option.classRole")
  String role = "official";

  @Option(names = "--topic", paramLabel = "T", descriptionKey = "option.classTopic")
  List<String> topics = new ArrayList<>();

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "option.classSeed")
  long seed = 1;
}
