package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.process.CliException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Proxies between the services and their stores")
class StoreProxiesTest {
  private static final Path ROOT = Path.of("/built/tree");

  @Test
  @DisplayName("are named for each store by itself, and handed on to a detached supervisor")
  void are_named_by_store() {
    var options = up("up", "--proxy", "postgres=31000", "--proxy", "kafka=31001");

    assertThat(options.proxies().port("postgres", 8085)).isEqualTo(31_000);
    assertThat(options.proxies().port("kafka", 8086)).isEqualTo(31_001);
    assertThat(options.proxies().port("views", 8088)).isEqualTo(8_088);
    assertThat(options.words())
        .containsSequence("--proxy", "kafka=31001", "--proxy", "postgres=31000");
  }

  @ParameterizedTest
  @DisplayName("are refused with the store or port that cannot be")
  @ValueSource(strings = {"identity=31000", "postgres", "postgres=", "kafka=80", "views=70000"})
  void a_wrong_request_is_refused(String words) {
    assertThatThrownBy(() -> up("up", "--proxy", words))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("\"" + words + "\"")
        .hasMessageContaining("kafka, postgres, views");
  }

  @ParameterizedTest
  @DisplayName("are refused by every other command")
  @ValueSource(strings = {"demo", "train", "status"})
  void other_commands_refuse_them(String command) {
    assertThatThrownBy(() -> up(command, "--proxy", "postgres=31000"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("./codev up");
  }

  @Test
  @DisplayName("are refused before a server of one's own")
  void are_refused_before_a_server_of_ones_own() {
    var proxies = StoreProxies.NONE.with("postgres=31000");

    assertThatThrownBy(() -> proxies.requireNoOwnServer(Map.of("CODEV_POSTGRES_URL", "jdbc:…")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("CODEV_POSTGRES_URL");
    assertThatCode(() -> proxies.requireNoOwnServer(Map.of("CODEV_KAFKA", "broker:9092")))
        .doesNotThrowAnyException();
  }

  private static UpOptions up(String... words) {
    return Arguments.of(List.of(words), ROOT).up();
  }
}
