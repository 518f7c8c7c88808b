/** How the checker fares on situations that were written apart from what it learns from. */
@NullMarked
package org.qinqing.checker.tests;

import org.jspecify.annotations.NullMarked;
