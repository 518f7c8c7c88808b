/** Practice alone: the items of a day, the mistakes book, practice of a chosen field. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.practice;
