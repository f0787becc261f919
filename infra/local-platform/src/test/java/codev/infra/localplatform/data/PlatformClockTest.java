package codev.infra.localplatform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.process.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The clock of a platform")
class PlatformClockTest {
  private static final Instant MACHINE = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;
  private DataDirectory data;

  @BeforeEach
  void a_data_directory() {
    data = new DataDirectory(folder);
  }

  @Test
  @DisplayName("is the machine's unless a beginning is given")
  void is_the_machines() {
    assertThat(data.clock().offset()).isZero();
  }

  @Test
  @DisplayName("begins where it is set, before or after the machine's, and stays with the data")
  void begins_at_a_moment() {
    data.clock().beginAt(MACHINE.minus(Duration.ofDays(3)), MACHINE);
    assertThat(data.clock().offset()).isEqualTo(Duration.ofDays(-3));
    data.clock().beginAt(MACHINE.plus(Duration.ofDays(100)), MACHINE);
    assertThat(new DataDirectory(folder).clock().offset()).isEqualTo(Duration.ofDays(100));
  }

  @Test
  @DisplayName("never goes back for data that a platform has written")
  void never_goes_back() throws Exception {
    data.clock().beginAt(MACHINE.plus(Duration.ofDays(100)), MACHINE);
    Files.writeString(data.state(), "{}");
    assertThatThrownBy(() -> data.clock().beginAt(MACHINE, MACHINE))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("already at 2027-03-09T12:00:00Z");
    assertThat(data.clock().offset()).isEqualTo(Duration.ofDays(100));
  }
}
