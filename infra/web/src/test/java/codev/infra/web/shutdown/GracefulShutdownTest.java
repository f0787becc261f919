package codev.infra.web.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.WebTest;
import codev.infra.web.sample.SampleService;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("An instance that is asked to stop")
class GracefulShutdownTest {
  private final ConfigurableApplicationContext instance =
      new SpringApplicationBuilder(SampleService.class)
          .run(
              "--server.port=0",
              "--codev.identity.issuer=" + WebTest.PROVIDER.issuer(),
              "--codev.identity.jwks=" + WebTest.PROVIDER.jwks(),
              "--codev.shutdown.drain=3s");

  @Test
  @DisplayName("is no longer ready, answers what still arrives, and closes those connections")
  void answers_while_it_is_no_longer_ready() throws Exception {
    assertThat(get("/api/time").headers().firstValue("Connection")).isEmpty();
    var closing = closeUntilNotReady();

    var answer = get("/api/time");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Connection")).hasValue("close");
    closing.join();
  }

  @Test
  @DisplayName("ends its streams in order when it has drained, and says when to reconnect")
  void ends_its_streams_in_order() throws Exception {
    var lines =
        WebTest.CLIENT.send(request("/api/stream"), BodyHandlers.ofLines()).body().iterator();
    assertThat(lines.next()).isEqualTo("retry:1000");
    var closing = closeUntilNotReady();
    assertThat(get("/api/time").statusCode()).isEqualTo(200);

    var rest = new ArrayList<String>();
    lines.forEachRemaining(rest::add);

    assertThat(rest).contains(":reconnect").anyMatch(line -> line.matches("retry:\\d+"));
    closing.join();
  }

  private Thread closeUntilNotReady() throws Exception {
    var closing = Thread.startVirtualThread(instance::close);
    while (get("/actuator/health/readiness").statusCode() == 200) Thread.onSpinWait();
    return closing;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return WebTest.CLIENT.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    var port = instance.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + WebTest.PROVIDER.token("alice", "participant"))
        .build();
  }
}
