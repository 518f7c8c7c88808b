/** Questions in the formats of other programs, and attempts as xAPI statements. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.exchange;
