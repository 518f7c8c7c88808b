package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Round;

/** The web server starts in the framework for one class, and nothing listens after it. */
class ClassroomInTheFrameworkTest {
  private static final ClassAgenda AGENDA =
      new ClassAgenda(
          "某单位纪律教育",
          List.of(
              new Round(
                  Round.Mode.EVERYONE,
                  "必答",
                  "",
                  List.of(
                      new ClassQuestion(
                          "q",
                          ClassQuestion.Form.SINGLE,
                          "能收吗？",
                          List.of(new Choice("a", "能"), new Choice("b", "不能")),
                          List.of("b"),
                          "",
                          List.of())),
                  1,
                  0,
                  List.of(),
                  Optional.empty())),
          List.of());

  @Test
  void aClassListensAndIsGoneAfterwards() throws IOException, InterruptedException {
    Classroom classroom = Services.get(Classroom.class);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    LiveClass live = classroom.start(AGENDA, ClassSettings.at(loopback, 0));
    int port = live.address().getPort();
    String qr = "/api/host/qr.svg?" + live.projectorLink().getQuery();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/", "/words.js", "/phone.js", qr)) {
        URI at = live.address().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(at).build();
        assertEquals(
            200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode(), path);
      }
    }
    live.end(false);
    assertThrows(ConnectException.class, () -> new Socket(loopback, port).close());
  }
}
