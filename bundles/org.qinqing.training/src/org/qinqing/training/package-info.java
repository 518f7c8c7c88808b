/** Training: questions of the installed bundles, answered and explained. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training;
