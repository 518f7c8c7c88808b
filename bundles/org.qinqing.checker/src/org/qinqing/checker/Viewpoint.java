package org.qinqing.checker;

import java.time.LocalDate;
import org.qinqing.pack.Locality;

/**
 * From where a deed is looked at again, its facts left as they are.
 *
 * @param locality by the rules of which place
 * @param asOf by the rules of which day; a day other than the request's wins over a day in the
 *     words
 * @param otherSide whether the deed is turned round: told by the other of the two parties
 */
public record Viewpoint(Locality locality, LocalDate asOf, boolean otherSide) {}
