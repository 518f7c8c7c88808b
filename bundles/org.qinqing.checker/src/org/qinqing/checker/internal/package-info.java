/** The engine: facts completed, rules selected and evaluated in three values, a verdict decided. */
@org.jspecify.annotations.NullMarked
package org.qinqing.checker.internal;
