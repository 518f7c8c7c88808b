/** The one data folder of a user, and who may write to it. */
@org.jspecify.annotations.NullMarked
package org.qinqing.data;
