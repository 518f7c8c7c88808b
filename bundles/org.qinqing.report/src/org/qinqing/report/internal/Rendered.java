package org.qinqing.report.internal;

import java.util.List;
import java.util.OptionalInt;
import org.qinqing.report.ReportFinding;

/**
 * A file in memory.
 *
 * @param bytes the file; empty when it could not be made
 * @param pages where known
 * @param findings what came up; with an error when there are no bytes
 */
record Rendered(byte[] bytes, OptionalInt pages, List<ReportFinding> findings) {}
