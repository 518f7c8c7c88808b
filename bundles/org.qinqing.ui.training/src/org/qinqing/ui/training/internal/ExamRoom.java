package org.qinqing.ui.training.internal;

import org.qinqing.training.certificate.Certificates;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.MockExams;

/**
 * What the tabs of exams and results work with, besides the {@link Desk}.
 *
 * @param mocks mock exams
 * @param blueprints what they are drawn from
 * @param certificates for those that are passed
 */
record ExamRoom(MockExams mocks, Blueprints blueprints, Certificates certificates) {}
