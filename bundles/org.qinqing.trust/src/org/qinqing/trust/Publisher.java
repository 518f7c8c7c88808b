package org.qinqing.trust;

import java.time.Instant;

/**
 * Whom a certificate names.
 *
 * @param name the office, as it is shown: 由…发布
 * @param fingerprint SHA-256 of the certificate, lower-case hexadecimal
 * @param words the same in words, for reading out on the telephone
 * @param algorithm how its key signs
 * @param from first moment at which it counts
 * @param until last moment
 * @param certifies whether it may certify others
 * @param authority for what it may speak
 */
public record Publisher(
    String name,
    String fingerprint,
    String words,
    SignatureAlgorithm algorithm,
    Instant from,
    Instant until,
    boolean certifies,
    Authority authority) {}
