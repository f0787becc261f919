package codev.infra.systemtest.faults.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An alarm during faults")
class ExpectedAlarmsTest {
  private static final String NO_KEY =
      "message 7 of group-service, at offset 3, is refused: its publisher has no key abc";

  @ParameterizedTest
  @DisplayName("is expected where a fault raises it by itself")
  @CsvSource({
    "checkpoint-not-kept, KILL postgres",
    "checkpoint-not-kept, SWALLOW postgres",
    "checkpoint-not-kept, FILL_DISK",
    "checkpoint-not-kept, PAUSE session-service-2",
    "message-refused, KILL group-service",
  })
  void is_expected(String kind, String faults) {
    assertThat(ExpectedAlarms.isExpected(kind, NO_KEY, FaultText.parse(faults))).isTrue();
  }

  @ParameterizedTest
  @DisplayName("is not expected where no such fault was performed, or something was altered")
  @CsvSource({
    "checkpoint-not-kept, KILL kafka; LOSE_VIEWS; KILL session-service",
    "message-refused, KILL kafka; TOPIC_LOST codev.groups",
    "log-altered, BACKUP; KILL postgres; RESTORE",
    "entry-altered, KILL postgres; FILL_DISK",
    "view-altered, LOSE_VIEWS; FILL_DISK; KILL views",
    "of-a-later-version, KILL postgres",
  })
  void is_not_expected(String kind, String faults) {
    assertThat(ExpectedAlarms.isExpected(kind, NO_KEY, FaultText.parse(faults))).isFalse();
  }

  @ParameterizedTest
  @DisplayName("about a refused message is expected only while its publisher's key is not known")
  @CsvSource({
    "it is not signed",
    "it is not what key abc has signed",
    "its position was handled with another hash of the log: 12",
  })
  void forged_message(String why) {
    var faults = FaultText.parse("KILL group-service; KILL session-service");

    assertThat(ExpectedAlarms.isExpected("message-refused", why, faults)).isFalse();
  }
}
