/** Mock exams: a blueprint, a paper drawn from it, a sitting that loses nothing, a mark sheet. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.exam;
