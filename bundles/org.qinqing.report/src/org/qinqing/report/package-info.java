/** Writing files for people out of plain models: official documents, booklets, forms. */
@org.jspecify.annotations.NullMarked
package org.qinqing.report;
