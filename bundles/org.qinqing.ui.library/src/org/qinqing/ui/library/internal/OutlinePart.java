package org.qinqing.ui.library.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.swt.widgets.Text;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The headings and articles of the document that is read, with a field to find one by typing. */
final class OutlinePart {
  private final Composite whole;
  private final Text field;
  private final Tree tree;
  private Optional<Document> document = Optional.empty();

  OutlinePart(
      Composite parent,
      Theme theme,
      Words words,
      Consumer<Address> opener,
      Consumer<Address> aside) {
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    whole.setLayout(layout);
    Composite head = Parts.group(whole, 1);
    ((GridLayout) head.getLayout()).marginWidth = 12;
    ((GridLayout) head.getLayout()).marginHeight = 10;
    FieldFrame frame = new FieldFrame(head, theme, 1, FieldFrame.BAR);
    field =
        frame.around(
            Parts.field(frame, theme, words.say("outline.find"), words.say("outline.find")));
    field.setLayoutData(Parts.wide());
    tree = new Tree(whole, theme, words.say("outline"), opener, aside);
    tree.setLayoutData(Parts.fill());
    field.addListener(SWT.Modify, event -> tree.seek(field.getText()));
    field.addListener(SWT.DefaultSelection, event -> tree.openFirst());
    field.addListener(
        SWT.KeyDown,
        event -> {
          if (event.keyCode == SWT.ARROW_DOWN) {
            event.doit = false;
            tree.setFocus();
          } else if (event.keyCode == SWT.ESC && !field.getText().isEmpty()) {
            field.setText("");
          }
        });
  }

  Control control() {
    return whole;
  }

  void find() {
    field.setFocus();
    field.selectAll();
  }

  /** Shows a document with one of its articles marked. */
  void show(Document shown, Address current) {
    if (!document.filter(shown::equals).isPresent()) {
      document = Optional.of(shown);
      tree.model(new OutlineModel(shown));
      if (!field.getText().isEmpty()) {
        field.setText("");
      }
    }
    tree.current(current);
  }

  /** The lines, of which only those in sight are drawn. */
  private static final class Tree extends Painted {
    private static final int ROW = 30;
    private static final int INDENT = 14;
    private static final int MARGIN = 12;
    private static final int SIGN = 12;
    private final Consumer<Address> opener;
    private final String title;
    private Optional<OutlineModel> model = Optional.empty();
    private List<OutlineModel.Line> lines = List.of();
    private Optional<Address> current = Optional.empty();
    private int cursor;
    private int top;

    Tree(
        Composite parent,
        Theme theme,
        String title,
        Consumer<Address> opener,
        Consumer<Address> aside) {
      super(parent, theme, title, ACC.ROLE_TREE, SWT.V_SCROLL);
      this.title = title;
      this.opener = opener;
      addListener(SWT.Resize, event -> scrolled(top));
      addListener(SWT.MouseDown, this::chosen);
      addListener(SWT.MouseWheel, event -> scrolled(top - event.count * ROW));
      bar().addListener(SWT.Selection, event -> scrolled(bar().getSelection()));
      onAction(() -> act(cursor));
      onAside(
          () -> {
            if (cursor < lines.size()) {
              lines.get(cursor).address().ifPresent(aside);
            }
          });
    }

    private ScrollBar bar() {
      return getVerticalBar();
    }

    void model(OutlineModel wanted) {
      model = Optional.of(wanted);
      top = 0;
      reread();
    }

    void seek(String words) {
      model.ifPresent(tree -> tree.seek(words));
      top = 0;
      reread();
      cursor = Math.max(0, firstArticle());
      named();
    }

    private int firstArticle() {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).address().isPresent()) {
          return i;
        }
      }
      return -1;
    }

    void openFirst() {
      int first = firstArticle();
      if (first >= 0) {
        act(first);
      }
    }

    void current(Address wanted) {
      current = Optional.of(wanted);
      for (int i = 0; i < lines.size(); i++) {
        if (isCurrent(lines.get(i))) {
          cursor = i;
          inSight();
        }
      }
      named();
      redraw();
    }

    private boolean isCurrent(OutlineModel.Line line) {
      return line.address().isPresent() && line.address().equals(current);
    }

    private void reread() {
      lines = model.map(OutlineModel::lines).orElse(List.of());
      cursor = Math.max(0, Math.min(cursor, lines.size() - 1));
      scrolled(top);
    }

    private void act(int index) {
      if (index >= lines.size()) {
        return;
      }
      cursor = index;
      OutlineModel.Line line = lines.get(index);
      if (line.address().isPresent()) {
        opener.accept(line.address().get());
      } else {
        model.ifPresent(tree -> tree.turn(index));
        reread();
      }
      named();
    }

    private void named() {
      name(cursor < lines.size() ? title + " " + lines.get(cursor).text() : title);
      getAccessible().selectionChanged();
      redraw();
    }

    private void chosen(Event event) {
      int index = (event.y + top) / ROW;
      if (index < lines.size()) {
        cursor = index;
        named();
      }
    }

    private void inSight() {
      int height = getClientArea().height;
      int from = cursor * ROW;
      if (from < top) {
        scrolled(from);
      } else if (height > 0 && from + ROW > top + height) {
        scrolled(from - height / 2);
      }
    }

    private void scrolled(int wanted) {
      int height = Math.max(1, getClientArea().height);
      int all = lines.size() * ROW;
      top = Math.max(0, Math.min(wanted, all - height));
      bar().setVisible(all > height);
      bar().setValues(top, 0, Math.max(height, all), height, ROW, height);
      redraw();
    }

    private void move(int to) {
      cursor = Math.max(0, Math.min(to, lines.size() - 1));
      inSight();
      named();
    }

    @Override
    protected void keyPressed(Event event) {
      int page = Math.max(1, getClientArea().height / ROW - 1);
      switch (event.keyCode) {
        case SWT.ARROW_DOWN -> move(cursor + 1);
        case SWT.ARROW_UP -> move(cursor - 1);
        case SWT.PAGE_DOWN -> move(cursor + page);
        case SWT.PAGE_UP -> move(cursor - page);
        case SWT.HOME -> move(0);
        case SWT.END -> move(lines.size() - 1);
        case SWT.ARROW_LEFT -> turn(true, event);
        case SWT.ARROW_RIGHT -> turn(false, event);
        default -> super.keyPressed(event);
      }
    }

    /** Left closes a heading, right opens it; with Alt the keys belong to the frame. */
    private void turn(boolean open, Event event) {
      if ((event.stateMask & SWT.MODIFIER_MASK) == 0
          && cursor < lines.size()
          && lines.get(cursor).address().isEmpty()
          && lines.get(cursor).open() == open) {
        act(cursor);
      }
    }

    @Override
    protected Point size(int widthHint) {
      return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint, 4 * ROW);
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
      int last = Math.min(lines.size() - 1, (top + area.height) / ROW);
      for (int i = top / ROW; i <= last; i++) {
        line(gc, i, i * ROW - top, area.width);
      }
    }

    private void line(GC gc, int index, int y, int width) {
      OutlineModel.Line line = lines.get(index);
      boolean here = isCurrent(line);
      if (here || index == cursor && isFocusControl()) {
        gc.setBackground(theme().color(here ? Role.ACCENT_SOFT : Role.SURFACE_SUNKEN));
        gc.fillRectangle(0, y, width, ROW);
      }
      if (here) {
        gc.setBackground(theme().color(Role.ACCENT));
        gc.fillRectangle(0, y, 3, ROW);
      }
      boolean heading = line.address().isEmpty();
      int x = MARGIN + line.depth() * INDENT;
      if (heading) {
        gc.drawImage(
            theme().icon(line.open() ? "down" : "right", Role.TEXT_SECONDARY, SIGN),
            x,
            y + (ROW - SIGN) / 2);
        x += SIGN + 6;
      }
      gc.setFont(theme().font(heading || here ? Type.SECONDARY_STRONG : Type.SECONDARY));
      gc.setForeground(theme().color(heading || here ? Role.TEXT : Role.TEXT_SECONDARY));
      String text = Shortened.to(gc, line.text(), width - x - MARGIN);
      gc.drawText(text, x, y + (ROW - gc.textExtent(text).y) / 2, true);
    }
  }
}
