/** Tests of the reader of situations. */
@org.jspecify.annotations.NullMarked
package org.qinqing.checker.internal.reading;
