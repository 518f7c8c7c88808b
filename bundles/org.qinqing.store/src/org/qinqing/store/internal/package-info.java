/** The vault's file and its encryption; the database of what people do, on SQLite. */
@org.jspecify.annotations.NullMarked
package org.qinqing.store.internal;
