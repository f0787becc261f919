package codev.infra.localplatform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The identity of a process")
class ProcessIdentityTest {
  private final ProcessIdentity mine = ProcessIdentity.of(ProcessHandle.current());

  @Test
  @DisplayName("is not that of another process which was given its number later")
  void a_reused_pid_is_not_mistaken() {
    var former = mine.startedAt().minusSeconds(60);

    assertThat(mine.isAlive()).isTrue();
    assertThat(new ProcessIdentity(mine.pid(), former, "boot/1").isAlive()).isFalse();
    assertThat(new ProcessIdentity(mine.pid(), former, null).isAlive()).isFalse();
  }

  @Test
  @DisplayName("stays the same when the machine's clock is set")
  void the_clock_may_be_set() {
    var before = new ProcessIdentity(mine.pid(), mine.startedAt().minusSeconds(20), kernelStart());

    assertThat(before.isAlive()).isTrue();
  }

  @Test
  @DisplayName("of an older version's state has no start by the kernel, and counts by the clock")
  void an_older_version_noted_the_clock_only() {
    assertThat(new ProcessIdentity(mine.pid(), mine.startedAt(), null).isAlive()).isTrue();
  }

  private String kernelStart() {
    return Objects.requireNonNull(mine.kernelStart());
  }
}
