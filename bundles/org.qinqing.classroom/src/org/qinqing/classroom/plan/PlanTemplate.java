package org.qinqing.classroom.plan;

/**
 * A way a class can go, to be filled with what is installed.
 *
 * @param id such as {@code discipline-90}
 * @param title name for people, in the language of the program
 * @param minutes how long such a class is
 * @param course its parts in one line, in the language of the program
 */
public record PlanTemplate(String id, String title, int minutes, String course) {}
