/** Installing and removing rule bundles; the pack store. */
@org.jspecify.annotations.NullMarked
package org.qinqing.trust;
