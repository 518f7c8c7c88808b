package org.qinqing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The index of a data folder as it lies on disk, wherever in the folder that is. */
record IndexFiles(List<Path> folders) {
  IndexFiles {
    folders = List.copyOf(folders);
  }

  /** Finds every folder that holds a Lucene index. */
  static IndexFiles in(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return new IndexFiles(
          all.filter(file -> file.getFileName().toString().startsWith("segments_"))
              .map(Path::getParent)
              .distinct()
              .toList());
    }
  }

  boolean missing() {
    return folders.isEmpty();
  }

  /** Their size in bytes. */
  long bytes() throws IOException {
    long sum = 0;
    for (Path folder : folders) {
      sum += Folders.bytes(folder);
    }
    return sum;
  }

  /** Removes them. */
  void delete() throws IOException {
    for (Path folder : folders) {
      Folders.delete(folder);
    }
  }

  /** Cuts the largest file of each in half, as a full disk or a pulled plug would. */
  void damage() throws IOException {
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        Path largest = files.max(Comparator.comparingLong(IndexFiles::size)).orElseThrow();
        try (FileChannel channel = FileChannel.open(largest, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      }
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A segment of the last commit.
   *
   * @param name with its folder
   * @param documents of Lucene in it
   * @param merged whether it was made of other segments, else of new documents
   */
  record Segment(String name, int documents, boolean merged) {}

  /** The segments of the last commit. */
  List<Segment> segments() throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (Path folder : folders) {
      try (Directory directory = FSDirectory.open(folder)) {
        for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
          boolean merged = "merge".equals(segment.info.getDiagnostics().get("source"));
          segments.add(
              new Segment(folder + "/" + segment.info.name, segment.info.maxDoc(), merged));
        }
      }
    }
    return segments;
  }
}
