/** A trainer's live class: agenda, rounds, answers from telephones, results. */
@org.jspecify.annotations.NullMarked
package org.qinqing.classroom;
