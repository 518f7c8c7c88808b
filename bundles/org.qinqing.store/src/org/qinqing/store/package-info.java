/** Keeping what people enter. So far: the encrypted personal vault. */
@org.jspecify.annotations.NullMarked
package org.qinqing.store;
