package org.qinqing.ui.classroom.internal;

import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.pack.PackRegistry;
import org.qinqing.report.ReportWriter;
import org.qinqing.training.Training;

/**
 * What the room stands on.
 *
 * @param classroom live classes
 * @param plans plans of classes
 * @param reports figures of classes
 * @param writer reports as documents
 * @param training the bank of questions
 * @param registry what is installed
 */
record Services(
    Classroom classroom,
    ClassPlans plans,
    ClassReports reports,
    ReportWriter writer,
    Training training,
    PackRegistry registry) {}
