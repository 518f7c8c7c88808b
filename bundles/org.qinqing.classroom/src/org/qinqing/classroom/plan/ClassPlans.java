package org.qinqing.classroom.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.pack.Question;

/**
 * Service: plans of classes, kept on the computer's shelf of the store. Questions and provisions
 * are looked up in what is installed at the moment of each call. Keeping and files may wait for the
 * disk. Safe for use by several threads.
 */
public interface ClassPlans {
  /** The templates, the longest first. */
  List<PlanTemplate> templates();

  /**
   * Fills a template with questions, cases and provisions of the installed bundles. Nothing is
   * kept.
   *
   * @throws IllegalArgumentException when there is no such template
   */
  Drafted draft(PlanWish wish);

  /**
   * What is to be known of a plan, by parts; the plan as a whole comes first.
   *
   * @param asOf the day of the class
   */
  List<PlanFinding> check(ClassPlan plan, LocalDate asOf);

  /**
   * Makes a plan into what a class can be started with.
   *
   * @param asOf the day of the class
   */
  Prepared agenda(ClassPlan plan, LocalDate asOf);

  /**
   * Why the question cannot be asked in a class, in one sentence; empty when it can.
   *
   * @param part the round it is to be asked in
   */
  Optional<String> objection(Question question, PlanPart.QuestionRound part);

  /**
   * The same plan with the fingerprints of what is installed now: the trainer has seen what
   * changed.
   */
  ClassPlan seen(ClassPlan plan, LocalDate asOf);

  /** The plans that are kept, by title; one that cannot be read is a finding. */
  Kept kept() throws IOException;

  /**
   * The plan with that id; empty when there is none.
   *
   * @throws IOException also when it cannot be read; the message says why
   */
  Optional<ClassPlan> kept(String id) throws IOException;

  /**
   * Keeps a plan in place of the one with its id; the last writer is right. What is new in it gets
   * its fingerprint; those it has stay, so that a change is told until {@link #seen} was called.
   *
   * @return as it was kept
   */
  ClassPlan keep(ClassPlan plan, LocalDate asOf) throws IOException;

  /** Removes a plan; one that is not there changes nothing. */
  void remove(String id) throws IOException;

  /** An id that no kept plan has, such as {@code plan-3}. */
  String freshId() throws IOException;

  /**
   * Writes a plan to a file (JSON), for another computer.
   *
   * @throws IOException when it cannot be written; what was there before is left as it was
   */
  void write(ClassPlan plan, Path file) throws IOException;

  /**
   * Reads a plan from a file. Nothing is kept.
   *
   * @throws IOException when the file cannot be opened; one that is no plan is a finding
   */
  Read read(Path file) throws IOException;

  /**
   * A plan that was drafted.
   *
   * @param plan with a fresh id
   * @param findings what could not be filled
   */
  record Drafted(ClassPlan plan, List<PlanFinding> findings) {
    /** Makes the list unchangeable. */
    public Drafted {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A plan made ready.
   *
   * @param agenda empty when a finding is an error
   * @param findings as of {@link #check}
   * @param commentary what only the trainer sees (for an opinion case what to say between the
   *     votes), by id of the question in the agenda
   */
  record Prepared(
      Optional<ClassAgenda> agenda, List<PlanFinding> findings, Map<String, String> commentary) {
    /** Makes the collections unchangeable. */
    public Prepared {
      findings = List.copyOf(findings);
      commentary = Map.copyOf(commentary);
    }
  }

  /**
   * What is kept.
   *
   * @param plans by title
   * @param findings of plans that cannot be read; the subject is the id
   */
  record Kept(List<ClassPlan> plans, List<PlanFinding> findings) {
    /** Makes the lists unchangeable. */
    public Kept {
      plans = List.copyOf(plans);
      findings = List.copyOf(findings);
    }
  }

  /**
   * What was read from a file.
   *
   * @param plan empty when it is none
   * @param findings why
   */
  record Read(Optional<ClassPlan> plan, List<PlanFinding> findings) {
    /** Makes the list unchangeable. */
    public Read {
      findings = List.copyOf(findings);
    }
  }
}
