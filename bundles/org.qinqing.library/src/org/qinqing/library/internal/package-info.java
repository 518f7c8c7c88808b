/** How the library works; nobody outside this bundle uses it. */
@org.jspecify.annotations.NullMarked
package org.qinqing.library.internal;
