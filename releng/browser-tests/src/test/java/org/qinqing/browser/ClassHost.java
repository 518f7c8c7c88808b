package org.qinqing.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.internal.FolderClassroom;
import org.qinqing.data.DataFolder;

/** Child process: hosts a class on loopback until its standard input ends, or it is killed. */
final class ClassHost {
  private ClassHost() {}

  private record Folder(Path root) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) {
      return () -> {};
    }
  }

  /**
   * Arguments: data folder, port or 0, name of an agenda, id of a class to resume or "". Prints
   * four lines: id, code, link to join, link of the projector.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Classroom classroom = new FolderClassroom(new Folder(Path.of(arguments[0])));
    ClassSettings settings =
        new ClassSettings(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]), 20, 3);
    String id = arguments[3];
    LiveClass live =
        id.isEmpty()
            ? classroom.start(agenda(arguments[2]), settings)
            : classroom.resume(id, settings);
    try (live) {
      CountDownLatch over = new CountDownLatch(1);
      Thread input =
          new Thread(
              () -> {
                try {
                  System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // As good as its end.
                  System.err.println(e);
                }
                over.countDown();
              });
      input.setDaemon(true);
      input.start();
      System.out.println(live.id());
      System.out.println(live.code());
      System.out.println(live.joinLink());
      System.out.println(live.projectorLink());
      System.out.flush();
      over.await();
    }
  }

  private static ClassAgenda agenda(String name) {
    return switch (name) {
      case "whole" ->
          new ClassAgenda(
              "亲清政商关系 90 分钟",
              List.of(
                  lecture(), opinions(), everyone(), rush(), timed(Duration.ofSeconds(4)), stake()),
              List.of("一队", "二队"));
      case "everyone" -> new ClassAgenda("小测", List.of(everyone()), List.of());
      case "opinions" -> new ClassAgenda("同学的公司", List.of(opinions()), List.of());
      case "patient" -> new ClassAgenda("限时", List.of(timed(Duration.ofMinutes(10))), List.of());
      case "keyboard" -> new ClassAgenda("小测与抢答", List.of(everyone(), rush(), stake()), List.of());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Round round(Mode mode, String title, String text, ClassQuestion... questions) {
    List<Integer> stakes = mode == Mode.STAKE ? List.of(5, 10, 20) : List.of();
    return new Round(mode, title, text, List.of(questions), 10, 5, stakes, Optional.empty());
  }

  private static Round lecture() {
    return round(
        Mode.LECTURE,
        "微课：什么叫“可能影响公正执行公务”",
        "看三件事：对方是谁，手里有没有你管的事；给的是什么，值多少；给在什么时候，前后有没有请托。\n\n三件事里有一件说不清，就先不收，先报告。");
  }

  private static Round opinions() {
    return round(
        Mode.OPINION,
        "分歧意见",
        "",
        new ClassQuestion(
            "o1",
            Form.OPINION,
            "同学的公司正在我单位投标，他只想知道评审到哪一步。我打电话问了科室，没提任何要求。",
            List.of(
                new Choice("a", "没问题，只是问问"),
                new Choice("b", "不妥，以后别问"),
                new Choice("c", "不可以，这是打听")),
            List.of(),
            "关键不在有没有提要求，而在打听了未公开的评审情况。公开进度可以让同学自己查。",
            List.of()));
  }

  private static Round everyone() {
    return round(
        Mode.EVERYONE,
        "必答",
        "",
        new ClassQuestion(
            "e1",
            Form.SINGLE,
            "某局干部下企业检查，误了饭点。企业负责人说食堂有现成的份饭，大家一起吃一点。他该怎么办？",
            List.of(
                new Choice("A", "坚决不吃，饿着肚子继续查"),
                new Choice("B", "按份饭标准吃，当场扫码付钱，留下付款记录"),
                new Choice("C", "吃了再说，反正就一碗面，不用较真"),
                new Choice("D", "让企业到外面饭店摆一桌，回头一起结账")),
            List.of("B"),
            "误餐时按标准用餐并付清，没有占企业便宜，正常办事不受影响。",
            List.of()),
        new ClassQuestion(
            "e2",
            Form.MULTIPLE,
            "下列哪些属于正常的政商交往？",
            List.of(
                new Choice("A", "公开举行的座谈会上听企业讲困难"),
                new Choice("B", "收下企业送的购物卡"),
                new Choice("C", "按程序到企业调研"),
                new Choice("D", "请企业代付外出考察的费用")),
            List.of("A", "C"),
            "公开、按程序、不占便宜，三样都在，就大大方方交往。",
            List.of()),
        new ClassQuestion(
            "e3",
            Form.ORDERING,
            "当面推不掉一份礼品，按顺序应当怎么办？",
            List.of(new Choice("A", "登记上交"), new Choice("B", "当面说明不能收"), new Choice("C", "向组织报告")),
            List.of("B", "C", "A"),
            "先说明，再报告，在规定时间内登记上交。",
            List.of()));
  }

  private static Round rush() {
    return round(
        Mode.RUSH,
        "抢答",
        "",
        new ClassQuestion(
            "r1", Form.SPOKEN, "“亲”和“清”分别要求干部做到什么？", List.of(), List.of(), "", List.of()));
  }

  private static Round timed(Duration limit) {
    return new Round(
        Mode.TIMED,
        "限时",
        "",
        List.of(
            new ClassQuestion(
                "t1",
                Form.SINGLE,
                "节日里服务对象寄来一箱水果，快递已放在家门口，怎么办？",
                List.of(
                    new Choice("A", "不值几个钱，收下"),
                    new Choice("B", "退回并说明，留下凭据"),
                    new Choice("C", "分给同事")),
                List.of("B"),
                "退回并留下凭据；退不回去的，报告并登记上交。",
                List.of())),
        10,
        0,
        List.of(),
        Optional.of(limit));
  }

  private static Round stake() {
    return round(
        Mode.STAKE,
        "风险题",
        "",
        new ClassQuestion(
            "s1",
            Form.SINGLE,
            "领导干部的配偶可以在他管辖的地区经商办企业吗？",
            List.of(new Choice("A", "可以"), new Choice("B", "要看规定的范围和职务")),
            List.of("B"),
            "按领导干部亲属经商办企业的规定，看职务和范围。",
            List.of()));
  }
}
