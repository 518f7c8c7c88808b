/**
 * The policy library: search of provisions, one provision with all that hangs on it, import of
 * official files.
 */
@org.jspecify.annotations.NullMarked
package org.qinqing.library;
