/** The workbench, and the frame around the rooms. */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.internal;
