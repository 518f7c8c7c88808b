package org.qinqing.ui.checker.internal;

import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.StyledTextPrintOptions;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** Lines on paper: the system asks for the printer, the pages are made in the background. */
final class PaperPrint {
  private PaperPrint() {}

  /**
   * Prints.
   *
   * @param title name of the job, and what stands at the top of each page
   * @return whether the person went through with it
   */
  static boolean print(Shell shell, Theme theme, String title, List<String> lines) {
    PrintDialog dialog = new PrintDialog(shell, SWT.NONE);
    PrinterData chosen = dialog.open();
    if (chosen == null) {
      return false;
    }
    Printer printer = new Printer(chosen);
    Shell unseen = new Shell(shell, SWT.NO_TRIM);
    StyledText text = new StyledText(unseen, SWT.MULTI | SWT.WRAP);
    text.setFont(theme.font(Type.TEXT));
    text.setText(String.join("\n", lines));
    StyledTextPrintOptions options = new StyledTextPrintOptions();
    options.jobName = title;
    options.header = title;
    options.footer =
        StyledTextPrintOptions.SEPARATOR
            + StyledTextPrintOptions.PAGE_TAG
            + StyledTextPrintOptions.SEPARATOR;
    Runnable pages = text.print(printer, options);
    unseen.dispose();
    Job job =
        new Job(title) {
          @Override
          protected IStatus run(IProgressMonitor monitor) {
            try {
              pages.run();
            } finally {
              printer.dispose();
            }
            return Status.OK_STATUS;
          }
        };
    job.setSystem(true);
    job.schedule();
    return true;
  }
}
