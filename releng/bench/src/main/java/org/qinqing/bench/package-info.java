/** The benchmarks: the search service beside its peers, on texts given by path. */
@NullMarked
package org.qinqing.bench;

import org.jspecify.annotations.NullMarked;
