package org.qinqing.training.exam;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Locality;
import org.qinqing.training.practice.Item;

/**
 * Service: the blueprints that exams can be drawn from. Built-in ones are made of what is installed
 * at the moment of the call; own ones are kept for the whole computer. May wait for the disk; not
 * for the UI thread.
 */
public interface Blueprints {
  /**
   * All of them: the built-in ones, then own ones by title. Where nothing can be kept there are
   * only the built-in ones.
   *
   * @throws IOException when what is kept cannot be read
   */
  List<ExamPlan> all(Locality place, LocalDate asOf) throws IOException;

  /**
   * The one with that id.
   *
   * @throws IOException when what is kept cannot be read
   */
  Optional<ExamPlan> of(String id, Locality place, LocalDate asOf) throws IOException;

  /** Whether own ones can be kept now. */
  boolean keeps();

  /**
   * Keeps an own one in place of the one with the same id.
   *
   * @param plan with the revision that the writer has seen
   * @return the same with its new revision
   * @throws org.qinqing.store.StoreException with {@link
   *     org.qinqing.store.StoreException.Reason#STALE} when another window was faster; nothing was
   *     changed then
   * @throws IllegalArgumentException for a built-in one, or one with the id of a built-in one
   * @throws IllegalStateException when nothing can be kept, see {@link #keeps}
   */
  ExamPlan keep(ExamPlan plan) throws IOException;

  /**
   * Removes an own one; sittings that were drawn from it keep theirs.
   *
   * @throws org.qinqing.store.StoreException as {@link #keep}
   */
  void remove(ExamPlan plan) throws IOException;

  /** An id that no other has. */
  String freshId();

  /** The items that papers of this plan are drawn from. */
  List<Item> bank(ExamPlan plan, Locality place, LocalDate asOf);

  /**
   * Why the bank cannot fill the blueprint and what to do about it, one sentence for each row that
   * is short.
   *
   * @return empty when it can
   */
  List<String> shortages(ExamPlan plan, Locality place, LocalDate asOf);

  /** The plan as a file: JSON with a version. */
  String write(ExamPlan plan);

  /** Reads a file that {@link #write} wrote, or that somebody wrote by hand. Changes nothing. */
  Read read(String text);

  /**
   * What a file gave.
   *
   * @param plan what was read, with the revision 0; empty when there are findings
   * @param findings what is wrong with the file, in words, each with its place
   */
  record Read(Optional<ExamPlan> plan, List<String> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }
}
