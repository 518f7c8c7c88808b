/** Credentials signed with Ed25519, the PDF that carries them, and their check. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.certificate.internal;
