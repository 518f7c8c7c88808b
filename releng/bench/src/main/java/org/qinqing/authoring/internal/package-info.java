/** What the benchmark needs of authoring beside its API. */
@NullMarked
package org.qinqing.authoring.internal;

import org.jspecify.annotations.NullMarked;
