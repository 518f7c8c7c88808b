/** The room 课堂: plans of classes, the trainer's console, the projector's window, reports. */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.classroom.internal;
