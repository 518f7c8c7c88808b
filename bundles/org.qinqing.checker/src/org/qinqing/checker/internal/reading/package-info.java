/** From plain words to deeds and facts. */
@org.jspecify.annotations.NullMarked
package org.qinqing.checker.internal.reading;
