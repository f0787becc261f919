package codev.infra.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An entry of the security log")
class SecurityLogEntryTest {
  private Instant now = Instant.parse("2027-01-11T12:00:00Z");

  @Test
  @DisplayName("is one line of pairs, in order, without what is null")
  void is_one_line_of_pairs() {
    var entry =
        SecurityLogEntry.of(SecurityEvent.ACCESS_REFUSED)
            .with("person", "alice")
            .with("policy", null)
            .with("status", 403);
    assertThat(entry).hasToString("event=access-refused person=alice status=403");
  }

  @Test
  @DisplayName("takes no line break, quote or field from a value")
  void a_value_stays_a_value() {
    var forged = "eve\r\nevent=sign-in\u2028person=\"admin\" \\";
    assertThat(SecurityLogEntry.of(SecurityEvent.SIGN_IN_REFUSED).with("person", forged))
        .hasToString("event=sign-in-refused person=\"eve event=sign-in person= admin\"");
    assertThat(SecurityLogEntry.of(SecurityEvent.SIGN_IN).with("person", "x".repeat(999)).fields())
        .hasEntrySatisfying("person", value -> assertThat(value).hasSize(200));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("has its pairs as fields of structured logs, beside those that their format has")
  void pairs_are_fields_of_structured_logs(SecurityEvent event) {
    var entry =
        SecurityLogEntry.of(event)
            .with("log", "sessions")
            .with("network", "2001:db8::")
            .with("up-to", 7);

    var json = structured(entry);

    assertThat(json.at("/log/logger").asString()).isEqualTo("codev.security");
    assertThat(json.at("/message").asString()).isEqualTo(entry.toString());
    assertThat(json.at("/codev/event").asString()).isEqualTo(event.key());
    assertThat(json.at("/codev/log").asString()).isEqualTo("sessions");
    assertThat(json.at("/codev/network").asString()).isEqualTo("2001:db8::");
    assertThat(json.at("/codev/up-to").asString()).isEqualTo("7");
    assertThat(json.at("/codev").propertyNames())
        .containsExactlyInAnyOrder("event", "log", "network", "up-to");
    assertThat(json.propertyNames())
        .isSubsetOf("@timestamp", "log", "process", "service", "message", "codev", "ecs");
  }

  /** In the Elastic Common Schema, as a service writes it where it is set. */
  private static JsonNode structured(SecurityLogEntry entry) {
    var context = new LoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    return JsonMapper.shared().readTree(encoder.encode(written(entry)));
  }

  private static ILoggingEvent written(SecurityLogEntry entry) {
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    var logger = (Logger) LoggerFactory.getLogger(SecurityLogEntry.LOGGER);
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    try {
      entry.write();
    } finally {
      logger.detachAppender(appender);
    }
    return appender.list.getFirst();
  }

  @Test
  @DisplayName("is written once in an interval where it repeats, however many keys there are")
  void repetitions_are_bounded() {
    var filter = new RepeatedEntryFilter(Duration.ofMinutes(1), () -> now);
    assertThat(filter.accepts("alice")).isTrue();
    assertThat(filter.accepts("alice")).isFalse();
    assertThat(IntStream.range(0, 20_000).filter(n -> filter.accepts("bob" + n)).count())
        .isEqualTo(9_999);
    now = now.plusSeconds(60);
    assertThat(filter.accepts("alice")).isTrue();
  }
}
