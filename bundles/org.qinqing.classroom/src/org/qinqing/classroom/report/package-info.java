/** What a class was like: attendance, figures of questions and votes, as documents and tables. */
@org.jspecify.annotations.NullMarked
package org.qinqing.classroom.report;
