/** The room of the installed rule bundles. */
@org.jspecify.annotations.NullMarked
package org.qinqing.ui.packs.internal;
