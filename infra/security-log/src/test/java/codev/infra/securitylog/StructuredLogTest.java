package codev.infra.securitylog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The log of a process whose setting asks for structured lines")
class StructuredLogTest {
  private static final String SETTING = "LOGGING_STRUCTURED_FORMAT_CONSOLE";

  /** What is logged is that of a service; nothing else of it is here. */
  static final class Program {
    private Program() {}

    public static void main(String[] words) {
      var context = SpringApplication.run(Program.class, words);
      SecurityLogEntry.of(SecurityEvent.ACCESS_REFUSED)
          .with("person", "alice")
          .with("up-to", 7)
          .write();
      LoggerFactory.getLogger(Program.class)
          .error("two\nlines", new IllegalStateException("of\ntwo lines"));
      context.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ecs, /log/logger, /message, /codev/event, /codev/up-to, /service/name, group-service",
    "logstash, /logger_name, /message, /codev.event, /codev.up-to, /@version, 1",
    "gelf, /_log_logger, /short_message, /_codev.event, /_codev.up-to, /host, group-service"
  })
  @DisplayName("is one object of JSON a line, in which the security log's pairs are fields")
  void is_one_object_a_line(
      String format,
      String logger,
      String message,
      String event,
      String upTo,
      String other,
      String value)
      throws Exception {
    var lines = lines(format);

    assertThat(lines).allMatch(JsonNode::isObject);
    assertThat(texts(lines, message)).contains("two\nlines");
    assertThat(texts(lines, other)).containsOnly(value);
    var entries =
        lines.stream()
            .filter(line -> line.at(logger).asString("").equals(SecurityLogEntry.LOGGER))
            .toList();
    assertThat(texts(entries, message))
        .containsExactly("event=access-refused person=alice up-to=7");
    assertThat(texts(entries, event)).containsExactly("access-refused");
    assertThat(texts(entries, upTo)).containsExactly("7");
  }

  private static List<String> texts(List<JsonNode> lines, String place) {
    return lines.stream().map(line -> line.at(place).asString("")).toList();
  }

  @Test
  @DisplayName("begins each entry with its time and offset where it does not")
  void a_plain_line_has_its_time() throws Exception {
    var entries =
        output(Map.of()).lines().filter(line -> line.contains(SecurityLogEntry.LOGGER)).toList();

    assertThat(entries).hasSize(1);
    var time = entries.getFirst().substring(0, entries.getFirst().indexOf(' '));
    assertThat(OffsetDateTime.parse(time).toInstant()).isBefore(Instant.now().plusSeconds(1));
    assertThat(entries.getFirst()).endsWith(" event=access-refused person=alice up-to=7");
  }

  private static List<JsonNode> lines(String format) throws IOException, InterruptedException {
    return output(Map.of(SETTING, format))
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  private static String output(Map<String, String> settings)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Program.class.getName(),
                "--spring.application.name=group-service",
                "--spring.main.banner-mode=off",
                "--spring.main.web-application-type=none")
            .redirectError(Redirect.DISCARD);
    builder.environment().putAll(settings);
    var process = TestTimeouts.limited(builder.start());
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Without the test kit, which says how the log of a test is written. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> !path.matches(".*/test-kit(/target/.*|-[^/]*\\.jar)"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
