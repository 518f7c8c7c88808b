/** Certificates of passed exams that anybody can check without a network. */
@org.jspecify.annotations.NullMarked
package org.qinqing.training.certificate;
