package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A program that is started without settings")
class DefaultSettingsTest {
  private static final Pattern SECRET = Pattern.compile("(?:password|secret): \\$\\{\\w+:([^}]*)}");

  @ParameterizedTest
  @ValueSource(strings = {"group-service", "session-service", "learning-service", "gateway"})
  @DisplayName("has no password that everybody can read in the repository")
  void has_no_known_password(String program) throws IOException {
    assertThat(SECRET.matcher(settings(program)).results().map(found -> found.group(1)))
        .isNotEmpty()
        .containsOnly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"group-service", "session-service", "learning-service"})
  @DisplayName("is reached from its own machine only")
  void listens_on_its_own_machine(String service) throws IOException {
    assertThat(settings(service)).contains("address: ${CODEV_ADDRESS:127.0.0.1}");
  }

  private static String settings(String program) throws IOException {
    return Files.readString(
        ArchitectureRules.repository().resolve(program + "/src/main/resources/application.yaml"));
  }
}
