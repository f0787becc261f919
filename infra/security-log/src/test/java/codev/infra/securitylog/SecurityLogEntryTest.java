package codev.infra.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
