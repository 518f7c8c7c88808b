/** The 口袋书 room: ask about a situation, or leaf through what one may and may not do. */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.checker.internal;
