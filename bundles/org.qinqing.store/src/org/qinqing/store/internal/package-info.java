/** The vault's file and its encryption. */
@org.jspecify.annotations.NullMarked
package org.qinqing.store.internal;
