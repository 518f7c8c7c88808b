package org.qinqing.pack;

/** From whose side a situation is told (干部侧、企业侧). */
public enum Side {
  OFFICIAL,
  ENTERPRISE
}
