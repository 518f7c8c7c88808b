/**
 * Plans of classes: designed before, kept, checked against what is installed, made into agendas.
 */
@org.jspecify.annotations.NullMarked
package org.qinqing.classroom.plan;
