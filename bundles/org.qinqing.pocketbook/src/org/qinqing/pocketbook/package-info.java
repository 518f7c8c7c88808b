/** The pocket book on paper: its topics, the 请示单, and the replies one keeps beside it. */
@org.jspecify.annotations.NullMarked
package org.qinqing.pocketbook;
