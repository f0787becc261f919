package codev.infra.systemtest.faults.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Faults as text")
class FaultTextTest {
  @Test
  @DisplayName("are read as they were written")
  void are_read_as_they_were_written() {
    var faults = FaultSequence.of(1, 300);

    assertThat(FaultText.parse(FaultText.of(faults))).isEqualTo(faults);
  }

  @ParameterizedTest
  @DisplayName("can leave out what is usual, and what can be only one thing")
  @CsvSource({
    "KILL kafka, KILL kafka + 2000 ms",
    "PAUSE postgres, PAUSE postgres 5 s + 2000 ms",
    "DELAY views 7 s, DELAY views 7 s + 2000 ms",
    "RESTORE + 1 ms, RESTORE platform + 1 ms",
    "' TOPIC_LOST codev.groups ; ; FILL_DISK 3 s;',"
        + " TOPIC_LOST codev.groups + 2000 ms; FILL_DISK disk 3 s + 2000 ms",
  })
  void can_leave_out_what_is_usual(String written, String whole) {
    assertThat(FaultText.of(FaultText.parse(written))).isEqualTo(whole);
  }

  @ParameterizedTest
  @DisplayName("are refused where there is no such fault, or nothing of that name")
  @ValueSource(
      strings = {"BURN kafka", "KILL", "KILL disk", "CUT gateway", "kill kafka", "KILL kafka 5"})
  void are_refused(String text) {
    assertThatThrownBy(() -> FaultText.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
