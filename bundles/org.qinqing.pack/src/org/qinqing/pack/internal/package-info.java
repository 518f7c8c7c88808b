/** How rule bundles are read, checked and followed. */
@org.jspecify.annotations.NullMarked
package org.qinqing.pack.internal;
