package org.qinqing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where and of what a run was made.
 *
 * @param processor its model
 * @param cores how many this process may use
 * @param memory of the machine in megabytes
 * @param java its virtual machine and version
 * @param system operating system
 * @param flags of this virtual machine
 * @param day of the run
 * @param commit of the sources, may be empty
 */
record Machine(
    String processor,
    int cores,
    long memory,
    String java,
    String system,
    List<String> flags,
    LocalDate day,
    String commit) {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** This machine, today. */
  static Machine here(String commit) {
    long bytes =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        bytes >> 20,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-X") || flag.startsWith("--add-modules"))
            .toList(),
        LocalDate.now(ZoneId.systemDefault()),
        commit);
  }

  private static String model() {
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      // Another system; the architecture stands with its name.
      return "";
    }
  }

  /** For people. */
  List<String> lines() {
    return List.of(
        Messages.text(
            "machine.hardware", processor, Integer.toString(cores), Long.toString(memory)),
        Messages.text("machine.software", java, String.join(" ", flags), system),
        Messages.text("machine.run", day.toString(), commit.isEmpty() ? "-" : commit));
  }
}
