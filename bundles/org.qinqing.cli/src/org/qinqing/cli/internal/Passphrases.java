package org.qinqing.cli.internal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where passphrases come from: a file, the keyboard, or standard input; never the command line,
 * which every program on the computer can read.
 */
final class Passphrases {
  private static final int LONGEST = 4096;

  private final Terminal terminal;
  private final InputStream in;
  private final boolean keyboard;

  /** Those of this process. */
  static Passphrases ofProcess(Terminal terminal) {
    return new Passphrases(terminal, System.in, true);
  }

  /**
   * Those of a stream.
   *
   * @param keyboard whether to ask at a keyboard when there is one
   */
  Passphrases(Terminal terminal, InputStream in, boolean keyboard) {
    this.terminal = terminal;
    this.in = in;
    this.keyboard = keyboard;
  }

  /**
   * The first line of the file, or of standard input.
   *
   * @param file empty or {@code -} for standard input
   * @return not empty; the caller wipes it
   */
  char[] passphrase(Optional<Path> file) throws IOException {
    Optional<Path> plain = file.filter(path -> !path.toString().equals("-"));
    if (plain.isPresent()) {
      Path path = plain.get();
      if (!Files.isRegularFile(path)) {
        throw new WrongUse(terminal.say("error.noFile", path.toString()));
      }
      try (InputStream from = Files.newInputStream(path)) {
        return line(from);
      }
    }
    Console console = keyboard && file.isEmpty() ? System.console() : null;
    if (console != null) {
      return some(console.readPassword("%s ", terminal.say("profile.askPassphrase")));
    }
    return line(in);
  }

  /**
   * The passphrase of something new: at the keyboard it is asked for twice.
   *
   * @param file as above
   * @return not empty; the caller wipes it
   */
  char[] fresh(Optional<Path> file) throws IOException {
    Console console = keyboard && file.isEmpty() ? System.console() : null;
    if (console == null) {
      return passphrase(file);
    }
    char[] first = some(console.readPassword("%s ", terminal.say("key.newPassphrase")));
    char[] second = console.readPassword("%s ", terminal.say("key.samePassphrase"));
    boolean same = Arrays.equals(first, second);
    if (second != null) {
      Arrays.fill(second, '\0');
    }
    if (!same) {
      Arrays.fill(first, '\0');
      throw new WrongUse(terminal.say("error.passphrasesDiffer"));
    }
    return first;
  }

  /** One byte after another, so that what follows the line is left to who reads on. */
  private char[] line(InputStream from) throws IOException {
    byte[] bytes = new byte[LONGEST];
    int count = 0;
    int next = from.read();
    while (next >= 0 && next != '\n') {
      if (count == LONGEST) {
        Arrays.fill(bytes, (byte) 0);
        throw new WrongUse(terminal.say("error.passphraseLong"));
      }
      bytes[count++] = (byte) next;
      next = from.read();
    }
    if (count > 0 && bytes[count - 1] == '\r') {
      count--;
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
      char[] passphrase = new char[text.length()];
      text.get(passphrase);
      Arrays.fill(text.array(), '\0');
      return some(passphrase);
    } catch (CharacterCodingException e) {
      throw new WrongUse(terminal.say("error.passphraseText"));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private char[] some(char @Nullable [] passphrase) {
    if (passphrase == null || passphrase.length == 0) {
      throw new WrongUse(terminal.say("error.passphraseEmpty"));
    }
    return passphrase;
  }
}
