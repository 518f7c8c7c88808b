/** What the benchmark needs of trust beside its API. */
@NullMarked
package org.qinqing.trust.internal;

import org.jspecify.annotations.NullMarked;
