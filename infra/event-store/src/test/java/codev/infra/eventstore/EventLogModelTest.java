package codev.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.AppendModel.Append;
import codev.infra.testkit.SeedAndTriesHook;
import codev.infra.testkit.faults.BreakableDataSource.BreakPoint;
import codev.infra.testkit.history.RecordedCall;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

@Label("The event log under random appends, conflicts and lost connections")
@AddLifecycleHook(SeedAndTriesHook.class)
class EventLogModelTest {
  @Property(tries = 10)
  @Label("one call at a time has the outcome that the model says")
  void one_call_at_a_time(@ForAll("chains") ActionChain<AppendModel> chain) {
    chain.run().check();
  }

  /** What the machine has ordered cannot be shrunk. */
  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  @Label("calls at the same time keep every promise of the log")
  void calls_at_the_same_time(@ForAll("concurrentAppends") ConcurrentAppends appends)
      throws Exception {
    var result = appends.run();
    assertThat(result.violations()).isEmpty();
    assertThat(result.calls())
        .extracting(RecordedCall::outcome)
        .doesNotContain(RecordedCall.Outcome.UNKNOWN);
  }

  @Provide
  Arbitrary<ActionChain<AppendModel>> chains() {
    return ActionChain.startWith(AppendModel::new)
        .withAction(8, new Appending())
        .withAction(1, new GivingUp())
        .withAction(1, new Restarting())
        .withMaxTransformations(20);
  }

  @Provide
  Arbitrary<ConcurrentAppends> concurrentAppends() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 8),
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 15),
            Arbitraries.longs())
        .as(ConcurrentAppends::new);
  }

  /** A claimed sequence that is wrong one time in four, and up to four lost connections. */
  private static Arbitrary<Append> appends() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.of("a", "b", "c"),
            Arbitraries.of(0, 0, 0, 0, 0, 0, -1, 1),
            Arbitraries.integers().between(1, 3),
            breaks().list().ofMaxSize(4))
        .as(Append::new);
  }

  private static Arbitrary<BreakPoint> breaks() {
    return Arbitraries.frequency(
        Tuple.of(6, BreakPoint.NEVER),
        Tuple.of(1, BreakPoint.BEFORE),
        Tuple.of(1, BreakPoint.AFTER));
  }

  private static final class Appending implements Action.Independent<AppendModel> {
    @Override
    public Arbitrary<Transformer<AppendModel>> transformer() {
      return appends()
          .map(step -> Transformer.mutate(step.toString(), model -> model.append(step)));
    }
  }

  private static final class GivingUp implements Action.Independent<AppendModel> {
    @Override
    public Arbitrary<Transformer<AppendModel>> transformer() {
      return appends()
          .filter(step -> step.offset() == 0)
          .map(step -> Transformer.mutate("give up " + step, model -> model.giveUp(step)));
    }
  }

  private static final class Restarting implements Action.Independent<AppendModel> {
    @Override
    public Arbitrary<Transformer<AppendModel>> transformer() {
      return Arbitraries.integers()
          .between(0, 1)
          .map(
              process -> Transformer.mutate("restart " + process, model -> model.restart(process)));
    }
  }
}
