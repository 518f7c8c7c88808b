/** A class in real browsers: telephones and the projector, against the bundles of the product. */
package org.qinqing.browser;
