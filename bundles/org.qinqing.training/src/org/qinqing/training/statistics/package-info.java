/** What the answers of one person show. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.statistics;
