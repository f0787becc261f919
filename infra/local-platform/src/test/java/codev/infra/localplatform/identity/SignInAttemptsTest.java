package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attempts to sign in")
class SignInAttemptsTest {
  private final SignInAttempts attempts = new SignInAttempts();

  @Test
  @DisplayName("of one account wait after ten failures, from wherever they come; others do not")
  void of_one_account() {
    IntStream.range(0, 9).forEach(i -> attempts.noteFailure("alice", "10.0.0." + i));
    assertThat(attempts.wait("alice", "10.0.1.1")).isZero();

    attempts.noteFailure("alice", "10.0.0.9");

    assertThat(attempts.wait("alice", "10.0.1.1")).isPositive().isLessThan(Duration.ofSeconds(16));
    assertThat(attempts.wait("bob", "10.0.0.9")).isZero();
  }

  @Test
  @DisplayName("from one address wait after fifty failures, of whatever accounts")
  void from_one_address() {
    IntStream.range(0, 50).forEach(i -> attempts.noteFailure("person" + i, "10.0.0.1"));

    assertThat(attempts.wait("alice", "10.0.0.1")).isPositive().isLessThan(Duration.ofSeconds(4));
    assertThat(attempts.wait("alice", "10.0.0.2")).isZero();
  }
}
