package codev.infra.systemtest.faults.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.faults.sequence.Fault.Kind;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults that a seed decides")
class FaultSequenceTest {
  private static final long SEED = 20_784;
  private static final int MANY = 300;

  @Test
  @DisplayName("are the same for the same seed, and others for another")
  void are_the_same_for_the_same_seed() {
    var many = FaultSequence.of(SEED, MANY);

    assertThat(many).hasSize(MANY).isNotEqualTo(FaultSequence.of(SEED + 1, MANY));
    assertThat(FaultSequence.of(SEED, MANY)).isEqualTo(many);
  }

  @Test
  @DisplayName("begin with those of the ordinary build, then have one of each other kind")
  void begin_with_one_of_each_kind() {
    var many = FaultSequence.of(SEED, MANY);
    var ordinary = FaultSequence.of(SEED, FaultSequence.ORDINARY);

    assertThat(ordinary)
        .extracting(Fault::kind)
        .containsExactlyInAnyOrder(
            Kind.KILL, Kind.TERMINATE, Kind.PAUSE, Kind.PAUSE, Kind.LOSE_VIEWS, Kind.FILL_DISK);
    assertThat(many).startsWith(ordinary.toArray(Fault[]::new));
    assertThat(many.subList(FaultSequence.ORDINARY, 10))
        .extracting(Fault::kind)
        .containsExactlyInAnyOrder(Kind.TOPIC_LOST, Kind.CUT, Kind.DELAY, Kind.SWALLOW);
    assertThat(ordinary).noneMatch(Fault::isOfNetwork);
    assertThat(many).extracting(Fault::kind).containsAll(EnumSet.allOf(Kind.class));
  }

  @Test
  @DisplayName("have a broker away for the second third and empty at the end, where there are many")
  void have_a_broker_that_is_away() {
    var many = FaultSequence.of(SEED, MANY);

    assertThat(many.get(MANY / 3)).hasToString("PAUSE kafka 600 s + 1000 ms");
    assertThat(many.subList(MANY / 3 + 1, 2 * MANY / 3)).noneMatch(Fault::concernsBroker);
    assertThat(many.getLast().kind()).isEqualTo(Kind.LOSE_BROKER);
    assertThat(many).filteredOn(fault -> fault.kind() == Kind.LOSE_BROKER).hasSize(1);
    assertThat(FaultSequence.of(SEED, 50))
        .noneMatch(fault -> fault.length().toMinutes() > 0 || fault.kind() == Kind.LOSE_BROKER);
  }

  @Test
  @DisplayName("restore a backup once, with faults afterwards, where there are many")
  void restore_a_backup_once() {
    for (int seed = 0; seed < 50; seed++) {
      var kinds = FaultSequence.of(seed, 51).stream().map(Fault::kind).toList();

      assertThat(kinds).containsOnlyOnce(Kind.BACKUP, Kind.RESTORE);
      assertThat(kinds.indexOf(Kind.RESTORE)).isBetween(kinds.indexOf(Kind.BACKUP) + 1, 51 / 3 - 1);
    }
    assertThat(FaultSequence.of(SEED, 50))
        .extracting(Fault::kind)
        .doesNotContain(Kind.BACKUP, Kind.RESTORE);
  }

  @Test
  @DisplayName("can be fewer than there are kinds")
  void can_be_fewer() {
    assertThat(IntStream.range(0, 12)).allMatch(n -> FaultSequence.of(SEED, n).size() == n);
  }
}
