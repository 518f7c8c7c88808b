/**
 * The window: its frame, its rooms (which other bundles contribute), and where the person works.
 */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui;
