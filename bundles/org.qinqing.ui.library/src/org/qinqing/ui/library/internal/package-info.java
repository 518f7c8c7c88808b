/** The library room: search, one provision with all that hangs on it, the user's own files. */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.library.internal;
