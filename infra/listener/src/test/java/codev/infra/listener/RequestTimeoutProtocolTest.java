package codev.infra.listener;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.faults.SlowClient;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

@DisplayName("A request whose bytes come regularly, and do not end,")
@Execution(ExecutionMode.CONCURRENT)
class RequestTimeoutProtocolTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String POST =
      "POST /%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=";

  private static WebServer server;

  @BeforeAll
  static void start() {
    var factory = new TomcatServletWebServerFactory(0);
    RequestTimeoutProtocol.of(LIMIT, LIMIT).customize(factory);
    server =
        factory.getWebServer(
            context -> {
              context.addServlet("body", new Reading()).addMapping("/body");
              context.addServlet("form", new ReadingFields()).addMapping("/form");
              context.addServlet("unread", new Answering()).addMapping("/unread");
            });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  @DisplayName("is ended in its headers")
  void headers() throws IOException {
    assertThat(slow("GET /body HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")).isEmpty();
  }

  @Test
  @DisplayName("is ended in its body, and answered 408")
  void body() throws IOException {
    assertThat(slow(POST.formatted("body") + "\r\n")).startsWith("HTTP/1.1 408");
  }

  @Test
  @DisplayName("is ended in the fields of a form")
  void form() throws IOException {
    assertThat(slow(POST.formatted("form") + FORM)).doesNotContain("200");
  }

  @Test
  @DisplayName("is ended after its answer, if its handler does not read the body")
  void unread() throws IOException {
    assertThat(slow(POST.formatted("unread") + "\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  @DisplayName("is answered if it ends in time, and the connection is used again")
  void in_time() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      for (var path : List.of("body", "form", "unread", "body")) {
        var response =
            client.send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/%s".formatted(server.getPort(), path)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("name=" + "a".repeat(100_000)))
                    .build(),
                BodyHandlers.ofString());
        assertThat(Map.of(path, response.body()))
            .isEqualTo(Map.of(path, path.equals("unread") ? "answered" : "a"));
      }
    }
  }

  private static String slow(String beginning) throws IOException {
    try (var client = SlowClient.of(server.getPort(), beginning)) {
      return client.untilClosed();
    }
  }

  private static final class Reading extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        var body = request.getInputStream().readAllBytes();
        response.getWriter().write(body[body.length - 1]);
      } catch (IOException answered) {
        assertThat(response.isCommitted()).isTrue();
      }
    }
  }

  private static final class ReadingFields extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().write(request.getParameter("name").charAt(0));
    }
  }

  private static final class Answering extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().write("answered");
    }
  }
}
