package codev.infra.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Alert rules")
class AlertRulesTest {
  private static final Path RULES = Path.of("../prometheus");

  /** As Prometheus names them; those of the JVM are Micrometer's own. */
  private static final Pattern METER = Pattern.compile("\\b(codev|http_server_requests)_[a-z_]+");

  @Test
  @DisplayName("fire when they should and at no other time, by promtool")
  void fire_when_they_should() throws Exception {
    var promtool = onPath().filter(Files::isExecutable).findFirst();
    assumeTrue(promtool.isPresent(), "there is no promtool: Debian's package promtool has it");

    var process =
        TestTimeouts.limited(
            new ProcessBuilder(
                    promtool.get().toString(),
                    "test",
                    "rules",
                    "alerts-test.yml",
                    "objectives-test.yml")
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start());
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  @DisplayName("use meters that the services have")
  void use_meters_that_exist() throws Exception {
    var wanted = new TreeSet<String>();
    for (var rules : List.of("alerts.yml", "objectives.yml"))
      METER
          .matcher(Files.readString(RULES.resolve(rules)))
          .results()
          .forEach(match -> wanted.add(match.group()));
    assertThat(wanted).isNotEmpty();

    var exported = ExportedMeters.of(Platform.running());

    assertThat(wanted).allMatch(exported::has);
  }

  private static Stream<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "promtool"));
  }
}
