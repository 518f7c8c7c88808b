package org.qinqing.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.internal.FolderClassroom;
import tools.jackson.databind.node.JsonNodeFactory;

/** Child process: hosts a class on loopback until its standard input ends, or it is killed. */
final class ClassHost {
  private ClassHost() {}

  /** Arguments: data folder, port or 0, participants, questions, id of a class to resume or "". */
  public static void main(String[] arguments) throws IOException {
    Classroom classroom = new FolderClassroom(new DataFolderAt(Path.of(arguments[0])));
    int participants = Integer.parseInt(arguments[2]);
    ClassSettings settings =
        new ClassSettings(
            InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]), participants, 5);
    String id = arguments[4];
    try (LiveClass live =
        id.isEmpty()
            ? classroom.start(agenda(Integer.parseInt(arguments[3])), settings)
            : classroom.resume(id, settings)) {
      System.out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("id", live.id())
              .put("code", live.code())
              .put("address", live.address().toString())
              .put("host", live.projectorLink().getQuery().substring("t=".length())));
      System.out.flush();
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private static ClassAgenda agenda(int questions) {
    List<ClassQuestion> asked = new ArrayList<>();
    for (int i = 1; i <= questions; i++) {
      asked.add(
          new ClassQuestion(
              "q" + i,
              ClassQuestion.Form.SINGLE,
              "第 " + i + " 题：管理和服务对象送来一份土特产，说是自家种的，能不能收？",
              List.of(
                  new Choice("A", "能收，不值几个钱"),
                  new Choice("B", "不能收，当场退回并说明"),
                  new Choice("C", "先收下，过后再说"),
                  new Choice("D", "请家里人收")),
              List.of("B"),
              "可能影响公正执行公务的礼品不能收。",
              List.of()));
    }
    return new ClassAgenda(
        "bench",
        List.of(new Round(Round.Mode.EVERYONE, "必答", "", asked, 1, 0, List.of(), Optional.empty())),
        List.of());
  }
}
