package org.qinqing.classroom;

import java.io.IOException;
import java.util.List;

/**
 * Service: live classes. A class listens from {@link #start} or {@link #resume} until its {@link
 * LiveClass} is ended or closed, and never otherwise. Safe for use by several threads.
 */
public interface Classroom {
  /**
   * Starts a class and listens.
   *
   * @throws IOException when the address or port cannot be had, or the disk refuses; nothing is
   *     left listening
   */
  LiveClass start(ClassAgenda agenda, ClassSettings settings) throws IOException;

  /**
   * Goes on with a class whose host stopped, wilfully or not: everything acknowledged is there, the
   * same code and tokens hold, and the time lost is given back to those who were answering.
   *
   * @throws IOException when there is none, it is over, another process hosts it, its log is
   *     damaged (named with the line), or as with {@link #start}
   */
  LiveClass resume(String id, ClassSettings settings) throws IOException;

  /**
   * What is kept, the newest first; what cannot be read is left out.
   *
   * @throws IOException when the folder cannot be read
   */
  List<ClassSummary> kept() throws IOException;

  /**
   * A class that is kept, as it stands in its log.
   *
   * @throws IOException when there is none or its log is damaged
   */
  ClassRecord read(String id) throws IOException;

  /**
   * Deletes a class with everything in it; one that is not there changes nothing.
   *
   * @throws IOException when it is being hosted, or the disk refuses
   */
  void forget(String id) throws IOException;
}
