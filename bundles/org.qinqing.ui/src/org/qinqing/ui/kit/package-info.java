/**
 * Widgets drawn by ourselves: colours by role, fonts, icons, and the few parts all rooms are made
 * of.
 */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.kit;
