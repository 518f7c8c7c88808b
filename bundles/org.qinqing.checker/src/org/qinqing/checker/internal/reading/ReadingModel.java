package org.qinqing.checker.internal.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What the reader has learned from the example sentences: which deed a text speaks of, and for a
 * deed the values of its facts. Made at build time from {@code examples/}, frozen, the same on
 * every machine.
 *
 * @param fingerprint names what it was learned from
 * @param deeds one column a deed (act, with {@value #FIRM} when told by a firm), and {@value #NONE}
 * @param facts one column a value of a fact
 * @param outcomes one column a {@linkplain Understanding#outcome class of verdicts}
 * @param groups which columns of {@code facts} belong to which fact
 */
record ReadingModel(
    String fingerprint,
    LinearModel deeds,
    LinearModel facts,
    LinearModel outcomes,
    List<Group> groups) {
  /** The column of a text in which nothing is done. */
  static final String NONE = "-";

  /** Follows the act in the name of a deed that an enterprise tells, where both sides can do it. */
  static final String FIRM = "@enterprise";

  private static final int MAGIC = 0x51515232;
  private static final String RESOURCE = "reading.model";

  /**
   * The values of a fact; {@value #NONE} stands for "not said".
   *
   * @param fact its id
   * @param from first column
   * @param to one past the last column
   */
  record Group(String fact, int from, int to) {}

  ReadingModel {
    groups = List.copyOf(groups);
  }

  /** The one that was made with this program; empty when the program was built without. */
  static Optional<ReadingModel> load() {
    try (InputStream in = ReadingModel.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReadingModel read(InputStream raw) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw), 1 << 16));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a model of the reader");
    }
    String fingerprint = in.readUTF();
    List<Group> groups = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      groups.add(new Group(in.readUTF(), in.readInt(), in.readInt()));
    }
    return new ReadingModel(
        fingerprint, LinearModel.read(in), LinearModel.read(in), LinearModel.read(in), groups);
  }

  void write(OutputStream raw) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(raw), 1 << 16));
    out.writeInt(MAGIC);
    out.writeUTF(fingerprint);
    out.writeInt(groups.size());
    for (Group group : groups) {
      out.writeUTF(group.fact());
      out.writeInt(group.from());
      out.writeInt(group.to());
    }
    deeds.write(out);
    facts.write(out);
    outcomes.write(out);
    out.close();
  }
}
