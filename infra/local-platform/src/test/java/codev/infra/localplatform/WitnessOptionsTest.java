package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.process.CliException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The options of codev witness")
class WitnessOptionsTest {
  private static final Path ROOT = Path.of("/built/tree");

  @Test
  @DisplayName("name the logs, the keys and the witness")
  void name_logs_and_witness() {
    var arguments =
        Arguments.of(
            List.of(
                "witness",
                "--name",
                "audit.example",
                "--key",
                "KEY",
                "--log",
                "session-service=https://codev.example/api/audit/sessions/",
                "--log",
                "group-service=http://127.0.0.1:8082/api/audit/groups",
                "--token-file",
                "token"),
            ROOT);

    assertThat(arguments.command()).isEqualTo("witness");
    assertThat(arguments.keys()).containsExactly("KEY");
    assertThat(arguments.witness())
        .isEqualTo(
            new WitnessOptions(
                "audit.example",
                Map.of(
                    "session-service",
                    URI.create("https://codev.example/api/audit/sessions"),
                    "group-service",
                    URI.create("http://127.0.0.1:8082/api/audit/groups")),
                Path.of("token")));
    arguments.witness().requireComplete(true);
    assertThatThrownBy(() -> arguments.witness().requireComplete(false))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("--key");
  }

  @ParameterizedTest
  @DisplayName("a log without a name or an address is refused and quoted")
  @ValueSource(
      strings = {
        "https://codev.example/api/audit/sessions",
        "session-service=",
        "session-service=codev.example",
        "../session-service=https://codev.example",
        "session-service=file:///etc/passwd"
      })
  void a_wrong_log_is_refused(String log) {
    assertThatThrownBy(() -> Arguments.of(List.of("witness", "--log", log), ROOT))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("\"" + log + "\"");
  }

  @ParameterizedTest
  @DisplayName("a name that a note cannot have is refused")
  @ValueSource(strings = {"", "two words", "a+b"})
  void a_wrong_name_is_refused(String name) {
    assertThatThrownBy(() -> Arguments.of(List.of("witness", "--name", name), ROOT))
        .isInstanceOf(CliException.class);
  }
}
