package org.qinqing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Child process: builds our index and a raw one of the same statutes in turn. Both begin with files
 * on disk and end with the first answer.
 */
final class IndexRate {
  private IndexRate() {}

  /** Arguments: data folder, folder of statutes, folder for the peer, rounds, question. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    List<Path> laws = List.of(Path.of(arguments[1]));
    Path work = Path.of(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    String question = arguments[4];
    List<String> ours = new ArrayList<>();
    List<String> one = new ArrayList<>();
    List<String> library = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ours.add(measured(() -> ours(data, question)));
      Path folder = work.resolve("raw-" + round);
      one.add(measured(() -> raw(laws, folder, RawLucene.Fields.ONE, question)));
      Folders.delete(folder);
      library.add(measured(() -> raw(laws, folder, RawLucene.Fields.LIBRARY, question)));
      Folders.delete(folder);
    }
    System.out.printf("{\"ours\":%s,\"one\":%s,\"library\":%s}%n", ours, one, library);
  }

  /** Something that takes time. */
  private interface Work {
    void run() throws IOException;
  }

  private static String measured(Work work) throws IOException {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    work.run();
    long wall = System.nanoTime() - begin;
    return "{\"wall\":%d,\"cpu\":%d}".formatted(wall, system.getProcessCpuTime() - cpu);
  }

  private static void ours(Path data, String question) throws IOException {
    IndexFiles.in(data).delete();
    try (Ours ours = new Ours(new Bundles(), data)) {
      ours.find(question, Optional.empty(), Set.of());
    }
  }

  private static void raw(List<Path> laws, Path folder, RawLucene.Fields fields, String question)
      throws IOException {
    Files.createDirectories(folder);
    try (RawLucene.Writer writer = new RawLucene.Writer(folder, fields)) {
      Statutes.each(laws, writer::add);
    }
    try (RawLucene raw = new RawLucene(folder)) {
      raw.answer(question);
    }
  }
}
