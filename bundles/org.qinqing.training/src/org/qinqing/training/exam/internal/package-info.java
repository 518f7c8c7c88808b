/** The blueprints of the program and of the person, and mock exams over what is installed. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.exam.internal;
