package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Démarrer la plateforme d'une seule commande")
@Isolated("kills one process after another")
class StartupTest {

  private final Platform platform = Platform.running();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @DisplayName("chaque processus est prêt, et la passerelle le confirme")
  void everything_is_ready() throws Exception {
    assertThat(platform.processes())
        .extracting(Platform.Running::name)
        .containsExactlyInAnyOrder(
            "codev",
            "postgres",
            "kafka",
            "views",
            "identity",
            "mail",
            "group-service",
            "session-service",
            "learning-service",
            "gateway");
    assertThat(platform.processes()).allMatch(each -> each.state().equals("READY"));
    assertThat(status(platform.address().resolve("/actuator/health"))).isEqualTo(200);
  }

  @Test
  @DisplayName("le tout tient dans deux gigaoctets")
  void everything_fits_into_two_gigabytes() {
    var total = platform.processes().stream().mapToLong(Platform.Running::memoryBytes).sum();

    assertThat(total).isLessThan(2L << 30);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("un processus tué revient de lui-même")
  @ValueSource(
      strings = {"gateway", "group-service", "kafka", "postgres", "views", "identity", "mail"})
  void a_killed_process_comes_back(String name) {
    var former = platform.process(name).pid();

    platform.kill(name);

    assertThat(platform.awaitReady(name, former).pid()).isNotEqualTo(former);
  }

  @Test
  @DisplayName("démarrer deux fois est refusé en une ligne, sans déranger la première")
  void a_second_start_is_refused() {
    var log = platform.data().resolve("logs/codev.log").toFile();
    var length = log.length();
    var second = platform.codev("up", "--detach", "--port", String.valueOf(Platform.freePorts()));

    assertThat(second.status()).isNotZero();
    assertThat(second.output().lines()).singleElement().asString().contains("already running");
    assertThat(platform.processes()).allMatch(each -> each.state().equals("READY"));
    assertThat(log.length()).isPositive().isGreaterThanOrEqualTo(length);
  }

  @Test
  @DisplayName("un port déjà pris est nommé, avec qui en a besoin, et rien ne reste")
  void a_taken_port_is_named(@TempDir Path data) throws IOException {
    var first = Platform.freePorts();
    try (var _ = new ServerSocket(first + 3, 1, InetAddress.getLoopbackAddress())) {
      var elsewhere = Platform.at(data, first);

      var answer = elsewhere.codev("up", "--port", String.valueOf(first));

      assertThat(answer.status()).isNotZero();
      assertThat(answer.output().lines())
          .singleElement()
          .asString()
          .contains("session-service needs port " + (first + 3));
      assertThat(elsewhere.codev("status").output()).contains("not running");
    }
  }

  @Test
  @DisplayName("une commande inconnue montre celles qui existent")
  void an_unknown_command_shows_the_known_ones() {
    var answer = platform.codev("fly");

    assertThat(answer.status()).isNotZero();
    assertThat(answer.output()).contains("Unknown command: fly", "./codev up", "./codev down");
  }

  private int status(URI address) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .statusCode();
  }
}
