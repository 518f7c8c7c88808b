/** The 口袋书 checker: words → facts → rules → a verdict with its reasons. */
@org.jspecify.annotations.NullMarked
package org.qinqing.checker;
