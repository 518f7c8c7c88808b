@org.jspecify.annotations.NullMarked
package org.qinqing.classroom.plan.internal;
