package org.qinqing.training.memory;

/** How well an item was recalled; the order of the constants is from worst to best. */
public enum Rating {
  /** 忘了. */
  AGAIN,
  /** 吃力. */
  HARD,
  /** 记得. */
  GOOD,
  /** 轻松. */
  EASY
}
