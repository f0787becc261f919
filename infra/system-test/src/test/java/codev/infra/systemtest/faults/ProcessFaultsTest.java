package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.sequence.Fault;
import codev.infra.systemtest.faults.sequence.FaultSequence;
import codev.infra.systemtest.faults.sequence.FaultText;
import codev.infra.systemtest.faults.sequence.Shrinker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two instances of each service under load while processes fail, then everything is counted. {@code
 * ./codev test --faults N --seed S} repeats a sequence of faults, or does a longer one; {@code
 * --sequence} does those that it lists, {@code --shrink} looks for a shorter list that fails.
 */
@DisplayName("A platform whose processes fail under load")
@Isolated("takes the whole machine")
@Order(Integer.MAX_VALUE)
class ProcessFaultsTest {
  private static final int FAULTS = Integer.getInteger("codev.faults", FaultSequence.ORDINARY);

  /** The ordinary build has the same sequence each time: what fails it is what was changed. */
  private static final long SEED = Long.getLong("codev.seed", 20_784);

  private static final String SEQUENCE = System.getProperty("codev.sequence", "");
  private static final String ORIGIN = SEQUENCE.isEmpty() ? "seed " + SEED : "a list";
  private static final boolean ON_DEMAND = FAULTS > FaultSequence.ORDINARY || !SEQUENCE.isEmpty();
  private static final boolean SHRINK = Boolean.getBoolean("codev.shrink");

  /** Of shorter lists, each on a platform of its own. */
  private static final int TRIES = 16;

  @BeforeAll
  static void leave_it_the_memory() {
    Platform.stopShared();
  }

  @Test
  @DisplayName("loses nothing, doubles nothing, and counts right afterwards")
  void nothing_is_lost_or_doubled() throws IOException {
    var faults = SEQUENCE.isEmpty() ? FaultSequence.of(SEED, FAULTS) : FaultText.parse(SEQUENCE);
    System.out.printf("%d faults of %s%n", faults.size(), ORIGIN);
    var failure = play(faults);
    if (failure.isPresent()) throw explained(failure.get());
  }

  /**
   * What is wrong, and the faults until then.
   *
   * @param performed up to the one after which it was found
   */
  private record Failure(List<Fault> performed, Throwable cause) {}

  private static Optional<Failure> play(List<Fault> faults) throws IOException {
    try (var run = new FaultRun(faults.stream().anyMatch(Fault::isOfNetwork), ON_DEMAND)) {
      try {
        run.play(faults);
        return Optional.empty();
      } catch (Exception | AssertionError e) {
        return Optional.of(new Failure(run.performed(), e));
      }
    }
  }

  private static AssertionError explained(Failure failure) {
    var faults = failure.performed();
    System.out.printf("failed: %s%nafter %s%n", failure.cause(), FaultText.of(faults));
    if (SHRINK) faults = new Shrinker<Fault>(ProcessFaultsTest::fails, TRIES).shortest(faults);
    return new AssertionError(
        """
        %d faults of %s: %s
        Again: ./codev test --sequence "%s"
        """
            .formatted(faults.size(), ORIGIN, failure.cause(), FaultText.of(faults)),
        failure.cause());
  }

  private static boolean fails(List<Fault> faults) {
    System.out.printf("%nDo these %d fail alone? %s%n", faults.size(), FaultText.of(faults));
    try {
      var failure = play(faults);
      System.out.println(failure.map(each -> "yes: " + each.cause()).orElse("no"));
      return failure.isPresent();
    } catch (IOException | AssertionError e) {
      System.out.println("they cannot be tried: " + e);
      return false;
    }
  }
}
