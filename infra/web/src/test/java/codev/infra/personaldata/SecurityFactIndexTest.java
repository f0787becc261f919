package codev.infra.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.securityrecord.SecurityFact;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The facts of a person's security record that an export has")
class SecurityFactIndexTest {
  private static final Instant START = Instant.parse("2027-01-11T08:00:00Z");
  private static final Instant NOW = START.plusSeconds(86_400);
  private static final int MOST = SecurityFactIndex.MOST;

  @Test
  @DisplayName("are all of them up to a number, of which none is left out")
  void all_up_to_a_number() {
    var index = after(MOST);

    assertThat(index.positions()).isEqualTo(positions(1, MOST));
    assertThat(index.leftOut()).isZero();
    assertThat(index.completeFrom(at(index.positions()), NOW)).isNull();
    assertThat(SecurityFactIndex.EMPTY.completeFrom(List.of(), NOW)).isNull();
  }

  @Test
  @DisplayName("are the latest of them beyond that, complete from the first of these on")
  void the_latest_beyond_a_number() {
    var index = after(MOST + 7);

    assertThat(index.positions()).isEqualTo(positions(8, MOST + 7));
    assertThat(index.leftOut()).isEqualTo(7);
    assertThat(index.completeFrom(at(index.positions()), NOW)).isEqualTo(START.plusSeconds(8));
  }

  @Test
  @DisplayName("are complete from now on where a restored log has none of the latest")
  void none_is_in_a_restored_log() {
    var index = after(MOST + 7);

    assertThat(index.completeFrom(List.of(), NOW)).isEqualTo(NOW);
  }

  private static SecurityFactIndex after(int facts) {
    var projection = SecurityFactIndex.projection();
    SecurityFactIndex index = null;
    for (int i = 1; i <= facts; i++) index = projection.fold("alice", index, recorded(i));
    return Objects.requireNonNull(index);
  }

  private static List<Long> positions(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static List<RecordedEvent<SecurityFact>> at(List<Long> positions) {
    return positions.stream().map(SecurityFactIndexTest::recorded).toList();
  }

  private static RecordedEvent<SecurityFact> recorded(long position) {
    var at = START.plusSeconds(position);
    var fact = new SignedIn(new UUID(0, position), "alice", LocalDate.of(2027, 1, 11), at);
    return new RecordedEvent<>(fact, position, "security/alice", position, at, "");
  }
}
