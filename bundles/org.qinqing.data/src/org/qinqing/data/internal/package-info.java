/** The data folder on disk. */
@org.jspecify.annotations.NullMarked
package org.qinqing.data.internal;
