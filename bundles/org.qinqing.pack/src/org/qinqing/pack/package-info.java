/**
 * The rule bundle (规则包): what one consists of, what is installed now, and what is wrong with it.
 *
 * <p>All types are immutable values unless they are named a service. A value is validated once,
 * when it is read, and trusted from then on. Nothing here is {@code null}: an absent value is an
 * {@link java.util.Optional} or an empty collection.
 */
@org.jspecify.annotations.NullMarked
package org.qinqing.pack;
