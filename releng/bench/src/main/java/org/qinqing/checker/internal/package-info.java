/** What the benchmark needs of the checker beside its API. */
@NullMarked
package org.qinqing.checker.internal;

import org.jspecify.annotations.NullMarked;
