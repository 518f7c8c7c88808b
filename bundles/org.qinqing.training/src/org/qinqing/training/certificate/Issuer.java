package org.qinqing.training.certificate;

/**
 * Who issues certificates on this computer.
 *
 * @param name as it was said last; empty when none was issued yet
 * @param fingerprint of the key, see {@link Certificates}
 */
public record Issuer(String name, String fingerprint) {}
