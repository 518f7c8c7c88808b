package org.qinqing.classroom;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** A class that is going on. Safe for use by several threads. */
public interface LiveClass extends AutoCloseable {
  /** Names it in the data folder. */
  String id();

  /** Six digits, to be typed on the page at {@link #address}. */
  String code();

  /** What is typed into a browser. */
  URI address();

  /** What the QR code says: whoever has it joins without the code. */
  URI joinLink();

  /** The projector's page; it carries the host's token and is for the trainer alone. */
  URI projectorLink();

  /** How it stands. */
  ClassRecord record();

  /**
   * The numbers of those whose telephones are connected now, removed ones included. A telephone
   * that sleeps or lost its network is found out within half a minute; listeners are not told.
   */
  Set<Integer> online();

  /**
   * Does what the trainer wants; when it returns, it is on the disk and the screens are being told.
   *
   * @return why not, else empty
   */
  Optional<Refusal> act(HostAction action);

  /**
   * Has something called after every change, in a thread of the class; it must not take long.
   *
   * @return run it to be called no more
   */
  Runnable listen(Runnable listener);

  /**
   * Ends the class and stops listening.
   *
   * @param keep whether the log stays in the data folder; else everything of it is deleted
   * @return the class as it was
   * @throws IOException when the disk refuses; it no longer listens all the same
   */
  ClassRecord end(boolean keep) throws IOException;

  /** Stops listening without ending the class: it can be resumed. Again: nothing. */
  @Override
  void close();
}
