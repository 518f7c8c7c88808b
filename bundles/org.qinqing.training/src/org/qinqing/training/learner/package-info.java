/** What one person did and remembers, kept on a shelf of the store. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.learner;
