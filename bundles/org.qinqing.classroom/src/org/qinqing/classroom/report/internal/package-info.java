@org.jspecify.annotations.NullMarked
package org.qinqing.classroom.report.internal;
