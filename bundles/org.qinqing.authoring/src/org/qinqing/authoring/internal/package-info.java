@NullMarked
package org.qinqing.authoring.internal;

import org.jspecify.annotations.NullMarked;
