/** The formats, one class or two each, and the conventions they share. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.exchange.internal;
