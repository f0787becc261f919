package codev.infra.systemtest.faults;

import codev.infra.systemtest.faults.story.Fault;
import codev.infra.systemtest.faults.story.FaultSequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two instances of each service under load while processes fail, then everything is counted. {@code
 * ./codev test --faults N --seed S} repeats a sequence of faults, or does a longer one.
 */
@DisplayName("A platform whose processes fail under load")
@Isolated("takes the whole machine")
class ProcessFaultsTest {
  private static final int FAULTS = Integer.getInteger("codev.faults", FaultSequence.ORDINARY);

  /** The ordinary build has the same sequence each time: what fails it is what was changed. */
  private static final long SEED = Long.getLong("codev.seed", 20_784);

  @Test
  @DisplayName("loses nothing, doubles nothing, and counts right afterwards")
  void nothing_is_lost_or_doubled() throws Exception {
    System.out.printf("%d faults with seed %d%n", FAULTS, SEED);
    var faults = FaultSequence.of(SEED, FAULTS);
    var onDemand = FAULTS > FaultSequence.ORDINARY;
    try (var run = new FaultRun(faults.stream().anyMatch(Fault::isOfNetwork), onDemand)) {
      run.play(faults);
    }
  }
}
