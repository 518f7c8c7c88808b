/** Branching scenes: playing them, and looking back on what was done. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.scene;
