/** How the pocket book, the 请示单 and the replies are put together and kept. */
@org.jspecify.annotations.NullMarked
package org.qinqing.pocketbook.internal;
