/** Questions taken from the bundles that are installed at the moment of the call. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.internal;
