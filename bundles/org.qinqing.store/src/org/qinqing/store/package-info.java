/**
 * Keeping what people enter: the encrypted personal vault, and the database of what people do
 * ({@link org.qinqing.store.PeopleStore}).
 */
@org.jspecify.annotations.NullMarked
package org.qinqing.store;
