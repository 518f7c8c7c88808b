package org.qinqing.pack;

import java.util.List;

/**
 * How people ask for a provision: short ways of saying its matter in everyday words. They lead a
 * search to it and decide nothing.
 *
 * @param at the provision; one without a version means the newest
 * @param say the ways of saying it; never empty
 * @param location where they are written
 */
public record Asked(Address at, List<String> say, SourceLocation location) {
  public Asked {
    say = List.copyOf(say);
  }
}
