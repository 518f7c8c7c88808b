/** How the checker fares on situations that nobody has tuned it on. */
@NullMarked
package org.qinqing.checker.tests;

import org.jspecify.annotations.NullMarked;
