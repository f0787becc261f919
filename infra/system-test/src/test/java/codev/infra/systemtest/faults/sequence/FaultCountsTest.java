package codev.infra.systemtest.faults.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The counts of faults")
class FaultCountsTest {
  @Test
  @DisplayName("are of each kind, also of those of which there was none")
  void are_of_each_kind() {
    var faults = FaultText.parse("KILL kafka; KILL postgres; PAUSE gateway 5 s; BACKUP; RESTORE");

    assertThat(FaultCounts.of(faults, List.of()))
        .hasToString(
            "KILL 2, TERMINATE 0, PAUSE 1, LOSE_VIEWS 0, LOSE_BROKER 0, FILL_DISK 0, TOPIC_LOST 0,"
                + " CUT 0, DELAY 0, SWALLOW 0, BACKUP 1, RESTORE 1");
  }

  @Test
  @DisplayName("do not include what was not possible, which is named")
  void are_of_what_was_done() {
    var faults = FaultText.parse("FILL_DISK 3 s; RESTORE; FILL_DISK 4 s");

    assertThat(FaultCounts.of(faults, faults.subList(0, 2)).toString())
        .contains("FILL_DISK 1 (1 more not possible)", "RESTORE 0 (1 more not possible)");
  }
}
