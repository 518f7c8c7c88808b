/** The pack store, its mirror in the framework, and the way into it. */
@org.jspecify.annotations.NullMarked
package org.qinqing.trust.internal;
