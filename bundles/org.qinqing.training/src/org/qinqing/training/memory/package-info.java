/** Spaced repetition: what is remembered of an item, and when it should come again. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.memory;
