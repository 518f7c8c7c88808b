/** The training room: one question at a time, answered and explained. */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.training.internal;
