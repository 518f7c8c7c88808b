package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackDraft;
import org.qinqing.data.DataFolder;
import org.qinqing.ui.kit.Words;

/**
 * What an author works on. It outlives the pages, which are made anew with each look, so that
 * leaving the room loses nothing. Used on the UI thread.
 */
final class Desk {
  /** What shows the draft at the moment. */
  interface Screen {
    /** Hands over what was typed and not yet taken into the draft. */
    void flush();

    /** The draft was read anew. */
    void reread();
  }

  private final DataFolder data;
  private final RecentFolders recent;
  private final Words words;
  private final IWorkbenchListener closing = new Closing();
  private @Nullable PackDraft draft;
  private @Nullable Screen screen;
  private Standing.@Nullable Key chosen;
  private @Nullable Standing standing;
  private boolean source;
  private boolean listening;

  Desk(DataFolder data, Words words) {
    this.data = data;
    this.words = words;
    recent = new RecentFolders(data);
  }

  DataFolder data() {
    return data;
  }

  RecentFolders recent() {
    return recent;
  }

  Optional<PackDraft> draft() {
    return Optional.ofNullable(draft);
  }

  Optional<Standing.Key> chosen() {
    return Optional.ofNullable(chosen);
  }

  Optional<Standing> standing() {
    return Optional.ofNullable(standing);
  }

  /** Whether parts are edited as they are written, rather than in a form. */
  boolean source() {
    return source;
  }

  void source(boolean value) {
    source = value;
  }

  void chosen(Optional<Standing.Key> value) {
    chosen = value.orElse(null);
  }

  void standing(Standing value) {
    standing = value;
  }

  /** Puts a draft on the desk, or nothing; the one before must have been asked about. */
  void put(Optional<PackDraft> value) {
    draft = value.orElse(null);
    chosen = null;
    standing = null;
    if (!listening && PlatformUI.isWorkbenchRunning()) {
      listening = true;
      PlatformUI.getWorkbench().addWorkbenchListener(closing);
    }
  }

  void screen(@Nullable Screen value) {
    screen = value;
  }

  /** The room leaves. */
  void close() {
    if (listening && PlatformUI.isWorkbenchRunning()) {
      PlatformUI.getWorkbench().removeWorkbenchListener(closing);
    }
  }

  /** Whether something is not saved. */
  boolean changed() {
    flush();
    return draft != null && draft.changed();
  }

  private void flush() {
    if (screen != null) {
      screen.flush();
    }
  }

  /** Asks what becomes of unsaved changes; false when the person wants to go on with them. */
  boolean mayLeave(Shell shell) {
    if (!changed()) {
      return true;
    }
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            shell,
            words.say("leave.title"),
            words.say("leave.text", draft().map(Desk::name).orElse("")),
            SWT.NONE,
            words.say("leave.save"),
            words.say("leave.drop"),
            words.say("leave.stay"));
    return answer == 0 ? save(shell) : answer == 1;
  }

  static String name(PackDraft draft) {
    return String.valueOf(draft.folder().toAbsolutePath().normalize().getFileName());
  }

  /** Writes the draft; asks when others changed its files meanwhile. */
  boolean save(Shell shell) {
    flush();
    PackDraft now = draft;
    if (now == null) {
      return true;
    }
    try {
      List<Path> others = now.save();
      return others.isEmpty() || settle(shell, now, others);
    } catch (IOException e) {
      return failed(shell, "error.save", e);
    }
  }

  private boolean settle(Shell shell, PackDraft now, List<Path> others) {
    String names =
        others.stream()
            .map(path -> String.valueOf(path.getFileName()))
            .collect(Collectors.joining(words.say("list.and")));
    int answer =
        MessageDialog.open(
            MessageDialog.WARNING,
            shell,
            words.say("conflict.title"),
            words.say("conflict.text", names),
            SWT.NONE,
            words.say("conflict.stay"),
            words.say("conflict.over"),
            words.say("conflict.reload"));
    try {
      if (answer == 1) {
        now.saveOver();
        return true;
      }
      if (answer == 2) {
        now.reload();
        if (screen != null) {
          screen.reread();
        }
      }
    } catch (IOException e) {
      return failed(shell, answer == 1 ? "error.save" : "error.reload", e);
    }
    return false;
  }

  private boolean failed(Shell shell, String key, IOException failure) {
    MessageDialog.openError(shell, words.say("error.title"), said(failure, key));
    return false;
  }

  /**
   * Says what went wrong: the sentence of the service if it made one, else one of ours.
   *
   * @param key of our sentence
   */
  String said(Exception failure, String key) {
    if (failure instanceof DataFolder.BusyException busy) {
      return words.say("error.busy", busy.owner());
    }
    String message = String.valueOf(failure.getMessage());
    return message.endsWith(words.say("error.end")) ? message : words.say(key, message);
  }

  /** Closing the window asks first. */
  private final class Closing implements IWorkbenchListener {
    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
      @Nullable Shell shell =
          workbench.getActiveWorkbenchWindow() == null
              ? workbench.getDisplay().getActiveShell()
              : workbench.getActiveWorkbenchWindow().getShell();
      return forced || shell == null || mayLeave(shell);
    }

    @Override
    public void postShutdown(IWorkbench workbench) {}
  }
}
