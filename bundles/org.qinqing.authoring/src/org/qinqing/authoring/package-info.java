/**
 * Writing rule bundles without a programmer: from a template, a workbook or official files; editing
 * with live tests; what a bundle covers, and how places differ.
 */
@NullMarked
package org.qinqing.authoring;

import org.jspecify.annotations.NullMarked;
