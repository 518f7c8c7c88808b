package org.qinqing.training.exam;

/**
 * A row of a blueprint that a bank cannot fill.
 *
 * @param row place of the row, from 0
 * @param wanted how many items it asks for
 * @param fitting how many items of the bank fit it
 * @param left how many of these are left once the rows share them out as well as can be; less than
 *     {@code wanted}
 */
public record Shortage(int row, int wanted, int fitting, int left) {
  /** Whether enough items fit, but other rows need them too. */
  public boolean contested() {
    return fitting >= wanted;
  }
}
