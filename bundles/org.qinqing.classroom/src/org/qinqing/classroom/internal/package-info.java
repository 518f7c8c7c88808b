/** The course of a class, its log, and the small web server that telephones talk to. */
@org.jspecify.annotations.NullMarked
package org.qinqing.classroom.internal;
