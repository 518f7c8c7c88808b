/** How reports become files. */
@org.jspecify.annotations.NullMarked
package org.qinqing.report.internal;
